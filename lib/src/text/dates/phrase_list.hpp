// SPDX-License-Identifier: GPL-2.0-or-later
// PhraseList finds the phrases with which a line begins or ends.
#pragma once

#include "text/dates/head_lines.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace kwic {

// Calls function(phrase) for each phrase of `list`, a string of phrases in which a `|` follows each phrase.
template <class Function>
void for_each_phrase(std::string_view list, Function function) {
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = list.find('|', begin);
        function(list.substr(begin, end - begin));
        begin = end + 1;
    }
}

// Phrases, by their first and last bytes. Comparisons ignore the case of ASCII letters. Threads may share an object.
class PhraseList {
public:
    // `list` is as for for_each_phrase(), and must outlive this object.
    explicit PhraseList(std::string_view list) {
        for_each_phrase(list, [&](std::string_view phrase) {
            by_first_[slot(phrase.front())].push_back(phrase);
            by_last_[slot(phrase.back())].push_back(phrase);
        });
    }

    // Returns the first phrase with which `line` begins, or an empty view.
    std::string_view beginning_of(std::string_view line) const {
        if (line.empty()) return {};
        for (const std::string_view phrase : by_first_[slot(line.front())])
            if (begins_with(line, phrase)) return phrase;
        return {};
    }

    bool has_beginning_of(std::string_view line) const { return !beginning_of(line).empty(); }

    // Returns whether `line` ends with a phrase.
    bool has_end_of(std::string_view line) const {
        if (line.empty()) return false;
        for (const std::string_view phrase : by_last_[slot(line.back())])
            if (line.size() >= phrase.size() && begins_with(line.substr(line.size() - phrase.size()), phrase))
                return true;
        return false;
    }

    // Returns whether `text` is a phrase.
    bool has(std::string_view text) const {
        if (text.empty()) return false;
        for (const std::string_view phrase : by_first_[slot(text.front())])
            if (phrase.size() == text.size() && begins_with(text, phrase)) return true;
        return false;
    }

private:
    static std::size_t slot(char c) { return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c); }

    std::array<std::vector<std::string_view>, 256> by_first_, by_last_;
};

}  // namespace kwic
