// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Texts and what a query matched in them, for a page.
///
///     for (const kwic::Snippet& snippet : hit.snippets)
///         page += "<p>" + kwic::html(snippet.text, snippet.highlights) + "</p>";
///
/// Threads: may be called from several at once.
#pragma once

#include <kwic/api.h>
#include <kwic/span.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

/// `text`, any bytes, as HTML 5 that is safe between tags and in quoted attributes, with each of the `highlights` in
/// `<mark>`: they are ascending and disjoint, as in a Snippet, and what is outside the text or the one before is left
/// out. What HTML cannot hold becomes U+FFFD; characters that might reorder what is shown are written as numbers, which
/// mean the same; line ends become `\n`.
KWIC_API std::string html(std::string_view text, const std::vector<Span>& highlights = {});

/// `/notes/a b.txt` -> `file:///notes/a%20b.txt` (RFC 8089), safe in a quoted attribute; `path` is absolute, any bytes.
KWIC_API std::string file_url(std::string_view path);

}  // namespace kwic
