# SPDX-License-Identifier: GPL-2.0-or-later
"""Recoll with a separate configuration: `recollindex`, and `recollq`, which runs once for each query."""
import os

from engine import Engine, version_of
from run import Run


class Recoll(Engine):
    name = "recoll"
    programs = ("recollindex", "recollq")

    def version(self):
        return version_of(["recollindex", "-h"])

    def prepare(self, work):
        work.as_folder()

    def build(self, work):
        os.makedirs(self.index, exist_ok=True)
        with open(os.path.join(self.index, "recoll.conf"), "w", encoding="utf-8") as settings:
            settings.write(f"topdirs = {work.as_folder()}\nskippedPaths =\nloglevel = 1\n")
        return Run(["recollindex", "-c", self.index])

    def update(self, work, lines):
        return self.build(work)

    refresh = build

    def search_once(self, words):
        return Run(["recollq", "-c", self.index, "-o", "-A", "-n", "10", " ".join(words)])

    @staticmethod
    def finds(output):
        return "\n0 results" not in output
