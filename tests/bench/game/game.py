# SPDX-License-Identifier: GPL-2.0-or-later
"""Usage: game.py INDEX

Answers the queries of search-benchmark-game. Reads lines `COMMAND<tab>QUERY` from standard input, and prints a line for
each of them: the number of documents that match (COUNT, TOP_10_COUNT, TOP_100_COUNT ...), 1 (TOP_10, TOP_10_FF ...), or
UNSUPPORTED. A query has words and phrases, which a document may (no sign), must (+) or must not (-) contain.
"""
import re
import sys

import kwic

COMMAND = re.compile(r"COUNT|TOP_(?P<limit>\d+)(?P<task>_COUNT|_FF)?")
CLAUSE = re.compile(r'(?P<sign>[+-]?)(?P<words>"[a-z0-9 ]+"|[a-z0-9]+)(?: +|$)')
# The game compares engines that match words only as they are typed.
PLAIN = {"variants": "off", "snippets": 0, "suggest": False}


def options_of_query(text):
    """Returns the query and the options of a search that answers a query of the game, or None if there is none."""
    clauses = {"": [], "+": [], "-": []}
    end = 0
    while end < len(text):
        clause = CLAUSE.match(text, end)
        if not clause:
            return None
        clauses[clause["sign"]].append(clause["words"])
        end = clause.end()
    optional, required, excluded = clauses.values()
    if not optional and not required:
        return None
    query = " ".join([*required, *optional, *("-" + words for words in excluded)])
    if not required or not optional:
        return {"query": query, "match": "all" if required else "any"}
    # Optional words only add to the score. The filter selects the documents with all required words.
    return {"query": query, "match": "any", "filter": " ".join(required)}


def options_of_command(command):
    """Returns the options of a search that carries out a command of the game, or None if there is none."""
    parts = COMMAND.fullmatch(command)
    if not parts:
        return None
    if not parts["limit"]:
        return {"limit": 0, "count_to": sys.maxsize}
    limit = int(parts["limit"])
    if parts["task"] == "_COUNT":
        return {"limit": limit, "count_to": sys.maxsize}
    least = {"limit": limit, "count_to": 0}
    return {**least, "sort": "-sort_field"} if parts["task"] == "_FF" else least


def answer(searcher, line):
    command, _, text = line.partition("\t")
    how, query = options_of_command(command), options_of_query(text.strip())
    if how is None or query is None:
        return "UNSUPPORTED"
    try:
        total = searcher.search(**query, **how, **PLAIN).total
    except kwic.ArgumentValueError as error:
        if error.argument != "sort":
            raise
        return "UNSUPPORTED"  # the documents have no field sort_field
    return total if how["count_to"] else 1


def main(index):
    with kwic.Searcher(index) as searcher:
        for line in sys.stdin:
            print(answer(searcher, line.rstrip("\n")), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
