# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures how well kwic ranks the documents of judged collections, and compares the results with recorded figures."""
import argparse
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

from measures import Figures, differences, figures_of, mean, p_value, read_figures, sample, write_figures

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from programs import program  # noqa: E402

FIGURES = HERE / "figures"
CORPUS = HERE.parent.parent / "corpus"
HOW = ["--match", "any", "--snippets", "0", "-n", "100", "--format", "trec", "--batch", "-"]
HEADINGS = Figures("MAP", "nDCG@10", "MRR@10")


class Collection(NamedTuple):
    name: str
    documents: list  # arguments of kwic-indexer
    queries: pathlib.Path  # lines of ID<TAB>QUERY
    judgements: pathlib.Path  # lines of ID 0 DOCUMENT GRADE


# ---- finding and reading collections


def collection_at(folder, name):
    """Returns the collection with the files of this folder, or None if the folder is not a collection."""
    for documents, queries, judgements in (
        (["--jsonl", folder / "docs.jsonl"], "queries.tsv", "qrels.txt"),
        ([folder / "clippings"], "topics.tsv", "judgements.txt"),
    ):
        found = Collection(name, documents, folder / queries, folder / judgements)
        if documents[-1].exists() and found.queries.exists() and found.judgements.exists():
            return found
    return None


def collections_below(folder):
    """If the folder is a collection, yields this collection with the name of the folder. Otherwise, yields the
    collections below the folder in the order of their paths. The name of such a collection is its relative path with
    `-` instead of `/`."""
    folder = folder.resolve()
    for parent, names, _ in os.walk(folder):
        names.sort()
        path = pathlib.Path(parent)
        name = "-".join(path.relative_to(folder).parts) or folder.name
        found = collection_at(path, name)
        if found:
            names.clear()
            yield found


def read_queries(path):
    """Returns {query id: query text}."""
    with open(path, encoding="utf-8") as file:
        return dict(line.rstrip("\n").split("\t", 1) for line in file if "\t" in line)


def read_judgements(path):
    """Returns {query: {document: grade}} for queries with a relevant document. Spaces in the ids of documents are
    replaced by %20, as in the TREC output of kwic-searcher."""
    judged = {}
    with open(path, encoding="utf-8") as file:
        for line in filter(str.strip, file):
            query, _, rest = line.split(maxsplit=2)
            document, grade = rest.rsplit(maxsplit=1)
            judged.setdefault(query, {})[document.replace(" ", "%20")] = float(grade)
    return {query: grades for query, grades in judged.items() if max(grades.values()) > 0}


# ---- running the programs


def run(command, text=""):
    """Runs a command with `text` as standard input. Returns its standard output and its run time in seconds."""
    begin = time.perf_counter()
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode not in (0, 1):  # status 1: nothing found, or some inputs skipped
        raise SystemExit(f"eval: {command[0]} ended with status {done.returncode}: {done.stderr[-500:]}")
    return done.stdout, time.perf_counter() - begin


def make_index(indexer, collection, index):
    """Makes the index unless it exists. Returns the run time of the indexer in seconds, or 0 if it did not run."""
    if (index / "CURRENT").exists():
        return 0.0
    return run([indexer, "--index", index, "--progress", "never", "--quiet", *collection.documents])[1]


def ask(searcher, index, queries, options):
    """Returns {query id: documents, best first} and the run time in seconds."""
    lines = "".join(f"{query}\t{text}\n" for query, text in queries.items())
    output, seconds = run([searcher, "--index", index, *HOW, *options], lines)
    answers = {}
    for line in output.splitlines():
        query, _, document = line.split()[:3]
        answers.setdefault(query, []).append(document)
    return answers, seconds


# ---- printing the table


def print_heading():
    cells = "".join(f"{heading:>20}" for heading in HEADINGS)
    print(f"{'':20}{'queries':>8}{cells}{'index s':>10}{'ask s':>8}{'empty':>8}")


