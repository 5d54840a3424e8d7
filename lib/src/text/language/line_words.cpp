// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language/line_words.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

// Classes of bytes. The classes of a token are the union of the classes of its bytes.
enum Class : std::uint8_t {
    lower = 1,
    upper = 2,
    foreign = 4,  // byte of a character outside ASCII
    joint = 8,    // may be inside a word
    digit = 16,
    edge = 32,  // may be before or after a word
    sign = 64,  // seldom beside a word of prose
    space = 128,
};

constexpr std::string_view edges = ",.;:!?\"()[]*<>`";

constexpr std::uint8_t class_in_table(unsigned char c) {
    if (c >= 'a' && c <= 'z') return lower;
    if (c >= 'A' && c <= 'Z') return upper;
    if (c >= 0x80) return foreign;
    if (c >= '0' && c <= '9') return digit;
    if (c == '\'' || c == '-') return joint;
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') return space;
    return edges.find(static_cast<char>(c)) != edges.npos ? edge : sign;
}

constexpr auto classes = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c) table[c] = class_in_table(static_cast<unsigned char>(c));
    return table;
}();

std::uint8_t class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

std::uint8_t classes_of(std::string_view bytes) {
    std::uint8_t all = 0;
    for (const char c : bytes) all |= class_of(c);
    return all;
}

// Returns the size in bytes of the first character of `text` if it is punctuation between U+0080 and U+00BF or a
// character between U+2000 and U+2FFF. Returns 0 otherwise.
std::size_t foreign_punctuation(std::string_view text) {
    if (text[0] == '\xe2') return 3;
    return text[0] == '\xc2' && text[1] != '\xaa' && text[1] != '\xb5' && text[1] != '\xba' ? 2 : 0;
}

std::size_t punctuation_size(std::string_view text) {
    const std::uint8_t c = class_of(text[0]);
    if (c & (edge | joint)) return 1;
    return c & foreign ? foreign_punctuation(text) : 0;
}

std::string_view without_punctuation(std::string_view token) {
    while (!token.empty()) {
        const std::size_t size = punctuation_size(token);
        if (size == 0) break;
        token.remove_prefix(size);
    }
    while (!token.empty()) {
        const std::size_t size = punctuation_size(token.substr(character_start(token, token.size() - 1)));
        if (size == 0) break;
        token.remove_suffix(size);
    }
    return token;
}

// Returns the number of characters of at least three bytes. All characters of scripts that are written without spaces
// have at least three bytes.
std::size_t count_wide(std::string_view token) {
    return static_cast<std::size_t>(
        std::count_if(token.begin(), token.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xe1; }));
}

// Appends each sequence of characters outside ASCII in `token`, followed by a space.
void append_foreign(std::string_view token, std::string& words) {
    for (const char c : token)
        if (!is_ascii(c))
            words += c;
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    words += ' ';
}

bool is_operator(std::string_view token) {
    constexpr std::array<std::string_view, 15> operators = {"=",  "{",  "}",  "==", "!=", "+=", "->", "=>",
                                                            "&&", "||", ":=", "<=", "};", "})", "()"};
    return std::find(operators.begin(), operators.end(), token) != operators.end();
}

class Collector {
public:
    explicit Collector(std::string& words) : words_(words) {}

    void collect(std::string_view line) {
        std::size_t run = line.npos;  // offset of the first word in small letters that was not yet appended, or npos
        for (std::size_t i = 0; i < line.size();) {
            const std::size_t begin = i;
            std::uint8_t all = 0;
            for (std::uint8_t c = 0; i < line.size() && (c = class_of(line[i])) != space; ++i) all |= c;
            if (all == lower) {
                ++counts.words;
                if (run == line.npos) run = begin;
            } else if (all) {
                if (run != line.npos) append(line.substr(run, begin - 1 - run));
                run = line.npos;
                add_token(line.substr(begin, i - begin), all);
            }
            while (i < line.size() && class_of(line[i]) == space) ++i;
        }
        if (run != line.npos) append(line.substr(run));
    }

    TokenCounts counts;
    bool has_capitals_as_words = false;

private:
    void append(std::string_view words) {
        words_ += words;
        words_ += ' ';
    }

    void add_word(std::string_view word) {
        ++counts.words;
        append(word);
    }

    void add_token(std::string_view token, std::uint8_t all) {
        // A token of n wide characters counts as n / unspaced_word words if n is at least min_unspaced.
        constexpr std::size_t min_unspaced = 4;
        constexpr std::size_t unspaced_word = 4;
        const std::string_view word = all & (joint | edge | foreign) ? without_punctuation(token) : token;
        if (all & foreign)
            if (const std::size_t wide = count_wide(word); wide >= min_unspaced && wide * 6 > word.size()) {
                counts.words += wide / unspaced_word;
                return append_foreign(word, words_);
            }
        const std::uint8_t inside = classes_of(word);
        const bool is_called = word.size() + 2 <= token.size() && token.find("()") != token.npos;
        if (inside & (sign | edge) || is_called)
            ++(inside & (lower | upper) || is_operator(token) ? counts.code : counts.others);
        else if (inside & digit || !(inside & (lower | upper | foreign)))
            ++counts.others;
        else if (inside & foreign || word.size() == 1 || !(classes_of(word.substr(1)) & upper))
            add_word(word);
        else if (inside & lower)
            ++counts.code;
        else if (has_capitals_as_words)
            add_word(word);
        else
            ++counts.capitals;
    }

    std::string& words_;
};

}  // namespace

TokenCounts collect_words(std::string_view line, std::string& words) {
    const std::size_t before = words.size();
    Collector collector(words);
    collector.collect(line);
    if (collector.counts.capitals <= collector.counts.words + collector.counts.code) return collector.counts;
    words.resize(before);
    Collector again(words);
    again.has_capitals_as_words = true;
    again.collect(line);
    return again.counts;
}

}  // namespace kwic
