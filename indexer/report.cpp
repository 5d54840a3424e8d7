// SPDX-License-Identifier: GPL-2.0-or-later
#include "report.hpp"

#include "sizes.hpp"

#include "base/system_cause.hpp"

#include <kwic/error.hpp>
#include <kwic/printable.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::indexer {

namespace {

// Returns a text such as ` (2 binary, 1 symbolic link)`, or an empty string if nothing was skipped.
std::string shown_reasons(const std::map<std::string, std::size_t>& counts) {
    std::vector<std::pair<std::string, std::size_t>> reasons(counts.begin(), counts.end());
    std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string shown;
    for (const auto& [reason, count] : reasons)
        shown += fmt::format("{}{} {}", shown.empty() ? " (" : ", ", count, reason);
    return shown.empty() ? shown : shown + ')';
}

std::string reason_of(const std::string& cause) { return cause.substr(0, cause.find(" (")); }

std::string shown_replacements(const Summary& summary) {
    if (summary.replaced_in == 0) return {};
    return fmt::format("; invalid bytes replaced in {} document{}", summary.replaced_in,
                       summary.replaced_in == 1 ? "" : "s");
}

}  // namespace

std::string summary_line(const Summary& s) {
    return fmt::format("{} added, {} updated, {} unchanged, {} removed, {} skipped{}: {} documents, {}{}{}", s.added,
                       s.updated, s.unchanged, s.removed, s.skipped, shown_reasons(s.skipped_by_reason), s.documents,
                       shown_work(s.bytes, s.seconds), shown_replacements(s),
                       s.index.empty() ? "" : "; index " + printable(s.index));
}

std::string summary_json(const Summary& s) {
    nlohmann::ordered_json conflicts = nlohmann::ordered_json::array();
    for (const TypeConflict& conflict : s.type_conflicts)
        conflicts.push_back({{"field", conflict.field},
                             {"type", std::string(field_type_name(conflict.type))},
                             {"value", conflict.value},
                             {"count", conflict.count}});
    nlohmann::ordered_json reasons = nlohmann::ordered_json::object();
    for (const auto& [reason, count] : s.skipped_by_reason) reasons[reason] = count;
    nlohmann::ordered_json object = {
        {"added", s.added},         {"updated", s.updated},
        {"unchanged", s.unchanged}, {"removed", s.removed},
        {"skipped", s.skipped},     {"skipped_by_reason", reasons},
        {"failed", s.failed},       {"documents", s.documents},
        {"bytes", s.bytes},         {"replacements", s.replacements},
        {"compacted", s.compacted}, {"type_conflicts", conflicts},
        {"seconds", s.seconds},
    };
    if (!s.index.empty()) object["index"] = s.index;
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void print_message(const options::Message& message) { options::print_message("kwic-indexer", message); }

void print_answer(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
        throw Error(ErrorCode::io, "cannot write to standard output: " + system_cause(errno));
    }
}

void print_summary(const Summary& summary, const Options& options) {
    if (options.json) return print_answer(summary_json(summary) + '\n');
    if (!options.quiet)
        std::fputs(((options.dry_run ? "dry run: " : "") + summary_line(summary) + '\n').c_str(), stderr);
}

void Report::print(const options::Message& message) {
    if (quiet_) return;
    progress_.clear();
    print_message(message);
}

void Report::warn(std::string_view code, const std::string& name, const std::string& text) {
    print_once(options::MessageKind::warning, code, name, text);
}

void Report::print_once(options::MessageKind kind, std::string_view code, const std::string& name,
                        const std::string& text) {
    if (watches_ && !printed_.insert(name + ": " + text).second) return;
    print({kind, code, text, name});
}

void Report::count_skipped(const std::string& reason) {
    ++summary.skipped;
    ++summary.skipped_by_reason[reason];
}

void Report::print_planned(std::string_view code, const std::string& id, std::string_view text) {
    if (dry_run_) print({options::MessageKind::note, code, text, id});
}

void Report::failed(const std::string& name, const std::string& cause) {
    count_skipped(reason_of(cause));
    ++summary.failed;
    warn("skipped", name, "skipped: " + cause);
}

void Report::failed_line(const std::string& name, const std::string& cause) {
    count_skipped("invalid line");
    ++summary.failed;
    warn("skipped", name, "skipped: " + cause);
}

void Report::skipped(const std::string& name, const std::string& cause) {
    count_skipped(reason_of(cause));
    if (verbose_) print_once(options::MessageKind::note, "skipped", name, "skipped: " + cause);
}

void Report::missing_root(const std::string& path) {
    count_skipped("missing root");
    ++summary.failed;
    warn("missing-input", path, "no longer exists; its documents stay in the index until --forget removes them");
}

void Report::unused_exclude(const std::string& glob) {
    print({options::MessageKind::note, "unused-exclude", "the glob of --exclude matches no file or folder", glob});
}

void Report::not_found(const std::string& id) {
    count_skipped("not found in the index");
    ++summary.failed;
    warn("not-found", id, "not found in the index");
}

void Report::removed(const std::string& id) {
    ++summary.removed;
    print_planned("would-remove", id, "would be removed");
}

void Report::replaced(const std::string& name, std::size_t sequences, const std::string& charset) {
    if (sequences == 0) return;
    summary.replacements += sequences;
    ++summary.replaced_in;
    if (!verbose_) return;
    warn("replaced-bytes", name,
         sequences == 1 ? fmt::format("1 byte sequence was not valid {} and was replaced", charset)
                        : fmt::format("{} byte sequences were not valid {} and were replaced", sequences, charset));
}

void Report::type_conflicts(std::vector<TypeConflict> conflicts) {
    for (const TypeConflict& conflict : conflicts) {
        const bool is_one = conflict.count == 1;
        warn("type-conflict", "field '" + conflict.field + "'",
             fmt::format("{} {} the type {}: kept as {}, such as '{}'", conflict.count,
                         is_one ? "value does not fit" : "values do not fit", field_type_name(conflict.type),
                         is_one ? "a string" : "strings", conflict.value));
    }
    summary.type_conflicts = std::move(conflicts);
}

void Report::put(const std::string& name, PutResult result) {
    switch (result) {
        case PutResult::added:
            ++summary.added;
            return print_planned("would-add", name, "would be added");
        case PutResult::updated:
            ++summary.updated;
            return print_planned("would-update", name, "would be updated");
        case PutResult::unchanged:
            ++summary.unchanged;
    }
}

}  // namespace kwic::indexer
