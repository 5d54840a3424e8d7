# SPDX-License-Identifier: GPL-2.0-or-later
"""Provides the texts of a benchmark: files in folders, JSON lines, or texts generated from the words of corpus/."""
import json
import os
import random


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


def read_lines(path):
    """Yields the id and the text of each JSON line. Puts the title before the text unless the text begins with it."""
    with open(path, encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            try:
                fields = json.loads(line)
                name, text, title = fields["id"], fields["text"], fields.get("title") or ""
            except (ValueError, KeyError, TypeError) as error:
                where = f"line {number} of {os.path.basename(path)}"
                raise SystemExit(f"bench: {where} is not a JSON object with id and text") from error
            yield name, text if text.startswith(title) else f"{title}\n\n{text}"


def documents(folders, lines, base):
    """Yields the id and the text of each file and JSON line. The id of a file is its path relative to `base`."""
    for path in files_below(folders):
        yield os.path.relpath(path, base), read_text(path)
    for path in lines:
        yield from read_lines(path)


class Outlet:
    """The words of one folder of the corpus. All words of a generated text are from one folder."""

    def __init__(self, folder):
        self.words = [word for path in files_below([folder]) for word in read_text(path).split()]
        self.letters = max(1, sum(map(len, self.words)) // len(self.words))

    def word(self, chance):
        # New words keep appearing in real texts. Therefore about 3 % of the generated words are new. Each new word is
        # joined from halves of two words.
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
    """Writes texts until they have `size` bytes in total. The words of each text are from a randomly chosen folder of
    the corpus. The probability of a folder is proportional to the number of its files."""
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
