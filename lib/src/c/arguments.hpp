// SPDX-License-Identifier: GPL-2.0-or-later
// Converts arguments of C functions to values of the C++ library. view(), texts(), whole(), choice() and document()
// throw Error (invalid_argument) if an argument is invalid. The parameter `name` of view(), texts(), whole() and
// choice() is the name of the argument, which the error message contains.
#pragma once

#include "c/guard.hpp"

#include <kwic/c/document.h>
#include <kwic/document.hpp>
#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::c {

// Returns the text as a view. `text.data` may be NULL if the size is 0.
inline std::string_view view(const kwic_string& text, const char* name) {
    require(text.data, text.size, name);
    return {text.data, text.size};
}

// Returns the string `name`, or "" if `name` is NULL.
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

// Returns a copy of `given`, a struct that begins with its size. The program may have been compiled with an older,
// shorter version of the struct. Members that the older version lacks are taken from `defaults`.
template <class Struct>
Struct whole(const Struct& given, const Struct& defaults, const char* name) {
    if (given.struct_size < sizeof given.struct_size || given.struct_size > sizeof(Struct))
        throw Error(
            ErrorCode::invalid_argument,
            std::string(name) + ": struct_size must be the size of the struct in this or an older version of kwic");
    Struct all = defaults;
    std::memcpy(&all, &given, given.struct_size);
    return all;
}

// Writes `defaults` into the struct `*into`. `size` is the size of the struct in the version of the library with which
// the program was compiled.
template <class Struct>
void write_defaults(Struct* into, std::size_t size, Struct defaults) {
    if (!into) return;
    defaults.struct_size = size;
    std::memcpy(into, &defaults, std::min(size, sizeof(Struct)));
}

// Sets `*out` to the result of make(options), or to NULL if the options are invalid or `make` throws. Returns the
// status. The options are the complete form of `*given`, or defaults() if `given` is NULL. Sets `*options.error` to
// NULL if the status is KWIC_OK, otherwise to a copy of the error message. `options.error` may be NULL.
template <class Options, class Out, class Make>
kwic_status hand_out_with(const Options* given, Options (*defaults)(), Out** out, Make&& make) noexcept {
    if (out) *out = nullptr;
    Options options{};
    const kwic_status status = guard([&] {
        options = defaults();
        if (given) options = whole(*given, options, "options");
    });
    if (status != KWIC_OK) return status;
    return with_message(options.error, [&] { return hand_out(out, [&] { return make(options); }); });
}

// Returns the enumerator of `Enum` whose value is `number`. `last` is the enumerator with the greatest value.
template <class Enum>
Enum choice(int number, Enum last, const char* name) {
    if (number < 0 || number > static_cast<int>(last))
        throw Error(ErrorCode::invalid_argument,
                    std::string(name) + ": " + std::to_string(number) + " is not a valid value");
    return static_cast<Enum>(number);
}

inline FileStamp stamp(const kwic_file_stamp& given) { return {given.modified, given.size, given.identity}; }

// Throws Error (invalid_argument) if `given` is null and `count` is not 0, or if a field has an unknown kind.
std::vector<Field> fields(const kwic_field* given, std::size_t count);

Document document(const kwic_document* given);

}  // namespace kwic::c
