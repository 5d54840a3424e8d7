// SPDX-License-Identifier: GPL-2.0-or-later
// Recording: what a program did to the files and folders below one, in order. recorder.c, loaded before libc, writes
// it.
#pragma once

#include "fault/recorder.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kwic::fault {

// As recorder.h has them.
struct Record {
    recorder_kind kind = recorder_note_kind;
    std::uint64_t file = 0;
    std::uint64_t folder = 0;
    std::uint64_t new_folder = 0;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::string name;
    std::string new_name;
    std::string data;
};

// For the environment of a program: what it does below `root` is added to `log`.
std::map<std::string, std::string> recording_environment(const std::filesystem::path& root,
                                                         const std::filesystem::path& log);

// Runs the function in a child of this process, which records itself and may call recorder_note(). Throws where the
// child fails.
void record_child(const std::filesystem::path& root, const std::filesystem::path& log,
                  const std::function<void()>& function);

std::vector<Record> read_recording(const std::filesystem::path& log);

// Runs the function in a child: whatever it does, this process goes on. Returns what the function returns, or that the
// child crashed or took longer than a minute.
std::string outcome_of_child(const std::function<std::string()>& function);

}  // namespace kwic::fault
