// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/literal_words.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "query/limits.hpp"
#include "text/fold.hpp"
#include "text/unspaced.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// Maximum number of bytes of a literal that are analyzed. Words after these bytes would hardly exclude more documents.
constexpr std::size_t max_analyzed_bytes = 8192;

// Contexts before and after a literal: letters, digits, letters joined by an apostrophe or a full stop, words that a
// hyphen breaks at the end of a line, and line ends. Spaces have the same effect as the empty context.
constexpr std::array<std::string_view, 8> ascii_before = {"x", "xx", "1", "x'", "x.", "xx.", "xx-\n", "\n"};
constexpr std::array<std::string_view, 8> ascii_after = {"x", "xx", "1", "'x", ".x", ".xx", "-\nxx", "\nxx"};

// Contexts that matter only for literals that are not ASCII:
//
//     U+0628          a letter of a script without case; a word ends where scripts with and without case meet
//     x.x' and 'x.x   initials; a word that contains them does not end where scripts meet
//     U+00AD          a soft hyphen, which is ignored between letters
//     U+0301          a combining mark
//     U+1F600         an emoji; U+200D joins it to another emoji
//     U+1F1E6         a regional indicator; two of them form a flag
constexpr std::array<std::string_view, 5> further_before = {"\u0628", "x.x'", "x\u00ad", "\U0001f600", "\U0001f1e6"};
constexpr std::array<std::string_view, 5> further_after = {"\u0628", "'x.x", "\u00adx", "\u0301", "\U0001f600"};

bool is_in(std::int32_t c, std::uint32_t categories) { return (U_MASK(u_charType(c)) & categories) != 0; }

UScriptCode script_of(std::int32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return U_SUCCESS(status) ? script : USCRIPT_COMMON;
}

// Returns whether `c` takes the script of the character before it, as marks and the Japanese ー do. Returns false for
// digits and for letters that have a script.
bool has_any_script(std::int32_t c) {
    if (!is_in(c, U_GC_L_MASK | U_GC_N_MASK)) return true;
    if (c < 0x80 || is_in(c, U_GC_ND_MASK | U_GC_NO_MASK)) return false;
    const UScriptCode script = script_of(c);
    return script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
}

// Returns whether `c` has a case variant that may affect word boundaries in another way than `c` does. Examples are ι,
// whose case variant U+0345 is a mark, and μ, whose case variant U+00B5 belongs to no script.
bool has_unlike_variant(std::int32_t c) {
    const UChar32 folded = u_foldCase(c, U_FOLD_CASE_DEFAULT);
    return folded == 0x03b9 || folded == 0x03bc;
}

// Calls function(character, range) for each character of `text` in [begin, end).
template <class Function>
void for_each_character(std::string_view text, std::size_t begin, std::size_t end, Function function) {
    while (begin < end) {
        const std::size_t first = begin;
        const std::int32_t character = next_character(text, begin);
        function(character, Span{first, begin});
    }
}

// For each byte of a literal, counts the contexts in which a word contains the byte, begins at the byte, or ends before
// the byte.
class WordMap {
public:
    explicit WordMap(std::string_view text) : text_(text), bytes_(text.size() + 1) {}

    void analyze(std::string_view before, std::string_view after, Analyzer& analyzer) {
        const std::string in_context = std::string(before) + std::string(text_) + std::string(after);
        ++contexts_;
        for (const Token& token : analyzer.analyze(in_context)) {
            if (token.end <= before.size() || token.begin >= before.size() + text_.size()) continue;
            const std::size_t begin = token.begin - std::min(token.begin, before.size());
            const std::size_t end = std::min(token.end - before.size(), text_.size());
            for (std::size_t at = begin; at < end; ++at) ++bytes_[at].in_word;
            if (token.begin >= before.size()) ++bytes_[begin].begins;
            if (token.end - before.size() <= text_.size()) ++bytes_[end].ends;
            if (before.empty() && after.empty()) terms_[begin] = token.term;
        }
    }

    // Marks the bytes as uncertain: is_always_in_word() returns false for these bytes.
    void doubt(Span bytes) {
        for (std::size_t at = bytes.begin; at < bytes.end; ++at) bytes_[at].is_doubtful = true;
    }

