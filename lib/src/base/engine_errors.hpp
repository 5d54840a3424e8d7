// SPDX-License-Identifier: GPL-2.0-or-later
// The one place where Xapian's and the standard library's exceptions become kwic::Error.
#pragma once

#include <string>

namespace kwic {

// Rethrows the exception being handled as Error; `what` says what was being done, such as "cannot search 'x'".
[[noreturn]] void rethrow_as_error(const std::string& what);

// Runs `function` with its exceptions translated.
template <class Function>
decltype(auto) translated(const std::string& what, Function&& function) {
    try {
        return function();
    } catch (...) {
        rethrow_as_error(what);
    }
}

}  // namespace kwic
