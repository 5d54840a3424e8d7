# SPDX-License-Identifier: GPL-2.0-or-later
"""kwic for Python: full-text search by libkwic, without a build step.

    import kwic

    with kwic.Writer("notes.kwic") as writer:
        writer.put("a.txt", "Envoys met at the harbour.", title="Talks")

    with kwic.Searcher("notes.kwic") as searcher:
        for hit in searcher.search("harbours", limit=5):
            print(hit.title, hit.snippets[0].text)

Errors: arguments are checked before the library is called. Each failure raises Error. Its member `code` is the name of
a status of the library, such as `not_found` or `locked`; its member `argument` is the name of the wrong argument, or
None. An argument of a wrong type raises ArgumentTypeError, which is also a TypeError. An argument with a wrong value
raises ArgumentValueError, and a call with a closed object raises ClosedError; both are also ValueErrors. If an argument
that has a default value is None, the default value is used.

Threads: any thread may use any object. Calls release the interpreter lock. The calls of a Searcher run at the same
time. The calls of a Writer or Reader run one after the other. Any thread or callback may close a Searcher, Writer or
Reader: running calls continue, and later calls raise ClosedError. An object that the program no longer refers to is
closed. Objects of the library cannot be pickled. After a fork, the parent and the child may both use a Searcher if no
call was in progress. Only the parent may use a Writer.

Strings: an id or path is a str or bytes. In a str, lone surrogates represent bytes that are not UTF-8, as in
os.fsdecode(). A query or text is a str or UTF-8 bytes. In texts and queries, lone surrogates become U+FFFD.
"""

import os
from typing import Optional, Sequence, Union

from . import _arguments as given
from . import _native as c
from ._errors import ArgumentTypeError, ArgumentValueError, ClosedError, Error
from ._handle import Stop
from ._searcher import Reader, Searcher
from ._values import (Document, FieldInfo, FieldMatch, Hit, IndexStatus, NearDocument, QueryWarning, Results, Snippet,
                      Span, marked)
from ._writer import Writer

__all__ = ["ArgumentTypeError", "ArgumentValueError", "ClosedError", "Document", "Error", "FieldInfo", "FieldMatch",
           "Hit", "IndexStatus", "NearDocument", "QueryWarning", "Reader", "Results", "Searcher", "Snippet", "Stop",
           "Writer", "find_index", "html", "marked", "version"]


def version() -> str:
    """Returns the version of the library."""
    return c.library.kwic_version().decode()


def find_index(folder: Union[str, bytes, os.PathLike, None] = ".") -> Optional[str]:
    """Returns the path of the nearest `.kwic` in `folder` or a folder above it, or None if there is no such folder."""
    found = c.owned("folder", c.library.kwic_find_index, given.path("." if folder is None else folder, "folder"))
    return None if found is None else os.fsdecode(found)


def html(text: str, highlights: Sequence[Span] = ()) -> str:
    """Returns a text as HTML, with the highlights in <mark>. Highlights are byte ranges of the UTF-8 form of the text,
    in order and without overlaps."""
    data = given.text(text, "text")
    spans = given.spans(highlights, "highlights", len(data))
    native = (c.Span * len(spans))(*spans)
    return c.owned_string("highlights", c.library.kwic_html, c.string(data), native, len(spans))
