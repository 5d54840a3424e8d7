// SPDX-License-Identifier: GPL-2.0-or-later
// A word page holds words in ascending order, each with its document frequency. The words are prefix-compressed in
// blocks. The lexicon consists of word pages. A reader that needs few words can skip a block without reading its words,
// and can skip a word without copying its bytes.
//
// A page is a sequence of blocks of 8 words; the last block may have fewer words. The prefix of a block is the longest
// common prefix of its words. A block has this format:
//
//     shared      varint      number of bytes that the prefix shares with the prefix of the previous block
//     rest        string      the rest of the prefix: length (varint) and bytes
//     leap        4 bytes     only if shared < 2: number of bytes from the end of this field to the next block with
//                             shared < 2, or 0 if there is no such block
//     letters     4 bytes     LetterSet of the characters, without their accents, that follow the prefix in the words
//                             of the block
//     words       string      the encoded words: total length in bytes (varint), and the bytes
//
// Numbers of 4 bytes are little-endian. A word, without the prefix of its block, has this format:
//
//     sizes       1 byte      upper 4 bits: number of bytes shared with the previous word; lower 4 bits: size of
//                             the rest in bytes. The value 15 means that the number follows as a varint.
//     [shared]    varint      if the upper 4 bits are 15
//     [size]      varint      if the lower 4 bits are 15
//     rest        bytes
//     documents   varint
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A set of characters. A character with the code point c is represented by bit c % 32, so different characters may
// share a bit.
using LetterSet = std::uint32_t;
inline constexpr LetterSet letter_bit(std::int32_t character) { return LetterSet{1} << (character & 31); }

class WordPacker {
public:
    // Adds a word. Words must be added in ascending order and have at most WordReader::max_bytes bytes. Returns the
    // size of the complete blocks of the page in bytes.
    std::size_t add(std::string_view word, Xapian::doccount documents);

    // Ends and returns the page, which is empty if no words were added. The next add() begins a new page.
    std::string take();

private:
    struct Word {
        std::string text;
        Xapian::doccount documents;
    };

    void end_block();

    std::vector<Word> block_;
    std::string prefix_;  // prefix of the previous block
    std::string page_;
    std::optional<std::size_t> leap_;  // offset in page_ of the last `leap` field, which is filled in later
};

// Reads a page block by block. next_block() and next_word() throw Error (corrupt) if the page is damaged.
class WordReader {
public:
    static constexpr std::size_t max_bytes = 255;  // maximum size of a word

    // `page` must outlive the reader.
    explicit WordReader(std::string_view page) : at_(page.data()), end_(at_ + page.size()) {}

    // Goes to the next block, even if words of the current block are unread. Returns false at the end of the page.
    // Skips blocks whose prefix shares `less_than` bytes or more with the prefix of the previous block.
    bool next_block(std::size_t less_than = std::string_view::npos);

    // prefix() is the prefix of all words of the block. shared_prefix() is the number of bytes that this prefix shares
    // with the prefix of the previous block that was not skipped.
    std::string_view prefix() const { return {word_, prefix_bytes_}; }
    std::size_t shared_prefix() const { return shared_prefix_; }

    // Returns the bare letters (see bare_letter()) of the characters that follow the prefix in the words of the block.
    // If the prefix ends within a character, the set includes the letters of this character.
    LetterSet letters_behind_prefix() const { return letters_; }

    // Goes to the next word of the block. Returns false at the end of the block. Skips words that share `less_than`
    // bytes or more with the previous word.
    bool next_word(std::size_t less_than = std::string_view::npos);

    std::string_view word() const { return {word_, word_bytes_}; }
    Xapian::doccount documents() const { return documents_; }

    // Returns the number of bytes that the word shares with the previous word that was not skipped. For the first word
    // of a block, returns the size of the prefix.
    std::size_t shared_word() const { return shared_word_; }

private:
    static constexpr std::size_t short_copy = 16;  // bytes; see copy()

    std::size_t number();
    const char* take(std::size_t bytes);
    void copy(std::size_t to, const char* from, std::size_t bytes);  // copies to offset `to` of word_

    std::uint32_t four_bytes();

    const char* at_;   // next byte to read
    const char* end_;  // end of the page
    const char* block_end_ = at_;
    const char* leap_ = at_;             // next block with shared < 2, or the end of the page
    char word_[max_bytes + short_copy];  // the current word, which begins with the prefix
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
