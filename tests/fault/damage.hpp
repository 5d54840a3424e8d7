// SPDX-License-Identifier: GPL-2.0-or-later
// Damages the files of an index as failing disks, interrupted copies and human errors do.
#pragma once

#include "fault/model.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace kwic::fault {

enum class Damage {
    bit,    // one bit flipped
    bytes,  // 1 to 16 bytes overwritten
    truncation,
    extension,
    sector,     // 512 bytes zeroed
    block,      // 8 KiB zeroed
    swap,       // two blocks of a file exchanged
    old_block,  // a block replaced by its content in an older state of the file
    missing,    // a file removed
    old_files,  // one or more files replaced by their versions in an older state of the index
};

struct Damaged {
    std::string file;  // name of the damaged file; "" if several files, or only the manifest, were replaced
    std::string what;  // description for messages
};

// Damages a random file of the index or, if `kind` is Damage::old_files, one or more files. Does not damage lock files.
// Returns nothing if no file was changed. `older` is the same index in an older state.
std::optional<Damaged> damage(const std::filesystem::path& index, const std::filesystem::path& older, Damage kind,
                              Random& random);

}  // namespace kwic::fault
