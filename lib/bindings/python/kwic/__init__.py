# SPDX-License-Identifier: GPL-2.0-or-later
"""kwic for Python: full-text search by libkwic, without a build step.

    import kwic

    with kwic.Writer("notes.kwic") as writer:
        writer.put("a.txt", "Envoys met at the harbour.", title="Talks")

    with kwic.Searcher("notes.kwic") as searcher:
        for hit in searcher.search("harbours", limit=5):
            print(hit.title, hit.snippets[0].text)

A failure of the library raises Error, whose `code` is the name of a status such as `not_found`. Several threads may use
one Searcher at the same time: calls release the interpreter lock. Use a Writer or Reader in one thread at a time. Any
thread or callback may close a Searcher, Writer or Reader: running calls continue, and later calls raise ValueError. Ids
and paths are strings, in which lone surrogates represent bytes that are not UTF-8, as in os.fsdecode().
"""

import contextlib
import ctypes
import os
import threading
from typing import Callable, Iterator, List, Optional, Sequence, Tuple, Union

from . import _native as c
from . import _values
from ._native import Error
from ._values import Document, FieldMatch, Hit, IndexStatus, NearDocument, Results, Snippet, Span, marked

__all__ = ["Document", "Error", "FieldMatch", "Hit", "IndexStatus", "NearDocument", "Reader", "Results", "Searcher",
           "Snippet", "Stop", "Writer", "find_index", "html", "marked", "version"]


def version() -> str:
    """Returns the version of the library."""
    return c.library.kwic_version().decode()


class Stop:
    """A request to stop. Pass a Stop to a search or to a Writer, and call request() in any thread. Then the search, and
    put(), commit() and compact() of the Writer, raise Error (cancelled)."""

    def __init__(self) -> None:
        self._handle = c.library.kwic_stop_new()
        if not self._handle:
            raise MemoryError

    def request(self) -> None:
        c.library.kwic_stop_request(self._handle)

    @property
    def requested(self) -> bool:
        return c.library.kwic_stop_requested(self._handle)

    def __del__(self) -> None:
        if getattr(self, "_handle", None):
            c.library.kwic_stop_free(self._handle)
            self._handle = None


class _Handle:
    """An object that is open until close() is called or its `with` block ends."""

    _close: Callable
    _handle: Optional[int] = None  # has a value even if opening fails, because __del__ reads it

    def __init__(self, handle: int) -> None:
        self._lock = threading.RLock()
        self._calls = 0
        self._is_closed = False
        self._handle = handle

    def close(self) -> None:
        """Closes the object. Does not wait for calls in progress: the last of them frees the handle."""
        if self._handle:
            with self._lock:
                self._is_closed = True
                unused = self._take_unused()
            self._free(unused)

    @contextlib.contextmanager
    def _call(self) -> Iterator[int]:
        """Yields the handle, which stays open until the `with` block ends."""
        with self._lock:
            if self._is_closed:
                raise ValueError(f"{type(self).__name__} is closed")
            self._calls += 1
        try:
            yield self._handle
        finally:
            with self._lock:
                self._calls -= 1
                unused = self._take_unused()
            self._free(unused)

    def _take_unused(self) -> Optional[int]:
        """If the object is closed and no call uses the handle, returns the handle, which the caller must free. If the
        object is open, a call uses the handle, or the handle was returned before, returns None."""
        if not self._is_closed or self._calls:
            return None
        handle, self._handle = self._handle, None
        return handle

    def _free(self, handle: Optional[int]) -> None:
        if handle:
            self._close(handle)

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()


