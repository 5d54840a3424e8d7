# SPDX-License-Identifier: GPL-2.0-or-later
"""Documents and answers as values, copied from the structs that the library returns."""

import dataclasses
import datetime
import os
from typing import Iterator, List, Mapping, Optional, Sequence, Tuple, Union

from . import _arguments as given
from . import _native as c
from ._errors import wrong_type

Span = Tuple[int, int]  # half-open range of bytes
FieldValue = Union[str, float, bool, datetime.date, None]


@dataclasses.dataclass
class Snippet:
    """A part of a text. `highlights` are byte ranges of the UTF-8 form of `text`; marked() puts markup around them."""

    text: str
    highlights: List[Span]
    offset: int
    line: int
    cut_before: bool
    cut_after: bool

    def marked(self, before: str = "<mark>", after: str = "</mark>") -> str:
        return marked(self.text, self.highlights, before, after)


@dataclasses.dataclass
class FieldMatch:
    name: str
    value: str
    highlights: List[Span]


@dataclasses.dataclass
class FieldInfo:
    """A custom field of an index. `type` is the declared type, such as "keyword"; "auto" if no type is declared.
    `values` are the kinds of the values that documents have or had: "string", "date", "integer", "real", "boolean"."""

    name: str
    type: str
    values: List[str]


@dataclasses.dataclass
class FacetStatistics:
    """Statistics of numbers or dates. Dates are in UTC; their mean and sum are None."""

    count: int
    min: FieldValue
    max: FieldValue
    mean: Optional[float]
    sum: Optional[Union[int, float]]


@dataclasses.dataclass
class FacetSummary:
    """The number of documents without a value, the number of distinct values, and the statistics of a facet. `exact` is
    false if these numbers are estimates."""

    none: int
    distinct: int
    exact: bool
    numbers: Optional[FacetStatistics]
    dates: Optional[FacetStatistics]


@dataclasses.dataclass
class NearDocument:
    id: str
    path: str
    title: str
    score: float
    index: str


@dataclasses.dataclass
class Hit:
    rank: int
    index: str
    id: str
    path: str
    title: str
    title_highlights: List[Span]
    score: float
    date: str
    language: str
    partial: bool
    snippets: List[Snippet]
    field_matches: List[FieldMatch]
    fields: Mapping[str, List[FieldValue]]
    near: List[NearDocument]
    matched_words: List[str]  # if `partial` is true, the words of the query that the document contains
    missing_words: List[str]  # if `partial` is true, the other words of the query


@dataclasses.dataclass
class IndexStatus:
    index: str
    ok: bool
    error: str


@dataclasses.dataclass
class QueryWarning:
    """The reason why the answer to a query may differ from what its author expects."""

    code: str  # a stable name, such as `unknown-field`
    message: str  # for people; may change in later versions


@dataclasses.dataclass
class Results:
    """The answer to a query. Iteration yields the hits."""

    query: str
    interpreted: str
    warnings: List[QueryWarning]
    total: int
    total_is_exact: bool
    took_ms: float
    suggestion: Optional[str]
    hits: List[Hit]
    next: str
    facets: Mapping[str, Mapping[str, int]]
    facet_statistics: Mapping[str, FacetSummary]
    indexes: List[IndexStatus]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)


@dataclasses.dataclass
class Document:
    """A document to put into an index, or a document of an index. If a document is put into an index, a member that is
    None has its default value."""

    id: str  # identifies the document in the index; not empty
    text: str = ""
    title: str = ""  # cut at 4 KiB; if empty, kwic takes the title from the head of the text
    date: Union[str, datetime.date] = ""  # such as `2023-07`; if empty, kwic takes the date from the head of the text
    language: str = ""  # ISO 639 code or BCP 47 tag; if empty, the option `language` of the Writer applies
    # Custom fields. A name has 1 to 245 bytes of UTF-8, and a list gives the field several values. An int of more than
    # 64 bits becomes a float. A date becomes an ISO 8601 string, which is searched as a date. None is omitted.
    fields: Mapping[str, Union[FieldValue, Sequence[FieldValue]]] = dataclasses.field(default_factory=dict)
    file: Optional[Tuple[int, int]] = None  # modification time in nanoseconds since 1970, and size in bytes


