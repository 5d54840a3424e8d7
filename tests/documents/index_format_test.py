# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads indexes of kwic-indexer with index_reader.py, which shares no code with kwic."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import index_reader
from glass import Bytes

CLIPPINGS = pathlib.Path(__file__).resolve().parents[2] / "corpus" / "clippings"
JSON_LINES = """{"id": "i1", "title": "Invoice", "text": "Dues for March.", "price": 120.5, "tag": ["open", "late"]}
{"id": "i2", "text": "", "date": "2021-04", "note": "paid in April", "language": "en"}
{"id": "i3", "text": "The old har-\\n  bour of Coun-\\nterrevolu-\\ntion", "note": ["", "a light-\\nhouse"]}
"""


def is_word(term):
    return not b"A" <= term[:1] <= b"Z"


class IndexFormat(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def index(self, *arguments):
        environment = {name: value for name, value in os.environ.items() if name != "KWIC_INDEX"}
        subprocess.run(["kwic-indexer", "--quiet", *arguments], check=True, cwd=self.folder, env=environment)

    def clippings(self):
        """Indexes the clippings, a file with an identifier, and a long text. The long text has position lists,
        and its frames after the first are metadata entries."""
        shutil.copytree(CLIPPINGS, self.folder / "texts", ignore=shutil.ignore_patterns(".kwic"))
        words = (CLIPPINGS / "gazette" / "salt-ledger-review.txt").read_text(encoding="utf-8").split()
        paragraphs = [" ".join(words[i % 97 :: 1 + i % 7]) + f" number {i * i}" for i in range(300)]
        (self.folder / "texts" / "long.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
        (self.folder / "texts" / "footNotes_ofAll7.txt").write_text("See footNotesOfAll.")
        self.index("texts")
        return index_reader.Index(self.folder / "texts" / ".kwic")

    def check_documents(self, index):
        by_term = {}
        for document, terms in index.terms.items():
            for term, count in terms.items():
                by_term.setdefault(term, {})[document] = count
                if count > 0:
                    self.assertTrue(index.positions_of(document, term), (document, term))
            record = index.record(document)
            self.assertEqual(index.values[7, document], index_reader.id_hash(record["id"]))
            self.assertIn(index_reader.id_term(record["id"]), terms)
            slots = sorted(slot for slot, other in index.values if other == document)
            self.assertEqual(index.slots[document], slots)
        self.assertEqual(by_term, index.postings)
        self.assertEqual(len(index.records), index.manifest["documents"])

    def check_vocabulary(self, index):
        vocabulary = {term: len(counts) for term, counts in index.postings.items() if is_word(term)}
        for key, entry in index.metadata.items():
            if key[:1] == b"F":
                stem = key[key.index(b":") + 1:]
                self.assertLessEqual({word or stem for word in Bytes(entry).strings()}, vocabulary.keys())
            if key[:1] == b"N":
                read, is_evident = Bytes(entry), False
                while read.has_more():
                    is_evident |= read.uint() != 0
                    read.uint()
                    self.assertIn(read.string(), vocabulary)
                    read.string()
                self.assertTrue(is_evident)
        self.check_identifiers(index, vocabulary)
        return vocabulary

    def check_identifiers(self, index, vocabulary):
        identifiers = []
        while entry := index.metadata.get(b"I" + (len(identifiers) // 128).to_bytes(4, "big")):
            page = list(index_reader.identifier_page(entry))
            self.assertLessEqual(len(page), 128)
            identifiers += page
        for key, entry in index.metadata.items():
            if key[:1] == b"I" and key[1] != 0:
                for number, log in index_reader.listed_identifiers(entry):
                    self.assertIn(key[1:], identifiers[number].replace(b"|", b""))
                    documents = vocabulary[identifiers[number].replace(b"|", b"")]
                    self.assertEqual(log, min(15, documents.bit_length() - 1))
        return identifiers

    def test_a_new_index(self):
        index = self.clippings()
        self.check_documents(index)
        vocabulary = self.check_vocabulary(index)
        pages = index.lexicon()
        self.assertEqual([word for page in pages for word in page], sorted(vocabulary.items()))
        self.assertEqual(Bytes(index.metadata[b"Wdirectory"]).strings(), [page[0][0] for page in pages])
        frequent = dict(index_reader.word_page(index.metadata[b"Wfrequent"]))
        self.assertEqual(frequent, {word: count for word, count in vocabulary.items() if count >= 20})
        self.assertEqual(index.metadata[b"kwic:format"], b"9\t5\t1\t1\n")

        identifiers = self.check_identifiers(index, vocabulary)
        listed = [identifiers[number] for number, _ in index_reader.listed_identifiers(index.metadata[b"Ifoot"])]
        self.assertEqual(listed, [b"foot|notes", b"foot|notes|of|all"])
        name = next(document for document in index.records if index.record(document)["id"] == b"footNotes_ofAll7.txt")
        self.assertEqual(index.positions_of(name, b"Sfootnotes"), [100_000])
        self.assertEqual(index.positions_of(name, b"ofall7"), [index.record(name)["end"][1] + 200_001])
        self.check_texts(index)

    def check_texts(self, index):
        for document in index.records:
            record = index.record(document)
            if record["id"].endswith(b"long.txt") or record["id"].startswith(b"gazette/"):
                text = (self.folder / "texts" / os.fsdecode(record["id"])).read_bytes()
                self.assertEqual(record["text"], text)
        self.assertTrue(any(key[:1] == b"T" for key in index.metadata))
        self.assertTrue(index.positions)

    def test_an_updated_index(self):
        self.clippings()
        for number in range(4):
            (self.folder / "texts" / f"new{number}.txt").write_text(f"Zanzibarium{number} by the quay")
            self.index("texts")
        (self.folder / "texts" / "gazette" / "protocol-signed.txt").unlink()
        self.index("texts")
        index = index_reader.Index(self.folder / "texts" / ".kwic")
        self.check_documents(index)
        new_words = [word for word, _ in index_reader.word_page(index.metadata[b"kwic:new-words"][1:])]
        wanted = [b"%s%d" % (word, number) for word in (b"new", b"zanzibarium") for number in range(4)]
        self.assertEqual(new_words, wanted)

    def test_fields_and_titles_of_json_lines(self):
        (self.folder / "lines").write_text(JSON_LINES, encoding="utf-8")
        self.index("--index", "lines.kwic", "--jsonl", "lines")
        index = index_reader.Index(self.folder / "lines.kwic")
        self.check_documents(index)
        first, second = index.record(1), index.record(2)
        self.assertEqual(first["fields"], [(b"price", 120.5), (b"tag", b"open"), (b"tag", b"late")])
        self.assertEqual(second["date"], (1, 2021, 4, 0))
        self.assertEqual(index.values[0, 2], b"20210400")
        slots = {}
        for line in index.metadata[b"kwic:fields"].decode().splitlines():
            name, numbers, strings = line.split("\t")
            place = index_reader.xxh3(name.encode()) % (1 << 27)
            slots[name] = int(numbers), int(strings)
            self.assertIn(slots[name], [(max(2 * place, 10), 0), (0, max(2 * place, 10) + 1)])
        self.assertEqual(Bytes(index.values[slots["tag"][1], 1]).strings(), [b"open", b"late"])
        self.assertEqual(index.positions_of(1, b"invoice"), [first["end"][1] + 100_000])
        self.assertEqual(index.positions_of(1, b"Sinvoice"), [1])
        self.assertEqual(index.positions_of(1, b"XTAG:late"), [100_002])
        self.assertEqual(index.positions_of(3, b"harbour"), [2**30 + 3])
        self.assertEqual(index.positions_of(3, b"har") + index.positions_of(3, b"bour"), [3, 4])
        self.assertEqual(index.positions_of(3, b"counterrevolution"), [2**30 + 2**27 + 6])
        self.assertEqual(index.positions_of(3, b"XNOTE:lighthouse"), [2**30 + 100_002])
        self.assertEqual(index.terms[3][b"harbour"], 1)


if __name__ == "__main__":
    unittest.main()
