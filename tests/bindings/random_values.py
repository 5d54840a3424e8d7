# SPDX-License-Identifier: GPL-2.0-or-later
"""Random arguments for random_calls.py."""

import datetime
import decimal
import random

import kwic

WORDS = [
    "harbour",
    "fish",
    "dues",
    "envoys",
    "café",
    "米国",
    "harb*",
    '"the harbour"',
    "price:40..200",
    "-fish",
    "(",
    ")",
    "NEAR/5",
    "OR",
    "harbuor~",
    "tag:open",
    "\ud83d",
    "a\0b",
    "\u200b",
    "^2",
    "x" * 5000,
    "(" * 64,
]
OBJECTS = [{}, {"a": 1}, object(), [], [1], [["a"]], ["a", None], (), set(), print, Exception, 1j, iter("a")]
NUMBERS = [
    0,
    -1,
    1.5,
    float("nan"),
    float("inf"),
    2**32,
    2**53,
    2**64,
    -(2**63),
    10**400,
    True,
    False,
    decimal.Decimal("NaN"),
    decimal.Decimal(-1),
]
BAD_TEXTS = OBJECTS + NUMBERS + [datetime.date(2023, 7, 19), bytearray(b"a"), memoryview(b"a")]
BAD_NUMBERS = OBJECTS + [-1, float("nan"), float("inf"), True, False, 10**400, -(2**64), "5", "", b"5"]
BAD_LISTS = [1, 1.5, "tag", b"tag", True, {"a": 1}, object(), print]


class Kind:
    """A kind of argument. `valid` and `invalid` are functions that return a random value, which the module must accept
    or refuse."""

    def __init__(self, valid, invalid):
        self.valid, self.invalid = valid, invalid


