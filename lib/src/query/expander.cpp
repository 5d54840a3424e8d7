// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/expander.hpp"

#include "index/forms.hpp"
#include "index/schema.hpp"
#include "index/terms.hpp"
#include "query/limits.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdlib>

namespace kwic {
namespace {

std::u32string characters(std::string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) out += static_cast<char32_t>(next_character(text, i));
    return out;
}

// Bytes serve as characters, but for ?, which stands for a whole one. Linear in practice: the last * is the only
// one that is ever tried again.
bool matches_wildcard(std::string_view pattern, std::string_view text) {
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = pattern.npos;
    std::size_t star_text = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            star_text = t;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            for (++t; t < text.size() && is_continuation(text[t]);) ++t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != pattern.npos) {
            p = star + 1;
            t = ++star_text;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

// Optimal string alignment distance (Damerau-Levenshtein without edits of edited pairs); `most` + 1 if it is larger.
unsigned edit_distance(const std::u32string& a, const std::u32string& b, unsigned most) {
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
    std::vector<unsigned> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<unsigned>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<unsigned>(i);
        unsigned least = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const unsigned exchange = last[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, exchange});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most) return most + 1;
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

}  // namespace

Group Expander::take(Group group, const std::string& typed, std::size_t most, const std::string& what) {
    std::stable_sort(group.begin(), group.end(), [&](const Form& a, const Form& b) {
        if ((a.term == typed) != (b.term == typed)) return a.term == typed;
        return a.documents > b.documents;
    });
    most = std::min(most, limits::forms_per_query - std::min(taken_, limits::forms_per_query));
    if (!group.empty() && group[0].term == typed)
        most = std::max<std::size_t>(most, 1);  // never without the word itself
    if (group.size() > most) {
        warnings_.push_back(what + " stands for " + std::to_string(group.size()) + " words: the " +
                            std::to_string(most) + " most frequent were used");
        group.resize(most);
    }
    taken_ += group.size();
    return group;
}

Group Expander::exact(std::string_view prefix, const std::string& word) {
    if (word.empty()) return {};
    std::string term = schema::word_term(prefix, word);
    const Xapian::doccount documents = database_.get_termfreq(term);
    if (documents == 0) return {};
    return {{std::move(term), documents}};
}

Group Expander::forms(std::string_view prefix, const std::string& word) {
    Group group;
    for (const std::string& form : forms_of(database_, stemmers_, word))
        for (Form& found : exact(prefix, form)) group.push_back(std::move(found));
    return take(std::move(group), schema::word_term(prefix, word), limits::forms_per_word, "'" + word + "'");
}

template <class Matches>
Group Expander::scan(std::string_view prefix, const std::string& literal, Matches matches) {
    Group group;
    for_each_term(database_, std::string(prefix) + literal, [&](const std::string& term, Xapian::TermIterator& at) {
        if (matches(std::string_view(term).substr(prefix.size()))) group.push_back({term, at.get_termfreq()});
    });
    return group;
}

Group Expander::wildcard(std::string_view prefix, const std::string& pattern) {
    const std::string what = "'" + pattern + "'";
    if (is_spent()) {
        warnings_.push_back(what + " was left out: the query stands for " + std::to_string(limits::forms_per_query) +
                            " words already");
        return {};
    }
    const std::string literal = pattern.substr(0, pattern.find_first_of("*?"));
    Group group = scan(prefix, literal, [&](std::string_view word) { return matches_wildcard(pattern, word); });
    return take(std::move(group), "", limits::forms_per_wildcard, what);
}

Group Expander::names(std::string_view prefix, const std::string& pattern) {
    const std::string literal = pattern.substr(0, pattern.find_first_of("*?"));
    return scan(prefix, literal, [&](std::string_view word) { return matches_wildcard(pattern, word); });
}

Group Expander::fuzzy(std::string_view prefix, const std::string& word, unsigned distance) {
    if (is_spent()) {
        warnings_.push_back("'" + word + "~' was searched as it is: the query stands for " +
                            std::to_string(limits::forms_per_query) + " words already");
        return exact(prefix, word);
    }
    const std::u32string wanted = characters(word);
    // A letter more or less is up to four bytes.
    const std::size_t slack = 4 * distance;
    Group group = scan(prefix, "", [&](std::string_view candidate) {
        if (candidate.size() > word.size() + slack || word.size() > candidate.size() + slack) return false;
        return edit_distance(wanted, characters(candidate), distance) <= distance;
    });
    return take(std::move(group), schema::word_term(prefix, word), limits::forms_per_wildcard, "'" + word + "~'");
}

}  // namespace kwic
