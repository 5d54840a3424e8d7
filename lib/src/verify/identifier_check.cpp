// SPDX-License-Identifier: GPL-2.0-or-later
// Checks the identifiers table. The pages of the table list the identifiers, and each of the other entries lists the
// identifiers that have a particular part (see vocabulary/identifiers.hpp). The pages and the entries of parts must
// agree. Each identifier in the documents must be in the table. Words whose last document was removed may remain in the
// table.
#include "schema/schema.hpp"
#include "text/humps.hpp"
#include "verify/content_check.hpp"
#include "vocabulary/identifiers.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::verify {
namespace {

constexpr const char* kind = "entries of the identifiers table";

std::string describe(std::string_view part) { return "identifiers table, part '" + std::string(part) + "'"; }

bool is_page(const std::string& key) { return key.size() > schema::identifiers_key.size() && key[1] == '\0'; }

// Returns the distinct parts of a word, in ascending order. `humps` is the word with separators (see text/humps.hpp).
std::vector<std::string_view> parts_of(std::string_view humps) {
    std::vector<std::string_view> parts;
    identifier_parts(humps, parts);
    std::ranges::sort(parts);
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    return parts;
}

class TableCheck {
public:
    TableCheck(State& state, const Xapian::Database& database) : state_(state), database_(database) {}

    void run() {
        read_pages();
        listings_.resize(all_.size());
        std::uint32_t pages = 0;
        for_each_entry(database_, std::string(schema::identifiers_key),
                       [&](const std::string& key, const std::string& entry) {
                           if (is_page(key))
                               ++pages;
                           else
                               read_part(key.substr(schema::identifiers_key.size()), entry);
                       });
        if (pages != (all_.size() + identifiers_per_page - 1) / identifiers_per_page)
            state_.findings.add(kind, "identifiers table: a page is missing");
        name_missing_parts();
    }

private:
    void read_pages() {
        for (std::uint32_t page = 0;; ++page) {
            const std::vector<std::string> more =
                identifiers_on_page(database_.get_metadata(identifier_page_key(page)));
            all_.insert(all_.end(), more.begin(), more.end());
            if (more.size() < identifiers_per_page) break;
        }
        for (const std::string& humps : all_) {
            if (parts_of(humps).empty()) state_.findings.add(kind, "identifiers table: '" + humps + "' has no parts");
            state_.identifiers.insert(hash_of(without_separators(humps)));
        }
    }

    bool has_part(std::string_view humps, std::string_view part) {
        identifier_parts(humps, parts_);
        return std::find(parts_.begin(), parts_.end(), part) != parts_.end();
    }

    // Checks that each identifier in the entry of `part` has this part. Increments listings_ for each identifier.
    void read_part(const std::string& part, const std::string& entry) {
        try {
            std::uint32_t next = 0;
            for_each_identifier(entry, [&](const ListedIdentifier& each) {
                if (each.number < next) fail("a word is listed twice");
                next = each.number + 1;
                if (each.number >= all_.size()) fail("a word is not in the table");
                if (!has_part(all_[each.number], part))
                    fail("'" + without_separators(all_[each.number]) + "' does not belong to it");
                ++listings_[each.number];
            });
        } catch (const Error& error) {
            state_.findings.add(kind, describe(part) + ": " + error.what());
        }
    }

    // Returns the numbers of the identifiers in the entry of a part, in ascending order. If the entry is damaged,
    // returns only the numbers before the damage.
    std::vector<std::uint32_t> listed_with(const std::string& part) const {
        std::vector<std::uint32_t> numbers;
        try {
            for_each_identifier(database_.get_metadata(identifier_key(part)),
                                [&](const ListedIdentifier& each) { numbers.push_back(each.number); });
        } catch (const Error&) {
            // read_part() has reported the damage.
        }
        return numbers;
    }

    // Adds a finding if the entry of a part does not list an identifier that has this part. Reads each entry at most
    // once, because an entry may be long.
    void name_missing_parts() {
        // An identifier is incomplete if the entry of at least one of its parts does not list the identifier.
        // `incomplete` maps a part to the numbers of the incomplete identifiers that have this part.
        std::map<std::string, std::vector<std::uint32_t>> incomplete;
        for (std::size_t i = 0; i < all_.size(); ++i) {
            const auto parts = parts_of(all_[i]);
            if (listings_[i] == parts.size()) continue;
            for (const std::string_view part : parts)
                incomplete[std::string(part)].push_back(static_cast<std::uint32_t>(i));
        }
        for (const auto& [part, numbers] : incomplete) {
            std::vector<std::uint32_t> missing;
            std::ranges::set_difference(numbers, listed_with(part), std::back_inserter(missing));
            for (const std::uint32_t number : missing)
                state_.findings.add(kind, describe(part) + ": '" + without_separators(all_[number]) + "' is missing");
        }
    }

    State& state_;
    const Xapian::Database& database_;
    std::vector<std::string> all_;         // the humps of each identifier, by number
    std::vector<std::size_t> listings_;    // for each identifier, the number of parts whose entries list it
    std::vector<std::string_view> parts_;  // the parts of the last identifier that has_part() examined
};

}  // namespace

void check_identifiers(State& state, const Xapian::Database& database) {
    try {
        TableCheck(state, database).run();
        state.are_identifiers_read = true;
    } catch (const Error& error) {
        state.findings.add(kind, std::string("identifiers table: ") + error.what());
    }
}

void name_missing_identifiers(State& state) {
    if (!state.are_identifiers_read) return;
    state.seen_identifiers.for_each([&](std::string_view word) {
        if (!state.identifiers.contains(hash_of(word)))
            state.findings.add(kind, "identifiers table: '" + std::string(word) + "' is missing");
    });
}

}  // namespace kwic::verify
