# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests of the benchmark: its queries, its synthetic texts, and complete runs of kwic and FTS5 on a few texts."""
import itertools
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import fts5
import queries
import report
import synthetic
import workload

HERE = pathlib.Path(__file__).parent
CLIPPINGS = HERE / ".." / ".." / "corpus" / "clippings"
ENGINES = ("kwic", "fts5") if fts5.Fts5.missing() is None else ("kwic",)
KINDS = ("any", "all", "phrase", "prefix")


def run(program, output, *options):
    given = ["--engines", ",".join(ENGINES), "--queries", "2", "--output", output, *options]
    ended = subprocess.run([sys.executable, "-B", HERE / program, *given], capture_output=True, text=True, check=False)
    if ended.returncode:
        raise AssertionError(ended.stderr)
    return json.loads(pathlib.Path(output, "results.json").read_text(encoding="utf-8")), ended.stdout


def lines_of(paths):
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return "".join(json.dumps({"id": f"line {number}", "text": text}) + "\n" for number, text in enumerate(texts))


class Filters(unittest.TestCase):
    def test_are_measured_with_each_way_to_match(self):
        given = [sys.executable, "-B", HERE / "filters.py", CLIPPINGS, "--rounds", "1", "--queries", "2"]
        ended = subprocess.run(given, capture_output=True, text=True, check=False)
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertIn("2 queries", ended.stdout)
        self.assertEqual([line.split()[1] for line in ended.stdout.splitlines()[3:]], ["any", "all", "auto"])


class Queries(unittest.TestCase):
    texts = ["The harbour talks went on, slowly and well; nobody left before midnight."]

    def test_are_the_same_for_the_same_seed(self):
        self.assertEqual(queries.draw_all(self.texts, 20, 3), queries.draw_all(self.texts, 20, 3))
        self.assertNotEqual(queries.draw_all(self.texts, 20, 3), queries.draw_all(self.texts, 20, 4))

    def test_phrases_are_in_the_text_and_do_not_cross_punctuation(self):
        for words in queries.draw_all(self.texts, 50, 1)["phrase"]:
            self.assertIn(" ".join(words), self.texts[0].lower())
            self.assertGreater(len(words), 1)

    def test_prefixes_are_shorter_than_their_word(self):
        for (prefix,) in queries.draw_all(self.texts, 50, 1)["prefix"]:
            self.assertRegex(self.texts[0].lower(), rf"\b{prefix}\w")

    def test_a_kind_of_query_without_examples_is_left_out(self):
        self.assertNotIn("unspaced", queries.draw_all(self.texts, 5, 1))
        self.assertIn("unspaced", queries.draw_all(["港の話し合いは続く"], 5, 1))


class MadeTexts(unittest.TestCase):
    lines = [path.read_text(encoding="utf-8") for path in sorted(CLIPPINGS.glob("*/*"))[:5]]

    def test_are_the_same_for_the_same_seed(self):
        first, second = (synthetic.Maker(self.lines, 1) for _ in range(2))
        self.assertEqual([first.text() for _ in range(20)], [second.text() for _ in range(20)])

    def test_the_number_of_new_words_follows_the_law(self):
        maker = synthetic.Maker(["some plain words of a line"], 1)
        text = "\n".join(maker.text() for _ in range(200))
        lines = text.split("\n")
        self.assertEqual(sum(line.count(" ") == 6 for line in lines), maker.made)
        self.assertAlmostEqual(maker.made, min(len(lines), synthetic.NEW * maker.written**synthetic.GROWTH), delta=1)


class Sampling(unittest.TestCase):
    def test_every_text_has_the_same_chance(self):
        sample = workload.Sample()
        for number in range(3 * workload.SAMPLE):
            sample.add(str(number))
        self.assertEqual(len(sample.texts), workload.SAMPLE)
        early = sum(int(text) < workload.SAMPLE for text in sample.texts) / workload.SAMPLE
        self.assertAlmostEqual(early, 1 / 3, delta=0.03)


