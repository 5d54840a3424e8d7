# SPDX-License-Identifier: GPL-2.0-or-later
"""Computes figures of ranking quality from answers and judgments, and the significance of changes of the figures."""
import hashlib
import itertools
import math
import operator
import random
from typing import NamedTuple

RECORDED = 2000  # maximum number of recorded queries of a collection
PERMUTATIONS = 10_000
SEED = 1


class Figures(NamedTuple):
    """The figures of the answer to one query, or their means over the queries of a collection. Each figure is a number
    from 0 to 1. In the result of differences(), each member is the difference of two figures, from -1 to 1."""

    ap: float  # average precision, over the first 100 documents
    ndcg: float  # normalized discounted cumulative gain, over the first 10 documents; the gain is the grade
    rr: float  # reciprocal rank, over the first 10 documents


def sample(queries, count):
    """Returns `count` queries, or all if there are fewer. Chooses the queries by a hash, so each run gets the same."""
    return sorted(sorted(queries, key=lambda query: hashlib.sha256(query.encode()).digest())[:count])


def gain(grades):
    """Returns the discounted cumulative gain of the first 10 grades."""
    return sum(max(grade, 0) / math.log2(i + 2) for i, grade in enumerate(grades[:10]))


def figures_of(grades, answer):
    """Returns the figures of one query. `grades` is {document: grade}; `answer` is the list of documents found."""
    found = [grades.get(document, 0) for document in answer]
    ranks = [i + 1 for i, grade in enumerate(found) if grade > 0]
    good = sum(grade > 0 for grade in grades.values())
    return Figures(
        ap=sum((i + 1) / rank for i, rank in enumerate(ranks)) / good,
        ndcg=gain(found) / gain(sorted(grades.values(), reverse=True)),
        rr=1 / ranks[0] if ranks and ranks[0] <= 10 else 0.0,
    )


def mean(figures):
    """Returns the mean of each figure."""
    return Figures(*(math.fsum(column) / len(figures) for column in zip(*figures)))


def read_figures(path):
    """Returns the recorded figures as {query: Figures}, or {} if the file does not exist."""
    if not path.exists():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {query: Figures(*map(float, values)) for query, *values in rows}


def write_figures(path, figures):
    """Writes a line for each query, or for a sample of RECORDED queries if there are more. Sorts the lines by query."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = ("\t".join([query, *(f"{value:.4f}" for value in figures[query])]) for query in sample(figures, RECORDED))
    path.write_text("".join(row + "\n" for row in rows), encoding="utf-8")


def differences(figures, previous):
    """Returns {query: figures - previous} for the queries in both arguments, rounded to the recorded precision."""
    return {
        query: Figures(*(round(round(new, 4) - old, 4) for new, old in zip(figures[query], previous[query])))
        for query in sorted(figures.keys() & previous.keys())
    }


def p_value(gained):
    """Returns the p-value of a two-sided paired randomization test. The test gives the differences random signs and
    adds them. The p-value is the probability that the absolute value of this sum is at least the absolute value of the
    sum with the original signs. The random signs are the same in each run."""
    moved = [value for value in gained if value]
    moved += [0.0] * (-len(moved) % 8)
    # For each group of eight differences, `sums` contains the sum for each of the 256 combinations of signs. For each
    # group, a random byte selects a combination.
    sums = [
        [sum(signed) for signed in itertools.product(*((value, -value) for value in moved[i : i + 8]))]
        for i in range(0, len(moved), 8)
    ]
    chance = random.Random(SEED)
    min_sum = abs(sum(moved)) - 1e-9
    extreme = sum(
        abs(sum(map(operator.getitem, sums, chance.randbytes(len(sums))))) >= min_sum for _ in range(PERMUTATIONS)
    )
    return (extreme + 1) / (PERMUTATIONS + 1)