    // is_always_in_word() returns whether the byte is in a word in all contexts. may_be_in_word() returns whether the
    // byte is in a word in at least one context.
    bool is_always_in_word(std::size_t at) const { return bytes_[at].in_word == contexts_ && !bytes_[at].is_doubtful; }
    bool may_be_in_word(std::size_t at) const { return bytes_[at].in_word > 0 || bytes_[at].is_doubtful; }

    // Returns whether a word begins or ends at an offset in at least one context.
    bool may_be_boundary(std::size_t at) const { return bytes_[at].begins > 0 || bytes_[at].ends > 0; }

    // always_begins() returns whether a word begins at the offset in all contexts, and no word contains the byte before
    // the offset in any context. always_ends() returns whether a word ends at the offset in all contexts, and no word
    // contains the byte at the offset in any context.
    bool always_begins(std::size_t at) const {
        return bytes_[at].begins == contexts_ && (at == 0 || !may_be_in_word(at - 1));
    }
    bool always_ends(std::size_t at) const {
        return bytes_[at].ends == contexts_ && (at == text_.size() || !may_be_in_word(at));
    }

    // Returns the term of the word that begins at an offset when the literal is analyzed without context.
    const std::string& term(std::size_t begin) const { return terms_.at(begin); }

private:
    struct Byte {
        unsigned in_word = 0;  // number of contexts in which a word contains the byte
        unsigned begins = 0;   // number of contexts in which a word begins at the byte
        unsigned ends = 0;     // number of contexts in which a word ends before the byte
        bool is_doubtful = false;
    };

    std::string_view text_;
    std::vector<Byte> bytes_;
    unsigned contexts_ = 0;
    std::map<std::size_t, std::string> terms_;
};

// Treats the bytes of escape sequences as doubtful: in the text of a document, a sequence may or may not be decoded;
// see text/escapes.hpp. Each backslash may begin a sequence, because a backslash may precede the literal. If a full
// stop or an apostrophe may join the character of a sequence to words, these words are doubtful, too, and so is a
// letter to which the sequence may add a mark.
void doubt_escapes(std::string_view text, WordMap& map) {
    constexpr std::string_view kinds = "nbfrtaevuUx0123\\/\"'";
    constexpr std::string_view digits = "0123456789abcdefABCDEF{}";
    constexpr std::size_t max_digits = 8;
    const auto is_in_run = [&](std::size_t at) {
        const char c = text[at];
        return !is_ascii(c) || is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '\'';
    };
    const auto is_joint = [&](std::size_t at) { return text[at] == '.' || text[at] == '\'' || !is_ascii(text[at]); };
    for (std::size_t at = text.find('\\'); at != text.npos; at = text.find('\\', at + 1)) {
        std::size_t begin = at;
        std::size_t end = at + 1;
        if (end < text.size() && kinds.find(text[end]) != kinds.npos) {
            const bool has_digits = std::string_view("uUx0123").find(text[end]) != std::string_view::npos;
            const std::size_t max_end = std::min(++end + (has_digits ? max_digits : 0), text.size());
            while (end < max_end && digits.find(text[end]) != digits.npos) ++end;
            std::size_t first = begin, last = end;
            while (first > 0 && is_in_run(first - 1)) --first;
            while (last < text.size() && is_in_run(last)) ++last;
            const std::string_view left = text.substr(first, begin - first);
            const std::string_view right = text.substr(end, last - end);
            if (!left.empty() && (is_joint(begin - 1) || (has_digits && left.find('.') != left.npos)))
                begin = first;
            else if (!left.empty() && has_digits)
                --begin;
            if (!right.empty() && (is_joint(end) || right.substr(1).starts_with('.'))) end = last;
        }
        map.doubt({begin, end});
    }
}

class WordFinder {
public:
    WordFinder(std::string_view text, const WordMap& map) : text_(text), map_(map) {}

