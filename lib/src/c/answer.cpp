// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/answer.hpp"

#include <string>
#include <utility>
#include <vector>

namespace kwic::c {

kwic_strings* make_strings(std::vector<std::string> texts) {
    return new StringsAnswer(std::move(texts), [](const std::vector<std::string>& value, Arena& arena) {
        return kwic_strings{strings_of(value, arena), value.size()};
    });
}

}  // namespace kwic::c

void kwic_strings_free(kwic_strings* strings) { kwic::c::StringsAnswer::release(strings); }
