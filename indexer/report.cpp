// SPDX-License-Identifier: GPL-2.0-or-later
#include "report.hpp"

#include "sizes.hpp"

#include "base/system_cause.hpp"

#include <kwic/error.hpp>
#include <kwic/printable.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <string>

namespace kwic::indexer {

std::string summary_line(const Summary& s) {
    return fmt::format("{} added, {} updated, {} unchanged, {} removed, {} skipped: {} documents, {}", s.added,
                       s.updated, s.unchanged, s.removed, s.skipped, s.documents, shown_work(s.bytes, s.seconds));
}

std::string summary_json(const Summary& s) {
    const nlohmann::ordered_json object = {
        {"added", s.added},     {"updated", s.updated},           {"unchanged", s.unchanged},
        {"removed", s.removed}, {"skipped", s.skipped},           {"documents", s.documents},
        {"bytes", s.bytes},     {"replacements", s.replacements}, {"compacted", s.compacted},
        {"seconds", s.seconds},
    };
    return object.dump();
}

void print_note(const std::string& text) {
    std::fputs(fmt::format("kwic-indexer: {}\n", printable(text)).c_str(), stderr);
}

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

void Report::note(const std::string& name, const std::string& text) {
    const std::string whole = name + ": " + text;
    if (quiet_ || (watches_ && !printed_.insert(whole).second)) return;
    progress_.clear();
    print_note(whole);
}

void Report::skipped(const std::string& name, const std::string& cause) {
    ++summary.skipped;
    note(name, "skipped: " + cause);
}

void Report::replaced(const std::string& name, std::size_t sequences, const std::string& charset) {
    if (sequences == 0) return;
    summary.replacements += sequences;
    note(name, sequences == 1
                   ? fmt::format("1 byte sequence was not valid {} and was replaced", charset)
                   : fmt::format("{} byte sequences were not valid {} and were replaced", sequences, charset));
}

void Report::put(const std::string& name, PutResult result) {
    switch (result) {
        case PutResult::added:
            ++summary.added;
            break;
        case PutResult::updated:
            ++summary.updated;
            break;
        case PutResult::unchanged:
            ++summary.unchanged;
            return;
    }
    if (dry_run_) note(name, result == PutResult::added ? "would be added" : "would be updated");
}

}  // namespace kwic::indexer
