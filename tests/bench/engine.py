# SPDX-License-Identifier: GPL-2.0-or-later
"""What the compared indexes have in common: how each is built, updated and asked is said by one class of its own."""
import dataclasses
import os
import re
import shutil
import subprocess


@dataclasses.dataclass
class Answers:
    """To a batch of queries: milliseconds of each as the index counts them, and documents found."""

    times: list
    found: list
    seconds: float = None  # of the whole process, where it can be laid on the queries


def read_answers(run):
    """Of a helper that prints `MILLISECONDS FOUND` a query."""
    pairs = [line.split() for line in run.output.splitlines()]
    return Answers([float(time) for time, _ in pairs], [int(found) for _, found in pairs])


class Engine:
    """An index in the scratch folder. What one cannot do it does not override, and the table says "-"."""

    name = ""
    title = None  # where it is written otherwise
    programs = ()  # that must be in the PATH
    kinds = ()  # of queries that it answers in batches, as queries.KINDS

    def __init__(self, scratch):
        self.scratch = scratch
        self.index = os.path.join(scratch, self.name)

    @classmethod
    def is_installed(cls):
        return all(shutil.which(program) for program in cls.programs)

    def version(self):
        return version_of([self.programs[0], "--version"])

    def prepare(self, work):
        """Once and not measured: the texts in a form that the index takes."""

    def clear(self):
        if os.path.isdir(self.index):
            shutil.rmtree(self.index)
        elif os.path.exists(self.index):
            os.remove(self.index)

    def build(self, work):
        """The index of all texts."""
        return None

    def update(self, work, lines):
        """After files have changed, which are also the JSON lines of a file."""
        return None

    def refresh(self, work):
        """After nothing has changed, which the index must find out by itself."""
        return None

    def search(self, kind, queries_file, quoting):
        """All queries of a file in one process, ten documents each, with quotations or without."""
        raise NotImplementedError

    def rate(self, kind, queries_file, quoting):
        """A run with two jobs."""
        return None

    def search_once(self, words):
        """Any of the words, ten documents with quotations, as a process."""
        return None

    @staticmethod
    def finds(output):
        """Whether such a process has found anything."""
        return bool(output.strip())


def version_of(command):
    """The first number with a dot in what a program says of itself."""
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    match = re.search(r"\d+(\.\d+)+", said.stdout + said.stderr)
    return match.group() if match else "unknown"
