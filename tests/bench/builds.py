# SPDX-License-Identifier: GPL-2.0-or-later
"""Text folders -> a table of what full builds need: time, memory and room, by threads and by the number of documents."""
import argparse
import json
import os
import random
import shutil
import tempfile

import collection
import engines

SEED = 1


def given(folders):
    """The texts as they are."""
    for path in collection.files_below(folders):
        yield path, collection.read_text(path)


def made(folders, count, size):
    """`count` texts of about `size` bytes, of lines that come from anywhere in the folders."""
    lines = [line for _, text in given(folders) for line in text.splitlines() if line.strip()]
    chance = random.Random(SEED)
    for number in range(count):
        text, length = [], 0
        while length < size:
            text.append(chance.choice(lines))
            length += len(text[-1]) + 1
        yield f"{number:07}", "\n".join(text)[:size]


def write(texts, path):
    """As JSON lines. Returns the number of texts, their bytes, and the places in the file after each."""
    count, size, ends = 0, [], []
    with open(path, "w", encoding="utf-8") as file:
        for name, text in texts:
            file.write(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n")
            count += 1
            size.append(len(text.encode("utf-8", "replace")) + (size[-1] if size else 0))
            ends.append(file.tell())
    return count, size, ends


def cut(source, end, path):
    with open(source, "rb") as whole, open(path, "wb") as part:
        while end > 0:
            piece = whole.read(min(end, 1 << 20))
            part.write(piece)
            end -= len(piece)


def build(lines, index, jobs, memory):
    shutil.rmtree(index, ignore_errors=True)
    return engines.Run(
        ["kwic-indexer", "-q", "-i", index, "--jobs", str(jobs), "--memory", memory, "--jsonl", lines]
    )


def index_size(index):
    return sum(os.path.getsize(os.path.join(parent, f)) for parent, _, files in os.walk(index) for f in files)


def main():
    parser = argparse.ArgumentParser(prog="script/bench --builds", description=__doc__)
    parser.add_argument("folders", nargs="+", metavar="FOLDER", help="of UTF-8 texts")
    parser.add_argument("--make", type=int, metavar="N", help="measure with N texts made of their lines")
    parser.add_argument("--bytes", type=int, default=4096, help="of each made text [4096]")
    parser.add_argument("--memory", default="256M", help="as kwic-indexer takes it [256M]")
    parser.add_argument("--rounds", type=int, default=3, help="of which the best counts [3]")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="kwic-bench-") as scratch:
        lines, index = os.path.join(scratch, "texts.jsonl"), os.path.join(scratch, "index")
        texts = made(options.folders, options.make, options.bytes) if options.make else given(options.folders)
        count, size, ends = write(texts, lines)
        cores = os.cpu_count()
        print(f"--memory {options.memory}; {cores} cores; best of {options.rounds} rounds\n")
        print(" documents      MB  jobs        s    MB/s    CPU s  peak MB  index/text", flush=True)
        for part, jobs in [(8, cores), (4, cores), (2, cores), (1, cores), (1, 1)]:
            last = count // part - 1
            source = lines
            if part > 1:
                source = os.path.join(scratch, "part.jsonl")
                cut(lines, ends[last], source)
            rounds = [build(source, index, jobs, options.memory) for _ in range(options.rounds)]
            best = min(rounds, key=lambda run: run.seconds)
            mega = size[last] / 1e6
            print(
                f"{last + 1:10,} {mega:7.1f} {jobs:5} {best.seconds:8.2f} {mega / best.seconds:7.1f} {best.cpu:8.2f}"
                f" {max(run.memory for run in rounds) / 1e6:8.0f} {index_size(index) / size[last]:11.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
