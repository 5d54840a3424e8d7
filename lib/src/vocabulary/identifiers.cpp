// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/identifiers.hpp"

#include "base/big_endian.hpp"
#include "base/bytes.hpp"
#include "schema/schema.hpp"
#include "schema/terms.hpp"
#include "text/humps.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr unsigned max_log = 15;
constexpr std::uint32_t logs = max_log + 1;

// The maximum number of identifiers in the table. Further identifiers are not added.
constexpr std::uint32_t max_identifiers = std::numeric_limits<std::uint32_t>::max() / logs;
constexpr std::uint32_t max_pages = max_identifiers / identifiers_per_page + 1;

[[noreturn]] void throw_malformed_page() {
    throw Error(ErrorCode::corrupt, "the index is damaged: a page of identifiers is not well-formed");
}

// Returns whether a page may contain `humps`. A word is not empty, so its first hump is not empty.
bool are_plausible(std::string_view humps) {
    return !humps.empty() && humps.front() != hump_separator && humps.size() <= 2 * max_identifier_bytes;
}

std::string read_page(const Xapian::Database& database, std::uint32_t page) {
    return database.get_metadata(identifier_page_key(page));
}

// Returns the number of identifiers in the table. Finds the last page by a binary search, which reads few pages.
std::uint32_t count_identifiers(const Xapian::Database& database) {
    // The number of pages is at least `min`, and after the first loop at most `max`.
    std::uint32_t min = 0, max = 1;
    for (; max < max_pages && !read_page(database, max - 1).empty(); max *= 2) min = max;
    while (min < max) {
        const std::uint32_t middle = min + (max - min) / 2;
        if (!read_page(database, middle).empty())
            min = middle + 1;
        else
            max = middle;
    }
    if (min == 0) return 0;
    const auto on_last_page = static_cast<std::uint32_t>(identifiers_on_page(read_page(database, min - 1)).size());
    return (min - 1) * identifiers_per_page + on_last_page;
}

// Reads the entry of each part of an identifier, and returns the shortest entry. Returns an empty string if a part has
// no entry. If the table contains the identifier, each of the entries lists the identifier.
std::string shortest_entry(const Xapian::Database& database, std::string_view humps) {
    std::vector<std::string_view> parts;
    identifier_parts(humps, parts);
    std::optional<std::string> shortest;
    for (const std::string_view part : parts) {
        std::string entry = database.get_metadata(identifier_key(part));
        if (!shortest || entry.size() < shortest->size()) shortest = std::move(entry);
        if (shortest->empty()) break;
    }
    return shortest.value_or("");
}

// Removes the elements of `identifiers` that are in the table. Each element is the humps of a word, with separators.
void remove_listed(const Xapian::Database& database, std::set<std::string>& identifiers) {
    std::set<std::uint32_t> pages;  // the pages that may contain one of the identifiers
    for (const std::string& humps : identifiers)
        for_each_identifier(shortest_entry(database, humps),
                            [&](const ListedIdentifier& each) { pages.insert(each.number / identifiers_per_page); });
    for (const std::uint32_t page : pages)
        for (const std::string& humps : identifiers_on_page(read_page(database, page))) identifiers.erase(humps);
}

IdentifierWriter::Sink writer_to(Xapian::WritableDatabase& database) {
    return [&](std::string_view key, std::string_view entry) {
        database.set_metadata(std::string(key), std::string(entry));
    };
}

}  // namespace

std::string identifier_key(std::string_view part) { return std::string(schema::identifiers_key) + std::string(part); }

std::string identifier_page_key(std::uint32_t page) { return identifier_key(big_endian_64(page).substr(4)); }

unsigned log_of_documents(Xapian::doccount documents) {
    return std::min(max_log, static_cast<unsigned>(std::bit_width(std::max(documents, 1u))) - 1);
}

IdentifierWriter::IdentifierWriter(const Xapian::Database& database, std::uint32_t identifiers)
    : database_(&database), identifiers_(identifiers) {
    if (identifiers % identifiers_per_page == 0) return;
    const std::uint32_t page = identifiers / identifiers_per_page;
    page_ = database.get_metadata(identifier_page_key(page));
    previous_ = identifiers_on_page(read_page(database, page)).back();
}

