// SPDX-License-Identifier: GPL-2.0-or-later
// Finds pictographs: emoji and similar symbols, which are words although they contain neither letters nor digits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {

// Returns whether a pictograph may begin with `character`. Returns true for emoji, and for other symbols of the blocks
// Miscellaneous Symbols and Dingbats, such as ★ and ✓. Returns false for signs that are used like punctuation, such as
// ©, → and ─, and for symbols that are folded to letters, such as ™.
bool is_pictograph(std::int32_t character);

// Returns the end of the pictograph that begins at `begin`. is_pictograph() must be true for the character at `begin`.
// The pictograph includes all characters that are displayed as one picture (Unicode Technical Standard #51, section
// 1.4.9): a second regional indicator, variation selectors and other marks, skin tones, tags, and further pictographs
// after U+200D.
std::size_t pictograph_end(std::string_view text, std::size_t begin);

// Returns whether the character is a skin tone. Analyzer omits skin tones from the folded form of an emoji.
inline bool is_skin_tone(std::int32_t character) { return character >= 0x1f3fb && character <= 0x1f3ff; }

}  // namespace kwic
