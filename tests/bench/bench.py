# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures kwic and the other installed engines with the same texts, and writes a table, plots and results.json."""
import argparse
import os
import sys
import tempfile

import collection
import engines
import plots
import report
import session
import workload
from measure import measure, starting_ms

CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "corpus", "clippings")


def parse_options():
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("inputs", nargs="*", metavar="FOLDER | FILE.jsonl",
                        help="UTF-8 texts: folders of files, or JSON lines with id, text and optionally title "
                        "[texts generated from corpus/clippings]")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds, of which the best counts [3]")
    parser.add_argument("--queries", type=int, default=500, metavar="N", help="queries of each kind [500]")
    parser.add_argument("--many", type=int, default=10000, metavar="N", help="queries of a batch with two jobs [10000]")
    parser.add_argument("--size", type=float, default=20, metavar="MB", help="size of the generated texts [20]")
    session.add_options(parser, engines.ALL)
    return parser.parse_args()


def prepare(scratch, options):
    """Returns the workload and a description of its texts."""
    inputs, source = options.inputs, options.name
    if not inputs:
        inputs, source = [os.path.join(scratch, "made")], f"generated from corpus/clippings, seed {workload.SEED}"
        os.mkdir(inputs[0])
        collection.make_collection(CORPUS, inputs[0], options.size * 1e6, workload.SEED)
    return workload.of_inputs(scratch, inputs, options.queries, options.many), source


def main():
    options = parse_options()
    session.use_programs(options.bin)
    chosen = engines.chosen(options.engines)
    with tempfile.TemporaryDirectory(prefix="kwic-bench-", dir=options.scratch) as scratch:
        work, source = prepare(scratch, options)
        compared = session.make(chosen, scratch, options)
        results = session.begin(compared, options)
        results["texts"] = {"count": work.count, "bytes": work.bytes, "source": source, "seed": workload.SEED}
        results["queries"] = options.queries
        results["starting_ms"] = starting_ms(work)
        results["engines"] = {engine.name: {"title": engine.title or engine.name, "rounds": []} for engine in compared}
        folder = session.output_folder(options.output, results["date"])
        for engine in compared:
            engine.prepare(work)
        for number in range(options.rounds):  # engines take turns, so that other load affects all of them
            for engine in compared:
                print(f"round {number + 1}: {engine.name} ...", file=sys.stderr, flush=True)
                results["engines"][engine.name]["rounds"].append(measure(engine, work))
            report.write(results, folder)
    plots.compare(results, folder)
    report.show(results, folder)


if __name__ == "__main__":
    main()
