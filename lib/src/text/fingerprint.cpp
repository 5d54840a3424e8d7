// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/fingerprint.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/word_hash.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// A sentence has at least min_words words, or many_words if it does not end with a full stop.
constexpr std::size_t min_words = 5;
constexpr std::size_t many_words = 15;

// The maximum number of word pairs in a paragraph that is a notice, such as a notice about cookies.
constexpr std::size_t max_of_notice = 100;

// When a paragraph has this number of word pairs, the pairs are added to a sketch and removed from paragraph_.
constexpr std::size_t max_held = 256;

// The number of times that a pair with a number is added, each time as a different hash. Numbers have this weight
// because reports that are written from a template, such as reports on dividends or sports results, differ only in
// their numbers.
constexpr std::size_t number_weight = 3;

// A text with fewer than min_pairs pairs has an exact fingerprint, because a sketch of a few pairs would not be
// reliable.
constexpr std::size_t min_pairs = 12;

// The set of words that are frequent in notices on web pages and rare in other text.
class Notices {
public:
    Notices() {
        for (const std::string_view word : {"cookie", "cookies", "newsletter", "newsletters", "javascript", "subscribe",
                                            "unsubscribe", "abonnez", "abonnieren", "suscríbete", "iscriviti", "куки",
                                            "подпишитесь", "اشترك", "クッキー", "ニュースレター", "订阅", "訂閱"}) {
            hashes_.push_back(word_hash(word));
            may_be_.set(hashes_.back() >> shift);
        }
    }

    bool contains(std::uint64_t word) const {
        return may_be_[word >> shift] && std::find(hashes_.begin(), hashes_.end(), word) != hashes_.end();
    }

private:
    static constexpr unsigned shift = 52;
    std::vector<std::uint64_t> hashes_;
    std::bitset<(std::uint64_t{1} << (64 - shift))> may_be_;
};

const Notices& notices() {
    static const Notices instance;
    return instance;
}

// Returns whether `text` begins with a non-ASCII character that ends a sentence.
bool is_full_stop(std::string_view text) {
    static constexpr std::array<std::string_view, 6> stops = {"\u3002", "\uff01", "\uff1f",
                                                              "\u0964", "\u061f", "\u06d4"};
    return std::any_of(stops.begin(), stops.end(), [&](std::string_view stop) { return text.starts_with(stop); });
}

// Returns whether `text` begins with a non-ASCII character that begins a list item.
bool is_bullet(std::string_view text) {
    static constexpr std::array<std::string_view, 4> bullets = {"\u2013", "\u2014", "\u2022", "\u00b7"};
    return std::any_of(bullets.begin(), bullets.end(),
                       [&](std::string_view bullet) { return text.starts_with(bullet); });
}

using TokenIterator = std::span<const Token>::iterator;

bool begins_with_digit(const Token& token) { return is_ascii_digit(token.term[0]); }

// Returns the last token of the number that begins at `token`: numbers such as 3.14 and 14,000 have several tokens.
TokenIterator end_of_number(std::string_view block, TokenIterator token, TokenIterator end) {
    for (auto next = token + 1; next != end && begins_with_digit(*next); token = next++)
        if (next->begin != token->end + 1 || (block[token->end] != '.' && block[token->end] != ',')) break;
    return token;
}

}  // namespace

Fingerprinter::Fingerprinter() { paragraph_.reserve(2 * max_held); }

void Fingerprinter::add(std::string_view block, std::span<const Token> tokens) {
    const Notices& of_notices = notices();
    std::size_t end = 0;
    for (auto token = tokens.begin(); token != tokens.end(); ++token) {
        // A full stop directly before a word, as in a file name, does not end a sentence. A gap of one byte ends a
        // sentence only if the byte is `!` or `?`.
        const auto gap = block.substr(end, token->begin - end);
        if (gap.size() > 1 || gap == "!" || gap == "?") look_between(gap);
        const bool is_number = begins_with_digit(*token);
        std::string_view word = token->term;
        if (is_number) {
            const auto last = end_of_number(block, token, tokens.end());
            if (last != token) word = block.substr(token->begin, last->end - token->begin);
            token = last;
        }
        end = token->end;
        const std::uint64_t hash = word_hash(word);
        if (of_notices.contains(hash)) is_notice_ = true;
        if (words_++ > 0) {
            std::uint64_t pair = (last_ * 3 + hash) * 0xbf58476d1ce4e5b9;
            paragraph_.push_back(pair ^= pair >> 32);
            if (is_number || last_is_number_)
                for (std::size_t i = 1; i < number_weight; ++i) paragraph_.push_back(pair = mix(pair));
        }
        last_ = hash;
        last_is_number_ = is_number;
        if (paragraph_.size() >= max_held && words_ >= many_words) settle();
    }
    look_between(block.substr(end));
}

// Ends the current sentence or paragraph if it ends in `gap`, the characters between two words. If the paragraph ends,
// the characters after the last line end of `gap` belong to the next paragraph.
void Fingerprinter::look_between(std::string_view gap) {
    std::size_t lines = 0;
    bool is_ended = false, is_listed = false, is_notice = false;
    for (std::size_t i = 0; i < gap.size(); ++i) {
        const char c = gap[i];
        if (c == ' ') continue;
        if (c == '\n') {
            ++lines;
            is_notice_ |= is_notice;
            is_notice = false;
        }
        if (lines == 0 && (c == '.' || c == '!' || c == '?')) is_ended = true;
        if (lines > 0 && (c == '-' || c == '*')) is_listed = true;
        if (is_ascii(c)) continue;
        is_ended |= is_full_stop(gap.substr(i));
        is_notice |= gap.substr(i).starts_with("©");
        is_listed |= lines > 0 && is_bullet(gap.substr(i));
    }
    const bool ends_paragraph = lines > 1 || (lines > 0 && (is_ended || is_listed));
    if (is_ended || ends_paragraph) end_sentence(is_ended);
    if (ends_paragraph) end_paragraph();
    is_notice_ |= is_notice;
}

void Fingerprinter::end_sentence(bool is_ended) {
    if (words_ < (is_ended ? min_words : many_words)) {
        for (std::size_t i = sentence_; i < paragraph_.size(); ++i) fragments_.add(paragraph_[i]);
        paragraph_.resize(sentence_);
    }
    sentence_ = paragraph_.size();
    words_ = 0;
    if (sentence_ >= max_held) settle();
}

void Fingerprinter::end_paragraph() {
    settle();
    is_notice_ = false;
}

void Fingerprinter::settle() {
    Sketch& sketch = is_notice_ && paragraph_.size() <= max_of_notice ? notices_ : prose_;
    for (const std::uint64_t pair : paragraph_) sketch.add(pair);
    paragraph_.clear();
    sentence_ = 0;
}

std::string Fingerprinter::finish() {
    end_sentence(false);
    end_paragraph();
    if (prose_.added() < fragments_.added() / 3) prose_.add(fragments_);
    if (prose_.added() < notices_.added() / 8) prose_.add(notices_);
    if (prose_.added() == 0) return {};
    return prose_.added() < min_pairs ? prose_.exact() : prose_.bits();
}

}  // namespace kwic
