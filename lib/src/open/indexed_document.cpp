// SPDX-License-Identifier: GPL-2.0-or-later
#include "open/indexed_document.hpp"
#include "base/big_endian.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

namespace kwic {
namespace {

std::string text_of(const OpenIndex& index, const StoredDocument& stored) {
    std::string text;
    for (std::size_t i = 0; i < stored.frames.size(); ++i) text += index.state().reader.frame(stored, i).text;
    if (text.size() != stored.end.offset)
        throw Error(ErrorCode::corrupt, "the index '" + index.name() + "' is damaged: the text of '" + stored.id +
                                            "' is incomplete; rebuild it with kwic-indexer --rebuild");
    return text;
}

}  // namespace

IndexedDocument indexed_document(const OpenIndex& index, const StoredDocument& stored, bool with_text) {
    IndexedDocument found;
    found.is_title_found = !stored.has_separate_title;
    found.path = index.path_of(stored);
    found.key = std::max<std::uint64_t>(from_big_endian_64(schema::id_hash(stored.id).substr(0, 8)) >> 1, 1);
    Document& document = found.document;
    document.id = stored.id;
    document.title = stored.title;
    if (with_text && stored.has_text) document.text = text_of(index, stored);
    document.date = to_string(stored.date);
    document.language = stored.language;
    document.fields = stored.fields;
    document.file = stored.file;
    document.lines = stored.lines;
    return found;
}

}  // namespace kwic
