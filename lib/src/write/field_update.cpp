// SPDX-License-Identifier: GPL-2.0-or-later
#include "write/field_update.hpp"

#include "schema/document_terms.hpp"
#include "schema/encoding_sink.hpp"
#include "schema/position_codes.hpp"
#include "schema/schema.hpp"
#include "write/document_sink.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {
namespace {

// Returns whether the document is short enough for position codes.
bool is_short(const StoredDocument& stored) {
    std::uint64_t bytes = stored.end.offset + (stored.has_separate_title ? stored.title.size() : 0);
    for (const Field& field : stored.fields)
        if (const auto* text = std::get_if<std::string>(&field.value)) bytes += text->size();
    return bytes <= max_coded_bytes;
}

// Removes the terms and values of custom fields. Returns the terms that remain.
std::vector<std::string> remove_fields(Xapian::Document& document) {
    std::vector<std::string> kept;
    std::vector<std::string> removed;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
        (schema::is_field_term(*term) ? removed : kept).push_back(*term);
    for (const std::string& term : removed) document.remove_term(term);
    std::vector<Xapian::valueno> slots;
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
        if (value.get_valueno() >= schema::first_field_slot) slots.push_back(value.get_valueno());
    for (const Xapian::valueno slot : slots) document.remove_value(slot);
    return kept;
}

}  // namespace

std::vector<Field> patched(const std::vector<Field>& old, std::span<const Field> fields,
                           std::span<const std::string> removed) {
    const auto is_removed = [&](std::string_view name) {
        return std::any_of(removed.begin(), removed.end(), [&](std::string_view each) {
            return name == each || (each.ends_with(".*") && name.starts_with(each.substr(0, each.size() - 1)));
        });
    };
    const auto has = [&](const std::string& name) {
        return std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
    };
    std::vector<Field> result;
    std::set<std::string_view> added;
    const auto add = [&](const std::string& name) {
        if (!added.insert(name).second) return;
        std::copy_if(fields.begin(), fields.end(), std::back_inserter(result),
                     [&](const Field& field) { return field.name == name; });
    };
    for (const Field& field : old) {
        if (has(field.name))
            add(field.name);
        else if (!is_removed(field.name))
            result.push_back(field);
    }
    for (const Field& field : fields) add(field.name);
    return result;
}

std::uint64_t content_hash_with(const StoredDocument& stored, std::string_view text, const std::vector<Field>& fields) {
    Document document = given_parts(stored);
    document.text = text;
    for (const std::string& language : {std::string(), stored.language}) {
        document.language = language;
        if (!stored.has_text || content_hash(document) != stored.content_hash) continue;
        document.fields = fields;
        return content_hash(document);
    }
    document.text.clear();
    document.fields = fields;
    const std::uint64_t parts[] = {stored.content_hash, content_seed(document)};
    return XXH3_64bits(parts, sizeof parts);
}

void replace_fields(Xapian::WritableDatabase& database, Xapian::Document& document, StoredDocument stored,
                    PreparedDocument prepared, bool positions, const TextCodec& codec, Analyzer& analyzer) {
    stored.fields = std::move(prepared.document.fields);
    stored.content_hash = prepared.content_hash;
    const PositionCodes old_codes{document.get_value(schema::low_bytes_slot),
                                  document.get_value(schema::high_bytes_slot)};
    const std::vector<std::string> kept = remove_fields(document);
    const bool was_coded = positions && old_codes != PositionCodes::lists();
    const bool is_coded = was_coded && is_short(stored);
    DocumentSink sink(database, document);
    EncodingSink coding(sink);
    DocumentTerms terms(is_coded ? coding : static_cast<PostingSink&>(sink), positions);
    if (was_coded && !old_codes.low_bytes.empty()) {
        const PositionDecoder decoder(old_codes.low_bytes, old_codes.high_bytes);
        for (const auto& [term, position] : decoder.postings(kept)) terms.keep(kept[term], position);
    }
    terms.field_terms(stored, prepared.fields, analyzer);
    if (positions) {
        const PositionCodes codes = is_coded ? coding.finish() : PositionCodes::lists();
        sink.value(schema::low_bytes_slot, codes.low_bytes);
        sink.value(schema::high_bytes_slot, codes.high_bytes);
    }
    sink.data(stored.encode(codec));
    document = sink.document();
}

}  // namespace kwic
