// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/capital_counter.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/bare_spelling.hpp"
#include "text/function_words.hpp"
#include "text/language/language_code.hpp"
#include "text/names/name_context.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// Returns whether a sentence may begin between two words. `between` holds the bytes between the words.
bool may_begin_sentence(std::string_view between) {
    if (between == " ") return false;
    return between.find_first_not_of(" ,-'()/&") != between.npos || between.empty();
}

enum class Letters : std::uint8_t { small, capitalized, capitals, without_case };

// Returns how the word is written. A word is capitalized if its first letter is a capital and its second is not.
Letters letters_of(std::string_view word) {
    if (is_ascii(word[0])) {
        const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        if (!is_capital(word[0])) return Letters::small;
        return word.size() > 1 && !is_capital(word[1]) ? Letters::capitalized : Letters::capitals;
    }
    std::size_t at = 0;
    if (!u_isUUppercase(next_character(word, at)))
        return is_without_case(word) ? Letters::without_case : Letters::small;
    return at < word.size() && !u_isUUppercase(next_character(word, at)) ? Letters::capitalized : Letters::capitals;
}

// Returns the word of the token as it is written in the text.
std::string_view written(std::string_view text, const Token& token) {
    return text.substr(token.begin, token.end - token.begin);
}

// A block of text with its tokens. The argument `i` of the functions is the index of a token.
class Block {
public:
    Block(std::string_view text, std::span<const Token> tokens) : text_(text), tokens_(tokens) {}

    std::string_view term(std::size_t i) const { return tokens_[i].term; }
    Letters letters(std::size_t i) const { return letters_of(written(text_, tokens_[i])); }

    // Returns whether at least one word of the text is capitalized.
    bool has_capitalized() const {
        return std::ranges::any_of(
            tokens_, [&](const Token& token) { return letters_of(written(text_, token)) == Letters::capitalized; });
    }

    bool may_begin_sentence(std::size_t i) const { return i == 0 || kwic::may_begin_sentence(between(i)); }

    // Returns whether the word is a noun directly after a noun, as in `Präsident Macron`.
    bool follows_noun(std::size_t i) const {
        if (i == 0 || between(i) != " " || letters(i - 1) != Letters::capitalized) return false;
        return !is_determiner(term(i - 1)) && !is_function_word("de", bare_spelling(term(i - 1)));
    }

    // Returns whether the word follows a determiner, with at most two adjectives between them.
    bool follows_determiner(std::size_t i) const {
        constexpr std::size_t max_words = 3;
        for (std::size_t j = i; j > 0 && i - j < max_words && between(j) == " "; --j) {
            if (is_determiner(term(j - 1))) return true;
            if (letters(j - 1) != Letters::small || !may_be_adjective(term(j - 1))) return false;
        }
        return false;
    }

private:
    std::string_view between(std::size_t i) const {
        return text_.substr(tokens_[i - 1].end, tokens_[i].begin - tokens_[i - 1].end);
    }

    static std::string bare_spelling(std::string_view word) {
        std::string bare;
        append_bare_spelling(word, bare);
        return bare;
    }

    std::string_view text_;
    std::span<const Token> tokens_;
};

// Finds the words after personal titles. A name may have several words (President Abdel Fattah Sisi), so each of the
// next max_words words may be a part of the name.
class TitleContext {
public:
    // Takes the next word of the text. Returns whether the word may be a part of a name after a title.
    bool next(std::string_view term, bool begins_sentence) {
        if (begins_sentence) words_left_ = 0;
        if (is_title(term)) {
            words_left_ = max_words;
            return false;
        }
        if (words_left_ == 0) return false;
        --words_left_;
        return true;
    }

private:
    static constexpr unsigned max_words = 3;
    unsigned words_left_ = 0;
};

}  // namespace

