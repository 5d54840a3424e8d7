// SPDX-License-Identifier: GPL-2.0-or-later
#include "report.hpp"

#include "sizes.hpp"

#include "base/system_cause.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::indexer {

std::string summary_line(const Summary& s) {
    return fmt::format("{} added, {} updated, {} unchanged, {} removed, {} skipped: {} documents, {}", s.added,
                       s.updated, s.unchanged, s.removed, s.skipped, s.documents, shown_work(s.bytes, s.seconds));
}

std::string summary_json(const Summary& s) {
    nlohmann::ordered_json conflicts = nlohmann::ordered_json::array();
    for (const TypeConflict& conflict : s.type_conflicts)
        conflicts.push_back({{"field", conflict.field},
                             {"type", std::string(field_type_name(conflict.type))},
                             {"value", conflict.value},
                             {"count", conflict.count}});
    const nlohmann::ordered_json object = {
        {"added", s.added},         {"updated", s.updated},
        {"unchanged", s.unchanged}, {"removed", s.removed},
        {"skipped", s.skipped},     {"documents", s.documents},
        {"bytes", s.bytes},         {"replacements", s.replacements},
        {"compacted", s.compacted}, {"type_conflicts", conflicts},
        {"seconds", s.seconds},
    };
    return object.dump();
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
    if (watches_ && !printed_.insert(name + ": " + text).second) return;
    print({options::MessageKind::warning, code, text, name});
}

void Report::print_planned(std::string_view code, const std::string& id, std::string_view text) {
    if (dry_run_) print({options::MessageKind::note, code, text, id});
}

void Report::skipped(const std::string& name, const std::string& cause) {
    ++summary.skipped;
    warn("skipped", name, "skipped: " + cause);
}

void Report::not_found(const std::string& id) {
    ++summary.skipped;
    warn("not-found", id, "not found in the index");
}

void Report::removed(const std::string& id) {
    ++summary.removed;
    print_planned("would-remove", id, "would be removed");
}

void Report::replaced(const std::string& name, std::size_t sequences, const std::string& charset) {
    if (sequences == 0) return;
    summary.replacements += sequences;
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
