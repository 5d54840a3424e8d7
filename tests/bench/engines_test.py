# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests of the engines: the choice of engines, the helper programs, and the engine of search-benchmark-game."""
import contextlib
import io
import itertools
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

import engine
import engines
import kwic
import modes
import workload

HERE = pathlib.Path(__file__).parent


class Choice(unittest.TestCase):
    def test_an_engine_that_cannot_be_measured_is_left_out_with_the_reason(self):
        class Absent(engine.Engine):
            name = "absent"
            programs = ("no-such-program",)

        said = io.StringIO()
        with mock.patch.dict(engines.ALL, {"absent": Absent}), contextlib.redirect_stderr(said):
            chosen = engines.chosen(None)
            with self.assertRaisesRegex(SystemExit, "absent cannot be measured: there is no program no-such-program"):
                engines.chosen("absent")
        self.assertNotIn(Absent, chosen)
        self.assertIn("absent is left out: there is no program no-such-program", said.getvalue())

    def test_scaling_runs_measure_only_engines_for_all_sizes(self):
        with contextlib.redirect_stderr(io.StringIO()):
            chosen = engines.chosen(None, lambda engine: engine.all_sizes)
        self.assertLessEqual({engine.name for engine in chosen}, {"kwic", "tantivy", "lucene10"})


class Counting(unittest.TestCase):
    def test_kwic_counts_only_where_matches_are_counted(self):
        with tempfile.TemporaryDirectory() as scratch, mock.patch.object(kwic, "Run") as called:
            compared = kwic.Kwic(scratch)
            self.assertEqual(compared.modes, tuple(modes.MODES))
            for mode in modes.MODES.values():
                compared.rate("any", __file__, mode)
                given = called.call_args.args[0]
                self.assertEqual("--count-to" in given, not mode.counting)
                self.assertIn(["--snippets", str(int(mode.snippets))], list(map(list, itertools.pairwise(given))))


class TextsOfHelpers(unittest.TestCase):
    def test_are_written_once_for_all_engines_and_again_after_texts_were_added(self):
        with tempfile.TemporaryDirectory() as folder:
            lines = pathlib.Path(folder, "some.jsonl")
            lines.write_text('{"id": "a", "text": "née"}\n', encoding="utf-8")
            work = workload.Workload(folder, [], [str(lines)])
            work.count = 1
            path = pathlib.Path(work.fields_file())
            self.assertEqual(path.read_bytes(), b"\0\0\0\1a\0\0\0\4n\xc3\xa9e")
            path.unlink()
            work.fields_file()
            self.assertFalse(path.exists())
            work.count = 2
            work.fields_file()
            self.assertTrue(path.exists())


class HelperTests:
    """Tests of a helper program. A subclass for each engine names it; the tests are skipped if it is not installed."""

    name = ""

    def setUp(self):
        kind = engines.ALL[self.name]
        if reason := kind.missing():
            self.skipTest(reason)
        folder = self.enterContext(tempfile.TemporaryDirectory())
        texts = pathlib.Path(folder, "texts", "some")
        texts.mkdir(parents=True)
        for number in range(12):
            more = " of the calm harbour" if number % 2 else ""
            texts.joinpath(f"{number:02}.txt").write_text(f"The talks{more} continued on day {number}.\n")
        self.work = workload.Workload(folder, [str(texts.parent)], [])
        self.work.count = 12
        self.helper = kind(folder)
        self.helper.warm_up = 0
        self.helper.prepare(self.work)
        self.helper.build(self.work)

    def found(self, kind, drawn, mode=modes.MODES["bare"]):
        answers = self.helper.search(kind, self.work.write_queries(kind, drawn), mode)
        self.assertEqual(len(answers.times), len(drawn))
        return answers.found

    def test_finds_the_texts_that_match_with_each_kind_of_query(self):
        self.assertEqual(self.found("all", [["talk", "harbour"], ["day", "absent"]]), [6, 0])
        self.assertEqual(self.found("phrase", [["calm", "harbour"], ["harbour", "calm"]]), [6, 0])
        self.assertEqual(self.found("prefix", [["harb"], ["absent"]], modes.MODES["snippets"]), [6, 0])

    def test_finds_the_texts_that_match_in_each_mode(self):
        for mode in modes.MODES.values():
            self.assertEqual(self.found("any", [["talk", "harbour"], ["harbours"]], mode), [12, 6])

    def test_shows_ten_hits_with_snippets(self):
        lines = self.helper.search_once(["harbour", "talks"]).output.splitlines()
        self.assertEqual(sum(line.startswith("texts/some/") for line in lines), 10)
        self.assertEqual(sum("<b>harbour</b>" in line for line in lines), 6)

    def test_replaces_changed_texts(self):
        with self.work.changed() as (count, lines):
            self.helper.update(self.work, lines)
        self.assertEqual(self.found("any", [[workload.MARKER], ["talks"]]), [count, 12])

    def test_a_failure_of_the_program_ends_the_benchmark(self):
        with self.assertRaisesRegex(SystemExit, "no-such-file"):
            self.helper.search("any", "no-such-file", modes.MODES["bare"])


