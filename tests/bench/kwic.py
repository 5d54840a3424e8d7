# SPDX-License-Identifier: GPL-2.0-or-later
"""kwic, through the programs kwic-indexer and kwic-searcher."""
import functools
import json
import os

from engine import Answers, Engine
from modes import COUNTING, MODES
from run import Run

HITS = 10  # documents that a query requests


@functools.cache
def can_skip_counting():
    """Returns whether kwic-searcher has the option --count-to, which limits how many matches it counts."""
    return "--count-to" in Run(["kwic-searcher", "--help"], good=(0,)).output


def typed(kind, words):
    return {"phrase": '"{}"', "prefix": "{}*"}.get(kind, "{}").format(" ".join(words))


class Kwic(Engine):
    name = "kwic"
    programs = ("kwic-indexer", "kwic-searcher")
    kinds = ("any", "all", "phrase", "prefix", "unspaced")
    all_sizes = True
    options = ()  # options of kwic-indexer

    @property
    def modes(self):
        return tuple(MODES if can_skip_counting() else COUNTING)

    def build(self, work):
        lines = [option for path in work.lines for option in ("--jsonl", path)]
        return Run(["kwic-indexer", "--quiet", "--index", self.index, *self.options, *lines, *work.folders])

    def update(self, work, lines):
        return self.build(work)

    refresh = build

    def ask(self, kind, queries_file, mode, jobs):
        batch = os.path.join(self.scratch, "kwic.batch")
        with open(queries_file, encoding="utf-8") as lines, open(batch, "w", encoding="utf-8") as file:
            file.writelines(typed(kind, line.split()) + "\n" for line in lines)
        how = ["--match", "all" if kind == "all" else "any", "--snippets", str(int(mode.snippets))]
        if not mode.counting:
            how += ["--count-to", str(HITS)]
        return Run(["kwic-searcher", "--index", self.index, *how, "--jobs", str(jobs), "--batch", batch])

    def search(self, kind, queries_file, mode):
        run = self.ask(kind, queries_file, mode, 1)
        answers = [json.loads(line) for line in run.output.splitlines()]
        return Answers([a["took_ms"] for a in answers], [a["total"]["value"] for a in answers], run.seconds)

    def rate(self, kind, queries_file, mode):
        return self.ask(kind, queries_file, mode, 2)

    def search_once(self, words):
        return Run(["kwic-searcher", "--index", self.index, "--match", "any", " ".join(words)])


class KwicWithoutPositions(Kwic):
    name = "kwic-no-positions"
    options = ("--no-positions",)
