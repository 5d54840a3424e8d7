// SPDX-License-Identifier: GPL-2.0-or-later
#include "check.hpp"

#include "progress.hpp"
#include "report.hpp"
#include "sources.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>

#include <unistd.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>

namespace kwic::indexer {
namespace {

using options::MessageKind;

const std::string_view damage_code = to_string(ErrorCode::corrupt);

// Quotes `text` so that a shell reads it as one argument.
std::string quoted(const std::string& text) {
    const auto is_plain = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || std::strchr("/._-+,:@", c);
    };
    if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return text;
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

// Xapian's check may crash on a damaged table, so a crash during the check is reported as damage.
extern "C" void report_crash(int) {
    constexpr std::string_view text = "kwic-indexer: the index is damaged: the check of its tables crashed\n";
    constexpr std::string_view json =
        "{\"error\":{\"code\":\"corrupt\",\"message\":\"the index is damaged: the check of its tables crashed\"}}\n";
    const std::string_view answer = options::uses_json_messages() ? json : text;
    constexpr int failed = 2;
    if (write(STDERR_FILENO, answer.data(), answer.size()) < 0) _exit(failed);
    _exit(failed);
}

}  // namespace

std::string rebuild_command(const Options& options) {
    std::string command = "kwic-indexer --rebuild";
    if (!options.index.empty()) command += " --index " + quoted(options.index.string());
    for (const std::filesystem::path& path : options.paths) command += " " + quoted(path.string());
    if (!options.index.empty() && options.paths.empty()) command += " and the original PATHs and options";
    return command;
}

bool check(const Options& options, const std::filesystem::path& index, const std::string& repair, bool shows_progress) {
    for (const int crash : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT}) std::signal(crash, report_crash);
    Progress progress(shows_progress);
    auto findings = verify_index(index, [&](const kwic::Progress& done) { progress.stage(done); });
    try {
        read_sources(index);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::corrupt) throw;
        findings.emplace_back(error.what());
    }
    progress.clear();
    const std::string name = index.string();
    for (const std::string& finding : findings) print_message({MessageKind::error, damage_code, finding});
    if (!findings.empty()) {
        const std::string advice = "the index is damaged; rebuild it with: " + repair;
        print_message({MessageKind::error, damage_code, advice, name});
    } else if (!options.quiet) {
        print_message({MessageKind::note, "intact", "the index is intact", name});
    }
    if (options.json) {
        const nlohmann::ordered_json answer = {{"whole", findings.empty()}, {"findings", findings}};
        print_answer(answer.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
    }
    return findings.empty();
}

}  // namespace kwic::indexer
