// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/answer.hpp"
#include "c/arguments.hpp"
#include "c/progress.hpp"
#include "c/query.hpp"
#include "c/stop.hpp"

#include <kwic/c/writer.h>
#include <kwic/index_writer.hpp>

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

using namespace kwic::c;

struct kwic_writer {
    kwic::IndexWriter writer;
    mutable std::mutex mutex = {};  // guards `error`
    std::string error = {};
};

namespace {

kwic_writer_options defaults() {
    const kwic::WriterOptions options;
    kwic_writer_options view{};
    view.struct_size = sizeof view;
    view.store_text = -1;
    view.positions = -1;
    view.memory = options.memory;
    view.jobs = options.jobs;
    return view;
}

std::optional<bool> optional_choice(int choice) { return choice < 0 ? std::nullopt : std::optional(choice != 0); }

kwic::FieldType field_type(std::int32_t given) {
    const auto type = static_cast<kwic::FieldType>(given);
    if (kwic::field_type_name(type).empty())
        throw kwic::Error(kwic::ErrorCode::invalid_argument,
                          "the type of a field is unknown: " + std::to_string(given));
    return type;
}

kwic::WriterOptions options_of(const kwic_writer_options& all) {
    kwic::WriterOptions options;
    options.rebuild = all.rebuild;
    options.root = text(all.root);
    if (all.language) options.language = all.language;
    options.store_text = optional_choice(all.store_text);
    options.positions = optional_choice(all.positions);
    options.memory = all.memory;
    options.jobs = all.jobs;
    options.progress = progress_of(all.progress, all.progress_context);
    options.stop = token(all.stop);
    options.wait = std::chrono::milliseconds(all.wait_ms);
    require(all.fields, all.field_count, "fields");
    for (std::size_t i = 0; i < all.field_count; ++i) {
        require(all.fields[i].name, "the name of a field");
        options.fields[all.fields[i].name] = field_type(all.fields[i].type);
    }
    return options;
}

// Runs `call` with the writer. If the call fails, stores the message for kwic_writer_error().
template <class Call>
kwic_status with(kwic_writer* writer, Call call) noexcept {
    const kwic_status status = guard([&] {
        require(writer, "writer");
        call(writer->writer);
    });
    if (status != KWIC_OK && writer)
        guard([&] {
            const std::lock_guard lock(writer->mutex);
            writer->error = kwic_last_error();
        });
    return status;
}

// Runs `call` through the function with(). If the call succeeds and `out` is not NULL, sets `*out` to the result of the
// call.
template <class Out, class Call>
kwic_status with_result(kwic_writer* writer, Out* out, Call call) noexcept {
    return with(writer, [&](kwic::IndexWriter& to) {
        const Out answer = call(to);
        if (out) *out = answer;
    });
}

std::vector<std::string> list(const kwic_string* items, std::size_t count, const char* name) {
    require(items, count, name);
    std::vector<std::string> all;
    for (std::size_t i = 0; i < count; ++i) all.emplace_back(view(items[i], name));
    return all;
}

// Runs `call` through the function with(), and sets `*out` to the ids that the call returns.
template <class Call>
kwic_status hand_out_ids(kwic_writer* writer, kwic_strings** out, Call call) noexcept {
    if (out) *out = nullptr;
    return with(writer, [&](kwic::IndexWriter& from) {
        require(out, "out");
        *out = make_strings(call(from));
    });
}

}  // namespace

void kwic_writer_options_init(kwic_writer_options* options, size_t struct_size) {
    write_defaults(options, struct_size, defaults());
}

kwic_status kwic_writer_open(const char* index, const kwic_writer_options* options, kwic_writer** out) {
    return hand_out_with(options, defaults, out, [&](const kwic_writer_options& all) {
        require(index, "index");
        return new kwic_writer{kwic::IndexWriter(index, options_of(all))};
    });
}

void kwic_writer_close(kwic_writer* writer) { delete writer; }

