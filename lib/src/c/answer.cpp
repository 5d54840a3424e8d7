// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/answer.hpp"

#include <kwic/warning.hpp>

#include <string>
#include <utility>
#include <vector>

namespace kwic::c {

kwic_strings* make_strings(std::vector<std::string> texts) {
    return new StringsAnswer(std::move(texts), [](const std::vector<std::string>& value, Arena& arena) {
        return kwic_strings{strings_of(value, arena), value.size()};
    });
}

kwic_warnings* make_warnings(std::vector<Warning> warnings) {
    return new WarningsAnswer(std::move(warnings), [](const std::vector<Warning>& value, Arena& arena) {
        return kwic_warnings{warnings_of(value, arena), value.size()};
    });
}

}  // namespace kwic::c

void kwic_strings_free(kwic_strings* strings) { kwic::c::StringsAnswer::release(strings); }

void kwic_warnings_free(kwic_warnings* warnings) { kwic::c::WarningsAnswer::release(warnings); }
