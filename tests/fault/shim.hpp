// SPDX-License-Identifier: GPL-2.0-or-later
// Controls shim.c, which counts the file system calls of a program. shim.c makes one call fail, or one call and all
// later calls.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kwic::fault {

// Kinds of calls, as bit flags.
namespace calls {
inline constexpr unsigned opening = 1;   // opening folders, or files for reading
inline constexpr unsigned creating = 2;  // opening files for writing
inline constexpr unsigned reading = 4;
inline constexpr unsigned writing = 8;
inline constexpr unsigned syncing = 16;
inline constexpr unsigned naming = 32;  // rename, link, symlink, mkdir
inline constexpr unsigned removing = 64;
inline constexpr unsigned listing = 128;  // readdir
inline constexpr unsigned asking = 256;   // stat
inline constexpr unsigned changing = creating | writing | syncing | naming | removing;
inline constexpr unsigned any = 511;
}  // namespace calls

struct Fault {
    unsigned calls = calls::any;  // the kinds of calls that are counted
    std::string what = "kill";    // kill, tear, short or an errno: see shim.c
    std::size_t at = 0;           // number of the call that fails, counted from 1; if 0, no call fails
    bool stays = false;           // whether all later calls fail too
};

// Exit status of a program that the shim killed.
inline constexpr int killed_status = 86;

// Returns the environment variables that make a program load the shim. The shim counts the calls for files below the
// absolute path `folder`, and applies `fault`. `log` is a file that receives a line for each counted call; if `log`
// is empty, no file is written.
std::map<std::string, std::string> environment(const Fault& fault, const std::filesystem::path& folder,
                                               const std::filesystem::path& log = {});

// Returns the lines of a log. Each line describes one call, for example `pwrite /gen-1/postlist.glass`.
std::vector<std::string> logged_calls(const std::filesystem::path& log);

}  // namespace kwic::fault
