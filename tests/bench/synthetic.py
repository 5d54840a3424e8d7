# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes any number of texts from lines. The same lines and seed give the same texts.

A text consists of lines that are drawn with equal probability from the given lines, with replacement, until the text
has SIZE characters. Therefore words are about as frequent as in the given lines. New words are added at the ends of
lines, at most one new word in each line. After n words of drawn lines, NEW * n ** GROWTH new words have been added
(Heaps' law). A new word consists of the first half of a drawn word and the second half of another drawn word.
"""
import random

SIZE = 1000  # characters of a text
NEW, GROWTH = 10.0, 0.6
LAW = (
    f"texts of {SIZE:,} characters or slightly more, made of randomly drawn lines; for n words of these lines, "
    f"{NEW:.0f} n^{GROWTH} new words are added, each of them made of the halves of two words"
)


class Maker:
    def __init__(self, lines, seed):
        self.lines = [(line, len(line.split())) for line in lines if line.strip()]
        if not self.lines:
            raise SystemExit("bench: there is no text in these folders")
        self.words = [word for line, _ in self.lines for word in line.split() if word.isalpha()] or ["word"]
        self.chance = random.Random(seed)
        self.written = self.made = 0

    def line(self):
        text, words = self.chance.choice(self.lines)
        self.written += words
        if self.made < NEW * self.written**GROWTH:
            self.made += 1
            first, second = self.chance.choice(self.words), self.chance.choice(self.words)
            text = f"{text} {first[: (len(first) + 1) // 2]}{second[len(second) // 2 :].lower()}"
        return text

    def text(self):
        lines, length = [], 0
        while length < SIZE:
            lines.append(self.line())
            length += len(lines[-1]) + 1
        return "\n".join(lines)
