# SPDX-License-Identifier: GPL-2.0-or-later
"""The common parts of bench.py and scale.py: options, programs, and the folder of results."""
import datetime
import os

import machine
from engine import Engine

RUNS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "runs")


def add_options(parser, names):
    parser.add_argument("--engines", metavar="NAME,...",
                        help="engines to measure besides kwic [those that are installed, except kwic-no-positions; "
                        "with --scale, those of tantivy and lucene10 that are installed]: " + ", ".join(names))
    parser.add_argument("--warm-up", type=float, default=Engine.warm_up, metavar="SECONDS",
                        help="time for which tantivy and Lucene run queries before they measure "
                        f"[{Engine.warm_up}]")
    parser.add_argument("--name", default="given", help="description of the texts in the table [given]")
    parser.add_argument("--output", metavar="DIR", help="folder for the results [tests/bench/runs/DATE]")
    parser.add_argument("--scratch", metavar="DIR", type=os.path.abspath,
                        help="folder for texts and indexes, which need eight times the size of the texts [TMPDIR]")
    parser.add_argument("--bin", metavar="DIR", help="folder with kwic's programs [script/build builds them]")


def use_programs(folder):
    """Searches the tree `folder` for kwic-indexer and kwic-searcher, and puts their folders first in PATH."""
    if folder:
        programs = {"kwic-indexer", "kwic-searcher"}
        found = sorted(os.path.abspath(parent) for parent, _, files in os.walk(folder) if programs & set(files))
        os.environ["PATH"] = ":".join([*found, os.environ["PATH"]])


def make(chosen, scratch, options):
    """Returns an object of each of the chosen engines."""
    compared = [engine(scratch) for engine in chosen]
    for engine in compared:
        engine.warm_up = options.warm_up
    return compared


def begin(compared, options):
    """Returns the first members of the results: the date, the commit, the machine, the versions and the rounds."""
    return {
        "date": datetime.date.today().isoformat(),
        "commit": machine.commit(),
        "machine": machine.describe(),
        "versions": {engine.title or engine.name: engine.version() for engine in compared},
        "rounds": options.rounds,
    }


def output_folder(given, name):
    """Returns `given` if `given` is not None. Otherwise returns the path RUNS/`name`, or a path RUNS/`name`-NUMBER if
    RUNS/`name` exists."""
    if given:
        return given
    folder, number = os.path.join(RUNS, name), 1
    while os.path.exists(folder):
        number += 1
        folder = os.path.join(RUNS, f"{name}-{number}")
    return folder
