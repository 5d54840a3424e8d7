# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests eval.py and measures.py. The tests compare figures with values calculated by hand, check p-values and run
eval.py."""
import contextlib
import math
import pathlib
import subprocess
import sys
import tempfile
import unittest

import eval as evaluation
import measures

SCRIPT = pathlib.Path(evaluation.__file__)


@contextlib.contextmanager
def folder_of(files):
    """Makes a temporary folder with the files {path: text}."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        yield pathlib.Path(folder)


class FiguresOfAnswers(unittest.TestCase):
    def test_a_perfect_answer_is_1(self):
        figures = measures.figures_of({"a": 1, "b": 1, "c": 0}, ["a", "b", "c"])
        self.assertEqual([round(value, 12) for value in figures], [1, 1, 1])

    def test_two_of_three_good_documents_are_at_ranks_2_and_4(self):
        figures = measures.figures_of({"a": 1, "b": 1, "c": 1}, ["x", "a", "y", "b"])
        self.assertAlmostEqual(figures.ap, (1 / 2 + 2 / 4) / 3)
        self.assertAlmostEqual(figures.ndcg, (1 / math.log2(3) + 1 / math.log2(5)) / (1 + 1 / math.log2(3) + 1 / 2))
        self.assertAlmostEqual(figures.rr, 1 / 2)

    def test_the_gain_is_the_grade(self):
        figures = measures.figures_of({"a": 1, "b": 2}, ["a", "b"])
        self.assertAlmostEqual(figures.ndcg, (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3)))

    def test_only_average_precision_counts_documents_beyond_rank_10(self):
        figures = measures.figures_of({"a": 1}, [*"0123456789", "a"])
        self.assertAlmostEqual(figures.ap, 1 / 11)
        self.assertEqual((figures.ndcg, figures.rr), (0, 0))

    def test_no_answer_is_0(self):
        self.assertEqual(measures.figures_of({"a": 2}, []), (0, 0, 0))

    def test_the_mean_is_calculated_for_each_figure(self):
        self.assertEqual(measures.mean([measures.Figures(1, 0.5, 0), measures.Figures(0, 0.5, 1)]), (0.5, 0.5, 0.5))


class Significance(unittest.TestCase):
    def test_no_difference_is_not_significant(self):
        self.assertEqual(measures.p_value([0.0] * 50), 1)

    def test_a_single_difference_is_not_significant(self):
        self.assertEqual(measures.p_value([0.0, 0.7, 0.0]), 1)

    def test_five_gains_without_a_loss_have_p_1_16(self):
        self.assertAlmostEqual(measures.p_value([0.1] * 5), 1 / 16, delta=0.01)

    def test_equal_gains_and_losses_are_not_significant(self):
        self.assertGreater(measures.p_value([0.2, -0.2] * 20), 0.9)

    def test_forty_gains_without_a_loss_are_significant(self):
        self.assertLess(measures.p_value([0.1] * 40), 0.001)

    def test_losses_and_gains_have_the_same_p(self):
        gained = [0.3, 0.1, 0.2, -0.1, 0.4, 0.1, 0.0, 0.2, 0.1]
        self.assertAlmostEqual(measures.p_value(gained), measures.p_value([-value for value in gained]), delta=0.02)


class Files(unittest.TestCase):
    def test_judgements_without_a_good_document_are_left_out(self):
        with folder_of({"qrels.txt": "1 0 a 1\n1\t0\tb\t0\n\n2 0 a 0\n3 0 crossword notes.txt 2\n"}) as folder:
            judged = evaluation.read_judgements(folder / "qrels.txt")
        self.assertEqual(judged, {"1": {"a": 1, "b": 0}, "3": {"crossword%20notes.txt": 2}})

    def test_recorded_figures_are_read_back(self):
        figures = {"q2": measures.Figures(1 / 3, 0.5, 1), "q1": measures.Figures(0, 0, 0)}
        with folder_of({}) as folder:
            self.assertEqual(measures.read_figures(folder / "new.tsv"), {})
            measures.write_figures(folder / "below" / "new.tsv", figures)
            text = (folder / "below" / "new.tsv").read_text(encoding="utf-8")
            recorded = measures.read_figures(folder / "below" / "new.tsv")
        self.assertEqual(text, "q1\t0.0000\t0.0000\t0.0000\nq2\t0.3333\t0.5000\t1.0000\n")
        self.assertEqual(set(measures.differences(figures, recorded).values()), {(0, 0, 0)})

    def test_the_recorded_sample_of_many_queries_is_always_the_same(self):
        figures = {str(number): measures.Figures(1, 1, 1) for number in range(measures.RECORDED + 500)}
        chosen = measures.sample(figures, measures.RECORDED)
        self.assertEqual(len(set(chosen)), measures.RECORDED)
        self.assertEqual(chosen, measures.sample(reversed(figures), measures.RECORDED))

    def test_collections_are_named_by_their_paths(self):
        files = ("docs.jsonl", "queries.tsv", "qrels.txt")
        with folder_of({f"{name}/{file}": "" for name in ("b/fr", "b/de", "a") for file in files}) as folder:
            (folder / "b" / "README").touch()
            self.assertEqual([found.name for found in evaluation.collections_below(folder)], ["a", "b-de", "b-fr"])
            self.assertEqual([found.name for found in evaluation.collections_below(folder / "a")], ["a"])


class WholeRun(unittest.TestCase):
    def evaluate(self, *arguments):
        """Returns standard output, standard error and exit status."""
        command = [sys.executable, "-B", SCRIPT, *arguments]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        return done.stdout, done.stderr, done.returncode

    def test_the_corpus_is_evaluated(self):
        output, errors, status = self.evaluate()
        self.assertEqual((status, errors), (0, ""))
        name, queries, ap, ndcg, rr = output.splitlines()[1].split()[:5]
        self.assertEqual((name, queries), ("corpus", "99"))
        for value in map(float, (ap, ndcg, rr)):
            self.assertTrue(0.5 < value <= 1, output)

    def test_options_reach_the_searcher_and_an_index_is_reused(self):
        with folder_of({}) as folder:
            self.evaluate("--keep-index", folder)
            output, errors, status = self.evaluate("--keep-index", folder, "--queries=20", "--searcher-option=--plain")
        self.assertEqual((status, errors), (0, ""))
        self.assertEqual(output.splitlines()[1].split()[1], "20")
        self.assertEqual(output.splitlines()[1].split()[5], "0.00")  # the column of seconds spent on indexing

    def test_a_folder_without_collections_is_an_error(self):
        with folder_of({"docs.jsonl": ""}) as folder:
            self.assertEqual(self.evaluate(folder)[1:], ("eval: no collection was found in these folders\n", 1))


if __name__ == "__main__":
    unittest.main()
