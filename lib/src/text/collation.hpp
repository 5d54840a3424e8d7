// SPDX-License-Identifier: GPL-2.0-or-later
// Sort keys for titles and file names. The order is CLDR's root collation (letters decide before accents, accents
// before case) with numbers compared by their value. It does not depend on the locale of the machine.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns a key whose byte order is the order of the texts. It ends with its only zero byte; the key of an empty text
// is empty. `text` may be any bytes.
std::string collation_key(std::string_view text);

}  // namespace kwic
