// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are a query, and what is written of it reads as the same query.
#include <kwic/query.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<std::string> fields = {"pages", "source"};
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const kwic::Query query = kwic::parse_query(text, fields).query;
    const std::string written = kwic::to_string(query);
    const kwic::ParsedQuery again = kwic::parse_query(written, fields);
    // The written form has brackets that the grammar does not need, so it may be longer and deeper than a query may be.
    const bool is_cut = std::any_of(again.warnings.begin(), again.warnings.end(), [](const std::string& warning) {
        return warning.find("brackets deeper") != warning.npos || warning.find("was cut") != warning.npos;
    });
    if (!is_cut && again.query != query) std::abort();
    (void)kwic::plain_query(text);
    return 0;
}
