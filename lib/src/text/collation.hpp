// SPDX-License-Identifier: GPL-2.0-or-later
// Computes sort keys for titles and file names. The order is CLDR's root collation, except that numbers are compared by
// their value. Letters decide before accents, and accents before case. The order does not depend on the locale of the
// machine.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns the sort key of `text`, which may be any bytes. Comparing the keys of two texts as byte strings gives the
// order of the texts. The key of an empty text is empty. Any other key has one zero byte, which is its last byte.
std::string collation_key(std::string_view text);

// Returns a negative number, 0 or a positive number if the collation_key() of `a` is less than, equal to or greater
// than the collation_key() of `b`. `a` and `b` must be valid UTF-8. If the first letters that differ are ASCII
// characters, compare_collated() is ten to a hundred times faster than making and comparing the keys.
int compare_collated(std::string_view a, std::string_view b);

}  // namespace kwic
