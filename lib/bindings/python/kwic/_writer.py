# SPDX-License-Identifier: GPL-2.0-or-later
"""Making and updating an index."""

import ctypes
import dataclasses
import os
from typing import List, Mapping, Optional, Tuple, Union

from . import _arguments as given
from . import _native as c
from ._errors import Error, failure, unknown, wrong_type, wrong_value
from ._handle import OneAtATime, stop_handle
from ._values import Document

_WRITER_OPTIONS = {
    "rebuild": given.boolean,
    "root": given.path,
    "language": given.name,
    "store_text": given.boolean,
    "positions": given.boolean,
    "memory": given.size,
    "jobs": given.unsigned,
    "progress": given.function,
    "stop": stop_handle,
    "wait_ms": given.unsigned,
    "fields": given.field_types,
}

_DOCUMENT = {
    "id": given.own_identifier,
    "text": given.utf8,
    "title": given.utf8,
    "date": given.document_date,
    "language": given.name,
    "fields": given.fields,
    "file": given.file_stamp,
}


# The types of fields whose values are strings.
_STRING_TYPES = ("keyword", "text")


class Writer(OneAtATime):
    """Builds or updates an index. A `with` block commits at its end, unless it raises an exception. close() discards
    uncommitted changes. An index has one Writer at a time: opening a second Writer waits for `wait_ms`, and then raises
    Error (locked).

    Several threads may use a Writer; their calls run one after the other. After a fork, the Writer is closed in the
    child process.

    The options of the constructor are listed below. An option that is None has its default value.

    - `rebuild`: whether to start with an empty index even if the folder holds an index (default: False).
    - `root`: the folder to which the ids of files are relative (default: the folder that contains the index).
    - `language`: language of documents that do not state their language: an ISO 639 code, or `auto` to detect the
      language (default: `auto`).
    - `store_text`, `positions`: whether the index stores texts and word positions (default: as in the existing index,
      or True for a new index).
    - `memory`: the approximate size of the write buffer in bytes (default: 256 MiB).
    - `jobs`: number of threads that build a new index; 0: one per core (default: 0).
    - `progress(stage, done, total)`: a function that is called during commit() and compact(). If the function returns
      False, the call in progress raises Error (cancelled). If the function raises an exception, the call in progress
      raises this exception. During the compaction at the end of commit(), only the compaction ends in both cases, and
      commit() succeeds. The function may close the Writer, but must not call other functions of the Writer.
    - `stop`: a Stop, which can end put(), commit() and compact().
    - `fields`: a mapping from names of fields to their types: `auto`, `text`, `keyword`, `integer`, `real`, `boolean`,
      `date` or `stored`. The index keeps the types.
    - `wait_ms`: how many milliseconds to wait if another writer uses the index (default: 0).
    """

    _close = c.library.kwic_writer_close

    def __init__(self, index: Union[str, bytes, os.PathLike], **options) -> None:
        name = given.path(index, "index")
        checked = given.options("Writer", options, _WRITER_OPTIONS)
        self._raised: List[BaseException] = []
        self._stop = options.get("stop")  # keeps the kwic_stop alive
        self._process = os.getpid()
        if "progress" in checked:
            self._progress = checked["progress"] = c.progress_callback(checked["progress"], self._raised)
        native = c.defaults(c.WriterOptions, c.library.kwic_writer_options_init)
        declared = checked.pop("fields", [])
        types = c.declarations(declared)
        native.fields, native.field_count = types, len(types)
        _kept = c.fill(native, checked)
        out = ctypes.c_void_p()
        status = c.library.kwic_writer_open(name, ctypes.byref(native), ctypes.byref(out))
        c.check(status, _refused(c.last_error()) if status else None)
        super().__init__(out.value)
        known = [] if checked.get("rebuild") else _known_types(name)
        strings = [field for field, kind in dict(known + declared).items() if given.FIELD_TYPES[kind] in _STRING_TYPES]
        self._line_options = c.defaults(c.InputOptions, c.library.kwic_input_options_init)
        self._kept = c.fill(self._line_options, {"string_fields": strings})

    def __exit__(self, kind, *_) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.close()

    def put(self, document: Union[str, bytes, Document], text: Union[str, bytes, None] = None, **members) -> str:
        """Adds a document, or replaces the document with the same id. Returns `added`, `updated` or `unchanged`.

        `document` is a Document, or the id of a document. With an id, `text` and the keyword arguments `title`, `date`,
        `language`, `fields` and `file` are the members of the document; see Document."""
        if isinstance(document, Document):
            for name in ([] if text is None else ["text"]) + list(members):
                wrong_value(name, "is given beside a Document")
            members = {field.name: getattr(document, field.name) for field in dataclasses.fields(Document)}
        elif "id" in members:
            unknown("put", "id")
        else:
            members.update(id=document, text=text)
        checked = given.options("put", members, _DOCUMENT)
        if "id" not in checked:
            wrong_type("id", "str or bytes", None)
        native, _kept = c.document(checked)
        return self._put(ctypes.byref(native), "document")

    def put_json(self, line: Union[str, bytes]) -> Optional[str]:
        """Adds or replaces the document in a line of JSON, such as `{"id": "i1", "text": "Dues", "price": 120.5}`.
        Returns the result of put(). A line with `"_delete": true` removes the document; the result is then `removed`,
        or `unchanged` if there is no such document. A line with `"_patch": true` changes fields as patch() does; the
        result is then the result of patch(). In a field of the type `keyword` or `text`, a number becomes a string of
        the characters in the line, such as `1.10`. Raises ArgumentValueError if the line is not valid."""
        native = c.made("line", c.library.kwic_parse_json_line, c.string(given.text(line, "line")),
                        ctypes.byref(self._line_options))
        with c.freed(native, c.Input, c.library.kwic_input_free) as parsed:
            if not parsed.document:
                raise failure("invalid_argument", parsed.cause.decode(errors="replace"), "line")
            document = parsed.document.contents
            if parsed.action == c.REMOVE_LINE:
                return "removed" if self._remove(document.id, "line") else "unchanged"
            if parsed.action == c.PATCH_LINE:
                return self._patch(document.id, document.fields, document.field_count, parsed.cleared,
                                   parsed.cleared_count, "line")
            return self._put(parsed.document, "line")

    def put_file(self, path: Union[str, bytes, os.PathLike], id: Union[str, bytes, None] = None,
                 charset: Optional[str] = None) -> Optional[str]:
        """Adds or replaces the document of a text file. The default id is the path. `charset` is the name of the
        charset, or None to detect it. Returns the result of put(), or None if the file cannot be indexed, for instance
        because the file is binary."""
        options = c.defaults(c.InputOptions, c.library.kwic_input_options_init)
        name = given.path(path, "path")
        own = given.own_identifier(name if id is None else id, "id")
        _kept = c.fill(options, {} if charset is None else {"charset": given.name(charset, "charset")})
        native = c.made("charset", c.library.kwic_load_file, name, c.string(own), ctypes.byref(options))
        with c.freed(native, c.Input, c.library.kwic_input_free) as loaded:
            return self._put(loaded.document, "path") if loaded.document else None

    def _put(self, document, argument: str) -> str:
        result = ctypes.c_int()
        with self._call() as handle:
            self._check(c.library.kwic_writer_put(handle, document, ctypes.byref(result)), argument)
        return ("added", "updated", "unchanged")[result.value]

    def remove(self, id: Union[str, bytes]) -> bool:
        """Removes the document with this id. Returns False if there is no such document."""
        return self._remove(c.string(given.identifier(id, "id")), "id")

    def _remove(self, own: c.String, argument: str) -> bool:
        removed = ctypes.c_bool()
        with self._call() as handle:
            self._check(c.library.kwic_writer_remove(handle, own, ctypes.byref(removed)), argument)
        return removed.value

    def remove_matching(self, filter: Union[str, bytes]) -> int:
        """Removes all documents that match a query, including uncommitted documents. Returns the number of removed
        documents. Raises ArgumentValueError, and removes nothing, if a part of the query cannot be read as it is
        typed."""
        query = c.string(given.text(filter, "filter"))
        removed = ctypes.c_size_t()
        with self._call() as handle:
            self._check(c.library.kwic_writer_remove_matching(handle, query, ctypes.byref(removed)), "filter")
        return removed.value

    def matching(self, filter: Union[str, bytes]) -> List[str]:
        """Returns the ids of the documents that remove_matching() would remove, in ascending order."""
        query = c.string(given.text(filter, "filter"))
        out = ctypes.c_void_p()
        with self._call() as handle:
            self._check(c.library.kwic_writer_matching(handle, query, ctypes.byref(out)), "filter")
        with c.freed(out.value, c.Strings, c.library.kwic_strings_free) as found:
            return [c.text(id) for id in found.items[:found.count]]

    def patch(self, id: Union[str, bytes], fields: Mapping) -> Optional[str]:
        """Replaces custom fields of the document with this id, and keeps its text and all other data. `fields` maps
        names to values as in a Document; a value None or [] removes the field. Returns `updated`, `unchanged`, or None
        if there is no document with this id."""
        own = c.string(given.identifier(id, "id"))
        values, removed = given.changes(fields, "fields")
        array, count, _kept = c.field_array(values)
        names, name_count, _kept_names = c.string_array(removed)
        return self._patch(own, array, count, names, name_count, "fields")

    def _patch(self, own: c.String, fields, count: int, removed, removed_count: int, argument: str) -> Optional[str]:
        result = ctypes.c_int()
        with self._call() as handle:
            self._check(c.library.kwic_writer_patch(handle, own, fields, count, removed, removed_count,
                                                    ctypes.byref(result)), argument)
        return ("added", "updated", "unchanged", None)[result.value]

    def commit(self) -> None:
        """Makes all changes visible and durable."""
        with self._call() as handle:
            self._check(c.library.kwic_writer_commit(handle, None))

    def rollback(self) -> None:
        """Discards all changes since the last commit. The Writer can then be used as if it had just been opened, even
        after a failure."""
        with self._call() as handle:
            self._check(c.library.kwic_writer_rollback(handle))

    def compact(self) -> None:
        """Commits all changes, and then replaces the index with a copy that has no unused space."""
        with self._call() as handle:
            self._check(c.library.kwic_writer_compact(handle))

    def _check(self, status: int, argument: Optional[str] = None) -> None:
        """If the status is a failure, raises the exception that the progress callback has raised, or Error if the
        callback has raised no exception."""
        raised = self._raised.copy()
        self._raised.clear()
        if status != 0 and raised:
            raise raised[0]
        c.check(status, argument)

    def _check_open(self) -> None:
        if self._handle and self._process != os.getpid():  # a child process: the Writer belongs to the parent
            self._handle = None
        super()._check_open()

    def _free(self, handle: Optional[int]) -> None:
        if self._process == os.getpid():
            super()._free(handle)

    def __len__(self) -> int:
        """Returns the number of documents in the index, including uncommitted changes."""
        with self._call() as handle:
            return c.count(c.library.kwic_writer_document_count, handle)


def _known_types(index: bytes) -> List[Tuple[bytes, int]]:
    """Returns the names of the fields of an index, with the numbers of their types. If there is no index yet, returns
    an empty list."""
    try:
        reader = c.made(None, c.library.kwic_reader_open, index)
    except Error:
        return []
    try:
        answer = c.made(None, c.library.kwic_reader_fields, reader)
        with c.freed(answer, c.Fields, c.library.kwic_fields_free) as found:
            return [(item.contents.name, item.contents.type) for item in found.items[:found.count]]
    finally:
        c.library.kwic_reader_close(reader)


def _refused(message: str) -> str:
    """Returns the name of the argument that kwic_writer_open() refuses with this message."""
    for part, option in (("texts;", "store_text"), ("positions;", "positions")):
        if f" was made with {part}" in message or f" was made without {part}" in message:
            return option
    return "language" if "is not a language code" in message else "index"