class Writer(_Handle):
    """Builds or updates an index. A `with` block commits at its end, unless it raises an exception. close() discards
    uncommitted changes. If `progress(stage, done, total)` returns False, the call in progress raises Error (cancelled).
    If `progress` raises an exception, the call in progress raises this exception. During the compaction at the end of
    commit(), only the compaction ends in both cases, and commit() succeeds."""

    _close = c.library.kwic_writer_close

    def __init__(self, index, *, rebuild=False, root=None, language=None, store_text=None, positions=None, memory=None,
                 jobs=None, progress=None, stop: Optional[Stop] = None) -> None:
        options = c.defaults(c.WriterOptions, c.library.kwic_writer_options_init)
        c.fill(options, rebuild=rebuild, root=root and os.fsencode(root), language=language, store_text=store_text,
               positions=positions, memory=memory, jobs=jobs)
        self._raised: List[BaseException] = []
        self._stop = stop
        if progress:
            self._progress = options.progress = c.progress_callback(progress, self._raised)
        if stop:
            options.stop = stop._handle
        super().__init__(c.made(c.library.kwic_writer_open, os.fsencode(index), ctypes.byref(options)))

    def __exit__(self, kind, *_) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.close()

    def put(self, document: Union[str, Document], text: str = "", **members) -> str:
        """Adds or replaces a document. `document` is a Document, or the id of the document. `text` and `members` are
        used only with an id. Returns `added`, `updated` or `unchanged`."""
        if not isinstance(document, Document):
            document = Document(document, text, **members)
        native, _kept = c.document(document)
        return self._put(ctypes.byref(native))

    def put_json(self, line: Union[str, bytes]) -> str:
        """Adds or replaces the document in a line of JSON. Raises Error (invalid_argument) if the line is not valid."""
        native = c.made(c.library.kwic_parse_json_line, c.string(line))
        with c.freed(native, c.Input, c.library.kwic_input_free) as parsed:
            if not parsed.document:
                raise Error("invalid_argument", parsed.cause.decode(errors="replace"))
            return self._put(parsed.document)

    def put_file(self, path, id: Optional[str] = None, charset: Optional[str] = None) -> Optional[str]:
        """Adds or replaces the document of a text file. The default id is the path. Returns the same as put(), or None
        if the file cannot be indexed, for instance because it is binary."""
        options = c.defaults(c.InputOptions, c.library.kwic_input_options_init)
        c.fill(options, charset=charset)
        name = os.fsencode(path)
        native = c.made(c.library.kwic_load_file, name, c.string(name if id is None else id), ctypes.byref(options))
        with c.freed(native, c.Input, c.library.kwic_input_free) as loaded:
            return self._put(loaded.document) if loaded.document else None

    def _put(self, document) -> str:
        result = ctypes.c_int()
        with self._call() as handle:
            self._check(c.library.kwic_writer_put(handle, document, ctypes.byref(result)))
        return ("added", "updated", "unchanged")[result.value]

    def remove(self, id: str) -> bool:
        """Removes a document. Returns False if there is no document with this id."""
        removed = ctypes.c_bool()
        with self._call() as handle:
            self._check(c.library.kwic_writer_remove(handle, c.string(id), ctypes.byref(removed)))
        return removed.value

    def commit(self) -> None:
        """Makes all changes visible and durable."""
        with self._call() as handle:
            self._check(c.library.kwic_writer_commit(handle, None))

    def compact(self) -> None:
        with self._call() as handle:
            self._check(c.library.kwic_writer_compact(handle))

    def _check(self, status: int) -> None:
        """If the status is a failure, raises the exception that the progress callback raised, or Error if the callback
        raised none."""
        raised = self._raised.copy()
        self._raised.clear()
        if status != 0 and raised:
            raise raised[0]
        c.check(status)

    def __len__(self) -> int:
        with self._call() as handle:
            return c.count(c.library.kwic_writer_document_count, handle)


