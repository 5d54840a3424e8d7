// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are a query, and what is written of it reads as the same query.
#include <kwic/query.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<std::string> fields = {"pages", "source"};
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const kwic::Query query = kwic::parse_query(text, fields).query;
    const std::string written = kwic::to_string(query);
    // What is longer than a query may be is cut when it is read again.
    if (written.size() <= 8000 && kwic::parse_query(written, fields).query != query) std::abort();
    (void)kwic::plain_query(text);
    return 0;
}
