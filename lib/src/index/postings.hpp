// SPDX-License-Identifier: GPL-2.0-or-later
// Document -> everything that the index holds of it: terms with positions, values, stored data.
#pragma once

#include "index/names.hpp"
#include "index/schema.hpp"
#include "index/stored_document.hpp"
#include "text/analyzer.hpp"

#include <kwic/document.hpp>

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

struct PostingOptions {
    std::string language = "auto";
    bool store_text = true;
    bool positions = true;
};

struct Postings {
    Xapian::Document document;
    std::string id_hash;
    std::vector<std::string> own_frames;  // frames of a text that is too long for the document's data
    std::size_t tokens = 0;
};

// A title that is not part of the text has its tokens after the text's, with a gap that no phrase bridges.
inline constexpr Xapian::termpos title_gap = 100'000;

// Fills in what the document leaves open (title, date, language) from the text, and analyses it. Fields that are
// new get a place in `fields`; words with capitals are counted in `capitals`.
Postings make_postings(Document document, std::uint64_t content_hash, const PostingOptions& options,
                       schema::FieldSlots& fields, CapitalCounter& capitals, Analyzer& analyzer);

// Of everything in the document but its file stamp.
std::uint64_t content_hash(const Document& document);

}  // namespace kwic
