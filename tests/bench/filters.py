# SPDX-License-Identifier: GPL-2.0-or-later
"""Compares the CPU time of searches with a filter to the time of the same searches without a filter.

Each text gets the field `bucket`, a number from 0 to 99. The filter `all` matches all texts, the filter `most` 99 % of
them, and the filter `few` 1 %."""
import argparse
import json
import os
import resource
import subprocess
import tempfile

import collection
import queries

FILTERS = {"none": [], "all": ["--filter", "bucket:>=0"], "most": ["--filter", "-bucket:=7"],
           "few": ["--filter", "bucket:=7"]}


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", metavar="FOLDER", help="a folder of UTF-8 texts")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds, of which the fastest counts [5]")
    parser.add_argument("--queries", type=int, default=200, metavar="N", help="number of queries [200]")
    parser.add_argument("--repeat", type=int, default=10, metavar="N", help="times that a round runs each query [10]")
    return parser.parse_args()


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    status = subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode
    if status not in (0, 1):  # 1: the last query found nothing
        raise SystemExit(f"{command[0]} failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    options = parse_options()
    with tempfile.TemporaryDirectory() as folder:
        lines, index, batch = (os.path.join(folder, name) for name in ("texts.jsonl", "index", "batch"))
        texts = []
        with open(lines, "w", encoding="utf-8") as file:
            for number, (name, text) in enumerate(collection.documents(options.folders, [], "/")):
                texts.append(text)
                file.write(json.dumps({"id": name, "text": text, "bucket": number % 100}) + "\n")
        subprocess.run(["kwic-indexer", "--quiet", "--index", index, "--jsonl", lines], check=True)
        drawn = [" ".join(words) for words in queries.draw(texts, queries.words_of, options.queries, 1)]
        with open(batch, "w", encoding="utf-8") as file:
            file.writelines(query + "\n" for query in drawn * options.repeat)
        print(f"{len(texts)} texts, {len(drawn)} queries, milliseconds of CPU for a query")
        print("| words | " + " | ".join(FILTERS) + " |\n|---|" + "---|" * len(FILTERS))
        for match in ("any", "all", "auto"):
            best = dict.fromkeys(FILTERS, float("inf"))
            for _ in range(options.rounds):
                for name, given in FILTERS.items():
                    command = ["kwic-searcher", "--index", index, "--match", match, "--snippets", "0", "--jobs", "1",
                               *given, "--batch", batch]
                    best[name] = min(best[name], cpu_seconds(command))
            searches = max(len(drawn) * options.repeat, 1)
            print(f"| {match} | " + " | ".join(f"{1000 * best[name] / searches:.3f}" for name in FILTERS) + " |")


if __name__ == "__main__":
    main()
