# SPDX-License-Identifier: GPL-2.0-or-later
"""The common interface of the compared indexes. A class for each index builds, updates and searches it."""
import dataclasses
import os
import re
import shutil
import subprocess


@dataclasses.dataclass
class Answers:
    """The answers to a batch of queries: the milliseconds that the index reports and the number of documents found."""

    times: list
    found: list
    seconds: float = None  # of the process, if it only answers the queries


def read_answers(run):
    """Reads the output of a helper program that prints `MILLISECONDS FOUND` for each query."""
    pairs = [line.split() for line in run.output.splitlines()]
    return Answers([float(time) for time, _ in pairs], [int(found) for _, found in pairs])


class Engine:
    """An index in the scratch folder. A subclass overrides the methods it supports. The table has "-" for the rest."""

    name = ""
    title = None  # for the table, if it differs from the name
    programs = ()  # programs that must be in the PATH
    kinds = ()  # the kinds of queries.KINDS that the index answers in batches

    def __init__(self, scratch):
        self.scratch = scratch
        self.index = os.path.join(scratch, self.name)

    @classmethod
    def is_installed(cls):
        return all(shutil.which(program) for program in cls.programs)

    def version(self):
        return version_of([self.programs[0], "--version"])

    def prepare(self, work):
        """Writes the texts in a form that the index reads. Called once, not measured."""

    def clear(self):
        if os.path.isdir(self.index):
            shutil.rmtree(self.index)
        elif os.path.exists(self.index):
            os.remove(self.index)

    def build(self, work):
        """Builds the index of all texts."""
        return None

    def update(self, work, lines):
        """Updates the index after files have changed. `lines` is a file with the changed texts as JSON lines."""
        return None

    def refresh(self, work):
        """Updates the index when no file has changed. The index must detect that by itself."""
        return None

    def search(self, kind, queries_file, quoting):
        """Searches with all queries of a file in one process, for ten documents each, with snippets if `quoting`."""
        raise NotImplementedError

    def rate(self, kind, queries_file, quoting):
        """Searches with all queries of a file in two concurrent jobs."""
        return None

    def search_once(self, words):
        """Starts a process that searches for any of the words and shows ten documents with snippets."""
        return None

    @staticmethod
    def finds(output):
        """Returns whether the output of search_once() shows a document."""
        return bool(output.strip())


def version_of(command):
    """Returns the first number with a dot that a program prints, which is its version."""
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    match = re.search(r"\d+(\.\d+)+", shown.stdout + shown.stderr)
    return match.group() if match else "unknown"
