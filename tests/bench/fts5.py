# SPDX-License-Identifier: GPL-2.0-or-later
"""SQLite FTS5, as kwic is measured against: build DATABASE FOLDER... | search DATABASE any|all QUERIES_FILE.

`search` prints the milliseconds of each query, a line each. The database keeps the texts and is built in one
transaction without journal or syncing, the fastest that SQLite can do.
"""
import sqlite3
import sys
import time

from collection import files_below, read_text


def build(database, folders):
    connection = sqlite3.connect(database)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;")
    connection.execute("CREATE VIRTUAL TABLE texts USING fts5(path UNINDEXED, text, tokenize = 'porter unicode61')")
    rows = ((path, read_text(path)) for path in files_below(folders))
    connection.executemany("INSERT INTO texts VALUES (?, ?)", rows)
    connection.commit()


def match_expression(query, how):
    return (" OR " if how == "any" else " ").join(f'"{word}"' for word in query.split())


def search(connection, expression):
    return connection.execute(
        "SELECT path, rank, snippet(texts, 1, '[', ']', '…', 40) FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 10",
        (expression,),
    ).fetchall()


def search_all(database, how, queries):
    connection = sqlite3.connect(database)
    for query in queries:
        expression = match_expression(query, how)
        begin = time.perf_counter()
        search(connection, expression)
        print((time.perf_counter() - begin) * 1000)


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(sys.argv[2], sys.argv[3:])
    else:
        with open(sys.argv[4], encoding="utf-8") as lines:
            search_all(sys.argv[2], sys.argv[3], lines.read().splitlines())
