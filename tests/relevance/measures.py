# SPDX-License-Identifier: GPL-2.0-or-later
"""What an evaluation is counted in: answers and their judgements -> figures, and how likely a change is chance."""
import hashlib
import itertools
import math
import operator
import random
from typing import NamedTuple

RECORDED = 2000  # queries of a collection at most
PERMUTATIONS = 10_000
SEED = 1


class Figures(NamedTuple):
    """How well one query, or on average a collection, was answered; each from 0 to 1."""

    ap: float  # average precision, of 100 answers
    ndcg: float  # normalized discounted cumulative gain, of 10 answers; the gain is the grade
    rr: float  # reciprocal rank, of 10 answers


def sample(queries, count):
    """The same `count` of the queries each time; all if there are no more than that."""
    return sorted(sorted(queries, key=lambda query: hashlib.sha256(query.encode()).digest())[:count])


def gain(grades):
    """Discounted cumulative gain of the first 10 grades."""
    return sum(max(grade, 0) / math.log2(i + 2) for i, grade in enumerate(grades[:10]))


def figures_of(grades, answer):
    """The figures of one query: {document: grade}, its documents -> Figures."""
    found = [grades.get(document, 0) for document in answer]
    ranks = [i + 1 for i, grade in enumerate(found) if grade > 0]
    good = sum(grade > 0 for grade in grades.values())
    return Figures(
        ap=sum((i + 1) / rank for i, rank in enumerate(ranks)) / good,
        ndcg=gain(found) / gain(sorted(grades.values(), reverse=True)),
        rr=1 / ranks[0] if ranks and ranks[0] <= 10 else 0.0,
    )


def mean(figures):
    """Of each figure."""
    return Figures(*(math.fsum(column) / len(figures) for column in zip(*figures)))


def read_figures(path):
    """{query: Figures}; none if they were never recorded."""
    if not path.exists():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {query: Figures(*map(float, values)) for query, *values in rows}


def write_figures(path, figures):
    """A line a query, sorted, with 4 decimals; of large collections a sample."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = ("\t".join([query, *(f"{value:.4f}" for value in figures[query])]) for query in sample(figures, RECORDED))
    path.write_text("".join(row + "\n" for row in rows), encoding="utf-8")


def differences(figures, previous):
    """{query: Figures of what it gained}, of the queries that are in both, at the precision that is recorded."""
    return {
        query: Figures(*(round(round(new, 4) - old, 4) for new, old in zip(figures[query], previous[query])))
        for query in sorted(figures.keys() & previous.keys())
    }


def p_value(gained):
    """From 0 to 1, two-sided: how often differences as large in sum come about if each could as well have had the
    opposite sign. A paired randomization test, the same each time it is asked."""
    moved = [value for value in gained if value]
    moved += [0.0] * (-len(moved) % 8)
    # The sums of each eight differences with all 256 choices of signs: a random byte chooses one.
    sums = [
        [sum(signed) for signed in itertools.product(*((value, -value) for value in moved[i : i + 8]))]
        for i in range(0, len(moved), 8)
    ]
    chance = random.Random(SEED)
    least = abs(sum(moved)) - 1e-9
    extreme = sum(
        abs(sum(map(operator.getitem, sums, chance.randbytes(len(sums))))) >= least for _ in range(PERMUTATIONS)
    )
    return (extreme + 1) / (PERMUTATIONS + 1)
