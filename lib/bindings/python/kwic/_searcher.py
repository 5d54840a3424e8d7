# SPDX-License-Identifier: GPL-2.0-or-later
"""Answering queries, and reading documents."""

import ctypes
import os
from typing import Callable, Iterable, Iterator, List, Optional, Tuple, Union

from . import _arguments as given
from . import _native as c
from . import _values
from ._errors import failure, wrong_type
from ._handle import OneAtATime, Parallel, stop_handle
from ._values import Document, FieldInfo, Results

_SEARCH_OPTIONS = {
    "limit": given.size,
    "offset": given.size,
    "after": given.name,
    "match": given.choice("automatic", "all", "any"),
    "variants": given.choice("off", "accents", "names"),
    "sort": given.name_or_names,
    "recency_days": given.days,
    "today": given.day,
    "since": given.day,
    "until": given.day,
    "group": given.choice("none", "near"),
    "like_id": given.identifier,
    "like_text": given.text,
    "plain": given.boolean,
    "typing": given.boolean,
    "suggest": given.boolean,
    "timeout_ms": given.unsigned,
    "stop": stop_handle,
    "synonyms": given.synonyms,
    "count_to": given.size,
    "facets": given.names,
    "fields": given.names,
    "snippets": given.size,
    "snippet_length": given.size,
    "lines": given.boolean,
    "context": given.size,
    "literal": given.boolean,
    "filter": given.filters,
    "ids": given.identifiers,
}

# The options whose members of the C struct have other names.
_MEMBERS = {"filter": "filters"}


def _filled(checked: dict):
    """Returns the C struct for checked options, and the objects that must stay alive as long as the struct."""
    native = c.defaults(c.SearchOptions, c.library.kwic_search_options_init)
    kept = c.fill(native, {_MEMBERS.get(option, option): value for option, value in checked.items() if option != "ids"})
    if "ids" in checked:
        ids = c.IdSet(checked["ids"])
        queries = (ctypes.c_void_p * 1)(ids.kwic_query)
        native.filter_queries, native.filter_query_count = ctypes.cast(queries, ctypes.c_void_p), 1
        kept += [ids, queries]
    return native, kept


