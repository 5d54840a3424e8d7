// SPDX-License-Identifier: GPL-2.0-or-later
#include "status.hpp"

#include "inputs.hpp"
#include "report.hpp"
#include "sources.hpp"

#include <kwic/fields.hpp>
#include <kwic/index_reader.hpp>
#include <kwic/printable.hpp>
#include <kwic/results.hpp>
#include <kwic/searcher.hpp>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/stat.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace kwic::indexer {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> kinds_of(const FieldInfo& field) {
    std::vector<std::string> kinds;
    if (field.has_strings) kinds.emplace_back("string");
    if (field.has_dates) kinds.emplace_back("date");
    if (field.has_integers) kinds.emplace_back("integer");
    if (field.has_reals) kinds.emplace_back("real");
    if (field.has_booleans) kinds.emplace_back("boolean");
    return kinds;
}

struct Status {
    std::string index;  // the path that the program was given
    std::uint64_t bytes = 0;
    std::string updated;        // time of the last change, in UTC
    std::string checked;        // time of the last run over folders, in UTC; empty if the index remembers no folders
    std::vector<Facet> facets;  // numbers of documents by kind and by language
    std::optional<Sources> sources;
    std::vector<std::string> missing;  // remembered roots that no longer exist
};

std::string time_of(const fs::path& file) {
    struct stat status {};
    if (stat(file.c_str(), &status) != 0) return {};
    return fmt::format("{:%FT%TZ}", fmt::gmtime(status.st_mtime));
}

std::uint64_t size_of(const fs::path& folder) {
    std::uint64_t bytes = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (at->is_regular_file(ignored)) bytes += at->file_size(ignored);
    }
    return bytes;
}

Status status_of(const fs::path& given) {
    Status status;
    const fs::path index = future_path(given);
    status.index = given.string();
    status.bytes = size_of(index);
    status.updated = time_of(index / "CURRENT");
    std::error_code error;
    for (fs::directory_iterator at(index, error), end; !error && at != end; at.increment(error))
        status.updated = std::max(status.updated, time_of(at->path() / "manifest.json"));
    status.checked = time_of(index / sources_name);
    SearchOptions counting;
    counting.limit = 0;
    counting.facets = {"ext", "lang"};
    status.facets = Searcher(index).search("*", counting).facets;
    status.sources = read_sources(index);
    if (status.sources)
        for (const fs::path& root : status.sources->roots)
            if (!fs::exists(fs::symlink_status(root, error))) status.missing.push_back(root.string());
    return status;
}

nlohmann::ordered_json counts_json(const Facet& facet) {
    nlohmann::ordered_json counts = nlohmann::ordered_json::object();
    for (const Facet::Value& value : facet.values) counts[value.value] = value.count;
    if (facet.none) counts[""] = facet.none;
    return counts;
}

nlohmann::ordered_json sources_json(const Status& status) {
    if (!status.sources) return nullptr;
    const Selection& selection = status.sources->selection;
    nlohmann::ordered_json roots = nlohmann::ordered_json::array();
    for (const fs::path& root : status.sources->roots) roots.push_back(root.string());
    nlohmann::ordered_json skipped = nlohmann::ordered_json::object();
    for (const auto& [reason, count] : status.sources->skipped) skipped[reason] = count;
    return {{"roots", roots},
            {"missing", status.missing},
            {"exclude", selection.excludes},
            {"hidden", selection.hidden},
            {"ignore", selection.ignore_files},
            {"follow", selection.follow},
            {"max_size", selection.max_size},
            {"charset", selection.charset},
            {"language", selection.language},
            {"checked", status.checked},
            {"skipped", skipped}};
}

std::string options_text(const Selection& selection) {
    std::string text;
    for (const std::string& glob : selection.excludes) text += " --exclude " + printable(glob);
    if (selection.hidden) text += " --hidden";
    if (!selection.ignore_files) text += " --no-ignore";
    if (selection.follow) text += " --follow";
    if (selection.max_size != Selection().max_size) text += fmt::format(" --max-size {}", selection.max_size);
    if (selection.charset != Selection().charset) text += " --charset " + selection.charset;
    if (selection.language != Selection().language) text += " --language " + selection.language;
    return text.empty() ? " none" : text;
}

std::string sources_text(const Status& status) {
    if (!status.sources) return {};
    std::string text;
    for (const fs::path& root : status.sources->roots) {
        const bool is_missing =
            std::find(status.missing.begin(), status.missing.end(), root.string()) != status.missing.end();
        text += fmt::format("root: {}{}\n", printable(root.string()), is_missing ? " (no longer exists)" : "");
    }
    text += fmt::format("options:{}\nlast run: {}\n", options_text(status.sources->selection), status.checked);
    std::string skipped;
    for (const auto& [reason, count] : status.sources->skipped)
        skipped += fmt::format("{}{} {}", skipped.empty() ? "" : ", ", count, printable(reason));
    return text + "skipped: " + (skipped.empty() ? "none" : skipped) + '\n';
}

std::string counts_text(const Facet& facet) {
    constexpr std::size_t max_values = 10;
    std::string text;
    for (std::size_t i = 0; i < facet.values.size() && i < max_values; ++i)
        text += fmt::format("{}{} {}", i ? ", " : "", printable(facet.values[i].value), facet.values[i].count);
    if (facet.values.size() > max_values) text += ", ...";
    if (facet.none) text += fmt::format("{}none {}", text.empty() ? "" : ", ", facet.none);
    return text;
}

nlohmann::ordered_json status_json(const IndexReader& reader, const Status& status) {
    nlohmann::ordered_json fields = nlohmann::ordered_json::array();
    for (const FieldInfo& field : reader.fields())
        fields.push_back(
            {{"name", field.name}, {"type", std::string(field_type_name(field.type))}, {"values", kinds_of(field)}});
    return {{"index", status.index},
            {"documents", reader.document_count()},
            {"texts", reader.has_texts()},
            {"bytes", status.bytes},
            {"updated", status.updated},
            {"extensions", counts_json(status.facets.at(0))},
            {"languages", counts_json(status.facets.at(1))},
            {"sources", sources_json(status)},
            {"fields", std::move(fields)}};
}

std::string status_text(const IndexReader& reader, const Status& status) {
    std::string text =
        fmt::format("index: {}\ndocuments: {}\ntexts: {}\nsize: {}\nupdated: {}\n", printable(status.index),
                    reader.document_count(), reader.has_texts() ? "stored" : "not stored", shown_size(status.bytes),
                    status.updated);
    if (reader.document_count() != 0)
        text += fmt::format("extensions: {}\nlanguages: {}\n", counts_text(status.facets.at(0)),
                            counts_text(status.facets.at(1)));
    text += sources_text(status);
    for (const FieldInfo& field : reader.fields())
        text += fmt::format("field {}: {}{}\n", printable(field.name), field_type_name(field.type),
                            kinds_of(field).empty() ? "" : fmt::format(" ({})", fmt::join(kinds_of(field), ", ")));
    return text;
}

}  // namespace

void print_status(const Options& options, const std::filesystem::path& index) {
    const IndexReader reader(index);
    constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;  // a path may be any bytes
    const Status status = status_of(index);
    print_answer(options.json ? status_json(reader, status).dump(-1, ' ', false, replace) + '\n'
                              : status_text(reader, status));
}

}  // namespace kwic::indexer
