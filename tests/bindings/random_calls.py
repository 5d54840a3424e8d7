# SPDX-License-Identifier: GPL-2.0-or-later
"""Usage: random_calls.py [COUNT [SEED]]

Makes COUNT random calls of the functions of the Python module kwic, in four threads that share a Searcher, a Reader and
a Writer. The default of COUNT is the environment variable KWIC_RANDOM_CALLS, or 3000. At least a tenth of the calls are
searches. In about half of the calls, one argument is invalid or the object is closed: the call must raise a kwic.Error
that names this argument or object. All other calls must succeed. Prints each failed call, and then exits with status 1.
"""

import faulthandler
import os
import pathlib
import random
import sys
import tempfile
import threading
import time
import traceback

import kwic
from random_values import BAD_LISTS, BAD_TEXTS, Kind, Kinds

THREADS = 4


class Caller:
    """Makes random calls in one thread. `wrong` is the name of the invalid argument of the current call, or None."""

    def __init__(self, seed: int, folder: pathlib.Path, number: int):
        self.pick = random.Random(seed * THREADS + number)
        self.kinds = Kinds(self.pick)
        self.folder, self.number = folder, number
        self.searchers, self.writer = [], None
        self.failed, self.made, self.refused = 0, {}, 0
        self.calls = [(name[2:], getattr(self, name), weight) for name, weight in WEIGHTS.items()]

    def maybe(self, one_in: int) -> bool:
        return self.pick.randrange(one_in) == 0

    def options(self, known, is_wrong, unknown="colour"):
        """Returns some of the options in `known`. If `is_wrong` is true, one of them is invalid."""
        made = {name: None if self.maybe(8) else kind.valid() for name, kind in known.items() if self.maybe(4)}
        if is_wrong:
            self.wrong = unknown if self.maybe(20) else self.pick.choice(list(known))
            made[self.wrong] = known[self.wrong].invalid() if self.wrong in known else 1
        return made

    def value(self, kind, name, is_wrong):
        if is_wrong:
            self.wrong = name
        return kind.invalid() if is_wrong else kind.valid()

    def searcher(self):
        return self.pick.choice(self.searchers + [SHARED["searcher"]])

    def some_writer(self):
        return self.writer if self.writer and self.maybe(2) else SHARED["writer"]

    def c_search(self, wrong):
        text = self.value(self.kinds.text, "query", wrong and self.maybe(4))
        options = self.options(self.kinds.search_options, wrong and not self.wrong)
        search = self.searcher().search_json if self.maybe(4) else self.searcher().search
        return lambda: search(text, **options)

    def c_complete(self, wrong):
        typed = self.value(self.kinds.text, "typed", wrong and self.maybe(2))
        limit = self.value(self.kinds.size, "limit", wrong and not self.wrong)
        return lambda: self.searcher().complete(typed, limit)

    def c_explain(self, wrong):
        query = self.value(self.kinds.text, "query", wrong)
        return lambda: self.searcher().explain(query)

    def c_get(self, wrong):
        reader = self.pick.choice([self.searcher(), SHARED["reader"]])
        id = self.value(self.kinds.id, "id", wrong)
        return lambda: reader.get(id)

    def c_len(self, _):
        each = self.pick.choice([self.searcher(), self.some_writer(), SHARED["reader"]])
        return lambda: len(each)

    def c_for_each(self, wrong):
        function = self.value(
            Kind(lambda: lambda document: self.maybe(2), lambda: None), "function", wrong and self.maybe(2)
        )
        with_text = self.value(self.kinds.boolean, "with_text", wrong and not self.wrong)
        return lambda: SHARED["reader"].for_each(function, with_text)

    def c_open_searcher(self, wrong):
        if len(self.searchers) > 3:
            self.searchers.pop()  # the removed Searcher is closed
        indexes = [self.folder / "notes"] * self.pick.randrange(1, 3)
        if wrong and self.maybe(2):
            indexes.append(self.value(self.kinds.index, "index", True))
        verify = self.value(self.kinds.boolean, "verify", wrong and not self.wrong)
        return lambda: self.searchers.append(kwic.Searcher(*indexes, verify=verify))

    def c_close_searcher(self, _):
        return self.searchers and self.searchers.pop(self.pick.randrange(len(self.searchers))).close

    def c_use_closed(self, _):
        each = self.pick.choice(["closed searcher", "closed reader", "closed writer"])
        self.wrong, closed = each.split()[1], SHARED[each]
        functions = {
            "searcher": [lambda: closed.search("a"), lambda: closed.complete("a"), lambda: closed.explain("a")],
            "reader": [lambda: closed.for_each(print), lambda: list(closed)],
            "writer": [
                lambda: closed.put("a"),
                lambda: closed.remove("a"),
                lambda: closed.commit(),
                lambda: closed.compact(),
                lambda: closed.put_json('{"id": "a"}'),
            ],
        }
        gets = [] if self.wrong == "writer" else [lambda: closed.get("a")]
        return self.pick.choice(functions[self.wrong] + gets + [lambda: len(closed)])

    def c_open_writer(self, wrong):
        if self.writer and not wrong:
            return None
        index = self.folder / f"own{self.number}"
        if wrong and self.maybe(3):
            index = self.value(self.kinds.index, "index", True)
        options = self.options(self.kinds.writer_options, wrong and not self.wrong)

        def open_writer():
            self.writer = kwic.Writer(index, **options)

        return open_writer

    def c_close_writer(self, _):
        writer, self.writer = self.writer, None
        return writer and writer.close

    def c_put(self, wrong):
        writer = self.some_writer()
        id = self.value(self.kinds.id, "id", wrong and self.maybe(4))
        if wrong and self.wrong and self.maybe(3):
            id = self.pick.choice([None, "", b""])
        members = self.options(self.kinds.members, wrong and not self.wrong)
        if self.maybe(2) or self.wrong == "colour":
            return lambda: writer.put(id, **members)
        return lambda: writer.put(kwic.Document(id, **members))

    def c_put_json(self, wrong):
        writer = self.some_writer()
        if wrong:
            self.wrong = "line"
            line = self.pick.choice(
                BAD_TEXTS + [None, "{}", "", "[1]", '{"id":true}', '{"id":[1,2]}', b"\xff"]
            )
        else:
            line = '{"id": "j%d", "text": "dues at the harbour", "ok": true, "none": null}' % self.pick.randrange(9)
        return lambda: writer.put_json(line)

    def c_put_file(self, wrong):
        path = self.value(
            Kind(lambda: self.folder / "a.txt", self.kinds.index.invalid), "path", wrong and self.maybe(2)
        )
        charset = self.value(
            Kind(
                lambda: self.pick.choice([None, "auto", "latin1"]), lambda: self.pick.choice([1, b"a", "no such", []])
            ),
            "charset",
            wrong and not self.wrong,
        )
        return lambda: self.some_writer().put_file(path, charset=charset)

    def c_remove(self, wrong):
        id = self.value(self.kinds.id, "id", wrong)
        return lambda: self.some_writer().remove(id)

    def c_patch(self, wrong):
        id = self.value(self.kinds.id, "id", wrong)
        changes = {"price": self.pick.randrange(9), "tag": self.pick.choice([None, [], "x", ["x", True]])}
        return lambda: self.some_writer().patch(id, changes)

    def c_remove_matching(self, wrong):
        filter = self.value(Kind(lambda: f"price:{self.pick.randrange(99)}", self.kinds.text.invalid), "filter", wrong)
        return lambda: self.some_writer().remove_matching(filter)

    def c_commit(self, _):
        return self.maybe(4) and (self.some_writer().compact if self.maybe(4) else self.some_writer().commit)

    def c_rollback(self, _):
        return self.some_writer().rollback

    def c_snapshot(self, _):
        def look():
            with self.searcher().snapshot() as snapshot:
                snapshot.search("harbour")

        return look

    def c_html(self, wrong):
        bad = BAD_LISTS + [[(5, 1)], [(0, 99)], [(-1, 2)], [(0,)], [("0", 1)], [1], None]
        spans = self.pick.choice(bad) if wrong else [(0, 3), (4, 11)]
        function, name = self.pick.choice([(kwic.html, "highlights"), (kwic.marked, "spans")])
        self.wrong = name if wrong else None
        return lambda: function("The harbour café.", spans)

    def c_find_index(self, wrong):
        folder = self.value(
            Kind(lambda: self.folder, lambda: self.pick.choice([1, [], "a\0b", "\ud83d", 1.5])), "folder", wrong
        )
        return lambda: kwic.find_index(folder)

    def run(self, count: int) -> None:
        weights = [weight for _, _, weight in self.calls]
        for _ in range(count):
            call = None
            while not call:
                [(name, make, _)] = self.pick.choices(self.calls, weights)
                self.wrong = None
                call = make(self.maybe(2))
            self.made[name] = self.made.get(name, 0) + 1
            self.refused += self.wrong is not None
            error = self.failure_of(call)
            if not self.is_expected(error):
                self.failed += 1
                print(f"{name}() with the wrong argument {self.wrong}:", file=sys.stderr)
                traceback.print_exception(error)
        if self.writer:
            self.writer.close()

    def failure_of(self, call):
        try:
            call()
            return None
        except Exception as error:
            return error

    def is_expected(self, error) -> bool:
        if self.wrong is None or error is None:
            return error is None and self.wrong is None
        return (
            isinstance(error, kwic.Error)
            and error.code in ("invalid_argument", "closed")
            and bool(str(error))
            and str(error.argument).replace("[", ".").split(".")[0] == self.wrong
        )


