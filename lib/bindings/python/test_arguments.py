# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests of the Python module: arguments that are refused, and the forms of arguments that are accepted."""

import datetime
import decimal
import fractions
import unittest

from notes import NotesTest, kwic

T, V = kwic.ArgumentTypeError, kwic.ArgumentValueError


class ArgumentsTest(NotesTest):
    def test_a_search_refuses_an_option_of_a_wrong_type_or_value_and_names_it(self):
        self.write_notes()
        with kwic.Searcher(self.index) as searcher:
            for argument, kind, options in [
                    ("limit", T, {"limit": "5"}), ("limit", T, {"limit": True}), ("limit", T, {"limit": 1.0}),
                    ("limit", V, {"limit": -1}), ("limit", V, {"limit": 2 ** 64}),
                    ("timeout_ms", V, {"timeout_ms": 2 ** 32}), ("recency_days", T, {"recency_days": "30"}),
                    ("recency_days", V, {"recency_days": float("nan")}), ("recency_days", V, {"recency_days": -1}),
                    ("since", T, {"since": 2023}), ("since", V, {"since": "a\0b"}), ("until", V, {"until": "soon"}),
                    ("today", V, {"today": "2023", "recency_days": 1}), ("after", T, {"after": 5}),
                    ("after", V, {"after": "cursor"}), ("after", V, {"after": "\udcff"}), ("match", T, {"match": 1}),
                    ("sort", V, {"sort": "size"}), ("plain", T, {"plain": 1}), ("like_id", T, {"like_id": 7}),
                    ("like_id", V, {"like_id": "\ud83d"}), ("like_text", T, {"like_text": []}),
                    ("facets", T, {"facets": "tag"}), ("facets[1]", T, {"facets": ["tag", 1]}),
                    ("facets[0]", V, {"facets": ["a\0b"]}), ("synonyms", T, {"synonyms": "a,b"}),
                    ("synonyms[0]", T, {"synonyms": ["ab"]}), ("synonyms[0][1]", V, {"synonyms": [["a", "b,c"]]}),
                    ("filter", T, {"filter": 5}), ("filter[1]", T, {"filter": ["tag:a", 1]}),
                    ("filter", V, {"filter": "tag:a\0b"}), ("filter", V, {"filter": "tag:a OR"}),
                    ("filter", V, {"filter": [""]}), ("ids", T, {"ids": "a"}), ("ids", T, {"ids": 1}),
                    ("ids[1]", T, {"ids": ["a", None]}), ("ids[0]", V, {"ids": ["\ud83d"]}),
                    ("sort", V, {"sort": "no such field"}), ("facets", V, {"facets": ["no such field"]}),
                    ("stop", T, {"stop": 5}), ("colour", T, {"colour": "red"}), ("error", T, {"error": 1})]:
                with self.subTest(options):
                    self.assert_refused(argument, kind, searcher.search, "harbour", **options)
                    self.assert_refused(argument, kind, searcher.search_json, "harbour", **options)
            for query in (5, ["harbour"], object(), True):
                self.assert_refused("query", T, searcher.search, query)
                self.assert_refused("query", T, searcher.explain, query)
                self.assert_refused("typed", T, searcher.complete, query)
                self.assert_refused("id", T, searcher.get, query)
            self.assert_refused("query", V, searcher.search, "==", literal=True)
            self.assert_refused("limit", T, searcher.complete, "harb", "5")

    def test_a_writer_refuses_wrong_options(self):
        for argument, kind, options in [
                ("memory", T, {"memory": "256M"}), ("memory", V, {"memory": -1}), ("jobs", V, {"jobs": 2 ** 32}),
                ("rebuild", T, {"rebuild": 1}), ("store_text", T, {"store_text": 0}), ("root", T, {"root": 5}),
                ("root", V, {"root": "a\0b"}), ("language", T, {"language": b"en"}), ("progress", T, {"progress": 5}),
                ("stop", T, {"stop": True}), ("colour", T, {"colour": "red"})]:
            with self.subTest(options):
                self.assert_refused(argument, kind, kwic.Writer, self.index, **options)
        self.write_notes()
        self.assert_refused("store_text", V, kwic.Writer, self.index, store_text=False)
        self.assert_refused("positions", V, kwic.Writer, self.index, positions=False)
        for index in (None, 5, [], True):
            for function in (kwic.Writer, kwic.Searcher, kwic.Reader):
                self.assert_refused("index", T, function, index)
        for function in (kwic.Writer, kwic.Searcher, kwic.Reader):
            self.assert_refused("index", V, function, "a\0b")
            self.assert_refused("index", V, function, "\ud83d")
        self.assert_refused("index", T, kwic.Searcher)
        self.assert_refused("verify", T, kwic.Searcher, self.index, verify=1)
        self.assert_refused("mapped", T, kwic.Searcher, self.index, mapped=0)

    def test_a_document_with_a_wrong_member_is_refused(self):
        with kwic.Writer(self.index) as writer:
            for argument, kind, members in [
                    ("text", T, {"text": 5}), ("text", V, {"text": b"\xff"}), ("title", T, {"title": []}),
                    ("date", T, {"date": 2023}), ("date", V, {"date": "soon"}), ("date", V, {"date": "2023-02-29"}),
                    ("language", V, {"language": "e\0n"}), ("fields", T, {"fields": "x"}),
                    ("fields.", V, {"fields": {"": 1}}), ("fields." + "é" * 123, V, {"fields": {"é" * 123: 1}}),
                    ("fields.tag", T, {"fields": {"tag": {}}}), ("fields.tag", T, {"fields": {"tag": [["x"]]}}),
                    ("fields.tag", T, {"fields": {"tag": b"x"}}), ("fields.tag", T, {"fields": {"tag": 1j}}),
                    ("fields.tag", V, {"fields": {"tag": float("nan")}}),
                    ("fields.tag", V, {"fields": {"tag": 10 ** 400}}),
                    ("fields.tag", V, {"fields": {"tag": decimal.Decimal("sNaN")}}), ("file", T, {"file": 5}),
                    ("file[1]", V, {"file": (0, -1)}), ("file[0]", T, {"file": ("0", 1)}), ("body", T, {"body": "x"}),
                    ("id", T, {"id": "b"})]:
                with self.subTest(members):
                    self.assert_refused(argument, kind, writer.put, "a", **members)
                    if argument not in ("body", "id"):
                        self.assert_refused(argument, kind, writer.put, kwic.Document("a", **members))
            for id, kind in ((None, T), (5, T), ("", V), (b"", V), ("\ud83d", V)):
                self.assert_refused("id", kind, writer.put, id)
                self.assert_refused("id", kind, writer.put, kwic.Document(id))
            self.assert_refused("id", T, writer.remove, None)
            self.assert_refused("filter", T, writer.remove_matching, None)
            self.assert_refused("filter", V, writer.remove_matching, "dues OR")
            self.assert_refused("filter", V, writer.matching, "")
            self.assert_refused("id", T, writer.patch, 5, {})
            self.assert_refused("fields", T, writer.patch, "a", None)
            self.assert_refused("fields.", V, writer.patch, "a", {"": None})
            self.assert_refused("fields.price", V, writer.patch, "a", {"price": float("nan")})
            self.assert_refused("fields.price", T, writer.patch, "a", {"price": {}})
            self.assert_refused("text", V, writer.put, kwic.Document("a"), "text")
            self.assert_refused("title", V, writer.put, kwic.Document("a"), title="text")
            self.assert_refused("line", T, writer.put_json, None)
            self.assert_refused("line", V, writer.put_json, "{}")
            self.assert_refused("path", T, writer.put_file, None)
            (self.folder / "a.txt").write_text("dues")
            self.assert_refused("charset", T, writer.put_file, self.folder / "a.txt", charset=5)
            self.assert_refused("charset", V, writer.put_file, self.folder / "a.txt", charset="no such charset")
            self.assert_refused("id", V, writer.put_file, self.folder / "a.txt", "")
            self.assertEqual(len(writer), 0)

    def test_functions_refuse_wrong_arguments(self):
        self.write_notes()
        for spans in ([(0, 99)], [(5, 1)], [(2, 4), (0, 1)], [(-1, 1)], [(0,)]):
            self.assert_refused(f"highlights[{len(spans) - 1}]", V, kwic.html, "harbour", spans)
            self.assert_refused(f"spans[{len(spans) - 1}]", V, kwic.marked, "harbour", spans)
        self.assert_refused("highlights[0]", T, kwic.html, "harbour", [("0", 1)])
        self.assert_refused("highlights", T, kwic.html, "harbour", None)
        self.assert_refused("text", T, kwic.html, 5)
        self.assert_refused("text", T, kwic.marked, b"harbour", [])
        self.assert_refused("before", T, kwic.marked, "harbour", [], 5)
        self.assert_refused("folder", T, kwic.find_index, 5)
        with kwic.Reader(self.index) as reader:
            self.assert_refused("function", T, reader.for_each, None)
            self.assert_refused("with_text", T, reader.for_each, print, "yes")
            self.assert_refused("id", T, reader.get, 5)

    def test_none_means_the_default(self):
        self.write_notes()
        with kwic.Writer(self.index, root=None, rebuild=None, jobs=None, progress=None, stop=None) as writer:
            writer.put("a", None, title=None, date=None, language=None, fields=None, file=None)
            writer.put(kwic.Document("a", None, None, None, None, None, None))
        with kwic.Searcher(self.index, verify=None, mapped=None) as searcher:
            options = dict.fromkeys(["limit", "sort", "since", "facets", "stop", "plain", "like_id", "synonyms"])
            self.assertEqual(searcher.search("harbour", **options).hits, searcher.search("harbour").hits)
            self.assertEqual(searcher.search(None).hits, [])
            self.assertEqual(searcher.complete("harb", None), [("harbour", 2)])

    def test_dates_are_strings_or_dates(self):
        self.write_notes()
        with kwic.Writer(self.index) as writer:
            writer.put("a", "barge", date=datetime.date(2020, 2, 29))
            writer.put("b", "barge", date=datetime.datetime(2021, 3, 1, 12),
                       fields={"when": datetime.datetime(2021, 3, 1), "day": datetime.date(2020, 2, 29)})
        with kwic.Searcher(self.index) as searcher:
            self.assertEqual([hit.date for hit in searcher.search("barge", sort="date")], ["2020-02-29", "2021-03-01T12:00:00"])
            for since in (datetime.date(2021, 1, 1), datetime.datetime(2021, 1, 1, 23), "2021", "2021-01"):
                self.assertEqual([hit.id for hit in searcher.search("barge", since=since)], ["b"])
            self.assertEqual([hit.id for hit in searcher.search("barge", until=datetime.date(2020, 2, 29))], ["a"])
            self.assertEqual(searcher.get("b").fields, {"when": "2021-03-01T00:00:00", "day": "2020-02-29"})

    def test_fields_hold_strings_numbers_and_booleans(self):
        with kwic.Writer(self.index) as writer:
            writer.put("a", fields={"ok": True, "no": [False, None, "x"], "none": None, "empty": "", "n": 7,
                                    "half": fractions.Fraction(1, 2), "price": decimal.Decimal("1.25"),
                                    "most": 2 ** 63 - 1, "more": 2 ** 63, "Größe": -1})
            writer.put_json('{"id": "b", "ok": true}')
        with kwic.Searcher(self.index) as searcher:
            self.assertEqual({hit.id for hit in searcher.search("ok:true")}, {"a", "b"})
            self.assertEqual(searcher.get("a").fields, {"ok": True, "no": [False, "x"], "empty": "", "n": 7,
                                                        "half": 0.5, "price": 1.25, "most": 2 ** 63 - 1,
                                                        "more": 2.0 ** 63, "Größe": -1})
            self.assertIsInstance(searcher.get("a").fields["n"], int)
            self.assertEqual([hit.id for hit in searcher.search("most:9223372036854775807")], ["a"])

    def test_a_writer_declares_the_types_of_fields(self):
        with kwic.Writer(self.index, fields={"n": "integer", "state": "keyword"}) as writer:
            writer.put("a", fields={"n": "12", "state": "Open Late"})
        with kwic.Searcher(self.index) as searcher:
            self.assertEqual(searcher.get("a").fields, {"n": 12, "state": "Open Late"})
            self.assertEqual(len(searcher.search("n:>=12 state:\"open late\"")), 1)
            self.assertEqual(len(searcher.search("state:open")), 0)
        self.assert_refused("fields.n", V, kwic.Writer, self.index, fields={"n": "int"})
        self.assert_refused("fields.n", T, kwic.Writer, self.index, fields={"n": 1})
        self.assert_refused("fields", T, kwic.Writer, self.index, fields="n")

    def test_an_id_of_any_bytes_identifies_its_document(self):
        ids = ["\u200bzero", "\ufeffmark", "\u2060joiner", "\u00adhyphen", "\0nul", "\x01a", "\x1besc", "\x7fdel",
               "\nline", " space", "\u202eright", "\udcffraw", "raw\udcff", "a\udce2\udc80b", "\udced\udca0\udc80",
               "\ufffd", "i" * 3000]
        with kwic.Writer(self.index) as writer:
            for i, id in enumerate(ids):
                self.assertEqual(writer.put(id, f"barge {i}"), "added")
        with kwic.Searcher(self.index) as searcher, kwic.Reader(self.index) as reader:
            self.assertEqual({hit.id for hit in searcher.search("barge", limit=100)}, set(ids))
            self.assertEqual({document.id for document in reader}, set(ids))
            for id in ids:
                raw = id.encode(errors="surrogateescape")
                self.assertEqual([found.get(each).id for found in (searcher, reader) for each in (id, raw)], [id] * 4)
                self.assertNotIn(id, {hit.id for hit in searcher.search("barge", like_id=id, limit=100)})
            for sort in ("path", "title", "date"):
                seen, after = [], None
                while after != "":
                    page = searcher.search("barge", sort=sort, limit=3, after=after)
                    seen += [hit.id for hit in page]
                    after = page.next
                self.assertEqual(sorted(seen), sorted(ids), sort)
        with kwic.Writer(self.index) as writer:
            for i, id in enumerate(ids):
                self.assertEqual(writer.put(id.encode(errors="surrogateescape"), f"barge {i}"), "unchanged")
                self.assertTrue(writer.remove(id))

    def test_lone_surrogates_in_texts_and_queries_become_replacement_characters(self):
        with kwic.Writer(self.index) as writer:
            writer.put("cut", "barge cut here \ud83d", title="A\udc00", fields={"tag": "x\ud83d"})
        with kwic.Searcher(self.index) as searcher:
            document = searcher.get("cut")
            self.assertEqual((document.text, document.title, document.fields),
                             ("barge cut here \ufffd", "A\ufffd", {"tag": "x\ufffd"}))
            self.assertEqual(len(searcher.search("barge \ud83d")), 1)


if __name__ == "__main__":
    unittest.main()
