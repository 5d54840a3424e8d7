// SPDX-License-Identifier: GPL-2.0-or-later
// Converts a document to the data that the index stores for it: terms with positions, values and the record.
#pragma once

#include "schema/fields.hpp"
#include "schema/posting_sink.hpp"
#include "schema/schema.hpp"
#include "schema/stored_document.hpp"
#include "schema/written_words.hpp"
#include "text/analyzer.hpp"

#include <kwic/document.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

struct PostingOptions {
    std::string language = "auto";
    bool store_text = true;
    bool positions = true;
};

// A document that the application has added, with the data that are computed before its text is analyzed.
struct PreparedDocument {
    Document document;
    std::uint64_t content_hash = 0;
    std::vector<schema::FieldEntry> fields = {};  // the entries of the fields of the document, in the same order
};

// Determines the entries of the document's fields. Adds missing entries, and the kinds of the values, to `fields`.
PreparedDocument prepare(Document document, std::uint64_t content_hash, schema::FieldEntries& fields);

// Analyzes the document and writes its terms, values and record to `sink`. Determines the title, date and language with
// find_facts(). `codec` compresses the record and the text. Counts capitalized words and collects identifiers in
// `words`. Returns the number of tokens in the text.
std::size_t write_postings(PreparedDocument prepared, const PostingOptions& options, const TextCodec& codec,
                           WrittenWords& words, Analyzer& analyzer, PostingSink& sink);

// Returns a document with the members that the application gave, as far as the record contains them. Does not set the
// text. Does not set the language, because the record does not state whether the language was given or detected.
Document given_parts(const StoredDocument& stored);

// Returns the XXH3-64 hash of the text, seeded with content_seed(). The hash depends on all parts of the document
// except the file stamp.
std::uint64_t content_hash(const Document& document);
// Returns a hash of all parts of the document except the text and the file stamp.
std::uint64_t content_seed(const Document& document);

}  // namespace kwic
