# SPDX-License-Identifier: GPL-2.0-or-later
"""kwic, through the programs kwic-indexer and kwic-searcher."""
import json
import os

from engine import Answers, Engine
from modes import MODES
from run import Run


def typed(kind, words):
    return {"phrase": '"{}"', "prefix": "{}*"}.get(kind, "{}").format(" ".join(words))


class Kwic(Engine):
    name = "kwic"
    programs = ("kwic-indexer", "kwic-searcher")
    kinds = ("any", "all", "phrase", "prefix", "unspaced")
    all_sizes = True
    options = ()  # options of kwic-indexer

    modes = tuple(MODES)

    def build(self, work):
        lines = [option for path in work.lines for option in ("--jsonl", path)]
        return Run(["kwic-indexer", "--quiet", "--index", self.index, *self.options, *lines, *work.folders])

    def update(self, work, lines):
        return self.build(work)

    refresh = build

    def ask(self, kind, queries_file, mode, jobs, rounds=1):
        batch = os.path.join(self.scratch, "kwic.batch")
        with open(queries_file, encoding="utf-8") as lines, open(batch, "w", encoding="utf-8") as file:
            file.writelines([typed(kind, line.split()) + "\n" for line in lines] * rounds)
        how = ["--match", "all" if kind == "all" else "any", "--snippets", str(int(mode.snippets))]
        if not mode.counting:
            how += ["--count-to", "0"]
        return Run(["kwic-searcher", "--index", self.index, *how, "--jobs", str(jobs), "--batch", batch])

    def search(self, kind, queries_file, mode):
        run = self.ask(kind, queries_file, mode, 1, rounds=2)
        answers = [json.loads(line) for line in run.output.splitlines()]
        warm = answers[len(answers) // 2 :]
        return Answers([a["took_ms"] for a in warm], [a["total"]["value"] for a in warm], run.seconds / 2)

    def rate(self, kind, queries_file, mode):
        return self.ask(kind, queries_file, mode, 2)

    def search_once(self, words):
        return Run(["kwic-searcher", "--index", self.index, "--match", "any", " ".join(words)])


class KwicWithoutPositions(Kwic):
    name = "kwic-no-positions"
    options = ("--no-positions",)
