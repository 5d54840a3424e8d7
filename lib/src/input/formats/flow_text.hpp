// SPDX-License-Identifier: GPL-2.0-or-later
// FlowText builds the text of a document from the parts of its file, and records from which lines of the file the parts
// are.
#pragma once

#include "input/formats/reading.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// What separates two parts of a text. If several breaks follow each other, the greatest is used.
enum class Break { none, space, tab, line, paragraph };

class FlowText {
public:
    // `source`, the text of the file, must outlive the FlowText.
    explicit FlowText(std::string_view source) : source_(source) { text_.reserve(source.size() / 2); }

    // Appends words, and replaces white space between them by a space. A line end between two letters of Han, Hiragana
    // or Katakana is omitted. The words are the source from the offset `at` on or, if `is_source` is false, stand for
    // what the source has at `at`. Offsets must ascend.
    void add(std::string_view words, std::size_t at, bool is_source = true);

    // Appends words with their spaces and line ends. If `is_source` is true, the words are the source from `at` on.
    void add_preformatted(std::string_view words, std::size_t at, bool is_source);

    // Separates the parts before and after. Breaks at the beginning and at the end of the text have no effect.
    void separate(Break kind) {
        if (kind > pending_) pending_ = kind;
    }

    // Returns whether nothing has been added since the last break.
    bool is_separated() const { return text_.empty() || pending_ != Break::none; }

    // The text so far.
    const std::string& text() const { return text_; }

    // Returns the text and its lines.
    Reading finish();

private:
    void begin_word(std::string_view words, std::size_t at);
    void add_shift();
    void advance(std::size_t at);

    std::string_view source_;
    std::string text_;
    std::vector<LineShift> lines_;
    Break pending_ = Break::none;
    bool is_line_pending_ = false;    // the white space that `pending_` stands for has a line end
    std::size_t counted_ = 0;         // offset in the source up to which line ends are counted
    std::ptrdiff_t source_line_ = 0;  // number of line ends of the source before this offset
    std::ptrdiff_t text_line_ = 0;    // number of line ends of the text
};

// Returns `text` with each run of white space replaced by a space, and without white space at both ends.
std::string in_one_line(std::string_view text);

}  // namespace kwic
