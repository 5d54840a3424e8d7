// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/postings.hpp"

#include "base/bytes.hpp"
#include "base/utf8.hpp"
#include "schema/document_terms.hpp"
#include "schema/encoding_sink.hpp"
#include "schema/field_codec.hpp"
#include "schema/field_values.hpp"
#include "schema/fields.hpp"
#include "schema/schema.hpp"
#include "schema/stored_text.hpp"
#include "text/dates/document_facts.hpp"
#include "text/language/language_code.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace kwic {
namespace {

// The frames of a text after the first (see schema/stored_document.hpp) are stored in the record if they take at most
// this many bytes in total. If the frames take more bytes, each frame is stored in its own metadata entry, so that
// Xapian neither reads the frames with the record nor tries to compress them.
constexpr std::size_t max_inline_bytes = 7000;

// Returns whether the document gets position codes instead of position lists.
bool is_short(const Document& document) {
    std::size_t bytes = document.text.size() + document.title.size();
    for (const Field& field : document.fields)
        if (const auto* text = std::get_if<std::string>(&field.value)) bytes += text->size();
    return bytes <= max_coded_bytes;
}

// Stores the first frame of the text in `stored`. Stores the other frames in `stored` too or, if they take more than
// max_inline_bytes in total, in metadata entries.
void store_frames(const FrameBuilder& frames, StoredDocument& stored, PostingSink& sink) {
    stored.has_text = true;
    stored.frames = frames.starts();
    const std::string id_hash = schema::id_hash(stored.id);
    std::size_t bytes = 0;
    for (std::size_t i = 1; i < frames.frames().size(); ++i) bytes += frames.frames()[i].size() + 2;
    stored.has_frame_entries = bytes > max_inline_bytes;
    for (std::size_t i = 0; i < frames.frames().size(); ++i) {
        if (stored.has_frame_entries && i > 0)
            sink.metadata(frame_key(id_hash, i), frames.frames()[i]);
        else
            append_string(stored.inline_frames, frames.frames()[i]);
    }
}

}  // namespace

Document given_parts(const StoredDocument& stored) {
    Document document{.id = stored.id, .fields = stored.fields, .file = stored.file};
    if (stored.has_separate_title) document.title = stored.title;
    if (stored.date.source == DateSource::given) document.date = to_string(stored.date);
    document.lines = stored.lines;
    return document;
}

std::uint64_t content_seed(const Document& document) {
    std::string rest;
    for (const std::string* part : {&document.id, &document.title, &document.date}) append_string(rest, *part);
    append_string(rest, language_tag(document.language));
    for (const Field& field : document.fields) append_field(rest, field);
    for (const LineShift& line : document.lines) {
        append_varint(rest, line.offset);
        append_varint(rest, static_cast<std::uint64_t>(line.shift));
    }
    return XXH3_64bits(rest.data(), rest.size());
}

std::uint64_t content_hash(const Document& document) {
    return XXH3_64bits_withSeed(document.text.data(), document.text.size(), content_seed(document));
}

PreparedDocument prepare(Document document, std::uint64_t hash, schema::FieldEntries& fields) {
    PreparedDocument prepared{std::move(document), hash};
    for (const Field& field : prepared.document.fields) {
        schema::FieldEntry& entry = schema::field_entry(field.name, fields);
        entry.kinds |= kind_of(field.value, entry.type);
        prepared.fields.push_back(entry);
    }
    return prepared;
}

std::size_t write_postings(PreparedDocument prepared, const PostingOptions& options, const TextCodec& codec,
                           WrittenWords& words, Analyzer& analyzer, PostingSink& sink) {
    Document& document = prepared.document;
    const bool is_coded = options.positions && is_short(document);
    EncodingSink coding(sink);
    DocumentTerms terms(is_coded ? coding : sink, options.positions, &words);
    StoredDocument stored;
    const std::string_view text = document.text;
    const std::string_view head = clip(text, head_bytes);

    DocumentFacts facts = find_facts(document, options.language);
    stored.language = std::move(facts.language);
    stored.has_separate_title = !facts.is_title_found;
    stored.title = std::move(facts.title);
    stored.date = facts.date;

    const Span title = stored.has_separate_title ? Span{} : title_line(head, stored.title);
    FrameBuilder frames(codec);
    for_each_block(text, escapes_of(document.id), analyzer, [&](std::string_view block, std::span<const Token> tokens) {
        const TextPosition& before = frames.end();
        terms.block(block, tokens, analyzer.broken_words(), before, title);
        if (before.offset == 0 && title.end > 0) stored.body = body_of(head, title, tokens);
        // The words of the title are counted separately, because ordinary words may be capitalized in a title.
        const std::size_t title_tokens = before.offset == 0 ? stored.body.position : 0;
        words.capitals.count_title(block, tokens.first(title_tokens), title_weight);
        words.capitals.count(block, tokens.subspan(title_tokens), stored.language);
        frames.add(block, tokens.size());
    });
    frames.finish();
    terms.end_text();
    stored.end = frames.end();

    stored.id = std::move(document.id);
    stored.file = document.file;
    stored.fields = std::move(document.fields);
    stored.lines = std::move(document.lines);
    stored.content_hash = prepared.content_hash;
    terms.record(stored, prepared.fields, analyzer);
    if (options.positions) {
        const PositionCodes codes = is_coded ? coding.finish() : PositionCodes::lists();
        sink.value(schema::low_bytes_slot, codes.low_bytes);
        sink.value(schema::high_bytes_slot, codes.high_bytes);
    }
    if (options.store_text) store_frames(frames, stored, sink);
    sink.data(stored.encode(codec));
    return stored.end.position;
}

}  // namespace kwic
