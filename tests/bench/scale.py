# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures time, memory and index size for five numbers of texts, each twice the previous one."""
import argparse
import json
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
from synthetic import LAW, Maker

TIMES = (1, 2, 4, 8, 16)


def parse_options():
    parser = argparse.ArgumentParser(prog="script/bench --scale", description=__doc__)
    parser.add_argument("folders", nargs="+", metavar="FOLDER", help="a folder of UTF-8 texts, whose lines are used")
    parser.add_argument("--max-texts", type=int, default=2_000_000, metavar="N",
                        help="texts of the largest size [2000000]")
    parser.add_argument("--max-peer-texts", type=int, default=250_000, metavar="N",
                        help="maximum number of texts for engines other than kwic, tantivy and lucene10 [250000]")
    parser.add_argument("--rounds", type=int, default=1, metavar="N", help="rounds, of which the best counts [1]")
    parser.add_argument("--queries", type=int, default=500, metavar="N", help="queries of each kind [500]")
    session.add_options(parser, engines.ALL)
    return parser.parse_args()


class GrowingLines:
    """A file of JSON lines. grow() only appends, so that each size contains the texts of the smaller sizes."""

    def __init__(self, path, maker):
        self.path, self.maker = path, maker
        self.sample = workload.Sample()

    def grow(self, count):
        with open(self.path, "a", encoding="utf-8") as file:
            while self.sample.count < count:
                text = self.maker.text()
                file.write(json.dumps({"id": f"{self.sample.count:08}", "text": text}, ensure_ascii=False) + "\n")
                self.sample.add(text)


def measure_size(compared, work, options):
    """Returns the best figures of each engine for the current texts."""
    found = {}
    for engine in compared:
        if not engine.all_sizes and work.count > options.max_peer_texts:
            continue
        print(f"{work.count:,} texts: {engine.name} ...", file=sys.stderr, flush=True)
        engine.prepare(work)
        rounds = [measure(engine, work, updates=False, rates=False) for _ in range(options.rounds)]
        found[engine.name] = {"texts.mb": work.bytes / 1e6, **report.best(rounds)}
    return {"documents": work.count, "bytes": work.bytes, "engines": found}


def main():
    options = parse_options()
    session.use_programs(options.bin)
    chosen = engines.chosen(options.engines, lambda engine: engine.all_sizes)
    given = collection.documents(options.folders, [], "/")
    lines = [line for _, text in given for line in text.splitlines()]
    with tempfile.TemporaryDirectory(prefix="kwic-bench-", dir=options.scratch) as scratch:
        compared = session.make(chosen, scratch, options)
        texts = GrowingLines(os.path.join(scratch, "texts.jsonl"), Maker(lines, workload.SEED))
        work = workload.Workload(scratch, [], [texts.path])
        results = session.begin(compared, options)
        results["texts"] = {"source": f"{options.name}: {LAW}; seed {workload.SEED}", "seed": workload.SEED}
        results["queries"] = options.queries
        results["titles"] = {engine.name: engine.title or engine.name for engine in compared}
        results["sizes"] = []
        folder = session.output_folder(options.output, results["date"] + "-scale")
        for times in TIMES:
            texts.grow(options.max_texts * times // TIMES[-1])
            work.count, work.bytes = texts.sample.count, texts.sample.bytes
            if not work.queries:  # all sizes use the same queries
                work.draw(texts.sample, options.queries, 0)
                work.queries = {kind: work.queries[kind] for kind in report.MEASURED if kind in work.queries}
                results["starting_ms"] = starting_ms(work)
            results["sizes"].append(measure_size(compared, work, options))
            report.write(results, folder)
    plots.scale(results, folder)
    report.show(results, folder)


if __name__ == "__main__":
    main()
