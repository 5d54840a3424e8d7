// SPDX-License-Identifier: GPL-2.0-or-later
// Recording: the changes that a program makes to files below a folder, in chronological order. recorder.c writes the
// recording. LD_PRELOAD loads recorder.c into the program, or the program is linked with it.
#pragma once

#include "fault/recorder.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kwic::fault {

// A recorder_record with its names and data. recorder.h lists the fields that each kind of record uses.
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

// Returns the environment variables that make a program append its changes of files below `root` to the file `log`.
std::map<std::string, std::string> recording_environment(const std::filesystem::path& root,
                                                         const std::filesystem::path& log);

// Runs the function in a child process that records its own changes. The function may call recorder_note(). Throws if
// the child fails.
void record_child(const std::filesystem::path& root, const std::filesystem::path& log,
                  const std::function<void()>& function);

std::vector<Record> read_recording(const std::filesystem::path& log);

// Runs the function in a child process, so that a crash does not end the test. Returns the result of the function, or a
// message if it throws, crashes, or takes longer than a minute.
std::string outcome_of_child(const std::function<std::string()>& function);

}  // namespace kwic::fault
