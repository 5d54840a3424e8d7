// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// What kwic makes of a document before it is indexed: its words, and the title, date and language that are found in
/// it. For word lists and counts, marking words in texts that are in no index, and to see why something is found or
/// not.
///
///     const kwic::Analysis analysis = kwic::analyze({.text = "Envoys met at the harbour."});
///     for (const kwic::Word& word : analysis.words) std::cout << word.term << '\n';
///
/// Indexing does the same by the same code: the words are the terms that an index of the document has.
///
/// Units: places are bytes of the text, positions count words.
///
/// Ownership: all results are values and refer to nothing.
///
/// Threads: every function may be called from any threads at once.
///
/// Failures: Error (invalid_argument).
#pragma once

#include <kwic/api.h>
#include <kwic/document.hpp>
#include <kwic/span.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

/// A word of a text, as it is indexed.
struct Word {
    std::string term = {};     ///< case-folded, accents and all; of more than 240 bytes cut at a character
    Span span = {};            ///< where it stands in the text
    std::size_t position = 0;  ///< from 1; phrases and NEAR count by it

    /// Words that share one of these are forms of one another, and a query for one finds the other: `:` and the word
    /// without accents, and for its language `en:` and the bare stem. Opaque but for comparison within one version.
    std::vector<std::string> keys = {};
};

/// Where a date is from.
enum class DateSource { none, given, text, path };

/// What analyze() found.
struct Analysis {
    std::string title = {};       ///< as given, cut at 4 KiB, or found in the head of the text; empty if there is none
    bool is_title_found = false;  ///< in the text; its words are among `words` then, and are not if it was given
    std::string date = {};        ///< `2023`, `2023-07`, `2023-07-19` or empty
    DateSource date_source = DateSource::none;  ///< where `date` is from
    std::string language = {};     ///< as given, or ISO 639 code of the one detected; empty where that is not sure
    std::vector<Word> words = {};  ///< of the text, in its order
};

/// Analyses a document, which needs no id here. `language`: as WriterOptions::language. Takes memory of some 30 times
/// the text's size. Throws Error (invalid_argument) where IndexWriter::put() does, but for the id.
KWIC_API Analysis analyze(const Document& document, std::string_view language = "auto");

/// Only the words, such as those of a title or a field; with stems of `language`, or of none if it is empty. Throws
/// Error (invalid_argument) if the text is not UTF-8.
KWIC_API std::vector<Word> words_of(std::string_view text, std::string_view language = {});

}  // namespace kwic
