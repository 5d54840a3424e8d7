# SPDX-License-Identifier: GPL-2.0-or-later
"""ripgrep, which has no index: it reads all texts for each query and does not rank."""
from engine import Engine
from run import Run


class Ripgrep(Engine):
    name = "ripgrep"
    programs = ("rg",)

    def prepare(self, work):
        self.folder = work.as_folder()

    def search_once(self, words):
        patterns = [option for word in words for option in ("-e", word)]
        return Run(["rg", "--ignore-case", "--word-regexp", "--fixed-strings", "--count", *patterns, self.folder])
