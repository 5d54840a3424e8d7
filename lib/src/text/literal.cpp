// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/literal.hpp"

#include "base/utf8.hpp"
#include "text/fold.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// Two characters outside ASCII differ from an ASCII letter only in case: U+017F from s, and U+212A from k.
constexpr std::string_view long_s = "\u017f";
constexpr std::string_view kelvin = "\u212a";

std::int32_t folded(std::int32_t character) {
    if (character < 0x80) return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
    return u_foldCase(character, U_FOLD_CASE_DEFAULT);
}

std::size_t find_in(std::string_view text, std::string_view wanted) {
    const void* found = memmem(text.data(), text.size(), wanted.data(), wanted.size());
    return found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : text.npos;
}

}  // namespace

Literal::Literal(std::string_view text) {
    bool has_capital = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        std::int32_t character = next_character(text, at);
        text_ += character < 0 ? std::string_view("\ufffd") : text.substr(begin, at - begin);
        if (character < 0) character = 0xfffd;
        characters_.push_back(character);
        has_capital |= u_isUUppercase(character) != 0;
        has_variants_ |= u_hasBinaryProperty(character, UCHAR_CASE_SENSITIVE) != 0;
    }
    ignores_case_ = !has_capital;
    has_variants_ &= ignores_case_;
    is_small_ascii_ = ignores_case_ && is_ascii(text_);
    if (ignores_case_)
        for (std::int32_t& character : characters_) character = folded(character);
    shorter_match_.resize(characters_.size());
    for (std::size_t i = 1, matched = 0; i < characters_.size(); ++i) {
        while (matched > 0 && characters_[i] != characters_[matched]) matched = shorter_match_[matched - 1];
        if (characters_[i] == characters_[matched]) ++matched;
        shorter_match_[i] = matched;
    }
}

bool Literal::has_word() const {
    return std::any_of(characters_.begin(), characters_.end(), [](std::int32_t character) {
        return (U_MASK(u_charType(character)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
    });
}

std::optional<Span> Literal::find(std::string_view text, std::size_t from) const {
    if (!has_variants_) return find_bytes(text, from);
    // The text is searched part by part, so that the time depends on the distance to the match.
    for (std::size_t size = std::max<std::size_t>(1024, max_bytes()); text.size() - from >= characters_.size();
         size *= 2) {
        const std::string_view rest = text.substr(from);
        if (const auto place = find_in_part(clip(rest, size + max_bytes())))
            return Span{from + place->begin, from + place->end};
        if (rest.size() <= size) break;
        from += clip(rest, size).size();
    }
    return {};
}

std::optional<Span> Literal::find_in_part(std::string_view part) const {
    if (search_in(part) == Search::characters) return find_characters(part);
    std::string small;
    append_small(part, small);
    return find_bytes(small, 0);
}

Literal::Search Literal::search_in(std::string_view text) const {
    if (!is_small_ascii_) return Search::characters;
    const auto may_have = [&](char letter, std::string_view variant) {
        return text_.find(letter) != text_.npos && find_in(text, variant) != text.npos;
    };
    const bool has_variant = !is_ascii(text) && (may_have('s', long_s) || may_have('k', kelvin));
    return has_variant ? Search::characters : Search::small_bytes;
}

std::optional<Span> Literal::find_bytes(std::string_view text, std::size_t from) const {
    const std::size_t at = find_in(text.substr(from), text_);
    if (at == text.npos) return {};
    return Span{from + at, from + at + text_.size()};
}

std::optional<Span> Literal::find_characters(std::string_view text) const {
    std::size_t matched = 0;  // the first `matched` characters of the literal match the text that ends at `at`
    for (std::size_t at = 0; at < text.size();) {
        const std::int32_t character = folded(is_ascii(text[at]) ? text[at++] : next_character(text, at));
        while (matched > 0 && character != characters_[matched]) matched = shorter_match_[matched - 1];
        if (character == characters_[matched]) ++matched;
        if (matched < characters_.size()) continue;
        std::size_t begin = at;
        for (std::size_t left = characters_.size(); left > 0; --left) begin = character_start(text, begin - 1);
        return Span{begin, at};
    }
    return {};
}

}  // namespace kwic