class TantivyProgram(HelperTests, unittest.TestCase):
    name = "tantivy"


class Lucene10Program(HelperTests, unittest.TestCase):
    name = "lucene10"


class Lucene8Program(HelperTests, unittest.TestCase):
    name = "lucene"


class Game(unittest.TestCase):
    """Runs the engine of search-benchmark-game as the game does: with make, and one query after the other."""

    texts = ["the python is a snake and talks", "monty python talked", "python programming talk the"]
    expected = {
        "COUNT\tpython": "3",
        "COUNT\tmonty snake": "2",
        "COUNT\t+python +the": "2",
        'COUNT\t"python talked"': "1",
        'COUNT\t"talked python"': "0",
        "COUNT\ttalk": "1",
        "COUNT\t+the monty": "2",
        'COUNT\t+"the python" +snake': "1",
        "COUNT\t+python -snake -monty": "1",
        "TOP_10\tpython": "1",
        "TOP_10\tabsent": "1",
        "TOP_1_COUNT\tpython": "3",
        "TOP_100_COUNT\t+the +python": "2",
        "TOP_10_FF\tpython": "1",
        "UNOPTIMIZED_COUNT\tpython": "UNSUPPORTED",
        "COUNT\tpyth*": "UNSUPPORTED",
        "COUNT\t-python": "UNSUPPORTED",
        "COUNT\t": "UNSUPPORTED",
        "COUNT": "UNSUPPORTED",
    }

    def setUp(self):
        self.library = os.environ.get("KWIC_LIBRARY")
        if not self.library or not shutil.which("make"):
            self.skipTest("there is no make, or KWIC_LIBRARY does not name the shared library")

    def make(self, *arguments):
        found = [f"LIBRARY={self.library}", "INDEXER=kwic-indexer", f"PYTHON={sys.executable}"]
        return ["make", "--no-print-directory", "-f", HERE / "game" / "Makefile", *found, *arguments]

    def answers(self, fields, lines):
        with tempfile.TemporaryDirectory() as folder:
            documents = [{"id": str(number), "text": text, **fields} for number, text in enumerate(self.texts)]
            corpus = pathlib.Path(folder, "corpus.json")
            corpus.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
            subprocess.run(self.make("index", f"CORPUS={corpus}"), cwd=folder, check=True)
            with subprocess.Popen(self.make("serve"), cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  text=True) as served:
                for line in lines:
                    served.stdin.write(line + "\n")
                    served.stdin.flush()
                    yield served.stdout.readline().strip()
                served.stdin.close()
            self.assertEqual(served.returncode, 0)

    def test_each_query_is_answered_before_the_next_one_is_read(self):
        answered = self.answers({"sort_field": 4294967295}, self.expected)
        self.assertEqual(dict(zip(self.expected, answered, strict=True)), self.expected)

    def test_documents_without_a_sort_field_cannot_be_sorted(self):
        self.assertEqual(list(self.answers({}, ["TOP_10_FF\tpython", "TOP_10\tpython"])), ["UNSUPPORTED", "1"])


if __name__ == "__main__":
    unittest.main()
