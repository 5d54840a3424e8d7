// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/scanner.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "query/limits.hpp"
#include "query/literal_syntax.hpp"

#include <kwic/warning.hpp>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns the warning about a quotation mark that is not closed.
Warning unclosed_mark() {
    return {WarningCode::syntax, "a quotation mark was not closed: it was read as closed at the end"};
}

struct Quotes {
    std::string_view open;
    std::array<std::string_view, 3> close;  // any of these marks closes the phrase, because pasted texts mix marks
    bool is_opening = false;                // most texts use the mark only to open a quotation
};

constexpr std::array<Quotes, 8> quotes = {{
    {"\"", {"\"", "\u201d", "\""}},
    {"\u201c", {"\u201d", "\"", "\u201c"}, true},      // “ ”
    {"\u201d", {"\u201d", "\"", "\u201d"}},            // ” ” (Swedish, or an unpaired mark)
    {"\u201e", {"\u201c", "\u201d", "\""}, true},      // „ “
    {"\u00ab", {"\u00bb", "\u00bb", "\u00bb"}, true},  // « »
    {"\u00bb", {"\u00ab", "\u00bb", "\u00ab"}},        // » «
    {"\u300c", {"\u300d", "\u300d", "\u300d"}, true},  // 「 」
    {"\u300d", {"\u300d", "\u300d", "\u300d"}},        // an unpaired 」
}};

const Quotes* quote_at(std::string_view text, std::size_t at) {
    const auto found = std::find_if(quotes.begin(), quotes.end(),
                                    [&](const Quotes& q) { return text.substr(at).starts_with(q.open); });
    return found == quotes.end() ? nullptr : &*found;
}

bool is_removed(UChar32 c) {
    return (c >= 0x200e && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

// Returns whether `c` separates words. (u_iscntrl() would also include soft hyphens and joiners within words.)
bool is_blank(UChar32 c) { return u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR; }

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
}

bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c) || c == '.'; });
}

// Returns whether the quotation mark at `at` is a character of the word that begins at `begin`. A mark directly after a
// letter or digit is a character of the word, as in `27"` and `צה"ל`. But in scripts without spaces between words, an
// opening mark begins a phrase even after a letter: 他说“你好”.
bool is_in_word(std::string_view text, std::size_t begin, std::size_t at, const Quotes& quote) {
    if (at == begin) return false;
    std::size_t before = character_start(text, at - 1);
    const UChar32 c = next_character(text, before);
    if (!(U_MASK(u_charType(c)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK))) return false;
    UErrorCode status = U_ZERO_ERROR;
    return !quote.is_opening || !uscript_breaksBetweenLetters(uscript_getScript(c, &status));
}

// Returns whether a quotation mark after `word` begins an exact value: `field:="value"`, or `="value"` within
// `field:( )`.
bool is_exact_mark(std::string_view word) { return word == "=" || (word.size() > 2 && word.ends_with(":=")); }

bool ends_with_quote(std::string_view word) {
    return std::any_of(quotes.begin(), quotes.end(), [&](const Quotes& quote) { return word.ends_with(quote.open); });
}

// Returns the offset after the colon of the field name at `begin`, if the name contains a `\\`: such a name may contain
// spaces, brackets and quotation marks. Otherwise, returns `begin`.
std::size_t after_escaped_name(std::string_view text, std::size_t begin) {
    bool has_escape = false;
    for (std::size_t at = begin; at < text.size(); ++at) {
        if (text[at] == ':') return has_escape ? at + 1 : begin;
        if (text[at] == ' ' || text[at] == '(' || text[at] == ')' || quote_at(text, at)) return begin;
        if (text[at] != '\\' || ++at == text.size()) continue;
        if (text[at] == ' ' && at == begin + 1) return begin;  // no name begins with a space
        has_escape = true;
        if (const Quotes* const quote = quote_at(text, at)) at += quote->open.size() - 1;
    }
    return begin;
}

// Returns the offset at which the word that begins at `begin` ends: the offset of the next space or bracket, or of the
// next quotation mark that begins a phrase.
std::size_t word_end(std::string_view text, std::size_t begin) {
    std::size_t at = after_escaped_name(text, begin);
    while (at < text.size() && text[at] != ' ' && text[at] != '(' && text[at] != ')') {
        const Quotes* const quote = quote_at(text, at);
        if (quote && !is_in_word(text, begin, at, *quote)) break;
        at += quote ? quote->open.size() : 1;
    }
    return at;
}

