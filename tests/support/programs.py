# SPDX-License-Identifier: GPL-2.0-or-later
"""Finds the programs that a measurement runs."""
import os
import pathlib
import shutil
import sys


def program(name, folder):
    """Returns the path of the newest program `name` below `folder`, or of the installed program if `folder` is None."""
    if folder is None:
        found = shutil.which(name)
    else:
        files = [path for path in pathlib.Path(folder).rglob(name) if path.is_file() and os.access(path, os.X_OK)]
        found = max(files, key=lambda path: path.stat().st_mtime, default=None)
    if not found:
        raise SystemExit(f"{pathlib.Path(sys.argv[0]).stem}: {name} was not found {f'below {folder}' if folder else 'in the PATH'}")
    return str(found)
