# SPDX-License-Identifier: GPL-2.0-or-later
"""SQLite FTS5, through Python's sqlite3 module, which calls libsqlite3.

Arguments: build DATABASE FOLDER_OR_LINES... | update DATABASE LINES | search DATABASE KIND QUERIES_FILE yes|no.
LINES is a file of JSON lines. `yes` adds snippets. `search` prints a line for each query with the milliseconds of the
statement and the number of texts that match.
"""
import os
import shutil
import sqlite3
import sys
import time

import collection
from engine import Engine
from helper import read_answers
from run import Run

SCHEMA = """
CREATE TABLE paths (number INTEGER PRIMARY KEY, path TEXT UNIQUE);
CREATE VIRTUAL TABLE texts USING fts5(text, tokenize = 'porter unicode61');
"""
# CROSS JOIN keeps SQLite from swapping the tables: the outer loop is over the texts in the order of rank, and paths are
# looked up only for the ten texts that are shown.
SELECT = """
SELECT path, rank{} FROM texts CROSS JOIN paths ON number = texts.rowid WHERE texts MATCH {} ORDER BY rank LIMIT 10
"""
SNIPPET = ", snippet(texts, 0, '[', ']', '…', 40)"
COUNT = "SELECT count(*) FROM texts WHERE texts MATCH ?"


def expression(kind, words):
    if kind == "phrase":
        return '"' + " ".join(words) + '"'
    if kind == "prefix":
        return f'"{words[0]}" *'
    return (" OR " if kind == "any" else " ").join(f'"{word}"' for word in words)


class Fts5(Engine):
    name = "fts5"
    title = "FTS5"
    kinds = ("any", "all", "phrase", "prefix")
    script = [sys.executable, "-B", os.path.abspath(__file__)]

    @classmethod
    def missing(cls):
        try:
            sqlite3.connect(":memory:").executescript(SCHEMA)
        except sqlite3.OperationalError as error:
            return str(error)
        return None

    def version(self):
        return sqlite3.sqlite_version

    def build(self, work):
        return Run([*self.script, "build", self.index, *work.folders, *work.lines], good=(0,))

    def update(self, work, lines):
        return Run([*self.script, "update", self.index, lines], good=(0,))

    def search(self, kind, queries_file, mode):
        how = [kind, queries_file, "yes" if mode.snippets else "no"]
        return read_answers(Run([*self.script, "search", self.index, *how], good=(0,)))

    def search_once(self, words):
        if not shutil.which("sqlite3"):
            return None
        return Run(["sqlite3", self.index, SELECT.format(SNIPPET, f"'{expression('any', words)}'")])


def build(database, inputs):
    """Builds the tables in one transaction without journal or syncing, which is fastest in SQLite."""
    connection = sqlite3.connect(database)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;")
    connection.executescript(SCHEMA)
    folders = [path for path in inputs if os.path.isdir(path)]
    lines = [path for path in inputs if not os.path.isdir(path)]
    documents = collection.documents(folders, lines, os.path.dirname(database))
    for number, (path, text) in enumerate(documents, 1):
        connection.execute("INSERT INTO paths VALUES (?, ?)", (number, path))
        connection.execute("INSERT INTO texts (rowid, text) VALUES (?, ?)", (number, text))
    connection.commit()


def update(database, lines):
    """Updates the texts in one transaction and syncs the transaction, because updates by kwic are synced too."""
    connection = sqlite3.connect(database)
    for path, text in collection.read_lines(lines):
        (number,) = connection.execute("SELECT number FROM paths WHERE path = ?", (path,)).fetchone()
        connection.execute("UPDATE texts SET text = ? WHERE rowid = ?", (text, number))
    connection.commit()


def search(database, kind, queries, quoting):
    connection = sqlite3.connect(database)
    connection.executescript("PRAGMA cache_size = -262144; PRAGMA mmap_size = 4294967296;")
    statement = SELECT.format(SNIPPET if quoting else "", "?")
    expressions = [(expression(kind, query.split()),) for query in queries]
    for sought in expressions:  # runs each query once to warm up
        connection.execute(statement, sought).fetchall()
    for sought in expressions:
        begin = time.perf_counter()
        connection.execute(statement, sought).fetchall()
        took = (time.perf_counter() - begin) * 1000
        print(took, connection.execute(COUNT, sought).fetchone()[0])


def main(task, database, *rest):
    if task == "build":
        build(database, rest)
    elif task == "update":
        update(database, rest[0])
    else:
        kind, queries_file, quoting = rest
        with open(queries_file, encoding="utf-8") as lines:
            search(database, kind, lines.read().splitlines(), quoting == "yes")


if __name__ == "__main__":
    main(*sys.argv[1:])
