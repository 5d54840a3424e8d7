// SPDX-License-Identifier: GPL-2.0-or-later
// What C programs pass -> values of the library. Throws Error (invalid_argument) for what cannot be.
#pragma once

#include "c/guard.hpp"

#include <kwic/c/document.h>
#include <kwic/document.hpp>
#include <kwic/error.hpp>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::c {

inline std::string_view view(const kwic_string& text, const char* name) {
    require(text.data, text.size, name);
    return {text.data, text.size};
}

inline std::string text(const char* name) { return name ? name : ""; }

inline std::vector<std::string> texts(const char* const* items, std::size_t count, const char* name) {
    require(items, count, name);
    std::vector<std::string> all;
    for (std::size_t i = 0; i < count; ++i) {
        require(items[i], name);
        all.emplace_back(items[i]);
    }
    return all;
}

// All members of a struct that begins with its size, those that an older program does not know from `defaults`.
template <class Struct>
Struct whole(const Struct& given, const Struct& defaults, const char* name) {
    if (given.struct_size < sizeof given.struct_size || given.struct_size > sizeof(Struct))
        throw Error(ErrorCode::invalid_argument,
                    std::string(name) + ": struct_size is not one of this or an older version");
    Struct all = defaults;
    std::memcpy(&all, &given, given.struct_size);
    return all;
}

// The defaults, as far as the program's version of the struct goes.
template <class Struct>
void write_defaults(Struct* into, std::size_t size, Struct defaults) {
    if (!into) return;
    defaults.struct_size = size;
    std::memcpy(into, &defaults, std::min(size, sizeof(Struct)));
}

// An enumerator of C++ whose number is that of C.
template <class Enum>
Enum choice(int number, Enum last, const char* name) {
    if (number < 0 || number > static_cast<int>(last))
        throw Error(ErrorCode::invalid_argument, std::string(name) + ": there is no choice " + std::to_string(number));
    return static_cast<Enum>(number);
}

inline FileStamp stamp(const kwic_file_stamp& given) { return {given.modified, given.size}; }

Document document(const kwic_document* given);

}  // namespace kwic::c
