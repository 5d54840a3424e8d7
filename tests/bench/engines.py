# SPDX-License-Identifier: GPL-2.0-or-later
"""The indexes that are compared: each is a name, and the commands that build, update and search it."""
import json
import os
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))


class Run:
    """A process that has ended: what it printed, seconds, seconds of CPU, and its largest resident memory in bytes."""

    def __init__(self, command):
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.output = process.stdout.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds = time.perf_counter() - begin
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss * 1024
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):  # 1: nothing found, or some inputs skipped
            raise SystemExit(f"bench: {' '.join(command[:4])} ... ended with status {process.returncode}")


class Kwic:
    name = "kwic"
    finds_unspaced = True  # words of scripts without spaces

    def __init__(self, work):
        self.index = os.path.join(work, "kwic")

    def build(self, folders):
        return Run(["kwic-indexer", "--quiet", "--index", self.index, *folders])

    update = build

    def search(self, how, queries_file):
        """Milliseconds of each query, as the searcher itself counts them, and seconds of the whole process."""
        run = Run(["kwic-searcher", "--index", self.index, "--match", how, "--batch", queries_file])
        return [json.loads(line)["took_ms"] for line in run.output.splitlines()], run.seconds

    def search_once(self, query):
        return Run(["kwic-searcher", "--index", self.index, "--match", "any", query])


class Fts5:
    name = "FTS5"
    update = None
    finds_unspaced = False

    def __init__(self, work):
        self.index = os.path.join(work, "fts5.db")
        self.script = [sys.executable, "-B", os.path.join(HERE, "fts5.py")]

    @staticmethod
    def is_installed():
        check = "import sqlite3; sqlite3.connect(':memory:').execute('CREATE VIRTUAL TABLE t USING fts5(a)')"
        return subprocess.run([sys.executable, "-c", check], stderr=subprocess.DEVNULL, check=False).returncode == 0

    def build(self, folders):
        return Run([*self.script, "build", self.index, *folders])

    def search(self, how, queries_file):
        run = Run([*self.script, "search", self.index, how, queries_file])
        return [float(line) for line in run.output.splitlines()], run.seconds

    def search_once(self, query):
        if not shutil.which("sqlite3"):
            return None
        expression = " OR ".join(f'"{word}"' for word in query.split())
        statement = (
            "SELECT path, rank, snippet(texts, 1, '[', ']', '…', 40) FROM texts "
            f"WHERE texts MATCH '{expression}' ORDER BY rank LIMIT 10"
        )
        return Run(["sqlite3", self.index, statement])


class Omindex:
    """Omega's indexer; its searcher is a web program and is not measured."""

    name = "omindex"
    search = None

    def __init__(self, work):
        self.index = os.path.join(work, "omega")

    @staticmethod
    def is_installed():
        return shutil.which("omindex") is not None

    def build(self, folders):
        for folder in folders:  # one base folder a run
            last = Run(["omindex", "--db", self.index, "--url", folder, "--no-delete", folder])
        return last

    update = build

    def search_once(self, query):
        return None


class Recoll:
    name = "recoll"
    search = None

    def __init__(self, work):
        self.settings = os.path.join(work, "recoll")
        self.index = os.path.join(self.settings, "xapiandb")

    @staticmethod
    def is_installed():
        return shutil.which("recollindex") is not None and shutil.which("recollq") is not None

    def build(self, folders):
        os.makedirs(self.settings, exist_ok=True)
        with open(os.path.join(self.settings, "recoll.conf"), "w", encoding="utf-8") as settings:
            settings.write("topdirs = " + " ".join(f'"{folder}"' for folder in folders) + "\n")
            settings.write("skippedPaths =\nloglevel = 1\n")
        return Run(["recollindex", "-c", self.settings])

    update = build

    def search_once(self, query):
        return Run(["recollq", "-c", self.settings, "-o", "-A", "-n", "10", query])


def installed():
    return [Kwic] + [engine for engine in (Fts5, Omindex, Recoll) if engine.is_installed()]
