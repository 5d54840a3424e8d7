// SPDX-License-Identifier: GPL-2.0-or-later
// Translates exceptions of Xapian and the standard library to kwic::Error; no other file does.
#pragma once

#include <string>

namespace kwic {

// Rethrows the exception that is being handled as Error. `what` begins the message, such as "cannot search 'x'". Error
// and std::bad_alloc are rethrown as they are.
[[noreturn]] void rethrow_as_error(const std::string& what);

// Returns the result of `function()`. Translates its exceptions as rethrow_as_error() does.
template <class Function>
decltype(auto) translated(const std::string& what, Function&& function) {
    try {
        return function();
    } catch (...) {
        rethrow_as_error(what);
    }
}

}  // namespace kwic
