// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/arguments.hpp"
#include "c/document.hpp"

#include <kwic/c/input.h>
#include <kwic/input.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <variant>

using namespace kwic::c;

struct kwic_json_lines {
    kwic::JsonLines lines;
};

namespace {

using Loaded = std::variant<kwic::LoadedFile, kwic::Skipped>;

// The C++ value that holds the data of a kwic_input: the result of reading a file or a JSON line.
struct Source {
    Loaded file = {};
    kwic::JsonLine line = {};
    bool is_line = false;
};

using InputAnswer = Answer<kwic_input, Source>;

kwic_input view_of_file(const Loaded& file, Arena& arena) {
    kwic_input view{};
    view.cause = view.charset = "";
    if (const auto* skipped = std::get_if<kwic::Skipped>(&file)) {
        view.cause = skipped->cause.c_str();
        view.keep = skipped->keep;
        return view;
    }
    const auto& loaded = std::get<kwic::LoadedFile>(file);
    view.document = view_of(loaded.document, arena);
    view.charset = loaded.charset.c_str();
    view.replacements = loaded.replacements;
    view.size = loaded.size;
    return view;
}

kwic_input view_of_line(const kwic::JsonLine& line, Arena& arena) {
    kwic_input view{};
    if (line.document) view.document = view_of(*line.document, arena);
    view.cause = line.cause.c_str();
    view.charset = "";
    view.replacements = line.replacements;
    view.size = line.size;
    view.notes = strings_of(line.notes, arena);
    view.note_count = line.notes.size();
    view.action = static_cast<kwic_line_action>(line.action);
    view.cleared = strings_of(line.cleared, arena);
    view.cleared_count = line.cleared.size();
    view.line = line.number;
    return view;
}

kwic_input* make_input(Source source) {
    return new InputAnswer(std::move(source), [](const Source& from, Arena& arena) {
        return from.is_line ? view_of_line(from.line, arena) : view_of_file(from.file, arena);
    });
}

kwic_input_options defaults() {
    kwic_input_options view{};
    view.struct_size = sizeof view;
    view.max_size = kwic::InputOptions().max_size;
    view.folder = -1;
    return view;
}

kwic::InputOptions options_of(const kwic_input_options* given) {
    const kwic_input_options all = given ? whole(*given, defaults(), "options") : defaults();
    kwic::InputOptions options;
    options.max_size = all.max_size;
    if (all.charset) options.charset = all.charset;
    if (all.folder >= 0) options.folder = all.folder;
    options.id_field = text(all.id_field);
    options.title_field = text(all.title_field);
    options.date_field = text(all.date_field);
    options.text_fields = texts(all.text_fields, all.text_field_count, "text_fields");
    options.string_fields = texts(all.string_fields, all.string_field_count, "string_fields");
    return options;
}

}  // namespace

void kwic_input_options_init(kwic_input_options* options, size_t struct_size) {
    write_defaults(options, struct_size, defaults());
}

void kwic_input_free(kwic_input* input) { InputAnswer::release(input); }

kwic_status kwic_load_file(const char* file, kwic_string id, const kwic_input_options* options, kwic_input** out) {
    return hand_out(out, [&] {
        require(file, "file");
        return make_input({.file = kwic::load_file(file, std::string(view(id, "id")), options_of(options))});
    });
}

kwic_status kwic_stamp_file(const char* file, const kwic_input_options* options, kwic_file_stamp* out,
                            kwic_input** skipped) {
    return hand_out(skipped, [&]() -> kwic_input* {
        require(file, "file");
        require(out, "out");
        auto found = kwic::stamp_file(file, options_of(options));
        if (auto* cause = std::get_if<kwic::Skipped>(&found)) return make_input({.file = std::move(*cause)});
        const kwic::FileStamp stamp = std::get<kwic::FileStamp>(found);
        *out = {stamp.modified, stamp.size, stamp.identity};
        return nullptr;
    });
}

kwic_status kwic_parse_json_line(kwic_string line, const kwic_input_options* options, kwic_input** out) {
    return hand_out(out, [&] {
        return make_input({.line = kwic::parse_json_line(view(line, "line"), options_of(options)), .is_line = true});
    });
}

kwic_status kwic_json_lines_open(const char* file, const kwic_input_options* options, kwic_json_lines** out) {
    return hand_out(out, [&] {
        require(file, "file");
        return new kwic_json_lines{kwic::JsonLines(std::filesystem::path(file), options_of(options))};
    });
}

kwic_status kwic_json_lines_open_descriptor(int descriptor, const char* name, const kwic_input_options* options,
                                            kwic_json_lines** out) {
    return hand_out(out,
                    [&] { return new kwic_json_lines{kwic::JsonLines(descriptor, text(name), options_of(options))}; });
}

void kwic_json_lines_close(kwic_json_lines* lines) { delete lines; }

kwic_status kwic_json_lines_next(kwic_json_lines* lines, kwic_input** out) {
    return hand_out(out, [&] {
        require(lines, "lines");
        auto line = lines->lines.next();
        return line ? make_input({.line = std::move(*line), .is_line = true}) : nullptr;
    });
}

uint64_t kwic_json_lines_consumed(const kwic_json_lines* lines) { return lines ? lines->lines.consumed() : 0; }

uint64_t kwic_json_lines_size(const kwic_json_lines* lines) { return lines ? lines->lines.size().value_or(0) : 0; }
