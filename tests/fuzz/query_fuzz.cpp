// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that any bytes are parsed as a query, and that the output of to_string() for this query is parsed as the same
// query.
#include "fuzz/fuzz.hpp"
#include "fuzz/random_query.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<std::string> fields = {"pages", "source"};
    const std::string_view text = kwic::fuzz::as_text(data, size);
    kwic::fuzz::require(kwic::fuzz::reads_as_written(text, fields));
    (void)kwic::plain_query(text);
    return 0;
}
