# SPDX-License-Identifier: GPL-2.0-or-later
"""All engines that can be compared, in the order of the table."""
import sys

from fts5 import Fts5
from groonga import Groonga
from kwic import Kwic, KwicWithoutPositions
from lucene import Lucene, Lucene10
from omega import Omega
from recoll import Recoll
from ripgrep import Ripgrep
from tantivy import Tantivy

ALL = {
    engine.name: engine
    for engine in (Kwic, KwicWithoutPositions, Tantivy, Lucene10, Fts5, Lucene, Groonga, Omega, Recoll, Ripgrep)
}
ON_REQUEST = ("kwic-no-positions",)


def chosen(names, suits=lambda engine: True):
    """Returns kwic and the engines of a comma-separated list. If `names` is None, returns all engines that can be
    measured here and that `suits` selects, except those of ON_REQUEST. Prints the reason for each engine that is left
    out."""
    if names is None:
        require(Kwic)
        wanted = [engine for name, engine in ALL.items() if name not in ON_REQUEST and suits(engine)]
        return [engine for engine in wanted if not left_out(engine)]
    wanted = {"kwic", *names.split(",")}
    for name in wanted:
        if name not in ALL:
            raise SystemExit(f"bench: there is no engine {name}; there are {', '.join(ALL)}")
        require(ALL[name])
    return [engine for name, engine in ALL.items() if name in wanted]


def require(engine):
    if reason := engine.missing():
        raise SystemExit(f"bench: {engine.name} cannot be measured: {reason}")


def left_out(engine):
    reason = engine.missing()
    if reason:
        print(f"bench: {engine.name} is left out: {reason}", file=sys.stderr)
    return reason is not None
