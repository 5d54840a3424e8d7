// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// analyze() and words_of(): return the words of a document or text as kwic indexes them. analyze() also returns the
/// title, date and language of the document. Programs can use these functions to make word lists, to highlight words in
/// texts that are not indexed, and to find out why a query does or does not match a document.
///
///     const kwic::Analysis analysis = kwic::analyze({.text = "Envoys met at the harbour."});
///     for (const kwic::Word& word : analysis.words) std::cout << word.term << '\n';
///
/// IndexWriter finds words with the code of analyze(). Therefore an index contains, for the text of each document, the
/// terms that analyze() returns.
///
/// Units: a span is a range of bytes of the stored text, from which terminal codes have been removed (see
/// Document::text). Positions count words from 1.
///
/// Ownership: all results are values that do not refer to the arguments.
///
/// Threads: every function may be called from several threads at once.
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

/// A word of a text, with the term that an index contains for the word. If a hyphen breaks a word at a line end, as in
/// `har-` and `bour`, analyze() and words_of() return a Word for the whole word, followed by a Word for each part. The
/// Word for the whole word has the term `harbour`, a span that covers all parts, and the position of the first part.
struct Word {
    std::string term = {};     ///< the case-folded word, with its accents, cut at 240 bytes
    Span span = {};            ///< range of the word in the text
    std::size_t position = 0;  ///< number of the word in the text, from 1; phrases and NEAR compare positions

    /// The keys of the word, for comparing it with other words. Two words are variants of each other if they share a
    /// key. Unless Variants::off is set, a query for a word also matches the variants of the word, except variants
    /// whose endings or accents show that they are different words. Keys that begin with `:` are spellings of the word
    /// without accents: the word, usually without apostrophes; the word without a possessive ending; and the word with
    /// U+0621 instead of Arabic letters that carry a hamza. If the word contains no digit, and the language of the text
    /// has a stemmer for the script of the word, the list also contains stems without accents, such as `en:harbour`.
    /// Very short Latin stems, except stems of irregular words, and keys of more than 200 bytes are omitted. A word
    /// that consists only of marks has no keys. Keys of different versions of kwic are not comparable.
    std::vector<std::string> keys = {};
};

/// The source of the date of a document: none (there is no date), the caller, the text, or the path of the file.
enum class DateSource { none, given, text, path };

/// The result of analyze().
struct Analysis {
    std::string title = {};       ///< the given title, cut at 4 KiB, or else the title that kwic found; may be empty
    bool is_title_found = false;  ///< true if no title was given: `title` is from the text or a file name, or empty
    std::string date = {};        ///< such as `2023`, `2023-07-19` or `2023-07-19T12:00Z`; may be empty
    DateSource date_source = DateSource::none;  ///< the source of `date`
    std::string language = {};  ///< ISO 639 code or tag (see Document::language), given or detected; empty if uncertain
    std::vector<Word> words = {};  ///< the words of the text, in text order
};

/// Analyzes a document, whose id may be empty. `language` has the meaning of WriterOptions::language. Needs about 30
/// times as much memory as the text. Throws Error (invalid_argument) for documents that IndexWriter::put() rejects for
/// a reason other than a missing id.
KWIC_API Analysis analyze(const Document& document, std::string_view language = "auto");

/// Returns only the words of a text, such as a title or a field. `language` is the ISO 639 code or tag of the language
/// whose stems the keys contain. If `language` is empty, the keys contain no stems. Throws Error (invalid_argument) if
/// the text is not UTF-8.
KWIC_API std::vector<Word> words_of(std::string_view text, std::string_view language = {});

}  // namespace kwic
