// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/paradigms.hpp"

#include "base/utf8.hpp"
#include "text/paradigm_tables.hpp"
#include "text/word_list.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace kwic {
namespace {

constexpr std::size_t max_ending = 24;  // greater than the size in bytes of the longest ending in the tables

bool has(std::string_view list, std::string_view part) { return has_word(list, part.empty() ? "-" : part); }

bool has(const Endings& endings, std::string_view ending) {
    if (endings.second == Endings::nothing) return has(endings.first, ending);
    for (std::size_t cut = 0; cut <= ending.size(); ++cut)
        if (has(endings.first, ending.substr(0, cut)) && has(endings.second, ending.substr(cut))) return true;
    return false;
}

bool has(std::span<const Endings> paradigm, std::string_view ending) {
    return std::any_of(paradigm.begin(), paradigm.end(), [&](const Endings& endings) { return has(endings, ending); });
}

// Returns the ending without the letter that doubles the last letter of the stem before an e: nette, Verhältnisses.
std::string_view without_doubling(std::string_view stem, std::string_view ending) {
    const bool is_doubled = ending.size() > 1 && !stem.empty() && ending[0] == stem.back() && ending[1] == 'e';
    return is_doubled ? ending.substr(1) : ending;
}

// Returns whether is_suitable(stem, ending of a, ending of b) is true for a stem with which both words begin.
// Endings of more than max_ending bytes are not tried.
template <class Function>
bool any_common_stem(std::string_view a, std::string_view b, Function is_suitable) {
    auto size = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    while (size > 0 && size < a.size() && is_continuation(a[size])) --size;
    const std::size_t longer = std::max(a.size(), b.size());
    for (; size > 0 && longer - size <= max_ending; size = character_start(a, size - 1))
        if (is_suitable(a.substr(0, size), a.substr(size), b.substr(size))) return true;
    return false;
}

}  // namespace

bool has_paradigms(std::string_view language) { return !paradigms(language).empty(); }

bool share_paradigm(std::string_view language, std::string_view a, std::string_view b) {
    if (a == b) return true;
    const std::span<const Paradigm> all = paradigms(language);
    return any_common_stem(a, b, [&](std::string_view stem, std::string_view left, std::string_view right) {
        const std::size_t letters = count_characters(stem);
        return std::any_of(all.begin(), all.end(), [&](const Paradigm& paradigm) {
            const auto has_ending = [&](std::string_view ending) {
                return has(paradigm.endings, ending) ||
                       (paradigm.doubles && has(paradigm.endings, without_doubling(stem, ending)));
            };
            return letters >= paradigm.min_letters && has_ending(left) && has_ending(right);
        });
    });
}

bool share_umlaut_paradigm(std::string_view plain, std::string_view changed) {
    return any_common_stem(plain, changed, [&](std::string_view stem, std::string_view left, std::string_view right) {
        return std::any_of(umlaut_paradigms().begin(), umlaut_paradigms().end(), [&](const UmlautParadigm& paradigm) {
            return stem.size() >= paradigm.min_letters && has(paradigm.plain, left) && has(paradigm.changed, right);
        });
    });
}

}  // namespace kwic
