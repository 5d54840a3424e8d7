// SPDX-License-Identifier: GPL-2.0-or-later
// The lexicon holds the words of all texts and their document frequencies. The lexicon serves lookups that scan many
// words: for fuzzy words, for suggestions, and for patterns that begin with * or ?. Scanning the lexicon takes about a
// thirtieth of the time of iterating over the terms. The lexicon is stored in the metadata of the database:
//
//     pages              words in ascending order, packed (see word_pages.hpp)
//     directory          the first word of each page
//     frequent words     the words in at least frequent_documents documents, as one page. Only these words can be
//                        corrections of a misspelled word that is in the index. Most words of an index are rarer.
//     new words          the words that updates have added, as one page
//
// An update adds words only to the entry of new words. If the entry of new words becomes too large, the update rewrites
// the complete lexicon and deletes the entry. While the entry of new words exists, the document frequencies in the
// pages may be outdated, and some words may no longer be in any document.
#pragma once

#include "glass/open_database.hpp"
#include "vocabulary/word_pages.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// A word is frequent if at least this many documents contain it.
inline constexpr Xapian::doccount frequent_documents = 20;

class LexiconWriter {
public:
    using Sink = std::function<void(std::string_view key, std::string_view page)>;  // receives a metadata entry

    // Adds a word, which must be greater than the previous word. Passes each full page to `sink`.
    void add(std::string_view word, Xapian::doccount documents, const Sink& sink);

    // Passes the last page, the directory and the frequent words to `sink`. Returns the number of pages.
    std::uint32_t finish(const Sink& sink);

private:
    void end_page(const Sink& sink);

    WordPacker packer_;
    WordPacker frequent_;
    std::string first_words_;  // the directory so far
    bool is_new_page_ = true;
    std::uint32_t pages_ = 0;
};

class Lexicon {
public:
    explicit Lexicon(glass::OpenDatabase opened);

    // The words ascend within each page and from page to page. Pages are numbered from 0.
    std::size_t pages() const { return first_words_.size(); }
    const std::string& first_word(std::size_t page) const { return first_words_[page]; }
    const std::string& page(std::size_t number);  // valid until the next call

    // Returns the number of the page on which `word` would be, or 0 if there are no pages.
    std::size_t page_of(std::string_view word) const;

    // Returns the page of new words, or an empty string if there are no new words. Other pages do not contain new
    // words.
    const std::string& new_words() const { return new_words_; }

    // Returns the page of the words that were frequent when the pages were written.
    std::string frequent_words() const;

    // Returns whether an update has changed the index since the pages were written. If the result is true, document
    // frequencies in the pages may be wrong.
    bool was_updated() const { return was_updated_; }

private:
    glass::OpenDatabase opened_;
    std::vector<std::string> first_words_;
    std::vector<std::string> pages_;  // for each number: the page, or "" if it is not in memory
    std::string last_page_;           // the last page that was read but is not kept in pages_
    std::size_t reads_ = 0;
    std::string new_words_;
    bool was_updated_;
};

// Writes the lexicon of the complete vocabulary, and replaces an existing lexicon.
void write_lexicon(Xapian::WritableDatabase& database);

// Adds the elements of `words` that the lexicon does not contain. `words` must ascend. Marks the lexicon as updated
// even if no word is added, because document frequencies may have changed. If there are too many new words, rewrites
// the lexicon instead. Must be called by each update of the index.
void add_to_lexicon(Xapian::WritableDatabase& database, const std::vector<std::string>& words);

}  // namespace kwic
