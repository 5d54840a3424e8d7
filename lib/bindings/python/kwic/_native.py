# SPDX-License-Identifier: GPL-2.0-or-later
"""The structs and functions of kwic/kwic.h that the module uses, and the conversion of checked arguments to structs."""

import contextlib
import ctypes
import os
from ctypes import (CFUNCTYPE, POINTER, Structure, c_bool, c_char_p, c_double, c_int, c_int32, c_int64, c_size_t, c_uint, c_uint32,
                    c_uint64, c_void_p)
from typing import Optional

from ._errors import failure

library = ctypes.CDLL(os.environ.get("KWIC_LIBRARY", "libkwic.so.0"))


def struct(name: str, *members) -> type:
    """Returns a class for a struct. Each of `members` is a tuple: a type, and the names of consecutive members with
    this type, separated by spaces."""
    fields = [(member, kind) for kind, names in members for member in names.split()]
    return type(name, (Structure,), {"_fields_": fields})


class String(Structure):
    # `data` is a c_void_p, because ctypes cuts the value of a c_char_p at the first zero byte.
    _fields_ = [("data", c_void_p), ("size", c_size_t)]


def pointers(kind: type) -> type:
    return POINTER(POINTER(kind))


Span = struct("Span", (c_size_t, "begin end"))
FileStamp = struct("FileStamp", (c_int64, "modified"), (c_uint64, "size"), (c_uint32, "identity"))
Field = struct("Field", (c_char_p, "name"), (c_int32, "kind boolean"), (String, "text"), (c_int64, "integer"),
               (c_double, "real"))
STRING, INTEGER, REAL, BOOLEAN = range(4)  # kwic_value_kind
FieldDeclaration = struct("FieldDeclaration", (c_char_p, "name"), (c_int, "type"))
FieldInfo = struct("FieldInfo", (c_char_p, "name"), (c_int, "type"),
                   (c_bool, "has_integers has_reals has_booleans has_dates has_strings"))
Fields = struct("Fields", (pointers(FieldInfo), "items"), (c_size_t, "count"))
Document = struct("Document", (c_size_t, "struct_size"), (String, "id title text"), (c_char_p, "date language"),
                  (POINTER(Field), "fields"), (c_size_t, "field_count"), (POINTER(FileStamp), "file"))
IndexedDocument = struct("IndexedDocument", (POINTER(Document), "document"), (c_bool, "is_title_found"),
                         (c_char_p, "path"), (c_uint64, "key"))
Progress = struct("Progress", (c_int, "stage"), (c_uint64, "done total"))
ProgressCallback = CFUNCTYPE(c_bool, c_void_p, POINTER(Progress))
SearcherOptions = struct("SearcherOptions", (c_size_t, "struct_size"), (c_bool, "verify mapped"),
                         (c_void_p, "error"))
WriterOptions = struct("WriterOptions", (c_size_t, "struct_size"), (c_bool, "rebuild"), (c_char_p, "root language"),
                       (c_int, "store_text positions"), (c_size_t, "memory"), (c_uint, "jobs"),
                       (ProgressCallback, "progress"), (c_void_p, "progress_context stop"),
                       (c_uint, "wait_ms"), (POINTER(FieldDeclaration), "fields"), (c_size_t, "field_count"),
                       (c_void_p, "error"))
InputOptions = struct("InputOptions", (c_size_t, "struct_size"), (c_uint64, "max_size"), (c_char_p, "charset"),
                      (c_int, "folder"), (c_char_p, "id_field title_field date_field"),
                      (POINTER(c_char_p), "text_fields"), (c_size_t, "text_field_count"),
                      (POINTER(c_char_p), "string_fields"), (c_size_t, "string_field_count"))
Input = struct("Input", (POINTER(Document), "document"), (c_char_p, "cause"), (c_bool, "keep"), (c_char_p, "charset"),
               (c_size_t, "replacements"), (c_uint64, "size"), (c_void_p, "notes"), (c_size_t, "note_count line"),
               (c_int, "action"), (POINTER(String), "cleared"), (c_size_t, "cleared_count"))
