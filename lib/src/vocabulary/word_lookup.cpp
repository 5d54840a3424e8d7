// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/word_lookup.hpp"

#include "schema/terms.hpp"
#include "vocabulary/levenshtein_matcher.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

WordLookup::WordLookup(const std::vector<Xapian::Database>& databases, const Xapian::Database& joined)
    : is_complete_(databases.size() == 1), joined_(joined) {
    for (const Xapian::Database& database : databases) {
        lexicons_.emplace_back(database);
        is_complete_ &= !lexicons_.back().was_updated();
    }
}

WordLookup::WordLookup(const Xapian::Database& database, const std::string& prefix) {
    WordPacker packer;
    for_each_term(database, prefix, [&](const std::string& term, const Xapian::TermIterator& at) {
        packer.add(std::string_view(term).substr(prefix.size()), at.get_termfreq());
    });
    page_ = packer.take();
}

std::vector<WordLookup::Word> WordLookup::matching(const std::function<bool(std::string_view)>& matches,
                                                   std::string_view beginning) {
    std::vector<Word> found;
    for_each_page(beginning, [&](const std::string& page) {
        for_each_word(page, [&](std::string_view word, Xapian::doccount documents) {
            if (word.starts_with(beginning) && matches(word)) found.push_back({std::string(word), documents});
        });
    });
    complete(found);
    return found;
}

std::vector<WordLookup::Word> WordLookup::neighbors(std::string_view word, unsigned max_distance,
                                                    std::string_view beginning, Xapian::doccount min_documents) {
    std::vector<Word> found;
    LevenshteinMatcher matcher(word, max_distance);
    if (min_documents >= frequent_documents && beginning.empty() && is_complete_ && lexicons_.size() == 1) {
        if (!frequent_) frequent_.emplace(lexicons_[0].frequent_words());
        frequent_->for_each_near(word, max_distance, [&](std::string_view near, Xapian::doccount documents) {
            matcher.go_to(near, 0);
            if (documents >= min_documents && matcher.distance() <= max_distance)
                found.push_back({std::string(near), documents, matcher.distance()});
        });
        return found;
    }
    for_each_page(beginning, [&](const std::string& page) {
        for (WordReader words(page); words.next_block(matcher.hopeless());) {
            if (!matcher.go_to(words.prefix(), words.shared_prefix()) ||
                !matcher.may_continue_with(words.letters_behind_prefix()))
                continue;
            while (words.next_word(matcher.hopeless()))
                if (matcher.go_to(words.word(), words.shared_word()) && matcher.distance() <= max_distance &&
                    words.word().starts_with(beginning))
                    found.push_back({std::string(words.word()), words.documents(), matcher.distance()});
        }
    });
    complete(found);
    std::erase_if(found, [&](const Word& near) { return near.documents < min_documents; });
    return found;
}

bool WordLookup::is_large() const {
    constexpr std::size_t many_pages = 8;  // a page has about 3,000 words
    std::size_t pages = 0;
    for (const Lexicon& lexicon : lexicons_) pages += lexicon.pages();
    return pages > many_pages;
}

template <class Function>
void WordLookup::for_each_page(std::string_view beginning, Function function) {
    function(page_);
    for (Lexicon& lexicon : lexicons_) {
        const auto [first, end] = lexicon.pages_with(beginning);
        for (std::size_t number = first; number < end; ++number) function(lexicon.page(number));
        function(lexicon.new_words());
    }
}

// Merges the words of several lexicons, and drops words that are no longer in any document after an update.
void WordLookup::complete(std::vector<Word>& words) const {
    if (is_complete_) return;
    std::ranges::sort(words, {}, &Word::text);
    const auto is_same = [](const Word& a, const Word& b) { return a.text == b.text; };
    words.erase(std::unique(words.begin(), words.end(), is_same), words.end());
    for (Word& word : words) word.documents = joined_.get_termfreq(word.text);
    std::erase_if(words, [](const Word& word) { return word.documents == 0; });
}

}  // namespace kwic