WEIGHTS = {
    "c_search": 14,
    "c_complete": 4,
    "c_explain": 2,
    "c_get": 8,
    "c_len": 4,
    "c_for_each": 2,
    "c_open_searcher": 2,
    "c_close_searcher": 1,
    "c_use_closed": 4,
    "c_open_writer": 3,
    "c_close_writer": 1,
    "c_put": 30,
    "c_put_json": 8,
    "c_put_file": 2,
    "c_remove": 8,
    "c_patch": 8,
    "c_remove_matching": 2,
    "c_commit": 1,
    "c_rollback": 1,
    "c_snapshot": 1,
    "c_html": 4,
    "c_find_index": 2,
}
SHARED: dict = {}


def open_shared(folder: pathlib.Path) -> None:
    (folder / "a.txt").write_text("The harbour sells fish.")
    with kwic.Writer(folder / "notes") as writer:
        for i in range(40):
            writer.put(
                f"n{i}",
                f"The harbour sells fish. Dues {i}, envoys at the café 米国.",
                date=str(2010 + i % 20),
                fields={"price": 5 * i, "tag": "open"},
            )
    SHARED.update(
        {
            "searcher": kwic.Searcher(folder / "notes"),
            "reader": kwic.Reader(folder / "notes"),
            "writer": kwic.Writer(folder / "shared"),
            "closed writer": kwic.Writer(folder / "closed"),
            "closed searcher": kwic.Searcher(folder / "notes"),
            "closed reader": kwic.Reader(folder / "notes"),
        }
    )
    for each in ("closed writer", "closed searcher", "closed reader"):
        SHARED[each].close()


def main() -> int:
    faulthandler.enable()
    count = int(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("KWIC_RANDOM_CALLS", 3000))
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    print(f"{count} random calls, seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        open_shared(pathlib.Path(name))
        callers = [Caller(seed, pathlib.Path(name), number) for number in range(THREADS)]
        threads = [threading.Thread(target=caller.run, args=[count // THREADS]) for caller in callers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        finished = sum(sum(caller.made.values()) for caller in callers)
        for each in SHARED.values():
            each.close()
    for call in WEIGHTS:
        print(f"{sum(caller.made.get(call[2:], 0) for caller in callers)} {call[2:]}()")
    failed = sum(caller.failed for caller in callers)
    print(f"{sum(caller.refused for caller in callers)} calls were wrong, {failed} calls failed this test")
    return failed > 0 or finished != count // THREADS * THREADS


if __name__ == "__main__":
    sys.exit(main())