    LiteralWords find() {
        for (std::size_t begin = 0; begin < text_.size();) {
            std::size_t end = begin + 1;
            if (map_.is_always_in_word(begin)) {
                while (end < text_.size() && map_.is_always_in_word(end) && !map_.may_be_boundary(end)) ++end;
                add({begin, end});
            }
            begin = end;
        }
        std::erase_if(words_.sequences, [](const auto& sequence) { return sequence.size() < 2; });
        return std::move(words_);
    }

private:
    void add(Span piece) {
        std::size_t letters = 0;
        bool has_numbers = false;
        bool has_unspaced = false;
        for_each_character(text_, piece.begin, piece.end, [&](std::int32_t c, Span) {
            letters += is_in(c, U_GC_L_MASK);
            has_numbers |= is_in(c, U_GC_N_MASK);
            has_unspaced |= is_unspaced_letter(c);
        });
        const bool begins = map_.always_begins(piece.begin);
        const bool ends = map_.always_ends(piece.end);
        if (has_unspaced)
            for_each_character(text_, piece.begin, piece.end, [&](std::int32_t c, Span letter) {
                if (is_unspaced_letter(c) && count_characters(folded(letter)) == 1) add_part(letter, false, false);
            });
        else if (!begins || !ends)
            add_part(without_any_script(piece, begins), begins, ends);
        else if (letters != 1 || has_numbers || !touches_full_stop(piece))
            add_word(piece);
    }

    // Returns `piece` without its leading characters for which has_any_script() is true. In a text, a letter of a
    // script without spaces, such as Thai, may precede these characters. The analyzer then finds the words with ICU's
    // dictionary, and may divide `piece` between two of these characters or after the last of them. If `begins` is
    // true, returns the whole `piece`, unless has_any_script() is true for all of its characters.
    Span without_any_script(Span piece, bool begins) const {
        std::size_t at = piece.begin;
        for (std::size_t next = at; next < piece.end && has_any_script(next_character(text_, next));) at = next;
        return begins && at < piece.end ? piece : Span{at, piece.end};
    }

    // Returns whether a full stop precedes or follows the piece. A single letter beside a full stop is not always a
    // word. In `self.x.y`, `x` and `y` are two words. But the analyzer reads a text in blocks. If the text has no
    // spaces, a block may begin after `self.`, and then `x.y` is one word.
    bool touches_full_stop(Span piece) const {
        return (piece.begin > 0 && text_[piece.begin - 1] == '.') ||
               (piece.end < text_.size() && text_[piece.end] == '.');
    }

    void add_word(Span piece) {
        const std::string& term = map_.term(piece.begin);
        if (std::find(words_.whole.begin(), words_.whole.end(), term) == words_.whole.end()) {
            if (words_.whole.size() == limits::phrase_words) return;
            words_.whole.push_back(term);
        }
        bool is_next = !words_.sequences.empty();
        for (std::size_t at = last_end_; at < piece.begin; ++at) is_next &= !map_.may_be_in_word(at);
        if (!is_next) words_.sequences.emplace_back();
        words_.sequences.back().push_back(term);
        last_end_ = piece.end;
        // The end of a block may cut a word of this size into two words, so the sequence ends with this word.
        if (term.size() >= min_cut_bytes) words_.sequences.emplace_back();
    }

    void add_part(Span piece, bool begins, bool ends) {
        if (words_.parts.size() == limits::phrase_words) return;
        WordPart part(folded(piece), begins, ends);
        const auto is_same = [&](const WordPart& other) { return other.pattern() == part.pattern(); };
        if (!part.empty() && std::none_of(words_.parts.begin(), words_.parts.end(), is_same))
            words_.parts.push_back(std::move(part));
    }

    std::string folded(Span piece) const { return fold(text_.substr(piece.begin, piece.end - piece.begin)); }

    std::string_view text_;
    const WordMap& map_;
    LiteralWords words_;
    std::size_t last_end_ = 0;  // end of the last piece passed to add_word()
};

}  // namespace

LiteralWords words_of(const Literal& literal, Analyzer& analyzer) {
    const std::string_view text = clip(literal.text(), max_analyzed_bytes);
    WordMap map(text);
    map.analyze("", "", analyzer);
    for (const std::string_view before : ascii_before) map.analyze(before, "", analyzer);
    for (const std::string_view after : ascii_after) map.analyze("", after, analyzer);
    if (!is_ascii(text)) {
        for (const std::string_view before : further_before) map.analyze(before, "", analyzer);
        for (const std::string_view after : further_after) map.analyze("", after, analyzer);
        if (literal.ignores_case())
            for_each_character(text, 0, text.size(), [&](std::int32_t c, Span bytes) {
                if (has_unlike_variant(c)) map.doubt(bytes);
            });
    }
    doubt_escapes(text, map);
    return WordFinder(text, map).find();
}

}  // namespace kwic
