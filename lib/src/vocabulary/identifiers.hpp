// SPDX-License-Identifier: GPL-2.0-or-later
// The identifiers table maps each part of identifiers (see text/humps.hpp) to the words of the vocabulary that have
// this part: `header` to parse|http|header. It is stored in the metadata of the database, with keys that begin with
// schema::identifiers_key:
//
//     page     key: number of the page (4 bytes big endian); 128 identifiers, the last page fewer. For each one: number
//              of bytes that it shares with the previous one of the page (varint), the other bytes of its humps with
//              separators (a string)
//     part     key: the part; the identifiers with this part. For each one: its number less the number of the previous
//              one, times 16, + min(15, floor(log2(n))) as a varint
//
// Identifiers are numbered from 0, page by page; n is the number of documents with the word when it was added to the
// table. A part never begins with a zero byte, and the numbers of pages do. An update appends identifiers. Words whose
// last document was removed stay in the table, and a word whose spelling with more humps was met later is listed again.
#pragma once

#include "base/term_interner.hpp"
#include "schema/identifier_collector.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

inline constexpr std::uint32_t identifiers_per_page = 128;

// Returns floor(log2(documents)), at most 15.
unsigned log_of_documents(Xapian::doccount documents);

// Makes the entries of the table.
class IdentifierWriter {
public:
    using Sink = std::function<void(std::string_view key, std::string_view entry)>;  // receives a metadata entry

    IdentifierWriter() = default;

    // Continues the table of `database`, which must outlive the writer. The entries that the writer passes replace
    // those of the table. `identifiers` is the number of identifiers of the table.
    IdentifierWriter(const Xapian::Database& database, std::uint32_t identifiers);

    // Adds a word, given by its humps, if it has parts. Passes
    // each full page to `sink`.
    void add(std::string_view humps, unsigned log_documents, const Sink& sink);

    // Passes the last page and the entries of all parts, in ascending order of their keys, to `sink`.
    void finish(const Sink& sink);

private:
    // An identifier in the entry of a part.
    struct Listing {
        std::uint32_t part;  // the part's number in parts_
        std::uint32_t code;  // as in the entry
    };

    void append(std::string_view humps);
    std::uint32_t part(const TermInterner::Probe& probe);

    const Xapian::Database* database_ = nullptr;
    std::uint32_t identifiers_ = 0;
    std::string page_;
    std::string previous_;
    TermInterner parts_;
    std::vector<std::uint32_t> next_;  // the last number in the entry of each part + 1
    std::vector<Listing> listings_;
    std::vector<std::string_view> parts_of_word_;
    std::vector<TermInterner::Probe> probes_;  // of parts_of_word_
};

// Adds those of `words`, words in documents of an update, that have parts and are not in the table with the same humps
// or more humps.
void add_identifiers(Xapian::WritableDatabase& database, const IdentifierCollector& collected,
                     const std::vector<std::string>& words);

// Makes the table of all words of the vocabulary. Used for a new index.
void add_all_identifiers(Xapian::WritableDatabase& database, const IdentifierCollector& collected);

// Returns the identifiers of a page, with separators, or nothing if there is no such page. Throws Error (corrupt) if
// the page is damaged.
std::vector<std::string> identifiers_on_page(const Xapian::Database& database, std::uint32_t page);

// Returns the identifier with this number. Throws Error (corrupt) if there is none.
std::string identifier(const Xapian::Database& database, std::uint32_t number);

// An identifier in the entry of a part.
struct ListedIdentifier {
    std::uint32_t number;
    unsigned log_documents;
};

// Calls function(ListedIdentifier) for each identifier in the entry of a part. Throws Error (corrupt) if the entry is
// damaged.
void for_each_identifier(std::string_view entry, const std::function<void(ListedIdentifier)>& function);

// Returns the metadata key of a part.
std::string identifier_key(std::string_view part);

}  // namespace kwic
