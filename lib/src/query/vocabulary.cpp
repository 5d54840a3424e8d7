// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/vocabulary.hpp"

#include "index/terms.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace kwic {
namespace {

std::u32string characters_of(std::string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) out += static_cast<char32_t>(next_character(text, i));
    return out;
}

std::uint64_t letters_of(std::u32string_view word) {
    std::uint64_t letters = 0;
    for (const char32_t c : word) letters |= std::uint64_t{1} << (c % 64);
    return letters;
}

// Optimal string alignment distance (Damerau-Levenshtein without edits of edited pairs); `most` + 1 if it is larger.
// The three rows are kept by the caller, so that nothing is allocated a word.
unsigned edit_distance(std::u32string_view a, std::u32string_view b, unsigned most, std::vector<unsigned> (&rows)[3]) {
    for (auto& row : rows) row.resize(b.size() + 1);
    auto *before_last = &rows[0], *last = &rows[1], *row = &rows[2];
    for (std::size_t j = 0; j <= b.size(); ++j) (*last)[j] = static_cast<unsigned>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        unsigned least = (*row)[0] = static_cast<unsigned>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const unsigned exchange = (*last)[j - 1] + (a[i - 1] != b[j - 1]);
            unsigned cost = std::min({(*last)[j] + 1, (*row)[j - 1] + 1, exchange});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = std::min(cost, (*before_last)[j - 2] + 1);
            (*row)[j] = cost;
            least = std::min(least, cost);
        }
        if (least > most) return most + 1;
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return (*last)[b.size()];
}

}  // namespace

Vocabulary::Vocabulary(const Xapian::Database& database, const std::string& prefix) {
    for_each_term(database, prefix, [&](const std::string& term, Xapian::TermIterator& at) {
        const auto word = std::string_view(term).substr(prefix.size());
        if (text_.size() + word.size() > std::numeric_limits<std::uint32_t>::max()) return;
        const std::u32string characters = characters_of(word);
        entries_.push_back({letters_of(characters), static_cast<std::uint32_t>(text_.size()),
                            static_cast<std::uint16_t>(word.size()), static_cast<std::uint16_t>(characters.size()),
                            at.get_termfreq()});
        text_ += word;
    });
}

Vocabulary::Word Vocabulary::operator[](std::size_t index) const {
    const Entry& entry = entries_[index];
    return {std::string_view(text_).substr(entry.offset, entry.bytes), entry.documents};
}

std::vector<Vocabulary::Neighbour> Vocabulary::neighbours(std::string_view word, unsigned most) const {
    const std::u32string wanted = characters_of(word);
    const std::uint64_t letters = letters_of(wanted);
    std::vector<Neighbour> found;
    std::vector<unsigned> rows[3];
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        const std::size_t longer = std::max<std::size_t>(entry.characters, wanted.size());
        if (longer - std::min<std::size_t>(entry.characters, wanted.size()) > most) continue;
        // An edit adds and takes away one letter at most.
        if (static_cast<unsigned>(std::popcount(entry.letters & ~letters)) > most ||
            static_cast<unsigned>(std::popcount(letters & ~entry.letters)) > most)
            continue;
        const Word candidate = (*this)[i];
        const unsigned distance = edit_distance(wanted, characters_of(candidate.text), most, rows);
        if (distance <= most) found.push_back({candidate, distance});
    }
    return found;
}

}  // namespace kwic