kwic_status kwic_writer_put(kwic_writer* writer, const kwic_document* given, kwic_put_result* result) {
    return with_result(writer, result,
                       [&](kwic::IndexWriter& to) { return static_cast<kwic_put_result>(to.put(document(given))); });
}

kwic_status kwic_writer_remove(kwic_writer* writer, kwic_string id, bool* was_there) {
    return with_result(writer, was_there, [&](kwic::IndexWriter& to) { return to.remove(view(id, "id")); });
}

kwic_status kwic_writer_remove_matching(kwic_writer* writer, kwic_string filter, size_t* removed) {
    return with_result(writer, removed,
                       [&](kwic::IndexWriter& to) { return to.remove_matching(view(filter, "filter")); });
}

kwic_status kwic_writer_remove_tree(kwic_writer* writer, const kwic_query* filter, size_t* removed) {
    return with_result(writer, removed, [&](kwic::IndexWriter& to) {
        require(filter, "filter");
        return to.remove_matching(filter->query);
    });
}

kwic_status kwic_writer_matching(kwic_writer* writer, kwic_string filter, kwic_strings** out) {
    return hand_out_ids(writer, out, [&](kwic::IndexWriter& from) { return from.matching(view(filter, "filter")); });
}

kwic_status kwic_writer_matching_tree(kwic_writer* writer, const kwic_query* filter, kwic_strings** out) {
    return hand_out_ids(writer, out, [&](kwic::IndexWriter& from) {
        require(filter, "filter");
        return from.matching(filter->query);
    });
}

kwic_status kwic_writer_patch(kwic_writer* writer, kwic_string id, const kwic_field* given, size_t field_count,
                              const kwic_string* removed, size_t removed_count, kwic_put_result* result) {
    return with_result(writer, result, [&](kwic::IndexWriter& to) {
        const auto outcome =
            to.patch(view(id, "id"), fields(given, field_count), list(removed, removed_count, "removed"));
        return outcome ? static_cast<kwic_put_result>(*outcome) : KWIC_ABSENT;
    });
}

kwic_status kwic_writer_touch(kwic_writer* writer, kwic_string id, kwic_file_stamp given, bool* is_unchanged) {
    return with_result(writer, is_unchanged,
                       [&](kwic::IndexWriter& to) { return to.touch(view(id, "id"), stamp(given)); });
}

kwic_status kwic_writer_keep(kwic_writer* writer, kwic_string id, bool* is_there) {
    return with_result(writer, is_there, [&](kwic::IndexWriter& to) { return to.keep(view(id, "id")); });
}

kwic_status kwic_writer_commit(kwic_writer* writer, bool* was_compacted) {
    return with_result(writer, was_compacted, [](kwic::IndexWriter& to) { return to.commit(); });
}

kwic_status kwic_writer_keep_below(kwic_writer* writer, kwic_string folder) {
    return with(writer, [&](kwic::IndexWriter& to) { to.keep_below(view(folder, "folder")); });
}

kwic_status kwic_writer_missing(kwic_writer* writer, const kwic_string* ids, size_t count, kwic_strings** out) {
    return hand_out_ids(writer, out, [&](kwic::IndexWriter& from) { return from.missing(list(ids, count, "ids")); });
}

kwic_status kwic_writer_rollback(kwic_writer* writer) {
    return with(writer, [](kwic::IndexWriter& to) { to.rollback(); });
}

kwic_status kwic_writer_compact(kwic_writer* writer) {
    return with(writer, [](kwic::IndexWriter& to) { to.compact(); });
}

kwic_status kwic_writer_document_count(kwic_writer* writer, size_t* out) {
    return with(writer, [&](kwic::IndexWriter& from) {
        require(out, "out");
        *out = from.document_count();
    });
}

const char* kwic_writer_error(const kwic_writer* writer) {
    const char* error = "";
    if (writer)
        guard([&] {
            const std::lock_guard lock(writer->mutex);
            error = writer->error.c_str();
        });
    return error;
}

const char* kwic_writer_root(const kwic_writer* writer) { return writer ? writer->writer.root().c_str() : ""; }
