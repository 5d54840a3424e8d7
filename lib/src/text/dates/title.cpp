// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/dates/title.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/dates/dateline.hpp"
#include "text/dates/head.hpp"
#include "text/dates/head_lines.hpp"
#include "text/dates/head_phrases.hpp"
#include "text/dates/line_kind.hpp"
#include "text/dates/sentence.hpp"
#include "text/dates/subject.hpp"
#include "text/fold.hpp"
#include "text/function_words.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t title_limit = 200;          // maximum number of characters of a headline
constexpr std::size_t sentence_limit = 100;       // maximum number of characters of a sentence that is a title
constexpr std::size_t headline_width = 160;       // a wider line is a paragraph if it has a full stop
constexpr std::size_t paragraph_width = 250;      // a wider line is a paragraph
constexpr std::size_t two_sentences_width = 110;  // a wider line with two sentences is a paragraph
constexpr std::size_t sentence_width = 60;        // a narrower line is a headline, even if it has two sentences
constexpr std::size_t wrapped_width = 25;         // a narrower line does not continue on the next line
constexpr std::size_t full_width = 55;            // a line of wrapped text has at least this width
constexpr std::size_t most_headline_lines = 3;    // of a headline
constexpr std::size_t verse_width = 50;           // a narrower line of four or more lines is a verse or an item
constexpr std::size_t address_width = 45;         // maximum width of a line of an address
constexpr std::size_t pair_width = 30;            // minimum width of the first of two lines of a headline
constexpr std::size_t capitals_width = 35;        // minimum width of the first of two lines in capitals
constexpr std::size_t centered_indent = 8;        // white space before the lines of a centered title

bool is_capitals(std::string_view text) {
    bool has_capital = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = next_character(text, at);
        if (u_islower(c)) return false;
        has_capital = has_capital || u_isupper(c);
    }
    return has_capital;
}

bool has_case(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto c = next_character(text, at);
        if (u_islower(c) || u_isupper(c)) return true;
    }
    return false;
}

// Returns whether each word of at least five letters begins with a capital, and most words do.
bool is_title_case(std::string_view text) {
    constexpr std::size_t long_word = 5;
    std::size_t words = 0, capitals = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) continue;
        const bool is_capital = u_isupper(static_cast<UChar32>(first_character(word)));
        if (!is_capital && count_characters(word) >= long_word) return false;
        ++words;
        capitals += is_capital;
    }
    return 2 * capitals > words;
}

// Returns whether the line ends with a Roman numeral, as in `CHAPTER IV`.
bool is_chapter(std::string_view line) {
    const std::string_view word = line.substr(line.rfind(' ') + 1);
    return word.size() < line.size() && word.find_first_not_of("IVXLC") == word.npos;
}

bool is_item(std::string_view line) {
    return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("•") || line.starts_with("– ") ||
           (line.size() > 2 && is_ascii_digit(line[0]) && (line[1] == '.' || line[1] == ')'));
}

// Returns whether the line has the form `Present: all`, with at most two words before the colon.
bool is_entry(std::string_view line) {
    const std::size_t colon = line.find(": ");
    return colon != line.npos && count_words(line.substr(0, colon)) <= 2;
}

// Finds the title in the lines of a head.
class TitleFinder {
public:
    TitleFinder(std::string_view head, std::string_view language)
        : head_(head), lines_(head_lines(head)), kinds_(lines_.size()), language_(language) {}

    std::string find() const {
        if (auto subject = find_subject(head_, lines_)) return shorten(*subject, title_limit);
        const HeadLine* label = nullptr;
        const HeadLine* place = nullptr;
        for (std::size_t i = first_line(); i < lines_.size(); ++i) {
            const LineKind kind = kind_of(i);
            if (kind == LineKind::none || (kind == LineKind::text && is_letterhead(i))) continue;
            if (kind == LineKind::salutation) {
                label = place = nullptr;  // what precedes the salutation is the head of a letter
                continue;
            }
            if (const std::size_t end = menu_end(i); end > i) {
                i = end - 1;
                continue;
            }
            if (kind == LineKind::text && !is_kicker(i)) return place ? beside_place(i, *place) : text_title(i);
            const HeadLine*& kept = kind == LineKind::place ? place : label;
            if (!kept) kept = &lines_[i];
        }
        const HeadLine* const last = place ? place : label;
        return last ? headline(last->text) : std::string();
    }

private:
    LineKind kind_of(std::size_t i) const {
        if (!kinds_[i]) kinds_[i] = line_kind(lines_[i], language_);
        return *kinds_[i];
    }

    std::size_t first_line() const { return lines_after_front_matter(head_, lines_); }

