// SPDX-License-Identifier: GPL-2.0-or-later
#include "export.hpp"

#include "base/system_cause.hpp"
#include "export_file.hpp"
#include "sizes.hpp"

#include <kwic/error.hpp>
#include <kwic/export.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace kwic::indexer {
namespace {

namespace fs = std::filesystem;

constexpr const char* documents_file_name = "documents.ndjson";

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Error(ErrorCode::io, "cannot make the folder '" + folder.string() + "': " + system_cause(error.value()));
}

void write_documents(const IndexReader& reader, const Exporter& exporter, ExportFile& file) {
    reader.for_each([&](IndexedDocument found) { file.add(exporter.lines(std::move(found))); });
    file.finish();
}

std::uint64_t write_folder(const IndexReader& reader, const Exporter& exporter, const fs::path& folder) {
    make_folder(folder);
    if (!exporter.schema_name().empty()) {
        ExportFile schema(folder / exporter.schema_name());
        schema.add(exporter.schema());
        schema.finish();
    }
    ExportFile documents(folder / documents_file_name);
    write_documents(reader, exporter, documents);
    return documents.bytes();
}

}  // namespace

void export_index(const Options& options, const fs::path& index) {
    const auto started = std::chrono::steady_clock::now();
    const IndexReader reader(index);
    if (!reader.has_texts())
        throw Error(ErrorCode::invalid_argument,
                    "the index '" + index.string() + "' was made with --no-store: it has no texts to export");
    // If standard output is a terminal, all characters beyond ASCII are escaped, because some of these characters
    // control the terminal. Characters beyond ASCII are then also escaped in the files that --to creates.
    const bool only_ascii = isatty(STDOUT_FILENO);
    const Exporter exporter(reader, options.export_format, {options.collection, only_ascii});
    std::uint64_t bytes = 0;
    if (options.export_to.empty()) {
        ExportFile output;
        write_documents(reader, exporter, output);
        bytes = output.bytes();
    } else {
        bytes = write_folder(reader, exporter, options.export_to);
    }
    if (options.quiet) return;
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - started;
    const auto work = shown_work(bytes, taken.count());
    std::fputs(fmt::format("{} documents, {}\n", reader.document_count(), work).c_str(), stderr);
}

}  // namespace kwic::indexer
