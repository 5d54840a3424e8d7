# SPDX-License-Identifier: GPL-2.0-or-later
"""Omega's indexer `omindex`, and Xapian's `quest`, which runs once for each query and prints no snippets."""
import shutil

from engine import Engine
from run import Run


class Omega(Engine):
    name = "omindex"
    programs = ("omindex",)

    def prepare(self, work):
        work.as_folder()

    def build(self, work):
        return Run(["omindex", "--db", self.index, "--url", "/", work.as_folder()])

    def update(self, work, lines):
        return self.build(work)

    refresh = build

    def search_once(self, words):
        if not shutil.which("quest"):
            return None
        return Run(["quest", "--db", self.index, "--msize", "10", "--default-op", "or", " ".join(words)])

    @staticmethod
    def finds(output):
        return "\nurl=" in output
