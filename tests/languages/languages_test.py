# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests how languages.py labels and composes texts, without packages of Debian."""
import pathlib
import tempfile
import unittest

import composed
import labeled
import languages
import sources

GERMAN = ("Die Häuser am Hafen wurden im vergangenen Jahr renoviert, und der Bürgermeister sprach mit den Fischern "
          "über die neuen Boote, bevor am Abend die Lichter in allen Fenstern brannten.")


def page(paragraphs):
    return "".join(f"<p>{each}</p>\n" for each in paragraphs).encode()


class Labels(unittest.TestCase):
    def test_codes_in_paths_become_codes_of_iso_639(self):
        codes = {"C": "en", "pt_BR": "pt", "zh-tw": "zh", "nb": "no", "nn": "no", "br": "pt", "de": "de"}
        self.assertEqual({code: sources.language_of(code) for code in codes}, codes)

    def test_a_short_text_and_a_text_with_english_parts_have_no_label(self):
        self.assertEqual(labeled.label_of("de", "fortunes", GERMAN.encode(), set()), "de")
        self.assertIsNone(labeled.label_of("de", "fortunes", b"Die Boote.", set()))
        english = " The boats that are in the harbour have not left it with this tide."
        self.assertIsNone(labeled.label_of("de", "fortunes", (GERMAN + english).encode(), set()))

    def test_a_text_with_pairs_of_words_of_the_english_original_has_no_label(self):
        original = "Open your settings and choose a different background for every screen of your computer."
        pairs = labeled.pairs_of(original.encode(), "fortunes")
        self.assertIsNone(labeled.label_of("de", "fortunes", f"{GERMAN} {original}".encode(), pairs))

    def test_source_code_has_a_label_by_its_comments(self):
        code = "int count = 0;  // boats\n" * 3
        self.assertEqual(labeled.label_of("en", "code", code.encode(), set()), "")
        comment = "/* " + "The boats of the harbour are counted here. " * 8 + "*/\n"
        self.assertEqual(labeled.label_of("en", "code", (comment + code).encode(), set()), "en")
        self.assertIsNone(labeled.label_of("en", "code", (code * 4).encode(), set()))

    def test_the_prose_of_a_catalog_is_its_translations(self):
        catalog = 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "boat"\nmsgstr "Boot"\n'
        self.assertEqual(labeled.words_of(labeled.prose_of(catalog.encode(), "catalog")), ["Boot"])

    def test_two_characters_of_a_script_without_spaces_are_a_word(self):
        self.assertEqual(len(labeled.words_of("港口的工程")), 1 + 3)

    def test_files_of_a_language_are_found_by_their_paths(self):
        with tempfile.TemporaryDirectory() as name:
            path = pathlib.Path(name, "fortunes-de/usr/share/games/fortunes/de/boats")
            path.parent.mkdir(parents=True)
            path.write_text(GERMAN, encoding="utf-8")
            source = sources.Source("fortunes", "fortunes-{}", "usr/share/games/fortunes/**/*", "de")
            texts = list(labeled.texts_of(source, "de", pathlib.Path(name)))
        self.assertEqual([(text.language, text.source, text.name) for text in texts], [("de", "fortunes-de", "boats")])


class Compositions(unittest.TestCase):
    def compose(self, count):
        paragraphs = [f"{GERMAN} Nummer {i} liegt im Archiv der alten Verwaltung." for i in range(4)]
        return composed.compose([labeled.Text("de", "help", "p", "n", page(paragraphs))], count)

    def test_a_language_has_a_text_of_each_kind(self):
        kinds = [text.kind for text in self.compose(100)]
        self.assertEqual(len(kinds), len(set(kinds)))
        self.assertIn("mail", kinds)
        self.assertEqual(len(self.compose(3)), 3)

    def test_each_composed_text_has_the_paragraphs(self):
        for text in self.compose(100):
            self.assertIn("Bürgermeister", text.content.decode().replace("\n", " "), text.kind)

    def test_paragraphs_with_english_words_are_not_used(self):
        text = labeled.Text("de", "help", "p", "n", page([GERMAN, GERMAN + " The boats."]))
        self.assertEqual(composed.paragraphs_of(text), [GERMAN])


class Outcomes(unittest.TestCase):
    def test_a_variant_of_the_language_is_right_and_no_language_is_none(self):
        text = labeled.Text("zh", "help", "p", "n", b"")
        self.assertEqual([languages.outcome(text, tag) for tag in ("zh-Hant", "", "ja")], ["right", "none", "wrong"])
        code = labeled.Text("", "code", "p", "n", b"")
        self.assertEqual([languages.outcome(code, tag) for tag in ("", "en")], ["right", "wrong"])


if __name__ == "__main__":
    unittest.main()
