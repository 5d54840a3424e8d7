// SPDX-License-Identifier: GPL-2.0-or-later
// What shim.c does to a program that is run with it: it counts what the program asks of the disk, and breaks one call,
// or all from one on.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kwic::fault {

// Kinds of calls, to be added up.
namespace calls {
inline constexpr unsigned opening = 1;   // to read: files and folders
inline constexpr unsigned creating = 2;  // opening to write
inline constexpr unsigned reading = 4;
inline constexpr unsigned writing = 8;
inline constexpr unsigned syncing = 16;
inline constexpr unsigned naming = 32;  // new names: rename, link, mkdir
inline constexpr unsigned removing = 64;
inline constexpr unsigned listing = 128;  // the next name in a folder
inline constexpr unsigned asking = 256;   // stat
inline constexpr unsigned changing = creating | writing | syncing | naming | removing;
inline constexpr unsigned any = 511;
}  // namespace calls

struct Fault {
    unsigned calls = calls::any;  // the kinds that count
    std::string what = "kill";    // or tear, short or an errno, as shim.c explains
    std::size_t at = 0;           // from 1 on; 0: nothing breaks
    bool stays = false;           // that call and all after it
};

// How a program ends that was killed by the shim.
inline constexpr int killed_status = 86;

// For a program whose calls below `folder`, an absolute path, count.
std::map<std::string, std::string> environment(const Fault& fault, const std::filesystem::path& folder,
                                               const std::filesystem::path& log = {});

// The lines of a log, a call each: `pwrite /gen-1/postlist.glass`.
std::vector<std::string> logged_calls(const std::filesystem::path& log);

}  // namespace kwic::fault