    // Returns the end of the lines from line `i` on that are a menu of a page, or `i` if they are not: lines of at most
    // three words without digits, which a headline with a date, a byline or a paragraph below it follows.
    std::size_t menu_end(std::size_t i) const {
        constexpr std::size_t least_lines = 4, most_words = 3, most_bytes = 60;
        const auto is_item = [&](std::size_t k) {
            const std::string_view text = lines_[k].text;
            return text.size() <= most_bytes && count_words(text) <= most_words &&
                   text.find_first_of("0123456789,.?!") == text.npos;
        };
        std::size_t begin = i, end = i;
        while (end < lines_.size() && is_item(end)) ++end;
        while (end > i && begin > 0 && is_item(begin - 1)) --begin;
        if (end - begin < least_lines || end + 1 >= lines_.size()) return i;
        if (kind_of(end) != LineKind::text || ends_with_stop(lines_[end].text)) return i;
        const bool is_followed = kind_of(end + 1) == LineKind::none || width_of(lines_[end + 1].text) > sentence_limit;
        return is_followed ? end : i;
    }

    // Returns whether line `i` is a kicker: one or two words, or the name of a newspaper, above a headline. It says
    // what kind of text follows, but is not one of the known labels.
    bool is_kicker(std::size_t i) const {
        constexpr std::size_t most_words = 2, most_width = 24;
        if (i + 2 >= lines_.size() || lines_[i].is_heading) return false;
        const std::string_view line = lines_[i].text;
        if (is_newspaper(line) && kind_of(i + 1) != LineKind::text) return true;
        if (count_words(line) > most_words || width_of(line) > most_width || !lines_[i + 1].begins_block) return false;
        if (line.find_first_of("0123456789.?!:\"") != line.npos || is_chapter(line)) return false;
        if (kind_of(i + 1) != LineKind::text) return false;
        return is_below_kicker(line, i + 1);
    }

    // Returns whether line `i`, below the short line `kicker`, is a headline: a date or a byline follows it, or only
    // the kicker is in capitals. It must be longer than the kicker, and must not be a name.
    bool is_below_kicker(std::string_view kicker, std::size_t i) const {
        constexpr std::size_t least_words = 4, least_width = 12;
        const std::string_view line = lines_[i].text;
        if (ends_with_stop(line) || is_item(line)) return false;
        const bool is_spaced = line.find(' ') != line.npos;
        const bool is_long = is_spaced ? count_words(line) >= least_words : width_of(line) >= least_width;
        if (is_capitals(kicker) && !is_capitals(line) && is_long) return true;
        if (kind_of(i + 1) != LineKind::none) return false;
        return is_long ? width_of(line) > width_of(kicker) : is_spaced && has_case(line) && !is_capitalized(line);
    }

    // Returns whether line `i` belongs to an address at the head of a letter: it is short, a salutation follows, and a
    // line with a number, as that of a house, is between them and within the block of line `i`, or precedes it there.
    bool is_letterhead(std::size_t i) const {
        const std::size_t end = block_end(i);
        std::size_t begin = i;
        while (!lines_[begin].begins_block) --begin;
        bool has_number = false;
        for (std::size_t k = begin; k < end; ++k) {
            if (width_of(lines_[k].text) > address_width) return false;
            has_number = has_number || has_digit(lines_[k].text);
        }
        if (!has_number || end - begin < 2) return false;
        for (std::size_t k = end; k < lines_.size(); ++k) {
            const LineKind kind = kind_of(k);
            if (kind == LineKind::salutation) return true;
            if (width_of(lines_[k].text) > headline_width) return false;
        }
        return false;
    }

    // Returns the title if line `i` can be a headline and `place` precedes it.
    std::string beside_place(std::size_t i, const HeadLine& place) const {
        const std::string_view line = lines_[i].text;
        const std::string block = joined(i);
        const bool is_headline = !is_paragraph(block) && !ends_with_stop(line) && !is_item(line) && !is_entry(line) &&
                                 lines_[i].begins_block;
        return is_headline ? headline(block) : headline(place.text);
    }

    std::string text_title(std::size_t i) const {
        const std::string block = joined(i);
        return is_paragraph(block) ? sentence(block) : headline(block);
    }

    // Returns line `i` and the lines that continue it, with a space between them.
    std::string joined(std::size_t i) const {
        std::string text(lines_[i].text);
        if (lines_[i].is_heading) return text;
        const std::size_t end = block_end(i);
        std::size_t last = i;
        while (last + 1 < end && continues(last, i, end)) ++last;
        const std::size_t lines = last - i + 1;
        if (lines > most_headline_lines && lines_[i].text.size() < verse_width) return text;
        for (std::size_t k = i + 1; k <= last; ++k) text.append(" ").append(lines_[k].text);
        return text;
    }

    // Returns the first line after line `i` that begins a block.
    std::size_t block_end(std::size_t i) const {
        do ++i;
        while (i < lines_.size() && !lines_[i].begins_block);
        return i;
    }