PUT_LINE, REMOVE_LINE, PATCH_LINE = range(3)  # kwic_line_action
Strings = struct("Strings", (POINTER(String), "items"), (c_size_t, "count"))
SearchOptions = struct("SearchOptions", (c_size_t, "struct_size limit offset"), (c_char_p, "after"),
                       (c_int, "match variants"), (POINTER(c_char_p), "sort"), (c_size_t, "sort_count"),
                       (c_double, "recency_days"), (c_char_p, "today since until"),
                       (c_int, "group"), (String, "like_id like_text"), (c_bool, "plain typing suggest"),
                       (c_uint, "timeout_ms"), (c_void_p, "stop"), (String, "synonyms"), (c_size_t, "count_to"),
                       (POINTER(c_char_p), "facets"), (c_size_t, "facet_count"),
                       (POINTER(c_char_p), "fields"), (c_size_t, "field_count snippets snippet_length"),
                       (c_void_p, "error"), (c_bool, "literal"), (POINTER(c_char_p), "filters"),
                       (c_size_t, "filter_count"), (c_void_p, "filter_queries"), (c_size_t, "filter_query_count"),
                       (c_bool, "lines"), (c_size_t, "context"))
Snippet = struct("Snippet", (String, "text"), (POINTER(Span), "highlights"), (c_size_t, "highlight_count"),
                 (c_uint64, "offset line"), (c_bool, "cut_before cut_after"))
FieldMatch = struct("FieldMatch", (c_char_p, "name"), (String, "value"), (POINTER(Span), "highlights"),
                    (c_size_t, "highlight_count"))
NearDocument = struct("NearDocument", (String, "id"), (c_char_p, "path"), (String, "title"), (c_double, "score"),
                      (c_char_p, "index"))
Hit = struct("Hit", (c_size_t, "rank"), (c_char_p, "index"), (String, "id"), (c_char_p, "path"), (String, "title"),
             (POINTER(Span), "title_highlights"), (c_size_t, "title_highlight_count"), (c_double, "score"),
             (c_char_p, "date language"), (c_bool, "partial"), (pointers(Snippet), "snippets"),
             (c_size_t, "snippet_count"), (pointers(FieldMatch), "field_matches"), (c_size_t, "field_match_count"),
             (POINTER(Field), "fields"), (c_size_t, "field_count"),
             (pointers(NearDocument), "near"), (c_size_t, "near_count"),
             (POINTER(String), "matched_words"), (c_size_t, "matched_word_count"),
             (POINTER(String), "missing_words"), (c_size_t, "missing_word_count"))
FacetValue = struct("FacetValue", (String, "value"), (c_size_t, "count"))
FacetStatistics = struct("FacetStatistics", (c_size_t, "count"), (c_double, "mean"), (Field, "min max sum"))
Facet = struct("Facet", (c_char_p, "field"), (pointers(FacetValue), "values"), (c_size_t, "value_count"),
               (c_bool, "exact"), (c_char_p, "error"), (c_size_t, "none distinct"),
               (POINTER(FacetStatistics), "numbers dates"))
IndexStatus = struct("IndexStatus", (c_char_p, "index"), (c_bool, "ok"), (c_char_p, "error"))
Warning = struct("Warning", (c_char_p, "code"), (String, "message"))
Results = struct("Results", (String, "query interpreted"), (POINTER(Warning), "warnings"),
                 (c_size_t, "warning_count total"), (c_bool, "total_is_exact"), (c_double, "took_ms"),
                 (String, "suggestion"), (pointers(Hit), "hits"), (c_size_t, "hit_count"), (c_char_p, "next"),
                 (pointers(Facet), "facets"), (c_size_t, "facet_count"), (pointers(IndexStatus), "indexes"),
                 (c_size_t, "index_count"))
Completion = struct("Completion", (String, "text"), (c_size_t, "documents"))
Completions = struct("Completions", (pointers(Completion), "items"), (c_size_t, "count"))
Visit = CFUNCTYPE(c_bool, c_void_p, POINTER(IndexedDocument))


def _declare(result, *functions) -> None:
    """Declares functions of the library that return `result`. Each of `functions` is a tuple: the name of a function
    without `kwic_`, and the types of the arguments."""
    for name, *arguments in functions:
        function = getattr(library, "kwic_" + name)
        function.restype, function.argtypes = result, arguments


