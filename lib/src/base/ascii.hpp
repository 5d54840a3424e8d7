// SPDX-License-Identifier: GPL-2.0-or-later
// Classifies ASCII characters. Bytes that are not ASCII are neither digits nor letters.
#pragma once

namespace kwic {

inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

inline bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace kwic
