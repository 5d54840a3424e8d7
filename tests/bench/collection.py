# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts to measure with, and queries on them: folders of text files -> queries; or corpus/ -> a folder of made-up texts."""
import os
import random
import re


def files_below(folders):
    for folder in folders:
        for parent, names, files in os.walk(folder):
            names[:] = sorted(name for name in names if not name.startswith("."))
            for name in sorted(files):
                path = os.path.join(parent, name)
                if not name.startswith(".") and os.path.isfile(path) and not os.path.islink(path):
                    yield path


def read_text(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


class Outlet:
    """The words of one folder of the corpus, so that a made-up text stays within a language."""

    def __init__(self, folder):
        self.words = [word for path in files_below([folder]) for word in read_text(path).split()]
        self.letters = max(1, sum(map(len, self.words)) // len(self.words))

    def word(self, chance):
        # Texts have ever new words; these are made of halves of old ones.
        if chance.random() < 0.97:
            return chance.choice(self.words)
        first, second = chance.choice(self.words), chance.choice(self.words)
        return first[: len(first) // 2] + second[len(second) // 2 :]

    def text(self, chance):
        sentences = []
        for _ in range(chance.randint(4, 60)):
            words = [self.word(chance) for _ in range(max(2, chance.randint(6, 30) * 6 // (self.letters + 2)))]
            sentences.append(" ".join(words) + "." + chance.choice([" ", " ", " ", "\n\n"]))
        title = " ".join(self.word(chance) for _ in range(7))
        day = f"{chance.randint(2010, 2023)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        return f"{title}\n\n{day}\n\n{''.join(sentences).strip()}\n"


def make_collection(corpus, folder, size, seed):
    """Writes texts of `size` bytes in all; an outlet gets as many as it has texts in the corpus."""
    chance = random.Random(seed)
    outlets, weights = [], []
    for name in sorted(os.listdir(corpus)):
        path = os.path.join(corpus, name)
        outlets.append(Outlet(path))
        weights.append(len(os.listdir(path)))
    number = 0
    while size > 0:
        text = chance.choices(outlets, weights)[0].text(chance).encode()
        path = os.path.join(folder, f"{number // 500:03}")
        os.makedirs(path, exist_ok=True)
        with open(os.path.join(path, f"{number:06}.txt"), "wb") as file:
            file.write(text)
        size -= len(text)
        number += 1


# Thai, Lao, Burmese, Khmer, Japanese and Chinese are written without spaces between words.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"


def spaced_query(text, chance):
    words = sorted({word for word in re.findall(rf"[^\W\d_{UNSPACED}]{{3,20}}", text.lower())})
    wanted = chance.choice([1, 2, 2, 3, 4])
    return " ".join(chance.sample(words, wanted)) if len(words) >= wanted else None


def unspaced_query(text, chance):
    runs = re.findall(rf"[{UNSPACED}]{{4,}}", text)
    return chance.choice(runs)[: chance.choice([2, 3, 4])] if runs else None


def make_queries(folders, make_query, count, seed):
    """Each of `count` queries comes from one text, as people ask for what they remember; fewer if there are no such."""
    chance = random.Random(seed)
    paths = list(files_below(folders))
    queries = []
    for _ in range(100 * count):
        query = make_query(read_text(chance.choice(paths))[:20000], chance)
        if query and len(queries) < count:
            queries.append(query)
    return queries
