// SPDX-License-Identifier: GPL-2.0-or-later
// JSON writes a character above U+FFFF as two escapes, such as \ud83d\ude00: a high and a low surrogate. Programs that
// cut a text between the two escapes leave half a pair, which stands for no character.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// A copy of a JSON text without unpaired surrogates.
struct PairedEscapes {
    std::string json;
    std::size_t replacements = 0;  // number of escapes that were replaced
};

// Returns a copy of `json` in which `\ufffd` replaces each escape of a surrogate that is not part of a pair. The copy
// is as long as `json`. Returns nothing if `json` has no unpaired surrogate, which is the usual case and needs no
// memory.
std::optional<PairedEscapes> replace_unpaired_surrogates(std::string_view json);

}  // namespace kwic
