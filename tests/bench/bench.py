# SPDX-License-Identifier: GPL-2.0-or-later
"""Text folders -> a table of what kwic and the other indexes that are installed need for the same work."""
import argparse
import os
import shutil
import statistics
import sys
import tempfile

import collection
import engines

CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "corpus", "clippings")
SEED = 1
QUERIES = 200
PROCESSES = 20  # single searches, each a process of its own

# What is shown: key, heading, format, and whether more is better.
ROWS = [
    ("speed", "full build, MB/s", "{:.1f}", True),
    ("memory", "full build, peak memory, MB", "{:.0f}", False),
    ("size", "index, bytes per byte of text", "{:.2f}", False),
    ("update", "update without a change, s", "{:.2f}", False),
    ("any_mean", "a query, any word, mean ms", "{:.2f}", False),
    ("any_p99", "a query, any word, p99 ms", "{:.2f}", False),
    ("any_wall", "the same, whole run / queries, ms", "{:.2f}", False),
    ("all_mean", "a query, all words, mean ms", "{:.2f}", False),
    ("all_p99", "a query, all words, p99 ms", "{:.2f}", False),
    ("all_wall", "the same, whole run / queries, ms", "{:.2f}", False),
    ("unspaced_mean", "Chinese, Japanese, Thai, mean ms", "{:.2f}", False),
    ("unspaced_p99", "Chinese, Japanese, Thai, p99 ms", "{:.2f}", False),
    ("process", "a search as a process, median ms", "{:.1f}", False),
]


def size_of(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(parent, file)) for parent, _, files in os.walk(path) for file in files)


def remove(path):
    if os.path.isdir(path):
        shutil.rmtree(path)
    elif os.path.exists(path):
        os.remove(path)


class Workload:
    """What every index is given to do."""

    def __init__(self, work, folders):
        self.folders = folders
        sizes = [os.path.getsize(path) for path in collection.files_below(folders)]
        self.texts, self.bytes = len(sizes), sum(sizes)
        self.queries = collection.make_queries(folders, collection.spaced_query, QUERIES, SEED)
        if not self.queries:
            raise SystemExit("bench: there are too few words in these folders")
        self.queries_file = self.write(work, "queries", self.queries)
        unspaced = collection.make_queries(folders, collection.unspaced_query, QUERIES, SEED)
        self.unspaced_file = self.write(work, "unspaced", unspaced) if unspaced else None

    @staticmethod
    def write(work, name, queries):
        path = os.path.join(work, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write("".join(query + "\n" for query in queries))
        return path


def measure_queries(engine, work):
    found = {}
    for how in ("any", "all"):
        times, seconds = engine.search(how, work.queries_file)
        found[how + "_mean"], found[how + "_p99"] = statistics.mean(times), p99(times)
        found[how + "_wall"] = seconds * 1000 / len(times)
    if work.unspaced_file and engine.finds_unspaced:
        times, _ = engine.search("any", work.unspaced_file)
        found["unspaced_mean"], found["unspaced_p99"] = statistics.mean(times), p99(times)
    return found


def p99(times):
    return sorted(times)[len(times) * 99 // 100]


def measure(engine, work):
    """One round of everything that the engine can do."""
    remove(engine.index)
    built = engine.build(work.folders)
    found = {
        "speed": work.bytes / built.seconds / 1e6,
        "memory": built.memory / 1e6,
        "size": size_of(engine.index) / work.bytes,
    }
    if engine.update:
        found["update"] = engine.update(work.folders).seconds
    if engine.search:
        found.update(measure_queries(engine, work))
    runs = [engine.search_once(query) for query in work.queries[:PROCESSES]]
    if runs[0]:
        found["process"] = statistics.median(run.seconds for run in runs) * 1000
    return found


def best(rounds, key, more_is_better):
    values = [found[key] for found in rounds if key in found]
    return (max(values) if more_is_better else min(values)) if values else None


def print_table(names, rounds):
    print(f"{'':36}" + "".join(f"{name:>20}" for name in names))
    for key, heading, form, more_is_better in ROWS:
        own = best(rounds[names[0]], key, more_is_better)
        line = f"{heading:36}"
        for name in names:
            value = best(rounds[name], key, more_is_better)
            cell = "-" if value is None else form.format(value)
            if name != names[0] and value is not None:
                ratio = own / value if more_is_better else value / own
                cell += f" ({ratio:.2f} x)"
            line += f"{cell:>20}"
        print(line.rstrip())
    print("\nIn brackets: how many times better kwic is than that index; below 1 it is worse.")


def main():
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="of UTF-8 texts; else texts are made of corpus/")
    parser.add_argument("--rounds", type=int, default=3, help="of which the best counts [3]")
    parser.add_argument("--size", type=float, default=20, help="of made texts, in MB [20]")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="kwic-bench-") as scratch:
        folders = [os.path.realpath(folder) for folder in options.folders]
        if not folders:
            folders = [os.path.join(scratch, "texts")]
            os.mkdir(folders[0])
            collection.make_collection(CORPUS, folders[0], options.size * 1e6, SEED)
        work = Workload(scratch, folders)
        source = "given" if options.folders else f"made of corpus/clippings, seed {SEED}"
        print(f"{work.texts:,} texts, {work.bytes / 1e6:.1f} MB, {source}; {len(work.queries)} queries; ", end="")
        print(f"{os.cpu_count()} cores; best of {options.rounds} rounds\n", flush=True)

        compared = [engine(scratch) for engine in engines.installed()]
        rounds = {engine.name: [] for engine in compared}
        for number in range(options.rounds):  # in turn, so that a busy minute meets all of them
            for engine in compared:
                print(f"round {number + 1}: {engine.name} ...", file=sys.stderr, flush=True)
                rounds[engine.name].append(measure(engine, work))
        print_table([engine.name for engine in compared], rounds)


if __name__ == "__main__":
    main()