_out = POINTER(c_void_p)
_declare(c_char_p, ("version",), ("last_error",), ("status_name", c_int))
_declare(c_void_p, ("stop_new",), ("query_ids", POINTER(String), c_size_t))
_declare(c_bool, ("stop_requested", c_void_p))
_declare(None, ("free", c_void_p), ("stop_request", c_void_p), ("stop_free", c_void_p), ("writer_close", c_void_p),
         ("searcher_close", c_void_p), ("reader_close", c_void_p), ("results_free", c_void_p),
         ("completions_free", c_void_p), ("strings_free", c_void_p), ("fields_free", c_void_p), ("query_free", c_void_p),
         ("indexed_document_free", c_void_p), ("input_free", c_void_p),
         ("writer_options_init", POINTER(WriterOptions), c_size_t),
         ("search_options_init", POINTER(SearchOptions), c_size_t),
         ("searcher_options_init", POINTER(SearcherOptions), c_size_t),
         ("input_options_init", POINTER(InputOptions), c_size_t))
_declare(c_int, ("writer_open", c_char_p, POINTER(WriterOptions), _out),
         ("writer_put", c_void_p, POINTER(Document), POINTER(c_int)),
         ("writer_remove", c_void_p, String, POINTER(c_bool)), ("writer_commit", c_void_p, POINTER(c_bool)),
         ("writer_patch", c_void_p, String, POINTER(Field), c_size_t, POINTER(String), c_size_t, POINTER(c_int)),
         ("writer_remove_matching", c_void_p, String, POINTER(c_size_t)), ("writer_matching", c_void_p, String, _out),
         ("writer_compact", c_void_p), ("writer_rollback", c_void_p),
         ("writer_document_count", c_void_p, POINTER(c_size_t)),
         ("parse_json_line", String, POINTER(InputOptions), _out), ("load_file", c_char_p, String, POINTER(InputOptions), _out),
         ("searcher_open", c_char_p, _out), ("searcher_open_all", POINTER(c_char_p), c_size_t, _out),
         ("searcher_open_with", POINTER(c_char_p), c_size_t, POINTER(SearcherOptions), _out),
         ("searcher_snapshot", c_void_p, _out),
         ("search", c_void_p, String, POINTER(SearchOptions), _out),
         ("complete", c_void_p, String, POINTER(SearchOptions), _out),
         ("explain", c_void_p, String, POINTER(SearchOptions), _out, POINTER(c_size_t)),
         ("searcher_document_count", c_void_p, POINTER(c_size_t)),
         ("results_json", POINTER(Results), c_char_p, _out, POINTER(c_size_t)),
         ("searcher_document", c_void_p, String, _out), ("reader_open", c_char_p, _out), ("reader_fields", c_void_p, _out),
         ("reader_document", c_void_p, String, _out),
         ("reader_document_count", c_void_p, POINTER(c_size_t)),
         ("reader_for_each", c_void_p, c_bool, Visit, c_void_p),
         ("find_index", c_char_p, _out), ("html", String, POINTER(Span), c_size_t, _out, POINTER(c_size_t)))


def check(status: int, argument: Optional[str] = None) -> None:
    """Raises Error if the status is a failure. If the library refuses an argument, the error has `argument` as the name
    of the argument."""
    if status != 0:
        raise failure(library.kwic_status_name(status).decode(), last_error(), argument)


def last_error() -> str:
    return library.kwic_last_error().decode(errors="replace")


def made(argument: Optional[str], function, *arguments) -> int:
    """Calls a function and returns the pointer that the function stores through its last argument, or None for a null
    pointer. For `argument`, see check()."""
    out = c_void_p()
    check(function(*arguments, ctypes.byref(out)), argument)
    return out.value


def owned(argument: Optional[str], function, *arguments):
    """Calls a function. Returns the bytes of the string that the function returns through `out`, and frees the string.
    Returns None for a null pointer.

    The last parameters of the function are `char** out` and, in most functions, `size_t* size`. For `argument`, see
    check().
    """
    out, size = c_void_p(), c_size_t()
    sizes = [ctypes.byref(size)] if len(function.argtypes) == len(arguments) + 2 else []
    check(function(*arguments, ctypes.byref(out), *sizes), argument)
    if not out.value:
        return None
    try:
        return ctypes.string_at(out.value, size.value if sizes else -1)
    finally:
        library.kwic_free(out)


def owned_string(argument: Optional[str], function, *arguments) -> str:
    return owned(argument, function, *arguments).decode(errors="surrogateescape")


def count(function, handle) -> int:
    size = c_size_t()
    check(function(handle, ctypes.byref(size)))
    return size.value


@contextlib.contextmanager
def freed(address: int, kind: type, free):
    """Yields the struct at an address, and frees it when the `with` block ends."""
    try:
        yield kind.from_address(address)
    finally:
        free(address)


