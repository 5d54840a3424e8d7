// SPDX-License-Identifier: GPL-2.0-or-later
// Document -> everything that the index holds of it: terms with positions, values, stored data.
#pragma once

#include "schema/capital_counter.hpp"
#include "schema/posting_sink.hpp"
#include "schema/schema.hpp"
#include "schema/stored_document.hpp"
#include "text/analyzer.hpp"

#include <kwic/document.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

struct PostingOptions {
    std::string language = "auto";
    bool store_text = true;
    bool positions = true;
};

// A document as it was put, with what is known of it without reading its text.
struct PreparedDocument {
    Document document;
    std::uint64_t content_hash = 0;
    std::vector<schema::FieldSlot> slots = {};  // of each of its fields
};

// Fields and kinds of values that are new get a place in `fields`.
PreparedDocument prepare(Document document, std::uint64_t content_hash, schema::FieldSlots& fields);

// Fills in what the document leaves open (title, date, language) from the text, analyzes it and hands everything to
// `sink`, what is stored by `codec`. Words with capitals are counted in `capitals`. Returns the number of tokens of the
// text.
std::size_t write_postings(PreparedDocument put, const PostingOptions& options, const TextCodec& codec,
                           CapitalCounter& capitals, Analyzer& analyzer, PostingSink& sink);

// XXH3-64 of everything in the document but its file stamp: of the text, with the rest as the seed.
std::uint64_t content_hash(const Document& document);
std::uint64_t content_seed(const Document& document);

}  // namespace kwic
