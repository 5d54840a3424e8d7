// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/answer.hpp"
#include "c/arguments.hpp"
#include "c/reader.hpp"

#include <kwic/c/export.h>
#include <kwic/export.hpp>

using namespace kwic::c;

struct kwic_exporter {
    kwic::Exporter exporter;
};

namespace {

kwic_export_options defaults() {
    kwic_export_options view{};
    view.struct_size = sizeof view;
    return view;
}

kwic::ExportOptions options_of(const kwic_export_options* given) {
    const kwic_export_options all = given ? whole(*given, defaults(), "options") : defaults();
    kwic::ExportOptions options;
    if (all.collection) options.collection = all.collection;
    options.only_ascii = all.only_ascii;
    return options;
}

}  // namespace

void kwic_export_options_init(kwic_export_options* options, size_t struct_size) {
    write_defaults(options, struct_size, defaults());
}

kwic_status kwic_export_formats(kwic_strings** out) {
    return hand_out(out, [] { return make_strings(kwic::export_formats()); });
}

bool kwic_is_collection_name(const char* name) {
    return holds([&] { return name && kwic::is_collection_name(name); });
}

kwic_status kwic_exporter_open(const kwic_reader* reader, const char* format, const kwic_export_options* options,
                               kwic_exporter** out) {
    return hand_out(out, [&] {
        require(reader, "reader");
        require(format, "format");
        return new kwic_exporter{kwic::Exporter(reader->reader, format, options_of(options))};
    });
}

void kwic_exporter_close(kwic_exporter* exporter) { delete exporter; }

const char* kwic_exporter_schema_name(const kwic_exporter* exporter) {
    return exporter ? exporter->exporter.schema_name().c_str() : "";
}

const char* kwic_exporter_schema(const kwic_exporter* exporter) {
    return exporter ? exporter->exporter.schema().c_str() : "";
}

kwic_status kwic_exporter_lines(const kwic_exporter* exporter, const kwic_indexed_document* found, char** out,
                                size_t* size) {
    return hand_out_string(out, size, [&] {
        require(exporter, "exporter");
        require(found, "found");
        return exporter->exporter.lines(
            {document(found->document), found->is_title_found, text(found->path), found->key});
    });
}
