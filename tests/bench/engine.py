# SPDX-License-Identifier: GPL-2.0-or-later
"""The common interface of the compared engines. A subclass for each engine builds, updates and searches its index."""
import dataclasses
import os
import re
import shutil
import subprocess

from modes import COUNTING


@dataclasses.dataclass
class Answers:
    """The milliseconds and the number of documents that an engine reports for each query of a batch."""

    times: list
    found: list
    seconds: float = None  # duration of the process, if the process only answers the queries


class Engine:
    """An engine and its index in the scratch folder. If a method returns None, the table shows "-" for the figures of
    this method. A subclass whose `kinds` is empty need not define search()."""

    name = ""
    title = None  # name in the table, if it differs from `name`
    programs = ()  # programs that must be in the PATH
    kinds = ()  # the kinds of queries.KINDS that the engine answers in batches
    modes = tuple(COUNTING)  # the keys of modes.MODES in which the engine answers
    all_sizes = False  # whether --scale measures the engine by default, and with all sizes
    warm_up = 5  # seconds for which helper programs run queries before they measure

    def __init__(self, scratch):
        self.scratch = scratch
        self.index = os.path.join(scratch, self.name)

    @classmethod
    def missing(cls):
        """Returns a description of what the engine needs but the machine lacks, or None if nothing is missing."""
        for program in cls.programs:
            if not shutil.which(program):
                return f"there is no program {program}"
        return None

    def version(self):
        return version_of([self.programs[0], "--version"])

    def prepare(self, work):
        """Writes the texts in a form that the engine reads. The duration is not measured."""

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
        """Runs an update although no file has changed. The engine itself must detect that there are no changes."""
        return None

    def search(self, kind, queries_file, mode):
        """Runs all queries of a file in one process. Each query requests ten documents."""
        raise NotImplementedError

    def rate(self, kind, queries_file, mode):
        """Runs all queries of a file in two concurrent jobs."""
        return None

    def search_once(self, words):
        """Starts a process that searches for any of the words and shows ten documents with snippets."""
        return None

    @staticmethod
    def finds(output):
        """Returns whether `output`, the output of search_once(), shows a document."""
        return bool(output.strip())


def version_of(command):
    """Returns the version of a program: the first number with a dot that the command prints."""
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    match = re.search(r"\d+(\.\d+)+", shown.stdout + shown.stderr)
    return match.group() if match else "unknown"
