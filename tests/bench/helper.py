# SPDX-License-Identifier: GPL-2.0-or-later
"""Engines that are measured through a program with the arguments of Lucene.java."""
import os

import collection
import workload
from engine import Answers, Engine
from modes import MODES
from run import Run


def read_answers(run):
    """Reads the output of a helper program, which has a line `MILLISECONDS FOUND` for each query."""
    pairs = [line.split() for line in run.output.splitlines()]
    return Answers([float(time) for time, _ in pairs], [int(found) for _, found in pairs])


class Helper(Engine):
    """An engine with a helper program, whose command is `command`. The program warms up before it measures queries."""

    kinds = ("any", "all", "phrase", "prefix")
    modes = tuple(MODES)
    command = ()

    def run(self, *arguments):
        return Run([*self.command, *arguments], good=(0,))

    def prepare(self, work):
        self.texts = work.fields_file()

    def build(self, work):
        return self.run("build", self.index, self.texts)

    def update(self, work, lines):
        changed = os.path.join(self.scratch, f"{self.name}.changed")
        workload.write_fields(collection.read_lines(lines), changed)
        return self.run("update", self.index, changed)

    def search(self, kind, queries_file, mode):
        how = ["yes" if chosen else "no" for chosen in (mode.snippets, mode.counting)]
        return read_answers(self.run("search", self.index, kind, *how, queries_file, str(self.warm_up)))

    def search_once(self, words):
        return self.run("once", self.index, " ".join(words))
