// SPDX-License-Identifier: GPL-2.0-or-later
// WordVariants finds the variants of a word that are in the open indexes, and the document frequency of each variant.
// Results are cached, because words recur: in the queries of a batch, after each key press in a search box, and when
// other spellings of a query are tried.
#pragma once

#include "vocabulary/forms.hpp"
#include "vocabulary/identifier_lookup.hpp"
#include "vocabulary/name_lookup.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

// An index term that a search uses for a word of the query.
struct Variant {
    std::string term;  // including the prefix
    Xapian::doccount documents = 0;
    bool is_name = false;           // `term` is another spelling of a proper name (low weight)
    bool is_identifier = false;     // `term` is an identifier that has the word as a part (lowest weight)
    Xapian::termcount max_tf = 0;   // upper bound on the occurrences in a document; 0 if the bound was not read
    std::uint64_t occurrences = 0;  // occurrences in all documents; 0 if the number was not read
};

// The variants that a search uses for a word, all of which are in the indexes.
using Expansion = std::vector<Variant>;

// Returns the number of documents with the most frequent variant, or 0 if there is no variant.
inline Xapian::doccount max_documents(const Expansion& expansion) {
    Xapian::doccount documents = 0;
    for (const Variant& variant : expansion) documents = std::max(documents, variant.documents);
    return documents;
}

// A way to write a word as several adjacent words. Each element has the spellings of one of the adjacent words.
using Split = std::vector<Expansion>;

class WordVariants {
public:
    // `database` combines the databases of `tables`. `database` and `tables` must outlive this object.
    WordVariants(const Xapian::Database& database, const WordTables& tables) : database_(database), tables_(tables) {}

    // For all functions, `prefix` is the term prefix of a field or empty, and `word` is folded.

    // Returns the word, or an empty Expansion if no index contains it.
    Expansion exact(std::string_view prefix, const std::string& word) const;

    // Returns the elements of `words` that at least one index contains, in the order of `words`.
    Expansion existing(std::string_view prefix, const std::vector<std::string>& words) const;

    // Returns the spellings of the word that are in an index, in ascending order. The spellings are the word itself and
    // the words that differ from the word only in accents and apostrophes. The result is valid until the next call of
    // spellings() or forget().
    const Expansion& spellings(std::string_view prefix, const std::string& word);

    // Returns the forms of the word that are in the indexes, in ascending order. The word is one of its forms; see
    // vocabulary/forms.hpp. The result is valid until the next call of forms(), name_variants(), parts() or forget().
    const Expansion& forms(std::string_view prefix, const std::string& word);

    // Treats the word as a proper name, and returns other spellings of the name that are in the indexes, in ascending
    // order. The result is valid until the next call of name_variants() or forget().
    const Expansion& name_variants(std::string_view prefix, const std::string& word);

    // Returns the ways to write `typed`, a word that is not folded, as several adjacent words. If the cache has no
    // entry for `typed`, calls find() and caches its result. If find() returns std::nullopt, returns an empty vector
    // and caches nothing. The result is valid until the next call of splits() or forget().
    const std::vector<Split>& splits(std::string_view prefix, std::string_view typed,
                                     const std::function<std::optional<std::vector<Split>>()>& find);

    // Returns at most eight forms of the word that are parts of identifiers. If the word itself is a part of an
    // identifier, the word is the first element of the result. The result is valid until the next call of parts() or
    // forget().
    const std::vector<std::string>& parts(const std::string& word);

    // A cache for an IdentifierLookup of the same indexes.
    IdentifierPages& identifier_pages() { return identifier_pages_; }

    // Empties the caches. Must be called when the indexes have changed.
    void forget();

private:
    using Cache = std::unordered_map<std::string, Expansion>;  // expansions by term

    bool is_known(const std::string& word);
    Expansion existing_in(std::string_view prefix, const std::string& word, std::vector<std::string> words) const;

    // Returns the similar names that at least one index contains and that have enough evidence (see
    // SimilarName::missing_bits), with their possessive forms.
    Expansion existing_names(std::string_view prefix, const std::string& word,
                             const std::vector<SimilarName>& similar) const;
    void add_possessives(std::string_view prefix, Expansion& expansion) const;

    const Xapian::Database& database_;
    const WordTables& tables_;
    Cache spellings_;
    Cache forms_;
    Cache name_variants_;
    std::unordered_map<std::string, std::vector<Split>> splits_;       // the key is prefix + '\0' + typed
    std::unordered_map<std::string, std::vector<std::string>> parts_;  // results of parts() by word
    IdentifierPages identifier_pages_;
};

}  // namespace kwic