class Searcher(Parallel):
    """Answers queries on one index, or on several indexes together. Each call uses the newest committed state of the
    index. For several calls on one state, see snapshot().

    Several threads may use a Searcher at the same time. At most twice as many calls as the machine has cores, and at
    least four, run at the same time; further calls wait."""

    _close = c.library.kwic_searcher_close

    def __init__(self, *indexes: Union[str, bytes, os.PathLike], verify: bool = False, mapped: bool = True) -> None:
        """Opens the indexes. Each argument is the path of a folder or, if there are several indexes, may be the address
        `host:port` of a server. If `verify` is true, first compares all files with their checksums.

        If `mapped` is true, maps the files into memory, which is faster than reading them. If another program then
        shortens a file of the index, or the storage device fails, the process may end with the signal SIGBUS. If
        `mapped` is false, such a failure raises Error."""
        if not indexes:
            wrong_type("index", "str, bytes or os.PathLike", None)
        names = [given.path(index, "index") for index in indexes]
        options = c.defaults(c.SearcherOptions, c.library.kwic_searcher_options_init)
        options.verify = verify is not None and given.boolean(verify, "verify")
        options.mapped = mapped is None or given.boolean(mapped, "mapped")
        if len(names) == 1 and not options.verify and options.mapped:
            super().__init__(c.made("index", c.library.kwic_searcher_open, names[0]))
        else:
            super().__init__(c.made("index", c.library.kwic_searcher_open_with, (ctypes.c_char_p * len(names))(*names),
                                    len(names), ctypes.byref(options)))

    def search(self, query: Union[str, bytes, None] = "", **options) -> Results:
        """Answers a query. An option that is None has the default value:

        - `limit`: maximum number of hits (default: 10).
        - `offset`: number of hits to skip (default: 0).
        - `after`: Results.next of the previous page, as an alternative to `offset`.
        - `match`: how many words of the query a document must contain: "all", "any" (at least one), or "automatic" (the
          default). With "automatic", if fewer than `limit` documents contain all words, documents with some of the
          words follow.
        - `variants`: the spellings that a word matches in addition to the typed spelling: "off" for none, "accents" for
          other forms and accents, or "names" (the default) for spellings of proper names too.
        - `sort`: the order of hits: a list of sort keys, or a single key. A key is "relevance" (the default), "date",
          "path", "title" or the name of a custom field. A minus sign before a key reverses its order: "-date".
          Documents without a value come last. A field that no index has raises ArgumentValueError.
        - `recency_days`: the age in days at which the score of a document is halved; 0: age has no effect (default: 0).
        - `today`: the day from which ages are measured (default: today in UTC).
        - `since`, `until`: only documents with this date or a later one, or with this date or an earlier one. A date is
          a str of the form `2023`, `2023-07` or `2023-07-19`, or a datetime.date.
        - `group`: "near" combines documents with almost the same text into one hit (default: "none").
        - `like_id`, `like_text`: only documents that are similar to the document with this id, or to this text.
        - `plain`: whether to read the query as words, without operators and fields (default: False).
        - `typing`: for search boxes: whether the last word also matches words that begin with the last word (default:
          False).
        - `suggest`: whether to look for better spellings if fewer than 3 documents match (default: True).
        - `timeout_ms`: after this number of milliseconds, answer with the hits found so far; 0: no limit (default: 0).
          The time in which the call waits for other calls does not count.
        - `stop`: a Stop, which can end the search; the search then raises Error (cancelled).
        - `synonyms`: a list of groups of words and phrases that match each other.
        - `count_to`: a total up to this number is exact, and a larger total may be an estimate (default: 1000). With 0,
          every total may be an estimate, and the search is fastest; with sys.maxsize, all matches are counted.
        - `facets`: a list of the fields whose values are counted: `ext`, `lang`, `folder`, `date`, `month`, `year` and
          the names of custom fields. After a colon, periods or ranges are counted: `created:month`,
          `price:0..10,10..`. A field that does not exist, or that has no such values, raises ArgumentValueError.
        - `fields`: a list of the custom fields whose values Hit.fields contains; "*" stands for all fields.
          For a field that no index has, Results.warnings has a warning.
        - `snippets`: maximum number of snippets per hit (default: 1).
        - `snippet_length`: approximate length of a snippet in bytes (default: 240).
        - `lines`: whether each snippet consists of adjacent whole lines, each of which has a match (default: False).
        - `context`: with `lines`, the number of lines to add before and after each line with a match (default: 0).
        - `literal`: whether to read the query as a literal, such as a part of a word with punctuation (default: False).
        - `filter`: a query, or a list of queries, that every hit must match. A filter has no effect on scores, and a
          mistake in a filter raises ArgumentValueError.
        - `ids`: a list of ids: only documents with one of these ids are found. An id that no document has is ignored.
        """
        with self._answer("search", query, options) as results:
            _check_facets(results)
            return _values.results(results)

    def search_json(self, query: Union[str, bytes, None] = "", **options) -> str:
        """Returns the JSON that `kwic-searcher --json` prints for the query. Takes the options of search()."""
        with self._answer("search_json", query, options) as results:
            _check_facets(results)
            return c.owned_string(None, c.library.kwic_results_json, ctypes.byref(results), None)

    def _answer(self, function: str, query, options: dict):
        text = c.string(given.text("" if query is None else query, "query"))
        checked = given.options(function, options, _SEARCH_OPTIONS)
        native, _kept = _filled(checked)
        out = ctypes.c_void_p()
        with self._call() as handle:
            status = c.library.kwic_search(handle, text, ctypes.byref(native), ctypes.byref(out))
            c.check(status, _refused(checked, c.last_error()) if status else None)
        return c.freed(out.value, c.Results, c.library.kwic_results_free)

    def complete(self, typed: Union[str, bytes], limit: Optional[int] = 10,
                 filter: Union[str, bytes, List[Union[str, bytes]], None] = None,
                 ids: Optional[Iterable[Union[str, bytes]]] = None) -> List[Tuple[str, int]]:
        """Returns completions of the last word of `typed`, the most frequent first. Each completion is a pair: `typed`
        with its last word completed, and the number of documents with the completed word (see kwic::Completion).
        `filter` is a query, or a list of queries, that the documents must match. `ids` are the ids of the documents
        from which completions are taken; None stands for all documents."""
        text = c.string(given.text(typed, "typed"))
        checked = given.options("complete", {"limit": limit, "filter": filter, "ids": ids}, _SEARCH_OPTIONS)
        native, _kept = _filled(checked)
        with self._call() as handle:
            answer = c.made("filter" if "filter" in checked else "typed", c.library.kwic_complete, handle, text,
                            ctypes.byref(native))
        with c.freed(answer, c.Completions, c.library.kwic_completions_free) as found:
            return [(c.text(item.contents.text), item.contents.documents) for item in found.items[:found.count]]

    def explain(self, query: Union[str, bytes]) -> str:
        """Returns a text for people, which lists the index terms that a search uses for each word of the query."""
        text = c.string(given.text(query, "query"))
        with self._call() as handle:
            return c.owned_string("query", c.library.kwic_explain, handle, text, None)

    def get(self, id: Union[str, bytes]) -> Optional[Document]:
        """Returns the document with this id, or None if it does not exist."""
        own = given.identifier(id, "id")
        with self._call() as handle:
            return _document(c.library.kwic_searcher_document, handle, own)

    def snapshot(self) -> "Searcher":
        """Returns a Searcher whose calls all use the state of the indexes at the time of this call, even if writers
        commit changes later. Calls with the snapshot run one after the other. As long as the snapshot is open, writers
        keep the files of this state. A snapshot has no snapshot."""
        made = Searcher.__new__(Searcher)
        with self._call() as handle:
            Parallel.__init__(made, c.made("searcher", c.library.kwic_searcher_snapshot, handle))
        return made

    def __len__(self) -> int:
        """Returns the number of documents in the indexes."""
        with self._call() as handle:
            return c.count(c.library.kwic_searcher_document_count, handle)


