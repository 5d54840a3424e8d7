// SPDX-License-Identifier: GPL-2.0-or-later
// Damage to the files of an index, as disks, copies and people do it.
#pragma once

#include "fault/model.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace kwic::fault {

enum class Damage {
    bit,    // flipped
    bytes,  // 1 to 16 of them overwritten
    truncation,
    extension,
    sector,     // 512 bytes zeroed
    block,      // 8 KiB zeroed
    swap,       // of two blocks of a file
    old_block,  // a block from an older state of the file
    missing,    // a file
    old_files,  // some of the files from an older state
};

struct Damaged {
    std::string file;  // its name; empty: several
    std::string what;  // for people
};

// Damages one file of the index, any but the empty lock files; nothing where the bytes have stayed as they were.
// `older` is the same index in another state.
std::optional<Damaged> damage(const std::filesystem::path& index, const std::filesystem::path& older, Damage kind,
                              Random& random);

}  // namespace kwic::fault
