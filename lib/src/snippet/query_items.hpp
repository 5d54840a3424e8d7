// SPDX-License-Identifier: GPL-2.0-or-later
// QueryItems: the words and phrases of a query as WindowItems. Finds the places of these items in a document.
//
// Each QueryTerm is an item, and has the word number (WindowItem::word) of its typed word. If several QueryTerms have
// the same terms, only the first is an item. A phrase that is searched only in the title or another field is not an
// item. All phrases that are items have at most 64 words together; a phrase that would exceed this limit is not an
// item. Every other phrase is an item:
//
//     phrase                                    word number           weight
//     several words: words in quotation marks,  a separate number     larger than the sum of the weights of all
//     words typed without a space between                             words of the query
//     them, or the words of NEAR
//     the parts of one typed word, such as      number of this word   weight of this word
//     `e mail` for `email`
//
// If the parts of a typed word are a phrase, the QueryTerm of each part, such as `mail`, has a small weight. Because of
// these weights, the best window shows a phrase of several words if the document contains one, otherwise the words with
// the largest sum of weights.
#pragma once

#include "compile/compiler.hpp"
#include "match/occurrences.hpp"
#include "match/query_term_index.hpp"
#include "schema/word_position.hpp"
#include "snippet/phrase_places.hpp"
#include "snippet/windows.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace kwic {

class QueryItems {
public:
    // `compiled` must outlive the QueryItems. `documents` is the number of documents in the indexes.
    QueryItems(const CompiledQuery& compiled, Xapian::doccount documents);
    QueryItems(const QueryItems&) = delete;
    QueryItems& operator=(const QueryItems&) = delete;

    // Returns the index terms of all items. For an occurrence of a QueryTerm, Occurrence::query_term is the number of
    // the item. For an occurrence of a word of a phrase, Occurrence::query_term is Phrase::first_number plus the index
    // of the word in the phrase.
    const QueryTermIndex& terms() const { return terms_; }

    // Returns the places of all items in a document, ascending by ItemSpan::last. `occurrences` are the occurrences of
    // terms() in the document, ascending by position. If a phrase extends over more than `width` positions, the place
    // of the phrase is its first word.
    std::vector<ItemSpan> places(const std::vector<Occurrence>& occurrences, std::uint64_t width) const;

    // Returns the positions of the words by which a document matches the query, in ascending order: the occurrences of
    // words that are not a part of a phrase of the query, and the words at the places of phrases.
    std::vector<std::uint64_t> matching_positions(const std::vector<Occurrence>& occurrences) const;

    // Returns the items with their weights in a document. `places` are the places of the items in the document. The
    // weight of a word that is rare in the document is increased by up to a fifth. An item without places has the
    // weight 0, unless the item is a phrase of several words.
    std::vector<WindowItem> weighted(const std::vector<ItemSpan>& places) const;

    // Returns the elements of `places` that belong to items whose occurrences are all known. `incomplete` holds the
    // values of Occurrence::query_term for which some occurrences are not known.
    std::vector<ItemSpan> complete_places(const std::vector<ItemSpan>& places,
                                          const std::set<std::size_t>& incomplete) const;

    // Returns whether the item is a phrase of several words.
    bool is_phrase(std::size_t item) const { return item >= query_terms_ && phrases_[item - query_terms_].is_own_word; }

    // Returns whether the window shows every phrase of several words, and every word of the query that occurs in the
    // document. `items` are the result of weighted().
    bool is_complete(const RatedWindow& window, const std::vector<WindowItem>& items) const;

    // Returns whether the window shows the typed form (ItemSpan::is_typed) of each word whose typed form is in
    // `places`. `items` are the result of weighted().
    bool is_as_typed(const RatedWindow& window, const std::vector<ItemSpan>& places,
                     const std::vector<WindowItem>& items, std::uint64_t width) const;

    // Returns positions (counted from 0) at which the position filters of the query have found phrases.
    // `number_in_index` is a document number in one index. If several indexes have a document with this number, returns
    // the positions in all of these documents.
    std::vector<std::uint64_t> known_phrases(Xapian::docid number_in_index) const;

private:
    struct Phrase {
        const PositionFilter* filter;
        std::size_t first_number;  // Occurrence::query_term of the first word; the other words have the next numbers
        std::size_t words;         // number of words
        bool is_own_word;          // whether the phrase has several typed words
        std::size_t first_typed, last_typed;  // numbers of its first and its last typed word
    };

    void add_phrase(const QueryPhrase& phrase);
    bool is_in_phrase(const QueryTerm& query_term) const;
    std::vector<std::vector<WordPosition>> positions_of_words(const std::vector<Occurrence>& occurrences) const;
    std::vector<PhrasePlace> places_of(const Phrase& phrase,
                                       const std::vector<std::vector<WordPosition>>& positions) const;

    std::vector<QueryTerm> distinct_;  // the query terms, without repetitions
    QueryTermIndex terms_;
    std::size_t query_terms_;
    std::size_t words_ = 0;  // number of typed words; only phrases of several words have a WindowItem::word >= words_
    std::vector<WindowItem> items_;
    std::vector<Phrase> phrases_;
    std::vector<std::vector<std::string>> phrase_terms_;  // terms of phrases; terms_ refers to these strings
    std::vector<bool> is_alone_;  // for each query term, whether a typed word with its terms is not in a phrase
    std::size_t numbers_;         // number of query terms plus number of words of phrases
};

}  // namespace kwic
