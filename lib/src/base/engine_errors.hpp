// SPDX-License-Identifier: GPL-2.0-or-later
// Translates exceptions of Xapian and the standard library to kwic::Error. Only this code makes an Error from an
// exception of Xapian.
#pragma once

#include <string>

namespace kwic {

// Rethrows the exception that is being handled as Error. The message begins with `what`, such as "cannot search 'x'".
// Error and std::bad_alloc are rethrown unchanged.
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