def print_figures(name, figures, index_seconds, seconds, empty):
    cells = "".join(f"{value:>20.4f}" for value in mean(list(figures.values())))
    print(f"{name:20}{len(figures):>8}{cells}{index_seconds:>10.2f}{seconds:>8.2f}{empty:>8}", flush=True)


def print_change(gained):
    """Prints mean differences with p-values, and the numbers of queries whose average precision has risen or fallen."""
    if not any(map(any, gained.values())):
        print(f"{'  unchanged':20}{len(gained):>8}", flush=True)
        return
    columns = zip(*gained.values())
    cells = "".join(f"{f'{math.fsum(c) / len(c):+.4f} (p {p_value(c):.2g})':>20}" for c in columns)
    better, worse = (sum(sign * change.ap > 0 for change in gained.values()) for sign in (1, -1))
    print(f"{'  change':20}{len(gained):>8}{cells}  {better} better, {worse} worse", flush=True)


def print_worst(gained, queries, count):
    """Prints the queries whose average precision fell most."""
    for query in sorted(gained, key=lambda query: (gained[query].ap, query))[:count]:
        if gained[query].ap < 0:
            print(f"    {gained[query].ap:+.4f}  {query}  {queries[query]}")


def evaluate(collection, options, scratch):
    judged = read_judgements(collection.judgements)
    texts = read_queries(collection.queries)
    asked = sample(judged, options.queries or len(judged))
    if not asked:
        raise SystemExit(f"eval: {collection.name}: no query has a relevant document")
    index = (options.keep_index or scratch) / collection.name
    index_seconds = make_index(options.indexer, collection, index)
    queries = {query: texts[query] for query in asked if query in texts}
    answers, seconds = ask(options.searcher, index, queries, options.searcher_option)
    figures = {query: figures_of(judged[query], answers.get(query, [])) for query in asked}
    print_figures(collection.name, figures, index_seconds, seconds, sum(query not in answers for query in asked))

    recorded = FIGURES / f"{collection.name}.tsv"
    gained = differences(figures, read_figures(recorded))
    if gained:
        print_change(gained)
        print_worst(gained, texts, options.worst)
    if options.record:
        write_figures(recorded, figures)


def parse_arguments():
    parser = argparse.ArgumentParser(prog="script/eval", description=__doc__)
    parser.add_argument("collections", nargs="*", metavar="COLLECTION", type=pathlib.Path, default=[CORPUS],
                        help="a folder with docs.jsonl, queries.tsv and qrels.txt, or with such folders [corpus/]")
    parser.add_argument("--bin", metavar="DIR", help="the programs are in this folder or below")
    parser.add_argument("--record", action="store_true", help="record the figures for later comparisons")
    parser.add_argument("--queries", metavar="N", type=int, help="search with only N queries of each collection")
    parser.add_argument("--worst", metavar="N", type=int, default=0, help="list the N queries with the largest loss")
    parser.add_argument("--searcher-option", metavar="OPT", action="append", default=[],
                        help="an option for kwic-searcher, repeatable, for example --searcher-option=--plain")
    parser.add_argument("--keep-index", metavar="DIR", type=pathlib.Path,
                        help="folder of the indexes, which are reused if they exist")
    options = parser.parse_args()
    if options.record and (options.queries or options.searcher_option):
        parser.error("--record cannot be combined with --queries or --searcher-option")
    options.indexer, options.searcher = (program(name, options.bin) for name in ("kwic-indexer", "kwic-searcher"))
    return options


def main():
    options = parse_arguments()
    found = [collection for folder in options.collections for collection in collections_below(folder)]
    if not found:
        raise SystemExit("eval: no collection was found in these folders")
    if len({collection.name for collection in found}) < len(found):
        raise SystemExit("eval: two of these collections have the same name")
    print_heading()
    with tempfile.TemporaryDirectory(prefix="kwic-eval-") as scratch:
        for collection in found:
            evaluate(collection, options, pathlib.Path(scratch))


if __name__ == "__main__":
    main()
