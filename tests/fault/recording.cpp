// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/recording.hpp"

#include "fault/sanitizers.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;

constexpr unsigned seconds_to_live = 60;

}  // namespace

std::map<std::string, std::string> recording_environment(const fs::path& root, const fs::path& log) {
    return {{"LD_PRELOAD", KWIC_RECORDER},
            {"KWIC_RECORD_ROOT", root.string()},
            {"KWIC_RECORD_LOG", log.string()},
            {"ASAN_OPTIONS", asan_options_for_preload()}};
}

void record_child(const fs::path& root, const fs::path& log, const std::function<void()>& function) {
    const std::string problem = outcome_of_child([&]() -> std::string {
        recorder_begin(root.c_str(), log.c_str());
        function();
        return {};
    });
    if (!problem.empty()) throw std::runtime_error("cannot record: " + problem);
}

std::vector<Record> read_recording(const fs::path& log) {
    std::vector<Record> records;
    std::ifstream in(log, std::ios::binary);
    const auto read = [&](std::uint64_t size) {
        std::string bytes(size, '\0');
        in.read(bytes.data(), static_cast<std::streamsize>(size));
        return bytes;
    };
    for (recorder_record raw; in.read(reinterpret_cast<char*>(&raw), sizeof raw);) {
        Record record{static_cast<recorder_kind>(raw.kind),
                      raw.file,
                      raw.folder,
                      raw.new_folder,
                      raw.offset,
                      raw.size,
                      read(raw.name_bytes),
                      read(raw.new_name_bytes),
                      raw.kind == recorder_write ? read(raw.size) : std::string()};
        if (record.kind == recorder_unknown) throw std::runtime_error("a call that cannot be replayed: " + record.name);
        records.push_back(std::move(record));
    }
    if (records.empty() || !in.eof()) throw std::runtime_error("cannot read " + log.string());
    return records;
}

std::string outcome_of_child(const std::function<std::string()>& function) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("cannot create a pipe");
    std::fflush(stdout);
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("cannot fork");
    if (child == 0) {
        close(ends[0]);
        alarm(seconds_to_live);
        std::string outcome;
        try {
            outcome = function();
        } catch (const std::exception& error) {
            outcome = error.what();
        }
        const auto sent = write(ends[1], outcome.data(), outcome.size());
        _exit(sent == static_cast<ssize_t>(outcome.size()) ? 0 : 1);
    }
    close(ends[1]);
    std::string outcome;
    char buffer[4096];
    for (ssize_t got = 0; (got = read(ends[0], buffer, sizeof buffer)) > 0;)
        outcome.append(buffer, static_cast<std::size_t>(got));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        return fmt::format("ended by signal {} ({})", WTERMSIG(status), strsignal(WTERMSIG(status)));
    return WEXITSTATUS(status) == 0 ? outcome : "failed without a message: " + outcome;
}

}  // namespace kwic::fault