void IdentifierWriter::add(std::string_view humps, unsigned log_documents, const Sink& sink) {
    identifier_parts(humps, parts_of_word_);
    if (parts_of_word_.empty() || identifiers_ >= max_identifiers) return;
    append(humps);
    probes_.clear();
    for (const std::string_view text : parts_of_word_) probes_.push_back(parts_.probe(text));
    for (const TermInterner::Probe& probe : probes_) parts_.prefetch(probe);
    for (const TermInterner::Probe& probe : probes_) {
        const std::uint32_t part = this->part(probe);
        std::uint32_t& next = next_[part];
        if (next > identifiers_) continue;  // the word has the part twice
        const std::uint32_t previous = next == 0 ? 0 : next - 1;
        listings_.push_back({part, (identifiers_ - previous) * logs + log_documents});
        next = identifiers_ + 1;
    }
    if (++identifiers_ % identifiers_per_page != 0) return;
    sink(identifier_page_key(identifiers_ / identifiers_per_page - 1), page_);
    page_.clear();
    previous_.clear();
}

void IdentifierWriter::append(std::string_view humps) {
    const auto differ = std::mismatch(humps.begin(), humps.end(), previous_.begin(), previous_.end());
    const auto shared = static_cast<std::size_t>(differ.first - humps.begin());
    append_varint(page_, shared);
    append_string(page_, humps.substr(shared));
    previous_ = humps;
}

std::uint32_t IdentifierWriter::part(const TermInterner::Probe& probe) {
    const std::uint32_t number = parts_.intern(probe);
    if (number < next_.size()) return number;
    std::uint32_t& next = next_.emplace_back();
    if (database_)
        for_each_identifier(database_->get_metadata(identifier_key(probe.term)),
                            [&](const ListedIdentifier& each) { next = each.number + 1; });
    if (next > identifiers_) throw Error(ErrorCode::corrupt, "the index is damaged: a page of identifiers is missing");
    return number;
}

void IdentifierWriter::finish(const Sink& sink) {
    if (listings_.empty()) return;
    if (!page_.empty()) sink(identifier_page_key(identifiers_ / identifiers_per_page), page_);
    std::vector<std::uint32_t> ends(next_.size() + 1);
    for (const Listing& listing : listings_) ++ends[listing.part + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<std::uint32_t> codes(listings_.size());
    for (const Listing& listing : listings_) codes[ends[listing.part]++] = listing.code;

    std::vector<TermInterner::Ranked> order;
    parts_.rank(order);
    for (const auto& [prefix, number] : order) {
        const std::string key = identifier_key(parts_.term(parts_[number]));
        std::string entry = database_ ? database_->get_metadata(key) : "";
        for (std::size_t i = number == 0 ? 0 : ends[number - 1]; i < ends[number]; ++i) append_varint(entry, codes[i]);
        sink(key, entry);
    }
    *this = {};
}

void add_identifiers(Xapian::WritableDatabase& database, const IdentifierCollector& collected) {
    std::set<std::string> added;  // with separators
    collected.for_each([&](std::string_view word) {
        if (database.term_exists(std::string(word))) added.insert(collected.humps_of(word));
    });
    remove_listed(database, added);
    if (added.empty()) return;
    const auto write = writer_to(database);
    IdentifierWriter writer(database, count_identifiers(database));
    for (const std::string& humps : added)
        writer.add(humps, log_of_documents(database.get_termfreq(without_separators(humps))), write);
    writer.finish(write);
}

void add_all_identifiers(Xapian::WritableDatabase& database, const IdentifierCollector& collected) {
    const auto write = writer_to(database);
    IdentifierWriter writer;
    for_each_term(database, "", [&](const std::string& word, const Xapian::TermIterator& at) {
        writer.add(collected.humps_of(word), log_of_documents(at.get_termfreq()), write);
    });
    writer.finish(write);
}

std::vector<std::string> identifiers_on_page(std::string_view entry) {
    std::vector<std::string> identifiers;
    std::string humps;
    for (ByteReader in(entry); !in.rest().empty();) {
        const std::uint64_t shared = in.number();
        if (shared > humps.size() || identifiers.size() == identifiers_per_page) throw_malformed_page();
        humps.resize(shared);
        humps += in.string();
        if (!are_plausible(humps)) throw_malformed_page();
        identifiers.push_back(humps);
    }
    return identifiers;
}

void for_each_identifier(std::string_view entry, const std::function<void(ListedIdentifier)>& function) {
    std::uint64_t number = 0;
    for (ByteReader in(entry); !in.rest().empty();) {
        const std::uint64_t code = in.number();
        number += code / logs;
        if (number >= std::numeric_limits<std::uint32_t>::max())
            throw Error(ErrorCode::corrupt, "the index is damaged: the number of an identifier is too large");
        function({static_cast<std::uint32_t>(number), static_cast<unsigned>(code % logs)});
    }
}

}  // namespace kwic
