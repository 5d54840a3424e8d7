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
#include <map>
#include <numeric>
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

std::string page_key(std::uint32_t page) { return identifier_key(big_endian_64(page).substr(4)); }

// Calls function(humps) for each identifier of a page until the function returns false.
template <class Function>
void read_page(const Xapian::Database& database, std::uint32_t page, Function function) {
    const std::string entry = database.get_metadata(page_key(page));
    std::string humps;
    std::uint32_t left = identifiers_per_page;
    for (ByteReader in(entry); !in.rest().empty();) {
        const std::uint64_t shared = in.number();
        if (shared > humps.size() || left-- == 0)
            throw Error(ErrorCode::corrupt, "the index is damaged: a page of identifiers is not well-formed");
        humps.resize(shared);
        humps += in.string();
        if (!function(std::as_const(humps))) return;
    }
}

auto count_humps(std::string_view humps) { return std::count(humps.begin(), humps.end(), hump_separator); }

}  // namespace

std::string identifier_key(std::string_view part) { return std::string(schema::identifiers_key) + std::string(part); }

unsigned log_of_documents(Xapian::doccount documents) {
    return std::min(max_log, static_cast<unsigned>(std::bit_width(std::max(documents, 1u))) - 1);
}

IdentifierWriter::IdentifierWriter(const Xapian::Database& database, std::uint32_t identifiers)
    : database_(&database), identifiers_(identifiers) {
    if (identifiers % identifiers_per_page == 0) return;
    const std::uint32_t page = identifiers / identifiers_per_page;
    page_ = database.get_metadata(page_key(page));
    previous_ = identifiers_on_page(database, page).back();
}

void IdentifierWriter::add(std::string_view humps, unsigned log_documents, const Sink& sink) {
    identifier_parts(humps, parts_of_word_);
    if (parts_of_word_.empty() || identifiers_ == max_identifiers) return;
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
    sink(page_key(identifiers_ / identifiers_per_page - 1), page_);
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
    return number;
}

void IdentifierWriter::finish(const Sink& sink) {
    if (!page_.empty()) sink(page_key(identifiers_ / identifiers_per_page), page_);
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

void add_identifiers(Xapian::WritableDatabase& database, const IdentifierCollector& collected,
                     const std::vector<std::string>& words) {
    std::map<std::string, std::string> added;  // the humps of each word
    std::vector<std::string_view> parts;
    for (const std::string& word : words) {
        std::string humps = collected.humps_of(word);
        identifier_parts(humps, parts);
        if (!parts.empty()) added.emplace(word, std::move(humps));
    }
    if (added.empty()) return;
    std::uint32_t count = 0;
    for (;;) {
        const std::vector<std::string> listed = identifiers_on_page(database, count / identifiers_per_page);
        count += static_cast<std::uint32_t>(listed.size());
        for (const std::string& humps : listed)
            if (const auto known = added.find(without_separators(humps));
                known != added.end() && (humps == known->second || count_humps(humps) > count_humps(known->second)))
                added.erase(known);
        if (listed.size() < identifiers_per_page) break;
    }
    const auto write = [&](std::string_view key, std::string_view entry) {
        database.set_metadata(std::string(key), std::string(entry));
    };
    IdentifierWriter writer(database, count);
    for (const auto& [word, humps] : added) writer.add(humps, log_of_documents(database.get_termfreq(word)), write);
    writer.finish(write);
}

void add_all_identifiers(Xapian::WritableDatabase& database, const IdentifierCollector& collected) {
    const auto write = [&](std::string_view key, std::string_view entry) {
        database.set_metadata(std::string(key), std::string(entry));
    };
    IdentifierWriter writer;
    for_each_term(database, "", [&](const std::string& word, const Xapian::TermIterator& at) {
        writer.add(collected.humps_of(word), log_of_documents(at.get_termfreq()), write);
    });
    writer.finish(write);
}

std::vector<std::string> identifiers_on_page(const Xapian::Database& database, std::uint32_t page) {
    std::vector<std::string> identifiers;
    read_page(database, page, [&](const std::string& humps) {
        identifiers.push_back(humps);
        return true;
    });
    return identifiers;
}

std::string identifier(const Xapian::Database& database, std::uint32_t number) {
    std::string found;
    std::uint32_t left = number % identifiers_per_page + 1;
    read_page(database, number / identifiers_per_page, [&](const std::string& humps) {
        if (--left == 0) found = humps;
        return left > 0;
    });
    if (found.empty()) throw Error(ErrorCode::corrupt, "the index is damaged: an identifier is missing");
    return found;
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
