# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws queries of each kind from texts. The same texts and seed give the same queries. A query is a list of words."""
import random
import re

KINDS = {
    "any": "any word",
    "all": "all words",
    "phrase": "phrase",
    "prefix": "prefix",
    "unspaced": "Chinese, Japanese, Thai",
}
MAX_TEXT = 20000  # queries are drawn from at most this number of characters at the beginning of a text

# Thai, Lao, Burmese, Khmer, Japanese and Chinese are written without spaces between words.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
LETTER = rf"[^\W\d_{UNSPACED}]"
# Queries are drawn only from words between spaces, because all engines find these words. Punctuation may stand between
# a word and a space. Words inside a string such as `www.example.org` are not drawn, because the engines split such
# strings differently.
BEGIN, END = r"(?<![^\s\"(])", r"(?=[.,;:!?\")]*(?:\s|$))"
WORD = re.compile(rf"{BEGIN}{LETTER}{{3,20}}{END}")
LONG_WORD = re.compile(rf"{BEGIN}{LETTER}{{6,20}}{END}")
PHRASE = re.compile(rf"{BEGIN}{LETTER}{{2,20}}(?: {LETTER}{{2,20}}){{1,3}}{END}")
UNSPACED_RUN = re.compile(rf"[{UNSPACED}]{{4,}}")


def words_of(text, chance):
    """Returns one to four words of the text, or None if the text has too few words."""
    words = sorted({word.lower() for word in WORD.findall(text)})
    wanted = chance.choice([1, 2, 2, 3, 4])
    return chance.sample(words, wanted) if len(words) >= wanted else None


def phrase_of(text, chance):
    """Returns two to four consecutive words, or None if the text has none."""
    runs = PHRASE.findall(text)
    return chance.choice(runs).lower().split(" ") if runs else None


def prefix_of(text, chance):
    """Returns the first four or five letters of a LONG_WORD, or None if the text has none."""
    words = LONG_WORD.findall(text)
    return [chance.choice(words).lower()[: chance.choice([4, 5])]] if words else None


def unspaced_of(text, chance):
    """Returns two to four consecutive characters of a script without spaces, or None if the text has none."""
    runs = UNSPACED_RUN.findall(text)
    return [chance.choice(runs)[: chance.choice([2, 3, 4])]] if runs else None


def draw(texts, make, count, seed):
    """Returns `count` queries, each from a randomly chosen text, or fewer if too few texts yield a query."""
    chance = random.Random(seed)
    queries = []
    for _ in range(100 * count):
        if len(queries) == count:
            break
        query = make(chance.choice(texts)[:MAX_TEXT], chance)
        if query:
            queries.append(query)
    return queries


def draw_all(texts, count, seed):
    """Returns queries by kind. The kinds `any` and `all` have the same queries. Kinds without queries are left out."""
    makers = {"any": words_of, "phrase": phrase_of, "prefix": prefix_of, "unspaced": unspaced_of}
    drawn = {kind: draw(texts, make, count, seed) for kind, make in makers.items()}
    drawn["all"] = drawn["any"]
    return {kind: drawn[kind] for kind in KINDS if drawn[kind]}
