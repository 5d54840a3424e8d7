// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// html() and file_url(): convert snippets and other texts to HTML with highlighted matches, and paths to URLs.
///
///     for (const kwic::Snippet& snippet : hit.snippets)
///         page += "<p>" + kwic::html(snippet.text, snippet.highlights) + "</p>";
///
/// Threads: both functions may be called from several threads at once.
#pragma once

#include <kwic/api.h>
#include <kwic/span.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

/// Returns `text`, which may be any bytes, as HTML 5 with each highlight in `<mark>`. The result is safe between tags
/// and in quoted attribute values. `highlights` must be in ascending order, as in a Snippet. Parts of highlights that
/// lie outside the text or overlap an earlier highlight are ignored. Bytes that are not UTF-8, characters that HTML
/// cannot contain, and characters that could reorder or break the displayed text become U+FFFD. Line ends become `\n`.
KWIC_API std::string html(std::string_view text, const std::vector<Span>& highlights = {});

/// Returns the URL of an absolute path, which may be any bytes (RFC 8089): `file:///notes/a%20b.txt` for
/// `/notes/a b.txt`. The result is safe in a quoted attribute value.
KWIC_API std::string file_url(std::string_view path);

}  // namespace kwic