    // Returns whether line `i` of the block [begin, end) continues on the next line.
    bool continues(std::size_t i, std::size_t begin, std::size_t end) const {
        const HeadLine& line = lines_[i];
        const HeadLine& next = lines_[i + 1];
        const std::size_t width = width_of(line.text);
        if (width < wrapped_width || width > headline_width || is_item(next.text) || is_entry(next.text)) return false;
        if (kind_of(i + 1) != LineKind::text || dateline_size(next.text, language_) > 0) return false;
        if (std::string_view(".!?:;").find(line.text.back()) != std::string_view::npos) return i > begin;
        if (u_islower(static_cast<UChar32>(first_character(next.text)))) return true;
        if (is_centered(line, next)) return !begins_with(next.text, "draft-");
        if (ends_with_function_word(line.text)) return true;
        if (end - begin == 2 && width >= pair_width && is_pair(line.text, next.text)) return true;
        return width >= full_width && is_full(i, begin, end);
    }

    // Returns whether the lines are centered below each other, as the lines of the title of an RFC.
    static bool is_centered(const HeadLine& line, const HeadLine& next) {
        constexpr std::size_t tolerance = 4;  // twice the number of columns
        if (line.indent < centered_indent || next.indent < centered_indent) return false;
        const std::size_t a = 2 * line.indent + width_of(line.text), b = 2 * next.indent + width_of(next.text);
        return std::max(a, b) - std::min(a, b) <= tolerance;
    }

    // Returns whether the two lines of a block are the lines of one headline: both are in capitals; or each longer word
    // begins with a capital; or they have no capitals, as in Arabic.
    static bool is_pair(std::string_view line, std::string_view next) {
        constexpr std::size_t most_name_words = 3;  // a line of so few words may be the name of the author
        if (ends_with_stop(next)) return false;
        if (is_capitals(line) && is_capitals(next)) return width_of(line) >= capitals_width && !has_digit(next);
        if (count_words(next) <= most_name_words) return false;
        return (is_title_case(line) && is_title_case(next)) || (!has_case(line) && !has_case(next));
    }

    // Returns whether line `i` has no room for the first word of the next line, if no line of the block [begin, end) is
    // wider than the widest.
    bool is_full(std::size_t i, std::size_t begin, std::size_t end) const {
        if (end - begin < 3) return false;
        std::size_t widest = 0;
        for (std::size_t k = begin; k < end; ++k) widest = std::max(widest, width_of(lines_[k].text));
        const std::string_view next = lines_[i + 1].text;
        const std::size_t word = width_of(next.substr(0, next.find(' ')));
        return widest < headline_width && width_of(lines_[i].text) + 1 + word > widest;
    }

    bool ends_with_function_word(std::string_view line) const {
        if (line.back() == ',' || line.back() == '-') return true;
        const std::string word = strip_marks(fold(line.substr(line.rfind(' ') + 1)));
        return is_function_word(language_.empty() ? "en" : language_, word);
    }

    // Returns whether the text is running text and not a headline.
    bool is_paragraph(std::string_view text) const {
        const std::size_t width = width_of(text);
        if (width > paragraph_width) return true;
        const bool has_stop = ends_with_stop(text);
        const bool has_two = first_sentence(text) < text.size();
        if (has_two && width > (has_stop ? sentence_width : two_sentences_width)) return true;
        if (has_stop && width > sentence_limit) return true;
        return (has_stop || width > sentence_limit) && dateline_size(text, language_) > 0;
    }

    std::string sentence(std::string_view paragraph) const {
        std::string_view text = paragraph.substr(dateline_size(paragraph, language_));
        text = trim_line(text.substr(0, first_sentence(text)));
        return shorten(text.empty() ? paragraph : text, sentence_limit);
    }

    static std::string headline(std::string_view line) {
        line = trim_line(without_update_number(line));
        while (line.size() > 1 && (line.back() == ':' || line.back() == ' ')) line.remove_suffix(1);
        return shorten(line, title_limit);
    }

    // Removes the number that a news agency puts before the headlines of later versions: `UPDATE 2-`.
    static std::string_view without_update_number(std::string_view line) {
        for (const std::string_view word : {"UPDATE ", "WRAPUP ", "RPT-", "REFILE-", "CORRECTED-"}) {
            if (!line.starts_with(word)) continue;
            std::size_t at = word.size();
            while (at < line.size() && is_ascii_digit(line[at])) ++at;
            const bool is_numbered = word.back() == '-' || (at > word.size() && line.substr(at, 1) == "-");
            if (is_numbered) return line.substr(word.back() == '-' ? at : at + 1);
        }
        return line;
    }

    std::string_view head_;
    std::vector<HeadLine> lines_;
    mutable std::vector<std::optional<LineKind>> kinds_;  // of the lines for which kind_of() has been called
    std::string_view language_;
};

}  // namespace

std::string find_title(std::string_view head, std::string_view language) {
    return TitleFinder(clip(head, head_bytes), language).find();
}

}  // namespace kwic
