// SPDX-License-Identifier: GPL-2.0-or-later
#include <kwic/error.hpp>

#include <string_view>

namespace kwic {

std::string_view to_string(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalid_argument:
            return "invalid_argument";
        case ErrorCode::not_found:
            return "not_found";
        case ErrorCode::locked:
            return "locked";
        case ErrorCode::version_mismatch:
            return "version_mismatch";
        case ErrorCode::corrupt:
            return "corrupt";
        case ErrorCode::io:
            return "io";
        case ErrorCode::cancelled:
            return "cancelled";
        case ErrorCode::internal:
            return "internal";
    }
    return "internal";
}

}  // namespace kwic