def marked(text: str, spans: Sequence[Span], before: str = "<mark>", after: str = "</mark>") -> str:
    """Returns the text with `before` and `after` around each highlight. `spans` are byte ranges of the UTF-8 form of
    the text, in order and without overlaps. Nothing is escaped."""
    for argument, value in (("text", text), ("before", before), ("after", after)):
        if not isinstance(value, str):
            wrong_type(argument, "str", value)
    data, parts, end = given.text(text, "text"), [], 0
    for first, last in given.spans(spans, "spans", len(data)):
        parts += [data[end:first].decode(errors="replace"), before, data[first:last].decode(errors="replace"), after]
        end = last
    return "".join(parts + [data[end:].decode(errors="replace")])


def _spans(items, size: int) -> List[Span]:
    return [(span.begin, span.end) for span in items[:size]]


def results(native) -> Results:
    return Results(
        query=c.text(native.query), interpreted=c.text(native.interpreted),
        warnings=[QueryWarning(warning.code.decode(), c.text(warning.message))
                  for warning in native.warnings[:native.warning_count]],
        total=native.total, total_is_exact=native.total_is_exact, took_ms=native.took_ms,
        suggestion=c.text(native.suggestion) if native.suggestion.data else None,
        hits=[_hit(hit.contents) for hit in native.hits[:native.hit_count]], next=native.next.decode(),
        facets={facet.contents.field.decode(): {c.text(value.contents.value): value.contents.count
                                                for value in facet.contents.values[:facet.contents.value_count]}
                for facet in native.facets[:native.facet_count]},
        facet_statistics={facet.contents.field.decode(): _summary(facet.contents)
                          for facet in native.facets[:native.facet_count]},
        indexes=[IndexStatus(os.fsdecode(status.contents.index), status.contents.ok,
                             os.fsdecode(status.contents.error))
                 for status in native.indexes[:native.index_count]])


def _statistics(native, are_numbers: bool) -> Optional[FacetStatistics]:
    if not native:
        return None
    found = native.contents
    return FacetStatistics(found.count, c.field_value(found.min), c.field_value(found.max),
                           found.mean if are_numbers else None, c.field_value(found.sum) if are_numbers else None)


def _summary(native) -> FacetSummary:
    return FacetSummary(native.none, native.distinct, native.exact, _statistics(native.numbers, True),
                        _statistics(native.dates, False))


def field_info(native) -> FieldInfo:
    kinds = (("string", native.has_strings), ("date", native.has_dates), ("integer", native.has_integers),
             ("real", native.has_reals), ("boolean", native.has_booleans))
    return FieldInfo(native.name.decode(), given.FIELD_TYPES[native.type], [kind for kind, has in kinds if has])


def _fields(native) -> Mapping[str, List[FieldValue]]:
    fields: dict = {}
    for field in native.fields[:native.field_count]:
        fields.setdefault(field.name.decode(), []).append(c.field_value(field))
    return fields


def _hit(native) -> Hit:
    snippets = [each.contents for each in native.snippets[:native.snippet_count]]
    matches = [each.contents for each in native.field_matches[:native.field_match_count]]
    near = [each.contents for each in native.near[:native.near_count]]
    return Hit(
        rank=native.rank, index=os.fsdecode(native.index), id=c.text(native.id), path=os.fsdecode(native.path),
        title=c.text(native.title), title_highlights=_spans(native.title_highlights, native.title_highlight_count),
        score=native.score, date=native.date.decode(), language=native.language.decode(), partial=native.partial,
        snippets=[Snippet(c.text(each.text), _spans(each.highlights, each.highlight_count), each.offset, each.line,
                          each.cut_before, each.cut_after) for each in snippets],
        field_matches=[FieldMatch(each.name.decode(), c.text(each.value),
                                  _spans(each.highlights, each.highlight_count)) for each in matches],
        fields=_fields(native),
        near=[NearDocument(c.text(each.id), os.fsdecode(each.path), c.text(each.title), each.score,
                           os.fsdecode(each.index)) for each in near],
        matched_words=[c.text(word) for word in native.matched_words[:native.matched_word_count]],
        missing_words=[c.text(word) for word in native.missing_words[:native.missing_word_count]])


def document(found) -> Document:
    native = found.document.contents
    fields: dict = {}
    for field in native.fields[:native.field_count]:
        value = c.field_value(field)
        name = field.name.decode()
        if name not in fields:
            fields[name] = value
        elif isinstance(fields[name], list):
            fields[name].append(value)
        else:
            fields[name] = [fields[name], value]
    return Document(c.text(native.id), c.text(native.text), c.text(native.title), native.date.decode(),
                    native.language.decode(), fields,
                    (native.file.contents.modified, native.file.contents.size) if native.file else None)
