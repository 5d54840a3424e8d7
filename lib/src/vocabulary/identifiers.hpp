// SPDX-License-Identifier: GPL-2.0-or-later
// The identifiers table maps each part of an identifier (see text/humps.hpp) to the words of the vocabulary that have
// this part. For example, the table maps `header` to parse|http|header. The table is stored in the metadata of the
// database, with keys that begin with schema::identifiers_key:
//
//     page     key      number of the page (4 bytes, big endian)
//              entry    the humps of 128 identifiers, or of 1 to 128 in the last page, with separators. For each
//                       identifier: number of leading bytes that equal those of the previous identifier of the page
//                       (varint), number of the remaining bytes (varint), the remaining bytes
//     part     key      the part
//              entry    the identifiers with this part. For each identifier: 16 * d + min(15, floor(log2(n))) (varint)
//
// Identifiers are numbered from 0, page by page. d is the number of the identifier minus the number of the previous
// identifier in the entry; for the first identifier, d is its number. n is the number of documents that contained the
// word when the word was added to the table. The number of a page begins with a zero byte, and a part never does. An
// update appends identifiers. Words whose last document was removed stay in the table. If the humps of a word in an
// update differ from the humps of the word in the table, the update adds the word again. An update does not add an
// identifier that the table already has. To find out whether the table has an identifier, the update reads the entries
// of the identifier's parts and selects the shortest entry. The update then reads the pages of all identifiers in the
// shortest entry.
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

    // Continues the table of `database`, which must outlive the writer. Each entry that the writer passes to a Sink
    // must replace the entry with the same key. `identifiers` is the number of identifiers in the table. add() throws
    // Error (corrupt) if the entry of a part lists an identifier that is not in the table.
    IdentifierWriter(const Xapian::Database& database, std::uint32_t identifiers);

    // Adds the word with these humps, unless the word has no parts or the table is full. Passes a page to `sink` when
    // the page is full.
    void add(std::string_view humps, unsigned log_documents, const Sink& sink);

    // Passes the last page, and the entries of all parts of the added words, to `sink` in ascending order of the keys.
    // Does nothing if no word was added.
    void finish(const Sink& sink);

private:
    // An identifier in the entry of a part.
    struct Listing {
        std::uint32_t part;  // the part's number in parts_
        std::uint32_t code;  // the number that the entry stores for the identifier
    };

    void append(std::string_view humps);
    std::uint32_t part(const TermInterner::Probe& probe);

    const Xapian::Database* database_ = nullptr;
    std::uint32_t identifiers_ = 0;
    std::string page_;
    std::string previous_;
    TermInterner parts_;
    std::vector<std::uint32_t> next_;  // for each part: 1 + the last number in the entry, or 0 if the entry is empty
    std::vector<Listing> listings_;
    std::vector<std::string_view> parts_of_word_;
    std::vector<TermInterner::Probe> probes_;  // of parts_of_word_
};

// Adds `collected`, the identifiers in the documents of an update, to the table. Ignores words that are in no document,
// and words that the table already has with the same humps. Throws Error (corrupt) if the table is damaged.
void add_identifiers(Xapian::WritableDatabase& database, const IdentifierCollector& collected);

// Makes the table of all identifiers of the vocabulary. Used for a new index.
void add_all_identifiers(Xapian::WritableDatabase& database, const IdentifierCollector& collected);

// Returns the identifiers in the entry of a page, with separators. Returns an empty vector if the entry is empty.
// Throws Error (corrupt) if the entry is damaged.
std::vector<std::string> identifiers_on_page(std::string_view entry);

// An identifier in the entry of a part.
struct ListedIdentifier {
    std::uint32_t number;
    unsigned log_documents;
};

// Calls function(ListedIdentifier) for each identifier in the entry of a part. Throws Error (corrupt) if the entry is
// damaged.
void for_each_identifier(std::string_view entry, const std::function<void(ListedIdentifier)>& function);

// Return the metadata keys of a part and of a page.
std::string identifier_key(std::string_view part);
std::string identifier_page_key(std::uint32_t page);

}  // namespace kwic