class Kinds:
    """The kinds of arguments, with values of one random generator."""

    def __init__(self, pick: random.Random):
        one, number = pick.choice, pick.randrange
        self.pick = pick
        self.size = Kind(lambda: number(30), lambda: one(BAD_NUMBERS + [1.5, 2**64]))
        self.unsigned = Kind(lambda: number(5000) + 100, lambda: one(BAD_NUMBERS + [1.5, 2**32]))
        self.days = Kind(lambda: one([number(100), number(100) / 7, decimal.Decimal(3)]), lambda: one(BAD_NUMBERS))
        self.boolean = Kind(lambda: number(2) == 1, lambda: one(OBJECTS + [0, 1, 1.5, "true", "", b""]))
        self.text = Kind(lambda: one([self.query(), self.raw(), b"\xff"]), lambda: one(BAD_TEXTS))
        self.utf8 = Kind(lambda: one([self.query(), self.raw()]), lambda: one(BAD_TEXTS + [b"\xff"]))
        self.id = Kind(
            lambda: one(["a", "b", "\u200bc", "\ufeffd", "\0e", "\x1bf", "\udcffg", "g\udc80", b"\xff\0", "i" * 300]),
            lambda: one(BAD_TEXTS + ["\ud83d", "a\udbff"]),
        )
        self.name = Kind(
            lambda: one(["auto", "en", "de", "xx", ""]), lambda: one(BAD_TEXTS + [b"en", "e\0n", "\udcff"])
        )
        self.day = Kind(
            lambda: one(["2023", "2023-07", "2023-07-19", "", datetime.date(2023, 7, 19), datetime.datetime.now()]),
            lambda: one(OBJECTS + NUMBERS + [b"2023", "soon", "2023-13", "a\0b"]),
        )
        self.today = Kind(
            lambda: one(["2023-07-19", datetime.date(2023, 7, 19)]), lambda: one(OBJECTS + NUMBERS + [b"2023", "2\0"])
        )
        self.sort = Kind(
            lambda: one(["relevance", "-date", "title", [], ["path", "-title"], ["date", "relevance"]]),
            lambda: one(
                [each for each in BAD_LISTS if each != "tag"]
                + NUMBERS
                + [[1], ["date", None], ["a\0b"], "a\0b", "no such field", ["date", "-none"]]
            ),
        )
        self.facets = Kind(
            lambda: [one(["tag", "year", "lang", "folder"]) for _ in range(number(4))],
            lambda: one(BAD_LISTS + [[1], ["a", None], ["a\0b"], [[]], [b"tag"], ["no such field"]]),
        )
        self.shown_fields = Kind(
            lambda: [one(["tag", "price", "*", "no such field"]) for _ in range(number(4))],
            lambda: one(BAD_LISTS + [[1], ["a", None], ["a\0b"], [[]], [b"tag"]]),
        )
        self.ids = Kind(
            lambda: one([[], {"n1", "n2"}, [self.id.valid() for _ in range(number(5))], iter(["n3"])]),
            lambda: one([1, True, 1.5, "n1", b"n1", {"n1": 1}, [1], ["n1", None], ["\ud83d"], [["n1"]]]),
        )
        self.synonyms = Kind(
            lambda: [[one(["harbour", "port", "#x", "boats", ""]) for _ in range(number(5))] for _ in range(number(4))],
            lambda: one(BAD_LISTS + [["a"], [["a", 1]], [["a,b"]], [["a\n"]]]),
        )
        self.stop = Kind(kwic.Stop, lambda: one(OBJECTS + NUMBERS + ["stop"]))
        self.fields = Kind(
            lambda: {
                "price": one([40, 120.5, decimal.Decimal(3)]),
                "tag": one(["open", True, None, datetime.date(2023, 7, 19), ["a", 1, None]]),
                one(["a\n", " ", "Title", "x" * 245]): number(9),
            },
            lambda: one(
                NUMBERS
                + [
                    "x",
                    ["a"],
                    {"x" * 246: 1},
                    {"": 1},
                    {1: 1},
                    {"a": {}},
                    {"a": [[1]]},
                    {"a": 1j},
                    {"a": float("nan")},
                    {"a": [1, float("inf")]},
                    {"a": b"x"},
                ]
            ),
        )
        self.file = Kind(
            lambda: (number(10**18), number(10**9)),
            lambda: one(BAD_TEXTS + [(1,), (1, -1), ("1", 1), (2**63, 1), (1, 2**64), (1, 1, 1), "ab"]),
        )
        self.index = Kind(
            None, lambda: one([each for each in BAD_TEXTS if each is not None] + [None, "a\0b", b"\0", "\ud83d"])
        )
        self.search_options = {
            "limit": self.size,
            "offset": self.size,
            "after": Kind(lambda: "", self.name.invalid),
            "match": self.choice("automatic", "all", "any"),
            "variants": self.choice("off", "accents", "names"),
            "sort": self.sort,
            "recency_days": self.days,
            "today": self.today,
            "since": self.day,
            "until": self.day,
            "group": self.choice("none", "near"),
            "like_text": self.text,
            "plain": self.boolean,
            "typing": self.boolean,
            "suggest": self.boolean,
            "timeout_ms": self.unsigned,
            "stop": self.stop,
            "synonyms": self.synonyms,
            "count_to": self.size,
            "facets": self.facets,
            "fields": self.shown_fields,
            "filter": Kind(
                lambda: one(["tag:open", "*", ["tag:*", "-harbour"], [], "price:>5", "none:x"]),
                lambda: one([1, "a OR", "(", "", ["a", 1], "a\0", {}, [None]]),
            ),
            "ids": self.ids,
            "snippets": self.size,
            "snippet_length": self.size,
            "lines": self.boolean,
            "context": self.size,
        }
        true = Kind(lambda: True, self.boolean.invalid)
        self.writer_options = {
            "rebuild": self.boolean,
            "language": Kind(
                lambda: one(["auto", "en", "de_AT", "zh-Hant", "xx"]), lambda: one([self.name.invalid(), "german", ""])
            ),
            "store_text": true,
            "positions": true,
            "memory": Kind(lambda: number(30) * 10**5, self.size.invalid),
            "jobs": Kind(lambda: number(4), self.unsigned.invalid),
            "stop": self.stop,
            "progress": Kind(lambda: lambda *_: None, lambda: one(NUMBERS + ["x", [], {}])),
        }
        self.members = {
            "text": self.utf8,
            "title": self.utf8,
            "date": Kind(self.day.valid, lambda: one([self.day.invalid(), "2023-02-29"])),
            "language": self.name,
            "fields": self.fields,
            "file": self.file,
        }

    def choice(self, *names):
        return Kind(lambda: self.pick.choice(names), lambda: self.pick.choice(BAD_TEXTS + ["none of them", "", b"any"]))

    def query(self):
        return " ".join(self.pick.choices(WORDS, k=self.pick.randrange(7)))

    def raw(self):
        return self.query().encode(errors="replace")
