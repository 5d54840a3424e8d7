# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures how often kwic detects the correct language. The texts are from packages of Debian, in which the path of a
text states its language, or are composed of paragraphs of these texts."""
import argparse
import collections
import json
import pathlib
import shutil
import subprocess
import sys

from composed import compose
from labeled import collect, unpack

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))

from programs import program  # noqa: E402

SAME = {"nb": "no", "nn": "no", "bs": "hr"}  # each key counts as the language in its value


def run(command):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode != 0:
        raise SystemExit(f"languages: {command[0]} ended with status {done.returncode}: {done.stderr[-500:]}")
    return done.stdout


def detect(texts, folder, options):
    """Indexes the texts and returns the detected language of each text, as an ISO 639 code or ""."""
    files = folder / "texts"
    shutil.rmtree(files, ignore_errors=True)
    for number, text in enumerate(texts):
        path = files / f"{number:05}" / text.name.removesuffix(".gz")
        path.parent.mkdir(parents=True)
        path.write_bytes(text.content)
    index = folder / "index"
    run([options.indexer, "--index", index, "--rebuild", "--hidden", "--quiet", files])
    answer = run([options.searcher, "--index", index, "--format", "json", "--snippets", "0", "--limit", "10000", "*"])
    found = {int(hit["id"].split("/")[0]): hit["language"] or "" for hit in json.loads(answer)["hits"]}
    return [found.get(number, "") for number in range(len(texts))]


def code_of(tag):
    code = (tag or "").split("-")[0]
    return SAME.get(code, code)


def outcome(text, tag):
    code = code_of(tag)
    return "right" if code == text.language else "wrong" if code else "none"


def print_table(title, rows):
    """`rows` are pairs (key, outcome). Prints the number of each outcome for each key, and the sums."""
    counts = collections.defaultdict(collections.Counter)
    for key, result in rows:
        counts[key][result] += 1
        counts["all"][result] += 1
    print(f"{title:24}{'right':>8}{'none':>8}{'wrong':>8}{'right %':>10}")
    for key, count in sorted(counts.items(), key=lambda item: (item[0] == "all", item[0])):
        share = 100 * count["right"] / sum(count.values())
        print(f"  {key or 'no comments':22}{count['right']:>8}{count['none']:>8}{count['wrong']:>8}{share:>10.1f}")
    print()


def parse_arguments():
    parser = argparse.ArgumentParser(prog="script/languages", description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=pathlib.Path, help="folder for packages, texts and the index")
    parser.add_argument("--bin", metavar="DIR", help="the programs are in this folder or below")
    parser.add_argument("--texts", metavar="N", type=int, default=2000, help="number of texts from packages [2000]")
    parser.add_argument("--composed", metavar="N", type=int, default=300, help="number of composed texts [300]")
    parser.add_argument("--list", action="store_true", help="also list the texts whose language is not detected correctly")
    options = parser.parse_args()
    options.indexer, options.searcher = (program(name, options.bin) for name in ("kwic-indexer", "kwic-searcher"))
    return options


def main():
    options = parse_arguments()
    packages = options.folder / "packages"
    packages.mkdir(parents=True, exist_ok=True)
    unpack(packages)
    labeled = collect(packages, options.texts)
    composed = compose(labeled, options.composed)
    texts = labeled + composed
    results = [(text, outcome(text, tag), tag) for text, tag in zip(texts, detect(texts, options.folder, options))]
    of_packages, of_compositions = results[:len(labeled)], results[len(labeled):]
    print_table("language", [(text.language, result) for text, result, _ in of_packages])
    print_table("kind", [(text.kind, result) for text, result, _ in of_packages])
    print_table("sources", [("held out" if text.is_held_out else "tuned", result) for text, result, _ in of_packages])
    print_table("composed texts", [(text.kind, result) for text, result, _ in of_compositions])
    if options.list:
        for number, (text, result, tag) in enumerate(results):
            if result != "right":
                expected = text.language or "none"
                print(f"{number:05}/{text.name}: {tag or 'none'} instead of {expected} ({text.kind}, {text.source})")


if __name__ == "__main__":
    main()