// Returns whether the word that begins at `at` is an option of a pasted command, such as `-i` in `sed -i`.
bool is_option_at(std::string_view text, std::size_t at) {
    const auto is_letter_or_digit = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
    const std::string_view rest = text.substr(at);
    if (rest.size() < 2 || rest[0] != '-') return false;
    if (rest[1] == '-') {
        std::size_t third = 2;
        return rest.size() > 2 &&
               (is_ascii(rest[2]) ? is_letter_or_digit(rest[2]) : u_isalnum(next_character(rest, third)));
    }
    if (!is_letter_or_digit(rest[1])) return false;
    const bool has_boost = rest.size() > 2 && rest[2] == '^';
    const std::size_t end = rest.find_first_not_of(has_boost ? "0123456789." : ",;.?!", has_boost ? 3 : 2);
    return end == rest.npos || rest[end] == ' ' || rest[end] == ')';
}

// Returns whether `at` is the beginning of `text`, or follows a space or an opening bracket.
bool is_first(std::string_view text, std::size_t at) { return at == 0 || text[at - 1] == ' ' || text[at - 1] == '('; }

// Reads the suffixes directly after a phrase, literal or closing bracket: a boost such as `^2`, and after a phrase also
// a distance such as `~3`. The suffixes may be in any order. Returns the offset after them.
std::size_t scan_suffixes(std::string_view text, std::size_t at, Lexeme& lexeme) {
    while (at < text.size() && (text[at] == '^' || (text[at] == '~' && lexeme.kind == Lexeme::Kind::phrase))) {
        const char sign = text[at];
        std::size_t end = at + 1;
        while (end < text.size() && (is_ascii_digit(text[end]) || (sign == '^' && text[end] == '.'))) ++end;
        const auto number = text.substr(at + 1, end - at - 1);
        if (sign == '~') {
            lexeme.has_distance = true;
            lexeme.distance = limits::distance + 1;  // the value if the number is too large to parse
            std::from_chars(number.data(), number.data() + number.size(), lexeme.distance);
            if (number.empty()) lexeme.distance = 5;
        } else {
            std::from_chars(number.data(), number.data() + number.size(), lexeme.boost);
        }
        at = end;
    }
    return at;
}

// Reads a phrase whose text begins at `at`, after the opening quotation mark, and its suffixes. Returns the offset
// after the suffixes.
std::size_t scan_phrase(std::string_view text, std::size_t at, const std::array<std::string_view, 3>& closing_marks,
                        Lexeme& phrase, std::vector<Warning>& warnings) {
    std::size_t end = text.size();
    std::size_t next = text.size();
    for (const std::string_view mark : closing_marks)
        if (const auto found = text.find(mark, at); found < end) end = found, next = found + mark.size();
    phrase.is_open = end == text.size();
    if (phrase.is_open) warnings.push_back(unclosed_mark());
    // Quotation marks of another kind within a phrase are not part of its words.
    phrase.text = without_quotes(text.substr(at, end - at));
    return scan_suffixes(text, next, phrase);
}

bool scan_operator(std::string_view word, Lexeme& lexeme) {
    using Kind = Lexeme::Kind;
    if (word == "OR" || word == "|" || word == "||") return lexeme.kind = Kind::either, true;
    if (word == "AND" || word == "&&") return lexeme.kind = Kind::both, true;
    if (word == "NOT") return lexeme.kind = Kind::without, true;
    for (const std::string_view name : {"NEAR", "ADJ"}) {
        if (!word.starts_with(name)) continue;
        const auto rest = word.substr(name.size());
        if (!rest.empty() && (rest[0] != '/' || !is_number(rest.substr(1)))) continue;
        lexeme.kind = Kind::near;
        lexeme.distance = 10;
        if (!rest.empty() &&
            std::from_chars(rest.data() + 1, rest.data() + rest.size(), lexeme.distance).ec != std::errc{})
            lexeme.distance = limits::distance + 1;
        return true;
    }
    return false;
}

}  // namespace

std::string_view clean_character(std::int32_t character, std::string_view bytes) {
    if (character < 0) return "\ufffd";
    if (is_blank(character)) return " ";
    return is_removed(character) ? std::string_view() : bytes;
}

std::string clean_query(std::string_view bytes, std::vector<Warning>& warnings) {
    if (bytes.size() > limits::query_bytes) {
        warnings.push_back(
            {WarningCode::query_limit, "the query was cut after " + std::to_string(limits::query_bytes) + " bytes"});
        bytes = bytes.substr(0, limits::query_bytes);
        // Drop the bytes of the last character, which may be incomplete.
        for (int i = 0; i < 3 && !bytes.empty() && is_continuation(bytes.back()); ++i) bytes.remove_suffix(1);
        if (!bytes.empty() && !is_ascii(bytes.back())) bytes.remove_suffix(1);
    }
    std::string text;
    bool replaced = false;
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t begin = i;
        const UChar32 c = next_character(bytes, i);
        replaced |= c < 0;
        text += clean_character(c, bytes.substr(begin, i - begin));
    }
    if (replaced) warnings.push_back({WarningCode::replaced_bytes, "bytes that are not UTF-8 were replaced"});
    return text;
}

