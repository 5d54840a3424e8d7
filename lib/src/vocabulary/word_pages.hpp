// SPDX-License-Identifier: GPL-2.0-or-later
// Word pages: ascending words, each with its number of documents, packed into pages that are read from their beginning.
// Words share their beginnings by blocks, so that whoever looks for few of them passes over the rest unread.
//
// A page is blocks of 8 words. A block: how many bytes its prefix has in common with that of the block before; the rest
// of the prefix; if at most one byte is in common, how far it is from there to the next such block (4 bytes; 0: there
// is none), so that most of a page can be leapt over; the letters behind the prefix (4 bytes); the size of the words in
// bytes; the words. A word, behind the prefix: a byte with how many bytes it has in common with the word before (upper
// half) and how many follow (lower half), 15 of either standing for a number of its own after it; those that follow;
// its documents.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A bit for each character that is in the text, by its code modulo 32.
using LetterSet = std::uint32_t;
inline constexpr LetterSet letter_bit(std::int32_t character) { return LetterSet{1} << (character & 31); }

class WordPacker {
public:
    // Words come in ascending order, and are no longer than WordReader::max_bytes. Returns the bytes of the page so
    // far, without the words of the last block.
    std::size_t add(std::string_view word, Xapian::doccount documents);

    // The page, which ends here; empty where there were no words.
    std::string take();

private:
    struct Word {
        std::string text;
        Xapian::doccount documents;
    };

    void end_block();

    std::vector<Word> block_;
    std::string prefix_;  // of the block before
    std::string page_;
    std::optional<std::size_t> leap_;  // where in it the last block with little in common tells how far the next one is
};

// Throws Error (corrupt) for what is no page.
class WordReader {
public:
    static constexpr std::size_t max_bytes = 255;  // of a word

    // `page` must outlive it.
    explicit WordReader(std::string_view page) : at_(page.data()), end_(at_ + page.size()) {}

    // Goes to the next block, whatever is unread of this one; false at the end. `less_than`: passes over those whose
    // prefix has so many bytes, or more, in common with that of the block before.
    bool next_block(std::size_t less_than = std::string_view::npos);

    // What all words of the block begin with, and how much of that is that of the last block that was not passed over.
    std::string_view prefix() const { return {word_, prefix_bytes_}; }
    std::size_t shared_prefix() const { return shared_prefix_; }

    // Of all words of the block together; characters that the prefix ends within are among them.
    LetterSet letters_behind_prefix() const { return letters_; }

    // Goes to the next word of the block; false at its end. `less_than`: passes over words that have so many bytes, or
    // more, in common with the word before, or as many of the prefix.
    bool next_word(std::size_t less_than = std::string_view::npos);

    std::string_view word() const { return {word_, word_bytes_}; }
    Xapian::doccount documents() const { return documents_; }

    // How much of the word is that of the last one that was not passed over; of the block's first one, the prefix.
    std::size_t shared_word() const { return shared_word_; }

private:
    static constexpr std::size_t copied_at_once = 16;

    std::size_t number();
    const char* take(std::size_t bytes);
    void copy(std::size_t to, const char* from, std::size_t bytes);  // into word_

    std::uint32_t four_bytes();

    const char* at_;   // in the block
    const char* end_;  // of the page
    const char* block_end_ = at_;
    const char* leap_ = at_;                 // the next block with little in common, as far as it is known
    char word_[max_bytes + copied_at_once];  // begins with the prefix
    std::size_t word_bytes_ = 0;
    std::size_t prefix_bytes_ = 0;
    std::size_t shared_prefix_ = 0;
    LetterSet letters_ = 0;
    std::size_t shared_word_ = 0;
    Xapian::doccount documents_ = 0;
};

// Calls function(word, documents) for each word of a page.
template <class Function>
void for_each_word(std::string_view page, Function function) {
    for (WordReader words(page); words.next_block();)
        while (words.next_word()) function(words.word(), words.documents());
}

}  // namespace kwic
