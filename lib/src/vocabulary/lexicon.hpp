// SPDX-License-Identifier: GPL-2.0-or-later
// The lexicon: the words of the text with their numbers of documents, for lookups that scan many words: fuzzy words,
// suggestions, wildcards that begin with * or ?. Scanning it takes a thirtieth of the time of iterating over the terms.
// It is stored in the metadata of the database:
//
//     pages              words in ascending order, packed (see word_pages.hpp)
//     directory          the first word of each page
//     frequent words     the words with at least frequent_documents documents, as one page. A word of the index that is
//                        nevertheless misspelled can only be corrected to one of these, and most words are not.
//     new words          the words that updates have added, as one page
//
// An update does not change the pages; it adds words to the entry of new words, and rewrites the lexicon once there are
// too many. While that entry exists, the numbers of documents in the pages are outdated, and some words may have no
// document any more.
#pragma once

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

// A word is frequent if at least this many documents have it.
inline constexpr Xapian::doccount frequent_documents = 20;

class LexiconWriter {
public:
    using Sink = std::function<void(std::string_view key, std::string_view page)>;  // takes a metadata entry

    // Adds a word. Words must ascend. Passes each full page to `sink`.
    void add(std::string_view word, Xapian::doccount documents, const Sink& sink);

    // Passes the last page, the directory and the frequent words to `sink`. Returns the number of pages.
    std::uint32_t finish(const Sink& sink);

private:
    void end_page(const Sink& sink);

    WordPacker packer_;
    WordPacker frequent_;
    std::string first_words_;  // the directory
    bool is_new_page_ = true;
    std::uint32_t pages_ = 0;
};

class Lexicon {
public:
    explicit Lexicon(const Xapian::Database& database);

    // Words ascend from page to page.
    std::size_t pages() const { return first_words_.size(); }
    const std::string& first_word(std::size_t page) const { return first_words_[page]; }
    const std::string& page(std::size_t number);  // valid until the next call

    // The half-open range of pages that contain all words with this beginning.
    std::pair<std::size_t, std::size_t> pages_with(std::string_view beginning) const;

    // The page of new words, which are on no other page; empty if there are none.
    const std::string& new_words() const { return new_words_; }

    // The page of frequent words, as of the time when the pages were written.
    std::string frequent_words() const;

    // Whether an update has changed the index since the pages were written, so that numbers of documents may be wrong.
    bool was_updated() const { return was_updated_; }

private:
    Xapian::Database database_;
    std::vector<std::string> first_words_;
    std::vector<std::string> pages_;  // kept pages by number; the others are empty
    std::string last_page_;           // the last page that was read and not kept
    std::size_t reads_ = 0;
    std::string new_words_;
    bool was_updated_;
};

// Writes the lexicon of the whole vocabulary, replacing an existing one.
void write_lexicon(Xapian::WritableDatabase& database);

// Marks the lexicon as updated, and adds those of `words`, which ascend, that it does not have. For an update of the
// index, which may also have changed numbers of documents.
void add_to_lexicon(Xapian::WritableDatabase& database, const std::vector<std::string>& words);

}  // namespace kwic
