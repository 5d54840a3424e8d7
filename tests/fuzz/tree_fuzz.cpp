// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that a search for any query tree succeeds or fails with an Error, and that to_string() of the tree can be
// parsed.
#include "fuzz/fuzz.hpp"
#include "fuzz/small_index.hpp"

#include <kwic/query.hpp>
#include <kwic/searcher.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace kwic;

namespace {

// Reads a query tree from bytes. A byte selects the kind of a node, and the next bytes give the texts, fields,
// numbers and operands of this node.
class TreeReader {
public:
    explicit TreeReader(std::string_view bytes) : rest_(bytes) {}

    Query query() {
        if (rest_.empty()) return Query::nothing();
        const unsigned kind = byte() % 16;
        Query query = of_kind(kind);
        if (const unsigned boost = byte(); boost < 16) query.boost = (static_cast<double>(boost) - 4) / 3;
        return query;
    }

private:
    Query of_kind(unsigned kind) {
        switch (kind) {
            case 0:
                return Query::everything();
            case 1:
                return Query::nothing();
            case 2:
                return Query::word(text(), field());
            case 3:
                return Query::phrase(text(), field(), byte());
            case 4:
                return Query::wildcard(text(), field());
            case 5:
                return Query::fuzzy(text(), byte(), field());
            case 6:
                return Query::range(field(), text(), text());
            case 7:
                return Query::all_of(parts());
            case 8:
                return Query::any_of(parts());
            case 9:
                return Query::near(parts(), byte());
            case 10:
                return Query::literal(text());
            case 11:
                return Query::synonyms(parts());
            case 12:
                return Query::exact(text(), field());
            case 13:
                return Query::exists(field());
            case 14:
                return Query::ids({text(), text(), "1"});
            default:
                return Query::without(query());
        }
    }

    unsigned byte() {
        if (rest_.empty()) return 0;
        const auto first = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return first;
    }

    std::string text() {
        const std::size_t size = std::min<std::size_t>(byte() % 32, rest_.size());
        const std::string taken(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return taken;
    }

    std::string field() {
        static const char* const names[] = {"", "title", "date", "pages", "source", "path", "lang", "ext"};
        const unsigned number = byte() % 9;
        return number < 8 ? names[number] : text();
    }

    std::vector<Query> parts() {
        std::vector<Query> parts;
        for (unsigned count = byte() % 5; count > 0; --count) parts.push_back(query());
        return parts;
    }

    std::string_view rest_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::SmallIndex index;
    static const Searcher searcher(index.path());
    const Query tree = TreeReader(fuzz::as_text(data, size)).query();
    fuzz::accepts([&] { fuzz::check_highlights(searcher.search(tree, {.snippets = 2})); });
    fuzz::accepts([&] {
        SearchOptions options;
        options.filter = {tree, to_string(tree)};
        searcher.search("*", options);
    });
    (void)parse_query(to_string(tree), {"pages", "source"});
    return 0;
}
