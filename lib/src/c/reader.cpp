// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/reader.hpp"

#include "c/arguments.hpp"
#include "c/document.hpp"

#include <kwic/fields.hpp>

#include <utility>
#include <vector>

using namespace kwic::c;

namespace {

using IndexedAnswer = Answer<kwic_indexed_document, kwic::IndexedDocument>;

kwic_indexed_document indexed_view(const kwic::IndexedDocument& found, Arena& arena) {
    return {view_of(found.document, arena), found.is_title_found, found.path.c_str(), found.key};
}

using FieldsAnswer = Answer<kwic_fields, std::vector<kwic::FieldInfo>>;

kwic_fields fields_view(const std::vector<kwic::FieldInfo>& fields, Arena& arena) {
    const auto view = [](const kwic::FieldInfo& field) {
        return kwic_field_info{field.name.c_str(), static_cast<kwic_field_type>(field.type),
                               field.has_integers, field.has_reals,
                               field.has_booleans, field.has_dates,
                               field.has_strings};
    };
    return {arena.list(fields, view), fields.size()};
}

const kwic::IndexReader& open(const kwic_reader* reader) {
    require(reader, "reader");
    return reader->reader;
}

}  // namespace

kwic_indexed_document* kwic::c::make_indexed_document(IndexedDocument found) {
    return new IndexedAnswer(std::move(found), indexed_view);
}

kwic_status kwic_reader_open(const char* index, kwic_reader** out) {
    return hand_out(out, [&] {
        require(index, "index");
        return new kwic_reader{kwic::IndexReader(index)};
    });
}

void kwic_reader_close(kwic_reader* reader) { delete reader; }

kwic_status kwic_reader_document_count(const kwic_reader* reader, size_t* out) {
    return guard([&] {
        require(out, "out");
        *out = open(reader).document_count();
    });
}

kwic_status kwic_reader_has_texts(const kwic_reader* reader, bool* out) {
    return guard([&] {
        require(out, "out");
        *out = open(reader).has_texts();
    });
}

kwic_status kwic_reader_fields(const kwic_reader* reader, kwic_fields** out) {
    return hand_out(out, [&] { return new FieldsAnswer(open(reader).fields(), fields_view); });
}

void kwic_fields_free(kwic_fields* fields) { FieldsAnswer::release(fields); }

kwic_status kwic_reader_field_names(const kwic_reader* reader, kwic_strings** out) {
    return hand_out(out, [&] { return make_strings(open(reader).field_names()); });
}

kwic_status kwic_reader_document(const kwic_reader* reader, kwic_string id, kwic_indexed_document** out) {
    return hand_out(out, [&] {
        auto found = open(reader).document(view(id, "id"));
        return found ? make_indexed_document(std::move(*found)) : nullptr;
    });
}

void kwic_indexed_document_free(kwic_indexed_document* found) { IndexedAnswer::release(found); }

kwic_status kwic_reader_for_each(const kwic_reader* reader, bool with_text, kwic_visit visit, void* context) {
    return guard([&] {
        if (!visit) throw_null("visit");
        open(reader).for_each(
            [&](const kwic::IndexedDocument& found) {
                Arena arena;
                const kwic_indexed_document view = indexed_view(found, arena);
                if (!visit(context, &view)) throw_stopped("visit");
            },
            with_text);
    });
}
