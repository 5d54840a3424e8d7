# SPDX-License-Identifier: GPL-2.0-or-later
"""What the comparison and the scaling run have in common: options, the programs, and where results go."""
import datetime
import os

import machine

RUNS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "runs")


def add_options(parser, names):
    parser.add_argument("--engines", metavar="NAME,...", help="instead of all that are installed: " + ", ".join(names))
    parser.add_argument("--name", default="given", help="what the texts are, for the table [given]")
    parser.add_argument("--output", metavar="DIR", help="for the results [tests/bench/runs/ and the date]")
    parser.add_argument("--scratch", metavar="DIR", type=os.path.abspath,
                        help="for texts and indexes, eight times the texts [TMPDIR]")
    parser.add_argument("--bin", metavar="DIR", help="where kwic's programs are, instead of building them")


def use_programs(folder):
    """Those below a folder come before those in the PATH."""
    if folder:
        programs = {"kwic-indexer", "kwic-searcher"}
        found = sorted(os.path.abspath(parent) for parent, _, files in os.walk(folder) if programs & set(files))
        os.environ["PATH"] = ":".join([*found, os.environ["PATH"]])


def begin(compared, options):
    """The results so far: what is measured, and on what."""
    return {
        "date": datetime.date.today().isoformat(),
        "commit": machine.commit(),
        "machine": machine.describe(),
        "versions": {engine.title or engine.name: engine.version() for engine in compared},
        "rounds": options.rounds,
    }


def output_folder(given, name):
    """Without a given one, a new one for the date."""
    if given:
        return given
    folder, number = os.path.join(RUNS, name), 1
    while os.path.exists(folder):
        number += 1
        folder = os.path.join(RUNS, f"{name}-{number}")
    return folder
