# SPDX-License-Identifier: GPL-2.0-or-later
"""Queries drawn from texts, the same in each run: lists of words, by the kind of query that they are for."""
import random
import re

KINDS = {
    "any": "any word",
    "all": "all words",
    "phrase": "phrase",
    "prefix": "prefix",
    "unspaced": "Chinese, Japanese, Thai",
}
LONGEST = 20000  # characters of a text that are looked at

# Thai, Lao, Burmese, Khmer, Japanese and Chinese are written without spaces between words.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
LETTER = rf"[^\W\d_{UNSPACED}]"
# Words between spaces, with punctuation at most around them, are cut alike by every index; names of hosts are not.
BEGIN, END = r"(?<![^\s\"(])", r"(?=[.,;:!?\")]*(?:\s|$))"
WORD = re.compile(rf"{BEGIN}{LETTER}{{3,20}}{END}")
LONG_WORD = re.compile(rf"{BEGIN}{LETTER}{{6,20}}{END}")
PHRASE = re.compile(rf"{BEGIN}{LETTER}{{2,20}}(?: {LETTER}{{2,20}}){{1,3}}{END}")
UNSPACED_RUN = re.compile(rf"[{UNSPACED}]{{4,}}")


def words_of(text, chance):
    """One to four words of the text, as people ask for what they remember."""
    words = sorted({word.lower() for word in WORD.findall(text)})
    wanted = chance.choice([1, 2, 2, 3, 4])
    return chance.sample(words, wanted) if len(words) >= wanted else None


def phrase_of(text, chance):
    """Two to four words that follow one another."""
    runs = PHRASE.findall(text)
    return chance.choice(runs).lower().split(" ") if runs else None


def prefix_of(text, chance):
    """The first four or five letters of a longer word."""
    words = LONG_WORD.findall(text)
    return [chance.choice(words).lower()[: chance.choice([4, 5])]] if words else None


def unspaced_of(text, chance):
    """Two to four characters of a run of them."""
    runs = UNSPACED_RUN.findall(text)
    return [chance.choice(runs)[: chance.choice([2, 3, 4])]] if runs else None


def draw(texts, make, count, seed):
    """`count` queries, each made of one text drawn from the list; fewer if too few texts have any."""
    chance = random.Random(seed)
    queries = []
    for _ in range(100 * count):
        if len(queries) == count:
            break
        query = make(chance.choice(texts)[:LONGEST], chance)
        if query:
            queries.append(query)
    return queries


def draw_all(texts, count, seed):
    """Queries by kind, the same for any and for all words; a kind of which the texts have none is left out."""
    makers = {"any": words_of, "phrase": phrase_of, "prefix": prefix_of, "unspaced": unspaced_of}
    drawn = {kind: draw(texts, make, count, seed) for kind, make in makers.items()}
    drawn["all"] = drawn["any"]
    return {kind: drawn[kind] for kind in KINDS if drawn[kind]}
