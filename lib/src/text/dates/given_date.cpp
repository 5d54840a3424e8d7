// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/iso_time.hpp"
#include "text/dates/date.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {

std::string to_string(const FoundDate& found) {
    return found.source == DateSource::none ? std::string() : to_string(found.date) + found.time;
}

std::optional<FoundDate> parse_given_date(std::string_view text) {
    constexpr std::size_t day_size = 10;  // of YYYY-MM-DD
    const auto date = parse_date(text.substr(0, day_size));
    if (!date || (text.size() > day_size && !parse_iso_time(text))) return {};
    return FoundDate{*date, DateSource::given, std::string(text.substr(std::min(day_size, text.size())))};
}

}  // namespace kwic
