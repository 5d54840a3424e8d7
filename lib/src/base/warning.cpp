// SPDX-License-Identifier: GPL-2.0-or-later
#include <kwic/warning.hpp>

#include <string_view>

namespace kwic {

std::string_view to_string(WarningCode code) {
    switch (code) {
        case WarningCode::syntax:
            return "syntax";
        case WarningCode::no_words:
            return "no-words";
        case WarningCode::unknown_field:
            return "unknown-field";
        case WarningCode::wrong_value:
            return "wrong-value";
        case WarningCode::unreadable_date:
            return "unreadable-date";
        case WarningCode::reversed_range:
            return "reversed-range";
        case WarningCode::query_limit:
            return "query-limit";
        case WarningCode::pattern_limit:
            return "pattern-limit";
        case WarningCode::no_positions:
            return "no-positions";
        case WarningCode::no_texts:
            return "no-texts";
        case WarningCode::replaced_bytes:
            return "replaced-bytes";
        case WarningCode::not_searched:
            return "not-searched";
        case WarningCode::remote_limit:
            return "remote-limit";
        case WarningCode::not_counted:
            return "not-counted";
        case WarningCode::index_changed:
            return "index-changed";
        case WarningCode::time_limit:
            return "time-limit";
    }
    return "syntax";
}

}  // namespace kwic