def _check_facets(results) -> None:
    """Raises ArgumentValueError if a facet cannot be counted."""
    for facet in results.facets[:results.facet_count]:
        if facet.contents.error:
            raise failure("invalid_argument", facet.contents.error.decode(), "facets")


def _refused(options: dict, message: str) -> str:
    """Returns the name of the argument to which an error message of a search refers."""
    if "filter" in options and message.startswith("filter "):
        return "filter"
    for option in ("since", "until", "today"):
        if option in options and f"'{options[option].decode()}'" in message:
            return option
    if "after" in options and "cursor" in message:
        return "after"
    for option, words in (("sort", " sort by"), ("facets", "cannot count ")):
        if option in options and words in message:
            return option
    return "query"


class Reader(OneAtATime):
    """Reads the documents that an index has when the Reader is opened. Iteration loads all documents into memory.
    Several threads may use a Reader; their calls run one after the other."""

    _close = c.library.kwic_reader_close

    def __init__(self, index: Union[str, bytes, os.PathLike]) -> None:
        super().__init__(c.made("index", c.library.kwic_reader_open, given.path(index, "index")))

    def get(self, id: Union[str, bytes]) -> Optional[Document]:
        """Returns the document with this id, or None if it does not exist."""
        own = given.identifier(id, "id")
        with self._call() as handle:
            return _document(c.library.kwic_reader_document, handle, own)

    def fields(self) -> List[FieldInfo]:
        """Returns the custom fields that documents have or had, or whose types are declared, in ascending order of
        their names."""
        with self._call() as handle:
            answer = c.made(None, c.library.kwic_reader_fields, handle)
        with c.freed(answer, c.Fields, c.library.kwic_fields_free) as found:
            return [_values.field_info(item.contents) for item in found.items[:found.count]]

    def for_each(self, function: Callable[[Document], Optional[bool]], with_text: bool = True) -> None:
        """Calls the function for each document. Only one document is in memory at a time. The iteration ends if the
        function returns False or raises an exception. The function may close the Reader, but must not call other
        functions of the Reader. If `with_text` is false, the documents have no texts."""
        given.function(function, "function")
        with_text = with_text is None or given.boolean(with_text, "with_text")
        with self._call() as handle:
            c.visit(handle, with_text, lambda found: function(_values.document(found)))

    def __iter__(self) -> Iterator[Document]:
        documents: List[Document] = []
        self.for_each(documents.append)
        return iter(documents)

    def __len__(self) -> int:
        """Returns the number of documents in the index."""
        with self._call() as handle:
            return c.count(c.library.kwic_reader_document_count, handle)


def _document(function, handle: int, id: bytes) -> Optional[Document]:
    native = c.made("id", function, handle, c.string(id))
    if not native:
        return None
    with c.freed(native, c.IndexedDocument, c.library.kwic_indexed_document_free) as found:
        return _values.document(found)
