// SPDX-License-Identifier: GPL-2.0-or-later
// The lexicon: the words of the text with their numbers of documents, for whatever has to look at very many of them:
// fuzzy words, suggestions, wildcards without a beginning. StorageOptions in the database's metadata as pages of words
// (see word_pages.hpp), which take a thirtieth of the time that to go through the terms takes, and a directory with the
// first word of each page. The frequent words are kept a second time, apart: only these can be meant by a word that is
// there and yet misspelt, and most words are not among them.
//
// An update leaves the pages as they are and adds its new words to a further entry, until these are too many. While
// that entry is there, the numbers of the pages are old, and some of their words may have no document any more.
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

// Words of so many documents are frequent.
inline constexpr Xapian::doccount frequent_documents = 20;

class LexiconWriter {
public:
    using Sink = std::function<void(std::string_view key, std::string_view page)>;  // of metadata

    // Words come in ascending order; pages go to the sink as they are full.
    void add(std::string_view word, Xapian::doccount documents, const Sink& sink);

    // The last page, the directory and the frequent words. Returns how many pages there were.
    std::uint32_t finish(const Sink& sink);

private:
    void end_page(const Sink& sink);

    WordPacker packer_;
    WordPacker frequent_;
    std::string first_words_;
    bool is_new_page_ = true;
    std::uint32_t pages_ = 0;
};

class Lexicon {
public:
    explicit Lexicon(const Xapian::Database& database);

    // Words ascend from page to page.
    std::size_t pages() const { return first_words_.size(); }
    const std::string& first_word(std::size_t page) const { return first_words_[page]; }
    const std::string& page(std::size_t number);  // borrowed until the next is asked for

    // The pages that the words are on that begin so: from the first number to before the second.
    std::pair<std::size_t, std::size_t> pages_with(std::string_view beginning) const;

    // A page of its own, of words that are on none of the others.
    const std::string& new_words() const { return new_words_; }

    // A page of the frequent words alone, as they were when the pages were written.
    std::string frequent_words() const;

    // Then the numbers of documents are not to be trusted.
    bool was_updated() const { return was_updated_; }

private:
    Xapian::Database database_;
    std::vector<std::string> first_words_;
    std::vector<std::string> pages_;  // those that are kept; else empty
    std::string last_page_;
    std::size_t reads_ = 0;
    std::string new_words_;
    bool was_updated_;
};

// For a new index, or anew: every word of the vocabulary.
void write_lexicon(Xapian::WritableDatabase& database);

// For an update, which may have changed numbers of documents: adds those of `words`, ascending, that are not there.
void add_to_lexicon(Xapian::WritableDatabase& database, const std::vector<std::string>& words);

}  // namespace kwic