void CapitalCounter::count(std::string_view text, std::span<const Token> tokens, std::string_view language) {
    const std::string base = base_language(language);
    const bool is_german = base == "de" || base == "lb";
    const std::uint32_t languages = language_bit(base);
    const Block block(text, tokens);
    const bool has_case = block.has_capitalized();
    TitleContext titles;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (const char first = text[tokens[i].begin]; has_case && first >= 'a' && first <= 'z') continue;
        const Letters letters = block.letters(i);
        const std::string_view term = tokens[i].term;
        if (letters == Letters::without_case || !has_case) {
            if (titles.next(term, block.may_begin_sentence(i))) see(term, Kind::titled, languages);
        } else if (letters != Letters::small) {
            if (letters == Letters::capitals || block.may_begin_sentence(i))
                see(term, Kind::neutral, 0);
            else if (!is_german || block.follows_noun(i))
                see(term, Kind::significant, languages);
            else
                see(term, block.follows_determiner(i) ? Kind::determined : Kind::german, languages);
        }
    }
    count_seen();
}

void CapitalCounter::count_title(std::string_view text, std::span<const Token> tokens, Xapian::termcount weight) {
    for (const Token& token : tokens) {
        const Letters letters = letters_of(written(text, token));
        if (letters == Letters::capitalized || letters == Letters::capitals) see(token.term, Kind::neutral, 0, weight);
    }
    count_seen();
}

void CapitalCounter::count_file_name(std::span<const Token> tokens, Xapian::termcount weight) {
    for (const Token& token : tokens)
        if (!is_ascii_digit(token.term[0])) see(token.term, Kind::neutral, 0, weight);
    count_seen();
}

void CapitalCounter::see(std::string_view word, Kind kind, std::uint32_t languages, std::uint32_t weight) {
    if (seen_size_ == at_once) count_seen();
    seen_[seen_size_++] = {words_.probe(word), kind, languages, weight};
}

void CapitalCounter::count_seen() {
    for (std::size_t i = 0; i < seen_size_; ++i) words_.prefetch(seen_[i].word);
    for (std::size_t i = 0; i < seen_size_; ++i) {
        const auto& [word, kind, languages, weight] = seen_[i];
        add(words_.intern(word), kind, languages, weight);
    }
    seen_size_ = 0;
}

void CapitalCounter::add(std::uint32_t number, Kind kind, std::uint32_t languages, std::uint32_t weight) {
    if (kind == Kind::neutral) {
        words_[number].count += weight;
        return;
    }
    if (number >= counts_.size()) counts_.resize(number + 1);
    Count& count = counts_[number];
    count.languages |= languages;
    count.significant += kind == Kind::significant;
    count.german += kind == Kind::german || kind == Kind::determined;
    count.determined += kind == Kind::determined;
    count.titled += kind == Kind::titled;
}

CapitalCounter::Count CapitalCounter::count_of(std::uint32_t number) const {
    Count count = number < counts_.size() ? counts_[number] : Count();
    count.neutral = words_[number].count;
    return count;
}

std::optional<CapitalCounter::Count> CapitalCounter::find(std::string_view word) const {
    const auto number = words_.find(word);
    return number ? std::optional(count_of(*number)) : std::nullopt;
}

std::optional<CapitalCounter::Count> CapitalCounter::find_next(std::string_view word,
                                                               std::optional<std::size_t>& cursor) const {
    const auto number = words_.find_next(word, order_, cursor);
    return number ? std::optional(count_of(*number)) : std::nullopt;
}

void CapitalCounter::add(const CapitalCounter& other) {
    for (std::uint32_t number = 0; number < other.words_.size(); ++number) {
        const std::uint32_t own = words_.intern(other.words_.term(other.words_[number]));
        const Count count = other.count_of(number);
        words_[own].count += count.neutral;
        if (!count.may_be_name()) continue;
        if (own >= counts_.size()) counts_.resize(own + 1);
        Count& sum = counts_[own];
        sum.significant += count.significant;
        sum.german += count.german;
        sum.determined += count.determined;
        sum.titled += count.titled;
        sum.languages |= count.languages;
    }
}

std::uint32_t language_bit(std::string_view language) {
    // Languages that spell foreign names in different ways. An unknown language has the first bit. Languages that are
    // not listed share the bit after that of the last listed language.
    static constexpr std::string_view languages[] = {"",   "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs",
                                                     "sk", "hu", "ro", "hr", "sl", "sv", "da", "no", "fi", "tr",
                                                     "ru", "uk", "bg", "sr", "el", "ar", "fa", "he", "hi"};
    const auto at = std::ranges::find(languages, language);
    return std::uint32_t{1} << (at - std::begin(languages));
}

}  // namespace kwic
