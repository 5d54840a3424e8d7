# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads indexes of kwic-indexer with index_reader.py, which shares no code with kwic."""
import datetime
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import index_reader
from glass import Bytes

CLIPPINGS = pathlib.Path(__file__).resolve().parents[2] / "corpus" / "clippings"
JSON_LINES = """{"id": "i1", "title": "Invoice", "text": "Dues for March.", "price": 120.5, "tag": ["open", "Late"], "n": [3, 9007199254740993, -1.5, 3.0], "due": ["2024-05-20T12:00:00.5+02:00", "2023"], "paid": true}
{"id": "i2", "text": "", "date": "2021-04-05T06:07:08.90+01:00", "note": "paid in April", "language": "en"}
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
        self.assertEqual(index.metadata[b"kwic:format"], b"12\t7\t1\t1\n")

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
        dates = [b"2024-05-20T12:00:00.5+02:00", b"2023"]
        numbers = [3, 9007199254740993, -1.5, 3.0]
        self.assertEqual(first["fields"], [(b"due", date) for date in dates] + [(b"n", number) for number in numbers] +
                         [(b"paid", True), (b"price", 120.5), (b"tag", b"open"), (b"tag", b"Late")])
        self.assertEqual(second["date"], (1, 2021, 4, 5, b"T06:07:08.90+01:00"))
        self.assertEqual(index.values[0, 2], b"202104050607089")
        fields = index_reader.fields(index.metadata[b"kwic:fields"])
        self.assertEqual({name: (kind, values) for name, (kind, _, values) in fields.items()},
                         {b"due": (0, 8), b"n": (0, 3), b"note": (0, 16), b"paid": (0, 4), b"price": (0, 2),
                          b"tag": (0, 16)})
        for name, (_, slot, _) in fields.items():
            self.assertEqual(slot, 8 * (index_reader.xxh3(name) % ((1 << 25) - 2) + 2))
        value = lambda name, offset: index.values[fields[name][1] + offset, 1]
        key = index_reader.number_key
        self.assertEqual(value(b"n", 0), key(-1.5))
        self.assertEqual(Bytes(value(b"n", 1)).strings(), [key(3), key(9007199254740993)])
        self.assertEqual(value(b"price", 0), key(120.5))
        utc = datetime.timezone.utc
        first_date = index_reader.date_key(datetime.datetime(2023, 1, 1, tzinfo=utc))
        second_date = index_reader.date_key(datetime.datetime(2024, 5, 20, 10, 0, 0, 500000, tzinfo=utc))
        self.assertEqual(value(b"due", 2), first_date)
        self.assertEqual(Bytes(value(b"due", 3)).strings(), [second_date])
        self.assertEqual(Bytes(value(b"tag", 4)).strings(), [b"open", b"Late"])
        self.assertEqual(Bytes(value(b"paid", 4)).strings(), [b"true"])
        terms = [term for term in index.terms[1] if term.startswith((b"Xn:", b"Xdue:", b"Xtag:", b"Xpaid:"))]
        self.assertEqual(sorted(terms), sorted(
            [b"Xn:*", b"Xn:\4" + key(3), b"Xn:\4" + key(-1.5), b"Xn:\4" + key(9007199254740993), b"Xn:\2" + key(3),
             b"Xn:\2" + key(9007199254740993), b"Xtag:*", b"Xtag:=open", b"Xtag:=late", b"Xtag:open", b"Xtag:late",
             b"Xpaid:*", b"Xpaid:=true", b"Xpaid:true", b"Xdue:*", b"Xdue:\3" + second_date] +
            [b"Xdue:=" + date.lower() for date in dates] +
            [b"Xdue:" + word for word in b"2024 05 20t12 00 5 02 2023".split()]))
        self.assertEqual(index.positions_of(1, b"invoice"), [first["end"][1] + 100_000])
        self.assertEqual(index.positions_of(1, b"Sinvoice"), [1])
        self.assertEqual(index.positions_of(1, b"Xtag:late"), [100_002])
        self.assertEqual(index.positions_of(3, b"harbour"), [2**30 + 3])
        self.assertEqual(index.positions_of(3, b"har") + index.positions_of(3, b"bour"), [3, 4])
        self.assertEqual(index.positions_of(3, b"counterrevolution"), [2**30 + 2**27 + 6])
        self.assertEqual(index.positions_of(3, b"Xnote:lighthouse"), [2**30 + 100_002])
        self.assertEqual(index.terms[3][b"harbour"], 1)


if __name__ == "__main__":
    unittest.main()
