// SPDX-License-Identifier: GPL-2.0-or-later
// What fuzz targets share.
#pragma once

#include <kwic/error.hpp>

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace kwic::fuzz {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// Ends the process, which libFuzzer reports with the input, unless the property holds.
inline void require(bool holds) {
    if (!holds) std::abort();
}

// For what may be damaged: whether `function` did without an Error. All else it throws is found.
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
