# SPDX-License-Identifier: GPL-2.0-or-later
"""All engines that can be compared, in the order of the table."""
from fts5 import Fts5
from groonga import Groonga
from kwic import Kwic, KwicWithoutPositions
from lucene import Lucene
from omega import Omega
from recoll import Recoll
from ripgrep import Ripgrep

ALL = {engine.name: engine for engine in (Kwic, KwicWithoutPositions, Fts5, Lucene, Groonga, Omega, Recoll, Ripgrep)}
ON_REQUEST = ("kwic-no-positions",)


def chosen(names):
    """Returns kwic and the engines of a comma-separated list. If `names` is None, returns all installed engines except
    those of ON_REQUEST."""
    if names is None:
        return [engine for name, engine in ALL.items() if name not in ON_REQUEST and engine.is_installed()]
    wanted = {"kwic", *names.split(",")}
    for name in wanted:
        if name not in ALL:
            raise SystemExit(f"bench: there is no engine {name}; there are {', '.join(ALL)}")
        if not ALL[name].is_installed():
            raise SystemExit(f"bench: {name} is not installed")
    return [engine for name, engine in ALL.items() if name in wanted]
