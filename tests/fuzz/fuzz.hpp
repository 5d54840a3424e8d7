// SPDX-License-Identifier: GPL-2.0-or-later
// Helpers for the fuzz targets.
#pragma once

#include <kwic/error.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace kwic::fuzz {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// Aborts if `holds` is false. libFuzzer then reports the input.
inline void require(bool holds) {
    if (!holds) std::abort();
}

// Calls a function whose input may be damaged. Returns false if the function throws Error. Any other exception reaches
// libFuzzer, which reports the input.
template <class Function>
bool accepts(Function&& function) {
    try {
        function();
        return true;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace kwic::fuzz