class Searcher(_Handle):
    """Answers queries on one index, or on several indexes together."""

    _close = c.library.kwic_searcher_close

    def __init__(self, *indexes, verify: bool = False) -> None:
        """Opens the indexes. If `verify` is true, first compares all files with their checksums."""
        names = [os.fsencode(index) for index in indexes]
        if len(names) == 1 and not verify:
            super().__init__(c.made(c.library.kwic_searcher_open, names[0]))
        else:
            open_all = c.library.kwic_searcher_open_verified if verify else c.library.kwic_searcher_open_all
            super().__init__(c.made(open_all, (ctypes.c_char_p * len(names))(*names), len(names)))

    def search(self, query: str = "", *, stop: Optional[Stop] = None, **options) -> Results:
        """Answers a query. `options` are members of kwic_search_options. The value of an enumeration is a string, such
        as match="all" or sort="date_descending". `facets` is a list of field names. `synonyms` is a list of groups; a
        group is a list of words and phrases."""
        with self._answer(query, stop, options) as results:
            return _values.results(results)

    def search_json(self, query: str = "", *, stop: Optional[Stop] = None, **options) -> str:
        """Returns the JSON that `kwic-searcher --json` prints for the query."""
        with self._answer(query, stop, options) as results:
            return c.owned_string(c.library.kwic_results_json, ctypes.byref(results), None)

    def _answer(self, query: str, stop: Optional[Stop], options: dict):
        native, _kept = c.search_options(options, stop._handle if stop else None)
        with self._call() as handle:
            answer = c.made(c.library.kwic_search, handle, c.string(query), ctypes.byref(native))
        return c.freed(answer, c.Results, c.library.kwic_results_free)

    def complete(self, typed: str, limit: int = 10) -> List[Tuple[str, int]]:
        """Returns completions of the last word of `typed`, the most frequent first. Each is a pair: `typed`
        with its last word completed, and the number of documents with this word (see kwic::Completion)."""
        native, _kept = c.search_options({"limit": limit}, None)
        with self._call() as handle:
            answer = c.made(c.library.kwic_complete, handle, c.string(typed), ctypes.byref(native))
        with c.freed(answer, c.Completions, c.library.kwic_completions_free) as found:
            return [(c.text(item.contents.text), item.contents.documents) for item in found.items[:found.count]]

    def explain(self, query: str) -> str:
        """Returns a text, for people, that lists the index terms that a search uses for each word of a query."""
        with self._call() as handle:
            return c.owned_string(c.library.kwic_explain, handle, c.string(query), None)

    def get(self, id: str) -> Optional[Document]:
        """Returns the document with this id, or None if it does not exist."""
        with self._call() as handle:
            return _document(c.library.kwic_searcher_document, handle, id)

    def __len__(self) -> int:
        with self._call() as handle:
            return c.count(c.library.kwic_searcher_document_count, handle)


class Reader(_Handle):
    """Reads the documents that an index has when the Reader is opened. Iteration loads all documents into memory."""

    _close = c.library.kwic_reader_close

    def __init__(self, index) -> None:
        super().__init__(c.made(c.library.kwic_reader_open, os.fsencode(index)))

    def get(self, id: str) -> Optional[Document]:
        with self._call() as handle:
            return _document(c.library.kwic_reader_document, handle, id)

    def for_each(self, function: Callable[[Document], Optional[bool]], with_text: bool = True) -> None:
        """Calls the function for each document. Only one document is in memory at a time. The iteration ends if the
        function returns False or raises an exception."""
        with self._call() as handle:
            c.visit(handle, with_text, lambda found: function(_values.document(found)))

    def __iter__(self) -> Iterator[Document]:
        documents: List[Document] = []
        self.for_each(documents.append)
        return iter(documents)

    def __len__(self) -> int:
        with self._call() as handle:
            return c.count(c.library.kwic_reader_document_count, handle)


def _document(function, handle, id: str) -> Optional[Document]:
    native = c.made(function, handle, c.string(id))
    if not native:
        return None
    with c.freed(native, c.IndexedDocument, c.library.kwic_indexed_document_free) as found:
        return _values.document(found)


def find_index(folder=".") -> Optional[str]:
    """Returns the path of the nearest `.kwic` in `folder` or a folder above it, or None if there is none."""
    found = c.owned(c.library.kwic_find_index, os.fsencode(folder))
    return None if found is None else os.fsdecode(found)


def html(text: str, highlights: Sequence[Span] = ()) -> str:
    """Returns a text as HTML, with the highlights in <mark>."""
    spans = (c.Span * len(highlights))(*highlights)
    return c.owned_string(c.library.kwic_html, c.string(text), spans, len(spans))