std::vector<Lexeme> scan_query(std::string_view text, std::vector<Warning>& warnings, Reading reading) {
    const bool is_strict = reading == Reading::strict;
    using Kind = Lexeme::Kind;
    std::vector<Lexeme> lexemes;
    const auto push = [&](Lexeme lexeme, std::size_t begin, std::size_t end) {
        lexeme.source = {begin, end};
        lexemes.push_back(std::move(lexeme));
    };
    std::string field;  // name of the field if `field:` precedes the next phrase or bracket
    std::size_t field_begin = 0;
    for (std::size_t at = skip_spaces(text, 0); at < text.size(); at = skip_spaces(text, at)) {
        const std::size_t begin = field.empty() ? at : field_begin;
        if (const auto literal = scan_literal(text, at)) {
            if (!literal->is_closed) warnings.push_back(unclosed_mark());
            Lexeme lexeme{.kind = Kind::literal};
            at = literal->mark.empty() ? literal->end : scan_suffixes(text, literal->end, lexeme);
            push(std::move(lexeme), begin, at);
        } else if (const Quotes* quote = quote_at(text, at)) {
            Lexeme phrase{.kind = Kind::phrase, .field = std::exchange(field, {})};
            at = scan_phrase(text, at + quote->open.size(), quote->close, phrase, warnings);
            push(std::move(phrase), begin, at);
        } else if (text[at] == '(') {
            push({.kind = Kind::open, .field = std::exchange(field, {})}, begin, at + 1);
            ++at;
        } else if (text[at] == ')') {
            Lexeme close{.kind = Kind::close};
            const std::size_t end = scan_suffixes(text, at + 1, close);
            push(std::move(close), at, end);
            at = end;
        } else if ((text[at] == '-' || text[at] == '+') &&
                   (is_strict || !(is_first(text, at) && is_option_at(text, at)))) {
            const bool is_single = at + 1 < text.size() && text[at + 1] != ' ' && text[at + 1] != '-' &&
                                   text[at + 1] != '+' && text[at + 1] != ')';
            if (text[at] == '-' && is_single && is_first(text, at))
                push({.kind = Kind::minus}, at, at + 1);
            else if (text[at] == '-' && is_strict)
                warnings.push_back({WarningCode::syntax, "a hyphen excludes nothing"});
            ++at;  // a plus sign means AND, the default; a hyphen that excludes nothing is punctuation
        } else {
            const std::size_t end = word_end(text, at);
            Lexeme word{.kind = Kind::word, .text = std::string(text.substr(at, end - at))};
            // A `\` at the end of a word is punctuation. If to_string() wrote it before a space, the next word would
            // become a part of a name.
            while (word.text.size() > 1 && word.text.back() == '\\') word.text.pop_back();
            if (is_strict && ends_with_quote(word.text))
                warnings.push_back(
                    {WarningCode::syntax, "a quotation mark at the end of '" + word.text + "' closes nothing"});
            const bool is_before_quote = end < text.size() && quote_at(text, end);
            const bool is_before_bracket = end < text.size() && text[end] == '(';
            const auto value = is_before_quote && is_exact_mark(word.text) ? scan_quoted(text, end) : std::nullopt;
            if (value) {
                if (!value->is_closed) warnings.push_back(unclosed_mark());
                word.text.resize(word.text.size() - std::min<std::size_t>(word.text.size(), 2));
                Lexeme exact{.kind = Kind::exact, .field = std::move(word.text), .value_begin = end};
                at = scan_suffixes(text, value->end, exact);
                push(std::move(exact), begin, at);
                continue;
            }
            if ((is_before_quote || is_before_bracket) && word.text.size() > 1 && word.text.back() == ':' &&
                !word.text.ends_with("::") && !word.text.ends_with("\\:")) {
                word.text.pop_back();
                field = std::move(word.text);  // the parser reads the name as a word if no field has this name
                field_begin = at;
            } else {
                scan_operator(word.text, word);
                push(std::move(word), at, end);
            }
            at = end;
        }
    }
    push({}, text.size(), text.size());
    return lexemes;
}

bool is_quote_at(std::string_view text, std::size_t at) { return quote_at(text, at) != nullptr; }

std::string without_quotes(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const Quotes* quote = quote_at(text, at);
        result += quote ? ' ' : text[at];
        at += quote ? quote->open.size() : 1;
    }
    return result;
}

bool is_operator(std::string_view word) {
    Lexeme unused;
    return scan_operator(word, unused);
}

bool is_option(std::string_view word) { return is_option_at(word, 0); }

bool take_suffix(std::string& text, char sign, std::string& number) {
    const auto at = text.rfind(sign);
    if (at == text.npos || at == 0) return false;
    const std::string rest = text.substr(at + 1);
    if (!rest.empty() && !is_number(rest)) return false;
    number = rest;
    text.resize(at);
    return true;
}

}  // namespace kwic
