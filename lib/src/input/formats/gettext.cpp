// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "input/formats/flow_text.hpp"
#include "input/formats/front_matter.hpp"
#include "input/formats/quoted_text.hpp"
#include "input/formats/records.hpp"
#include "input/formats/text_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// A string of an entry, in the pieces in which it is written.
struct Message {
    struct Piece {
        std::string text;
        std::size_t at;  // offset in the file
    };
    std::vector<Piece> pieces = {};
    bool is_translation = false;
    bool is_context = false;  // `msgctxt`

    std::string text() const {
        std::string all;
        for (const Piece& piece : pieces) all += piece.text;
        return all;
    }
};

// Returns the offset of `mark` in `text` if it occurs once and a letter or digit follows, else npos.
std::size_t only_mark(std::string_view text, char mark) {
    const std::size_t at = text.find(mark);
    if (at == text.npos || text.find(mark, at + 1) != text.npos || at + 1 == text.size()) return text.npos;
    const char next = text[at + 1];
    const bool is_reference = mark == '&' && text.find(';', at) != text.npos;
    return !is_reference && (is_ascii_letter(next) || is_ascii_digit(next) || !is_ascii(next)) ? at : text.npos;
}

// Returns whether the word around the mark begins with a capital, as that of a button does.
bool is_in_capitalized_word(std::string_view text, std::size_t at) {
    while (at > 0 && is_ascii_letter(text[at - 1])) --at;
    const char first = text[at] == '_' || text[at] == '&' ? text[at + 1] : text[at];
    return first >= 'A' && first <= 'Z';
}

class GettextReader {
public:
    explicit GettextReader(std::string_view source) : source_(source), text_(source) {}

    Reading read() {
        TextLines lines(source_);
        while (lines.next()) take_line(trimmed(lines.line()));
        end_entry();
        return text_.finish();
    }

private:
    void take_line(std::string_view line) {
        if (line.starts_with("#~")) line = trimmed(line.substr(2));
        if (line.empty()) return end_entry();
        if (line[0] == '#') {
            if (!messages_.empty() && messages_.back().is_translation) end_entry();
            const char kind = line.size() > 1 ? line[1] : ' ';
            if (kind == ':' || kind == ',' || kind == '|' || kind == '=') return;
            text_.separate(Break::line);
            text_.add(line.substr(kind == '.' ? 2 : 1), offset(line) + (kind == '.' ? 2 : 1));
            return text_.separate(Break::line);
        }
        std::size_t quote = std::min(line.find('"'), line.size());
        const std::string_view keyword = line.substr(0, quote);
        if (!keyword.empty() && !keyword.starts_with("msg")) {
            text_.separate(Break::line);
            text_.add(line, offset(line));  // not gettext
            return text_.separate(Break::line);
        }
        if (!keyword.empty()) {
            const bool is_translation = keyword.starts_with("msgstr");
            if (!is_translation && !messages_.empty() && messages_.back().is_translation) end_entry();
            messages_.push_back({{}, is_translation, keyword.starts_with("msgctxt")});
        }
        if (messages_.empty()) messages_.emplace_back();
        if (quote == line.size()) return;
        const std::size_t at = offset(line) + quote;
        messages_.back().pieces.push_back({read_double_quoted(line, quote), at});
    }

    // Adds the strings of the entry to the text.
    void end_entry() {
        const char mark = access_key_mark();
        for (const Message& message : messages_) {
            text_.separate(Break::line);
            const std::size_t marked = mark ? only_mark(message.text(), mark) : std::string::npos;
            std::size_t begin = 0;
            for (const Message::Piece& piece : message.pieces) {
                std::string words = piece.text;
                if (marked >= begin && marked < begin + words.size()) words.erase(marked - begin, 1);
                begin += piece.text.size();
                add_lines(words, piece.at);
            }
            text_.separate(Break::line);
        }
        if (!messages_.empty()) text_.separate(Break::paragraph);
        messages_.clear();
    }

    void add_lines(std::string_view words, std::size_t at) {
        for (std::size_t begin = 0; begin < words.size();) {
            const std::size_t end = std::min(words.find('\n', begin), words.size());
            text_.add(words.substr(begin, end - begin), at, false);
            if (end < words.size()) text_.separate(Break::line);
            begin = end + 1;
        }
    }

    // Returns the character that marks access keys in the entry, or 0.
    char access_key_mark() const {
        std::string original, translation;
        for (const Message& message : messages_) {
            if (message.is_context) continue;
            std::string& part = message.is_translation ? translation : original;
            if (part.empty()) part = message.text();
        }
        for (const char mark : {'_', '&', '~'}) {
            const std::size_t at = only_mark(original, mark);
            if (at == original.npos) continue;
            if (translation.empty() ? mark != '~' && is_in_capitalized_word(original, at)
                                    : translation != original && only_mark(translation, mark) != translation.npos)
                return mark;
        }
        return 0;
    }

    std::size_t offset(std::string_view part) const { return static_cast<std::size_t>(part.data() - source_.data()); }

    std::string_view source_;
    FlowText text_;
    std::vector<Message> messages_;  // of the current entry
};

}  // namespace

Reading read_gettext(std::string_view text) { return GettextReader(text).read(); }

}  // namespace kwic
