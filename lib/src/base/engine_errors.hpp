// SPDX-License-Identifier: GPL-2.0-or-later
// Translates exceptions of Xapian and the standard library to kwic::Error.
#pragma once

#include <string>

namespace kwic {

// Throws an Error that describes the current exception. The message begins with `what`, such as "cannot search 'x'". If
// the current exception is an Error or std::bad_alloc, rethrows it unchanged. Must be called in a catch block.
[[noreturn]] void rethrow_as_error(const std::string& what);

// Returns the result of `function()`. Translates exceptions of function() as rethrow_as_error() does.
template <class Function>
decltype(auto) translated(const std::string& what, Function&& function) {
    try {
        return function();
    } catch (...) {
        rethrow_as_error(what);
    }
}

}  // namespace kwic