class Tables(unittest.TestCase):
    def test_the_best_of_the_rounds_is_the_largest_rate_and_the_smallest_time(self):
        rounds = [{"build.mb_s": 2, "build.seconds": 5}, {"build.mb_s": 3, "build.seconds": 4}]
        self.assertEqual(report.best(rounds), {"build.mb_s": 3, "build.seconds": 4})

    def test_ratios_tell_how_many_times_better_the_first_column_is(self):
        columns = [("kwic", {"build.mb_s": 8, "build.seconds": 1}), ("peer", {"build.mb_s": 4, "build.seconds": 3})]
        shown = report.table(columns, report.BUILD_ROWS)
        self.assertIn("4.0 (2.00 x)", shown)
        self.assertIn("3.00 (3.00 x)", shown)

    def test_a_missing_figure_is_a_dash(self):
        shown = report.table([("kwic", {"build.mb_s": 8}), ("peer", {})], report.BUILD_ROWS)
        self.assertRegex(shown, r"full build, MB/s \|  8\.0 \|    - \|")


class WholeRuns(unittest.TestCase):
    def test_files_and_json_lines_are_measured_with_each_kind_of_query(self):
        with tempfile.TemporaryDirectory() as folder:
            output = pathlib.Path(folder, "output")
            lines = pathlib.Path(folder, "some.jsonl")
            lines.write_text(lines_of(sorted(CLIPPINGS.glob("*/*"))[:20]), encoding="utf-8")
            outlet = sorted(path for path in CLIPPINGS.iterdir() if path.is_dir())[0]
            results, shown = run("bench.py", output, "--rounds", "1", "--many", "20", outlet, lines)
            report_command = [sys.executable, "-B", HERE / "report.py", output]
            short = subprocess.run(report_command, capture_output=True, text=True, check=True).stdout
            self.assertEqual((output / "queries.svg").exists(), shutil.which("gnuplot") is not None)
            whole = (output / "table.md").read_text(encoding="utf-8")
            written = whole + json.dumps(results)
        self.assertEqual(set(results["engines"]), set(ENGINES))
        for engine in results["engines"].values():
            (figures,) = engine["rounds"]
            for parts in itertools.product(KINDS, ("snippets", "bare"), ("mean_ms", "p50_ms", "p90_ms", "p99_ms")):
                self.assertGreater(figures[".".join(parts)], 0)
            for key in ("build.mb_s", "build.cpu_s", "build.peak_mb", "index.ratio", "update.seconds"):
                self.assertGreater(figures[key], 0)
            for kind in KINDS:
                self.assertEqual(figures[f"{kind}.answered"], 1)
        self.assertIn("refresh.seconds", results["engines"]["kwic"]["rounds"][0])
        self.assertEqual(shown, whole)
        self.assertIn("| full build, MB/s", short)
        self.assertNotIn(folder, written)

    def test_a_scaling_run_has_five_sizes(self):
        with tempfile.TemporaryDirectory() as folder:
            options = ("--max-texts", "320", "--max-peer-texts", "20", "--name", "clippings")
            results, shown = run("scale.py", folder, *options, CLIPPINGS)
        self.assertEqual([size["documents"] for size in results["sizes"]], [20, 40, 80, 160, 320])
        for size in results["sizes"]:
            for kind, quoting, time in itertools.product(KINDS, ("snippets", "bare"), ("mean_ms", "p99_ms")):
                self.assertGreater(size["engines"]["kwic"][f"{kind}.{quoting}.{time}"], 0)
            self.assertEqual("fts5" in size["engines"], "fts5" in ENGINES and size["documents"] <= 20)
        self.assertIn("clippings: texts of 1,000 characters", shown)

    def test_a_malformed_line_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            bad = pathlib.Path(folder, "bad.jsonl")
            bad.write_text('{"id": "a", "text": "fine"}\n{"id": "b"}\n', encoding="utf-8")
            with self.assertRaisesRegex(AssertionError, "line 2 of bad.jsonl is not a JSON object with id and text"):
                run("bench.py", folder, bad)


if __name__ == "__main__":
    unittest.main()
