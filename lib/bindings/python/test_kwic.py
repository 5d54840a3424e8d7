# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests of the Python module. The environment variable KWIC_LIBRARY contains the path of the library.

Run the tests with: python3 -m unittest
"""

import ctypes
import json
import os
import pathlib
import re
import threading
import unittest

from notes import NotesTest, kwic
from kwic import _native

HEADERS = pathlib.Path(__file__).parents[2] / "include/kwic/c"


class KwicTest(NotesTest):
    def test_structs_have_the_members_of_the_headers(self):
        text = re.sub("//.*", "", "".join(header.read_text() for header in HEADERS.glob("*.h")))
        declared = {name: re.findall(r"(\w+);", members)
                    for name, members in re.findall(r"struct kwic_(\w+) \{(.*?)\}", text, re.DOTALL)}
        structs = [each for each in vars(_native).values()
                   if isinstance(each, type) and issubclass(each, ctypes.Structure) and each is not ctypes.Structure]
        self.assertGreater(len(structs), 15)
        for struct in structs:
            name = re.sub("(?<=.)([A-Z])", r"_\1", struct.__name__).lower()
            members = [member for member, _ in struct._fields_]
            self.assertEqual(members, declared[name][:len(members)], name)
            self.assertTrue(len(members) == len(declared[name]) or struct is _native.Input, name)

    def test_documents_are_found_after_the_with_block_of_a_writer(self):
        self.write_notes()
        with kwic.Searcher(self.index) as searcher:
            results = searcher.search("harbours envoy", limit=5)
            self.assertEqual([hit.id for hit in results], ["talks", "fish"])
            self.assertEqual((len(results), results.total, results.total_is_exact), (2, 2, True))
            hit = results.hits[0]
            self.assertEqual((hit.rank, hit.title, hit.date), (1, "Envoys resume talks", "2023-07-19"))
            self.assertEqual(hit.snippets[0].marked("[", "]"),
                             "On 19 July 2023 the [envoys] met at the [harbour] café.")
            self.assertTrue(results.hits[1].partial)
            self.assertEqual(json.loads(searcher.search_json("harbours envoy"))["hits"][0]["id"], "talks")

    def test_a_with_block_that_raises_commits_nothing(self):
        self.write_notes()
        with self.assertRaises(ZeroDivisionError):
            with kwic.Writer(self.index) as writer:
                writer.remove("fish")
                1 / 0
        with kwic.Writer(self.index) as writer:
            self.assertEqual(len(writer), 3)

    def test_an_object_without_documents_or_a_closed_object_is_true(self):
        with kwic.Writer(self.index) as writer:
            self.assertTrue(writer)
        with kwic.Searcher(self.index) as searcher, kwic.Reader(self.index) as reader:
            self.assertTrue(searcher and reader and len(searcher) == len(reader) == 0)
        self.assertTrue(writer and searcher and reader)

    def test_a_rollback_discards_the_changes_since_the_last_commit(self):
        self.write_notes()
        with kwic.Writer(self.index) as writer:
            writer.put("barge", "The barge left.")
            writer.remove("fish")
            writer.rollback()
            self.assertEqual(len(writer), 3)
            writer.put("boat", "The boat left.")
        with kwic.Reader(self.index) as reader:
            self.assertEqual({document.id for document in reader}, {"talks", "fish", "invoice", "boat"})

    def test_a_snapshot_keeps_its_state(self):
        self.write_notes()
        with kwic.Searcher(self.index) as searcher, searcher.snapshot() as snapshot:
            for text in ("one", "two", "three"):
                with kwic.Writer(self.index) as writer:
                    writer.put("barge", text)
            self.assertEqual((len(searcher), len(snapshot)), (4, 3))
            self.assertEqual(snapshot.search("barge three").hits, [])
            self.assertIsNone(snapshot.get("barge"))
            self.assert_refused("searcher", kwic.ArgumentValueError, snapshot.snapshot)

    def test_a_writer_waits_for_another_writer(self):
        first = kwic.Writer(self.index)
        with self.assertRaises(kwic.Error) as caught:
            kwic.Writer(self.index, wait_ms=20)
        self.assertEqual(caught.exception.code, "locked")
        timer = threading.Timer(0.1, first.close)
        timer.start()
        kwic.Writer(self.index, wait_ms=60000).close()
        timer.join()

    def test_documents_that_match_a_query_are_removed(self):
        with kwic.Writer(self.folder / "removed.kwic") as writer:
            for id, status in (("a", "open"), (b"\xff", "open"), ("c", "closed")):
                writer.put(id, "dues", fields={"status": status})
            self.assertEqual(writer.matching("status:open"), ["a", "\udcff"])
            self.assertEqual(writer.remove_matching(b"status:open"), 2)
            self.assertEqual(writer.remove_matching("status:open"), 0)
            self.assertEqual(len(writer), 1)

    def test_patch_changes_fields_and_keeps_the_text(self):
        index = self.folder / "patched.kwic"
        with kwic.Writer(index) as writer:
            writer.put("a", "dues", fields={"status": "open", "tags": ["x", "y"], "price": 5})
            self.assertEqual(writer.patch("a", {"status": "paid", "tags": None, "price": [6, 7.5]}), "updated")
            self.assertEqual(writer.patch("a", {"status": "paid", "absent": []}), "unchanged")
            self.assertIsNone(writer.patch("b", {"status": "paid"}))
            self.assertEqual(writer.put_json('{"id": "a", "_patch": true, "price": null}'), "updated")
            self.assertIsNone(writer.put_json('{"id": "b", "_patch": true, "price": null}'))
            writer.put("c", "barge")
            self.assertEqual(writer.put_json('{"id": "c", "_delete": true}'), "removed")
            self.assertEqual(writer.put_json('{"id": "c", "_delete": true}'), "unchanged")
        with kwic.Reader(index) as reader:
            self.assertEqual(len(reader), 1)
            self.assertEqual(reader.get("a").text, "dues")
            self.assertEqual(reader.get("a").fields, {"status": "paid"})

    def test_put_returns_whether_a_document_was_added_updated_or_unchanged(self):
        with kwic.Writer(self.index) as writer:
            self.assertEqual(writer.put("a", "one"), "added")
            self.assertEqual(writer.put("a", "two"), "updated")
            self.assertEqual(writer.put("a", "two"), "unchanged")
            self.assertEqual(writer.put_json('{"id": "b", "text": "zero \\u0000 byte"}'), "added")
            self.assertTrue(writer.remove("a"))
            self.assertFalse(writer.remove("a"))
            (self.folder / "c.txt").write_text("A file of dues.")
            self.assertEqual(writer.put_file(self.folder / "c.txt", "c.txt"), "added")
            (self.folder / "zeros").write_bytes(bytes(100))
            self.assertIsNone(writer.put_file(self.folder / "zeros"))
        with kwic.Reader(self.index) as reader:
            self.assertEqual(reader.get("b").text, "zero \0 byte")
            self.assertEqual(reader.get("c.txt").file[1], 15)

    def test_a_search_takes_options(self):
        self.write_notes()
        with kwic.Searcher(self.index) as searcher:
            self.assertEqual(len(searcher), 3)
            first = searcher.search("*", limit=2, sort="title", facets=["tag"])
            self.assertEqual(first.facets, {"tag": {"open": 1, "late": 1}})
            self.assertEqual((first.facet_statistics["tag"].none, first.facet_statistics["tag"].distinct), (2, 2))
            listed = searcher.search("*", sort=["-tag", "path"], fields=["*"])
            self.assertIn("open", listed.hits[0].fields["tag"])
            self.assertEqual([hit.fields.get("tag") for hit in listed.hits[1:]], [None, None])
            rest = searcher.search("*", limit=2, sort="title", after=first.next)
            self.assertEqual(len(first) + len(rest), 3)
            self.assertEqual([hit.id for hit in searcher.search("boats", synonyms=[["boats", "dues"]])], ["invoice"])
            self.assertEqual(searcher.search("tag:open").hits[0].field_matches[0].value, "open")
            self.assertEqual(searcher.search("harbuor").suggestion, "harbour")
            warning = searcher.search("(dues").warnings[0]
            self.assertEqual("syntax", warning.code)
            self.assertIn("bracket", warning.message)
            self.assertEqual([hit.id for hit in searcher.search("*", filter="tag:open")], ["invoice"])
            self.assertEqual(len(searcher.search("*", filter=["tag:*", "-tag:=closed"])), 1)
            self.assertEqual(searcher.complete("harb", filter="tag:*"), [])
            with self.assertRaises(TypeError):
                searcher.search("dues", colour="red")
            with self.assertRaises(ValueError):
                searcher.search("dues", sort="size")
            for facet in ("nope", "tag:1..2", "tag:day"):
                for function in (searcher.search, searcher.search_json):
                    with self.assertRaises(kwic.ArgumentValueError) as raised:
                        function("*", facets=["tag", facet])
                    self.assertEqual(raised.exception.argument, "facets")
                    self.assertIn("count", str(raised.exception))

    def test_a_list_of_ids_restricts_a_search(self):
        self.write_notes()
        with kwic.Searcher(self.index) as searcher:
            for ids, found in (([], []), (["talks"], ["talks"]), ([b"fish", "none", "fish"], ["fish"]),
                               ({"talks", "fish"}, ["fish", "talks"]), (iter(["invoice"]), ["invoice"])):
                self.assertEqual(sorted(hit.id for hit in searcher.search("*", ids=ids)), found)
            self.assertEqual(len(searcher.search("*", ids=["talks", "invoice"], filter="tag:open")), 1)
            self.assertEqual(len(searcher.search("harbour", ids=[str(i) for i in range(100_000)] + ["fish"])), 1)
            self.assertEqual(searcher.complete("harb", ids=["invoice"]), [])
            self.assertEqual(searcher.complete("harb", ids=["fish"]), [("harbour", 1)])

    def test_a_number_in_a_line_of_json_is_its_text_in_fields_that_are_declared_as_strings(self):
        with kwic.Writer(self.index, fields={"code": "keyword", "note": "text"}) as writer:
            writer.put_json('{"id":"a","text":"x","code":1.10,"note":2.50,"n":1.10}')
        with kwic.Writer(self.index) as writer:  # the index keeps the types
            writer.put_json('{"id":"b","text":"x","code":1.20}')
            writer.put_json('{"id":"a","_patch":true,"code":[1.10,3.0]}')
        with kwic.Reader(self.index) as reader:
            self.assertEqual(reader.get("a").fields, {"code": ["1.10", "3.0"], "note": "2.50", "n": 1.1})
            self.assertEqual(reader.get("b").fields, {"code": "1.20"})

    def test_a_reader_returns_the_fields_and_their_types(self):
        self.write_notes()
        with kwic.Reader(self.index) as reader:
            self.assertEqual(reader.fields(), [kwic.FieldInfo("price", "auto", ["real"]),
                                               kwic.FieldInfo("tag", "auto", ["string"])])
        with kwic.Writer(self.index, rebuild=True, fields={"code": "keyword", "n": "integer"}) as writer:
            writer.put("a", "x", fields={"code": "1.10", "any": ["2024-05-20", 1, True, 0.5, "x"]})
        with kwic.Reader(self.index) as reader:
            self.assertEqual(reader.fields(), [
                kwic.FieldInfo("any", "auto", ["string", "date", "integer", "real", "boolean"]),
                kwic.FieldInfo("code", "keyword", ["string"]), kwic.FieldInfo("n", "integer", [])])

    def test_words_are_completed_and_explained(self):
        self.write_notes()
        with kwic.Searcher(self.index) as searcher:
            self.assertEqual(searcher.complete("harb"), [("harbour", 2)])
            self.assertIn("envoys", searcher.explain("envoy"))
            self.assertEqual(len(searcher.search("harb")), 0)
            self.assertEqual(len(searcher.search("harb", typing=True)), 2)
            self.assertEqual(len(searcher.search("arb", literal=True)), 2)
            self.assertEqual(len(searcher.search("arb!", literal=True)), 0)
            self.assertEqual(searcher.get("talks").title, "Envoys resume talks")
            self.assertIsNone(searcher.get("none"))
        self.assertEqual(kwic.html("a <b>", [(0, 1)]), "<mark>a</mark> &lt;b&gt;")
        self.assertRegex(kwic.version(), r"^\d+\.\d+\.\d+$")

    def test_several_indexes_are_searched_together(self):
        self.write_notes()
        with kwic.Writer(self.folder / "more.kwic") as writer:
            writer.put("b", "The harbour was dredged.")
        with kwic.Searcher(self.index, self.folder / "more.kwic", self.folder / "none.kwic") as searcher:
            results = searcher.search("harbour")
            self.assertEqual(len(results), 3)
            self.assertEqual([status.ok for status in results.indexes], [True, True, False])

    def test_an_index_may_have_a_name_that_is_not_utf8(self):
        self.write_notes()
        missing = os.fsdecode(os.fsencode(self.folder) + b"/none\xff.kwic")
        with kwic.Searcher(self.index, missing) as searcher:
            results = searcher.search("harbour")
            self.assertEqual(len(results), 2)
            self.assertEqual((results.indexes[1].index, results.indexes[1].ok), (missing, False))
            self.assertIn("none", results.indexes[1].error)

    def test_a_reader_returns_the_documents_of_an_index(self):
        self.write_notes()
        with kwic.Reader(self.index) as reader:
            self.assertEqual(len(reader), 3)
            self.assertEqual({document.id for document in reader}, {"talks", "fish", "invoice"})
            invoice = reader.get("invoice")
            self.assertEqual((invoice.date, invoice.fields), ("2021-03-31", {"price": 120.5, "tag": ["open", "late"]}))
            self.assertIsNone(reader.get("none"))
            seen = []
            reader.for_each(lambda document: seen.append(document.id) or len(seen) < 2)
            self.assertEqual(len(seen), 2)
            with self.assertRaises(KeyError):
                reader.for_each(lambda document: {}[document.id])

    def test_failures_have_codes_and_messages(self):
        with self.assertRaises(kwic.Error) as caught:
            kwic.Searcher(self.folder / "none.kwic")
        self.assertEqual(caught.exception.code, "not_found")
        self.assertIn("none.kwic", str(caught.exception))
        with kwic.Writer(self.index) as writer:
            with self.assertRaises(kwic.Error) as caught:
                kwic.Writer(self.index)
            self.assertEqual(caught.exception.code, "locked")
            with self.assertRaises(kwic.Error) as caught:
                writer.put_json("{}")
            self.assertEqual(caught.exception.code, "invalid_argument")
            with self.assertRaises(kwic.Error) as caught:
                writer.put_json(b'{"id": {"\xff": 1, "b": 2}}')
            self.assertIn("'id' is not a string or a number", str(caught.exception))
        with self.assertRaises(ValueError):
            writer.put("a")

    def test_an_index_is_found_in_the_folders_above(self):
        self.assertIsNone(kwic.find_index(self.folder))
        self.index = self.folder / ".kwic"
        self.write_notes()
        self.assertTrue(os.path.samefile(kwic.find_index(self.folder), self.index))

    def test_progress_is_reported_and_may_end_the_work(self):
        stages = []
        with kwic.Writer(self.index, progress=lambda stage, done, total: stages.append(stage)) as writer:
            writer.put("a", "text")
        self.assertTrue(stages)

        def refuse(stage, done, total):
            raise OverflowError(stage)

        with self.assertRaises(OverflowError):
            with kwic.Writer(self.index, progress=refuse) as writer:
                writer.put("a", "other")
                writer.compact()

    def test_progress_that_raises_ends_a_put_or_remove(self):
        def refuse(stage, done, total):
            raise OverflowError(stage)

        def put_again(writer):
            writer.put("a", "other text")

        for change in (put_again, lambda writer: writer.remove("a")):
            writer = kwic.Writer(self.index, rebuild=True, memory=1, progress=refuse)
            self.addCleanup(writer.close)
            writer.put("a", "text")
            with self.assertRaises(OverflowError):
                change(writer)
            with self.assertRaises(kwic.Error) as caught:
                writer.commit()
            self.assertEqual(caught.exception.code, "internal")
            writer.close()

    def test_an_exception_of_progress_is_not_raised_by_a_later_successful_call(self):
        with kwic.Writer(self.index) as writer:
            writer._raised.append(OverflowError())
            writer.put("a", "text")
            self.assertEqual(writer._raised, [])

    def test_a_callback_may_close_the_object_that_calls_it(self):
        self.write_notes()
        seen = []
        with kwic.Reader(self.index) as reader:
            def close(document):
                seen.append(document.id)
                reader.close()
                with self.assertRaises(ValueError):
                    reader.get("fish")

            reader.for_each(close)
            self.assertEqual(len(seen), 3)
            self.assertIsNone(reader._handle)
            with self.assertRaises(ValueError):
                len(reader)
        with kwic.Writer(self.index, progress=lambda *_: writer.close()) as writer:
            writer.put("d", "more")
        self.assertIsNone(writer._handle)
        with kwic.Reader(self.index) as reader:
            self.assertEqual(len(reader), 4)


if __name__ == "__main__":
    unittest.main()