def text(string: String) -> str:
    return ctypes.string_at(string.data, string.size).decode(errors="surrogateescape") if string.data else ""


def string(data: bytes) -> String:
    """Returns a String for bytes, which live at least as long as the String. Even for no bytes, the data pointer is not
    null."""
    made = String(ctypes.cast(c_char_p(data), c_void_p), len(data))
    made.kept = data
    return made


def defaults(kind: type, init):
    options = kind()
    init(ctypes.byref(options), ctypes.sizeof(options))
    return options


def fill(struct: Structure, members: dict) -> list:
    """Sets members of a struct. The values are bytes, numbers, lists of bytes, and pointers. Returns the objects that
    must stay alive because the struct refers to them."""
    kinds = dict(struct._fields_)
    kept = []
    for member, value in members.items():
        if isinstance(value, list):
            setattr(struct, member.rstrip("s") + "_count", len(value))
            value = (c_char_p * len(value))(*value)
            kept.append(value)
            value = ctypes.cast(value, POINTER(c_char_p))
        elif kinds[member] is String:
            value = string(value)
        kept.append(value)
        setattr(struct, member, value)
    return kept


def document(members: dict):
    """Converts the checked members of a kwic.Document to the struct Document. Returns the struct, and the objects that
    must stay alive because the struct refers to them."""
    members = members.copy()
    values = members.pop("fields", [])
    file = members.pop("file", None)
    made = Document(struct_size=ctypes.sizeof(Document))
    kept = fill(made, members)
    made.fields, made.field_count, kept_fields = field_array(values)
    if file:
        made.file = ctypes.pointer(FileStamp(*file))
    return made, [kept, kept_fields]


def field_array(values: list):
    """Converts pairs of names and checked values to an array of the struct Field. Returns the array, its length, and
    the objects that must stay alive because the array refers to them."""
    kept = []
    fields = (Field * len(values))()
    for field, (name, value) in zip(fields, values):
        field.name = name
        if isinstance(value, bytes):
            kept.append(string(value))
            field.kind, field.text = STRING, kept[-1]
        elif isinstance(value, bool):
            field.kind, field.boolean = BOOLEAN, value
        elif isinstance(value, int):
            field.kind, field.integer = INTEGER, value
        else:
            field.kind, field.real = REAL, value
    return fields, len(fields), [kept, fields]


def string_array(texts: list):
    """Converts a list of bytes to an array of the struct String. Returns the array, its length, and the objects that
    must stay alive because the array refers to them."""
    kept = [string(text) for text in texts]
    return (String * len(kept))(*kept), len(kept), kept


class IdSet:
    """A query for documents with the given ids, which are bytes. `kwic_query` is the pointer to the query."""

    kwic_query = None

    def __init__(self, ids: list) -> None:
        array, count, _kept = string_array(ids)
        self.kwic_query = library.kwic_query_ids(array, count)
        if not self.kwic_query:
            raise MemoryError

    def __del__(self) -> None:
        library.kwic_query_free(self.kwic_query)


def field_value(field):
    """Returns the value of the struct Field."""
    if field.kind == STRING:
        return text(field.text)
    return (field.integer, field.real, bool(field.boolean))[field.kind - INTEGER]


def declarations(types: list):
    """Returns an array of the struct FieldDeclaration for pairs of names and types."""
    return (FieldDeclaration * len(types))(*types)


STAGES = ("merging", "committing", "compacting", "checking")


def progress_callback(function, raised: list):
    """Returns a C callback that calls the function. The operation is stopped if the function returns False or raises an
    exception. The exception is added to `raised`."""

    @ProgressCallback
    def callback(_context, progress):
        at = progress.contents
        try:
            return function(STAGES[at.stage] if at.stage < len(STAGES) else "", at.done, at.total) is not False
        except BaseException as error:  # no exception may pass through the library
            raised.append(error)
            return False

    return callback


def visit(reader: int, with_text: bool, function) -> None:
    """Calls the function with the struct of each document. An exception that the function raises ends the iteration
    and is raised again."""
    raised = []

    @Visit
    def visited(_context, found):
        try:
            return function(found.contents) is not False
        except BaseException as error:  # no exception may pass through the library
            raised.append(error)
            return False

    status = library.kwic_reader_for_each(reader, with_text, visited, None)
    if raised:
        raise raised[0]
    if library.kwic_status_name(status) != b"cancelled":
        check(status)
