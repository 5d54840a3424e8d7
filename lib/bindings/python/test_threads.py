# SPDX-License-Identifier: GPL-2.0-or-later
"""Tests of the Python module: several threads and processes."""

import concurrent.futures
import copy
import gc
import multiprocessing
import os
import pickle
import threading
import unittest

from notes import NotesTest, kwic


def fail_in_pool(index):
    kwic.Searcher(index).search("==", literal=True)


def look_in_pool(index):
    return kwic.Searcher(index).search("harbour")


class ThreadsTest(NotesTest):
    def test_a_call_continues_when_another_thread_closes_the_reader(self):
        self.write_notes()
        is_called, is_closed = threading.Event(), threading.Event()
        seen = []

        def look(document):
            seen.append(document.id)
            is_called.set()
            is_closed.wait(10)

        with kwic.Reader(self.index) as reader:
            thread = threading.Thread(target=reader.for_each, args=[look])
            thread.start()
            self.assertTrue(is_called.wait(10))
        self.assertIsNotNone(reader._handle)
        is_closed.set()
        thread.join()
        self.assertEqual(len(seen), 3)
        self.assertIsNone(reader._handle)

    def test_a_searcher_is_closed_while_threads_search(self):
        self.write_notes()
        for _ in range(20):
            searcher = kwic.Searcher(self.index)
            is_used = threading.Barrier(5)
            outcomes = []

            def search():
                try:
                    is_used.wait(10)
                    while True:
                        searcher.search("harbour")
                except Exception as error:
                    outcomes.append(type(error))

            threads = [threading.Thread(target=search) for _ in range(4)]
            for thread in threads:
                thread.start()
            is_used.wait(10)
            searcher.search("harbour")
            searcher.close()
            for thread in threads:
                thread.join()
            self.assertEqual(outcomes, [kwic.ClosedError] * 4)
            self.assertIsNone(searcher._handle)

    def test_one_searcher_is_used_by_several_threads(self):
        self.write_notes()
        counts = []
        with kwic.Searcher(self.index) as searcher:
            def search():
                for _ in range(20):
                    counts.append(len(searcher.search("harbour")))

            threads = [threading.Thread(target=search) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        self.assertEqual(counts, [2] * 160)

    def test_a_stop_ends_a_search(self):
        self.write_notes()
        stop = kwic.Stop()
        with kwic.Searcher(self.index) as searcher:
            searcher.search("harbour", stop=stop)
            self.assertFalse(stop.requested)
            stop.request()
            self.assertTrue(stop.requested)
            with self.assertRaises(kwic.Error) as caught:
                searcher.search("harbour", stop=stop)
            self.assertEqual(caught.exception.code, "cancelled")

    def test_a_writer_is_used_by_several_threads(self):
        with kwic.Writer(self.index) as writer:
            def change(first):
                for i in range(first, 400, 8):
                    writer.put(f"d{i}", f"barge number {i} of the harbour", title=f"Barge {i}", fields={"number": i})
                    if i % 5 == 0:
                        writer.remove(f"d{i}")
                    if i % 50 == 0:
                        writer.commit()
                    len(writer)

            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                list(pool.map(change, range(8)))
        with kwic.Searcher(self.index) as searcher:
            found = {hit.id for hit in searcher.search("barge", limit=1000)}
        self.assertEqual(found, {f"d{i}" for i in range(400) if i % 5})

    def test_a_reader_is_used_by_several_threads(self):
        self.write_notes()
        with kwic.Reader(self.index) as reader, concurrent.futures.ThreadPoolExecutor(8) as pool:
            seen = list(pool.map(lambda i: reader.get("fish").title if i % 2 else len(list(reader)), range(200)))
        self.assertEqual(seen, [3, "Fish market"] * 100)

    def test_more_threads_search_than_files_can_be_opened(self):
        self.write_notes()
        with kwic.Searcher(self.index) as searcher:
            are_ready = threading.Barrier(300)

            def search(_):
                are_ready.wait(60)
                return len(searcher.search("harbour"))

            with concurrent.futures.ThreadPoolExecutor(300) as pool:
                self.assertEqual(list(pool.map(search, range(300))), [2] * 300)

    def test_a_callback_must_not_use_the_object_that_calls_it(self):
        self.write_notes()
        with kwic.Reader(self.index) as reader:
            self.assert_refused("reader", kwic.ArgumentValueError, reader.for_each, lambda document: reader.get("fish"))
            self.assertEqual(len(reader), 3)
        writer = kwic.Writer(self.index, progress=lambda *_: writer.remove("fish"))
        writer.put("talks", "other")
        self.assert_refused("writer", kwic.ArgumentValueError, writer.compact)
        writer.close()

    def test_exceptions_survive_pickling(self):
        for error in (kwic.Error("not_found", "there is no index 'a'"),
                      kwic.ArgumentTypeError("invalid_argument", "limit must be int, not str", "limit"),
                      kwic.ArgumentValueError("invalid_argument", "limit is out of range", "limit"),
                      kwic.ClosedError("closed", "Writer is closed", "writer")):
            for copied in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
                self.assertIs(type(copied), type(error))
                self.assertEqual((str(copied), copied.code, copied.argument), (str(error), error.code, error.argument))

    def test_a_process_pool_raises_the_exceptions_and_returns_the_results_of_its_processes(self):
        self.write_notes()
        context = multiprocessing.get_context("spawn")
        with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as pool:
            failure = pool.submit(fail_in_pool, self.index).exception(60)
            self.assertEqual((failure.code, failure.argument), ("invalid_argument", "query"))
            self.assertEqual({hit.id for hit in pool.submit(look_in_pool, self.index).result(60)}, {"talks", "fish"})

    def test_objects_of_the_library_cannot_be_copied(self):
        self.write_notes()
        with kwic.Searcher(self.index) as searcher, kwic.Reader(self.index) as reader:
            with kwic.Writer(self.folder / "new.kwic") as writer:
                for each in (kwic.Stop(), searcher, reader, writer):
                    for copied in (pickle.dumps, copy.copy, copy.deepcopy):
                        with self.assertRaisesRegex(TypeError, type(each).__name__):
                            copied(each)

    @unittest.skipUnless(hasattr(os, "fork"), "this system has no fork()")
    def test_a_child_process_cannot_use_the_writer_of_its_parent(self):
        with kwic.Writer(self.index) as writer:
            writer.put("a", "barge")
            child = os.fork()
            if child == 0:
                try:
                    writer.put("b", "barge")
                    os._exit(1)
                except kwic.ClosedError:
                    writer.close()
                    os._exit(0)
            self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 0)
            writer.put("c", "barge")
        with kwic.Reader(self.index) as reader:
            self.assertEqual({document.id for document in reader}, {"a", "c"})

    @unittest.skipUnless(os.path.exists("/proc/self/fd"), "this system has no /proc/self/fd")
    def test_objects_that_are_no_longer_used_are_closed(self):
        self.write_notes()
        gc.collect()
        before = len(os.listdir("/proc/self/fd"))
        for _ in range(50):
            kwic.Searcher(self.index).search("harbour")
            kwic.Reader(self.index).get("fish")
            kwic.Writer(self.index).put("a", "text")
        gc.collect()
        self.assertLessEqual(len(os.listdir("/proc/self/fd")), before)


if __name__ == "__main__":
    unittest.main()
