# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes any number of texts from lines. The same lines always give the same texts.

A text consists of lines that are drawn evenly from the given ones, with replacement, until it has SIZE characters. So
words are as frequent as in the lines. New words are added at the ends of lines: after n words there have been
NEW * n ** GROWTH of them (Heaps' law), each the first half of a drawn word and the second half of another.
"""
import random

SIZE = 1000  # characters of a text
NEW, GROWTH = 10.0, 0.6
LAW = (
    f"texts of {SIZE:,} characters or a little more: lines drawn evenly from the given ones, and "
    f"{NEW:.0f} n^{GROWTH} new words after n words, each joined from the halves of two others"
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
