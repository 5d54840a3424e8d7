// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/word_lookup.hpp"

#include "schema/fields.hpp"
#include "schema/terms.hpp"
#include "vocabulary/levenshtein_matcher.hpp"
#include "vocabulary/word_pattern.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

std::size_t common_bytes(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

WordLookup::WordLookup(const std::vector<glass::OpenDatabase>& databases, const Xapian::Database& joined,
                       bool has_remote)
    : joined_(joined), has_remote_(has_remote) {
    for (const glass::OpenDatabase& database : databases) {
        lexicons_.emplace_back(database);
        was_updated_ |= lexicons_.back().was_updated();
    }
}

WordLookup::WordLookup(const Xapian::Database& database, const std::string& prefix) {
    WordPacker packer;
    for_each_term(database, prefix, [&](const std::string& term, const Xapian::TermIterator& at) {
        const std::string_view word = std::string_view(term).substr(prefix.size());
        if (schema::is_field_word(word)) packer.add(word, at.get_termfreq());
    });
    page_ = packer.take();
}

std::vector<WordLookup::Word> WordLookup::matching(WordPattern& pattern) {
    return words_with(
        pattern.prefix(),
        [&](const WordReader& block) { return pattern.may_match(block.prefix(), block.letters_behind_prefix()); },
        [&](std::string_view word) { return pattern.matches(word); });
}

std::vector<WordLookup::Word> WordLookup::matching(const BarePrefix& prefix,
                                                   const std::function<bool(std::string_view)>& matches) {
    return words_with(
        prefix, [](const WordReader&) { return true; }, matches);
}

// Returns the words with the prefix for which matches(word) returns true, from the blocks for which may_match(block)
// returns true.
template <class MayMatch, class Matches>
std::vector<WordLookup::Word> WordLookup::words_with(const BarePrefix& prefix, MayMatch may_match, Matches matches) {
    std::vector<Word> found;
    for_each_page(prefix, [&](const std::string& page) {
        // Blocks whose prefix shares passed_over bytes or more with the previous prefix are skipped.
        std::size_t passed_over = std::string_view::npos;
        for (WordReader words(page); words.next_block(passed_over);) {
            passed_over = std::string_view::npos;
            if (!prefix.is_empty()) {
                const std::string candidate = prefix.first_candidate(words.prefix());
                const std::size_t shared = common_bytes(candidate, words.prefix());
                if (shared < words.prefix().size()) {
                    passed_over = shared + 1;
                    continue;
                }
            }
            if (!may_match(words)) continue;
            while (words.next_word())
                if (matches(words.word())) found.push_back({std::string(words.word()), words.documents()});
        }
    });
    complete(found);
    return found;
}

std::vector<WordLookup::Word> WordLookup::neighbors(std::string_view word, unsigned max_distance,
                                                    std::string_view beginning, Xapian::doccount min_documents) {
    std::vector<Word> found;
    LevenshteinMatcher matcher(word, max_distance);
    if (min_documents >= frequent_documents && beginning.empty() && !was_updated_ && lexicons_.size() == 1) {
        if (!frequent_) frequent_.emplace(lexicons_[0].frequent_words());
        frequent_->for_each_near(word, max_distance, [&](std::string_view near, Xapian::doccount documents) {
            matcher.go_to(near, 0);
            if (documents >= min_documents && matcher.distance() <= max_distance)
                found.push_back({std::string(near), documents, matcher.distance()});
        });
        return found;
    }
    WordPattern pattern = WordPattern::beginning_with(std::string(beginning), Spelling::any);
    for_each_page(pattern.prefix(), [&](const std::string& page) {
        for (WordReader words(page); words.next_block(matcher.hopeless());) {
            if (!matcher.go_to(words.prefix(), words.shared_prefix()) ||
                !matcher.may_continue_with(words.letters_behind_prefix()))
                continue;
            while (words.next_word(matcher.hopeless()))
                if (matcher.go_to(words.word(), words.shared_word()) && matcher.distance() <= max_distance &&
                    pattern.matches(words.word()))
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

// Calls function(page) for each page that may contain words with the prefix.
template <class Function>
void WordLookup::for_each_page(const BarePrefix& prefix, Function function) {
    function(page_);
    for (Lexicon& lexicon : lexicons_) {
        for (std::size_t number = 0; number < lexicon.pages(); ++number) {
            number = std::max(number, lexicon.page_of(prefix.first_candidate(lexicon.first_word(number))));
            function(lexicon.page(number));
        }
        function(lexicon.new_words());
    }
}

// Merges the words of several lexicons, and drops words that are no longer in any document after an update.
void WordLookup::complete(std::vector<Word>& words) const {
    if (lexicons_.size() < 2 && !was_updated_) return;
    std::ranges::sort(words, {}, &Word::text);
    std::size_t size = 0;
    for (Word& word : words) {
        if (size > 0 && words[size - 1].text == word.text)
            words[size - 1].documents += word.documents;
        else
            std::swap(words[size++], word);
    }
    words.resize(size);
    if (!was_updated_) return;
    std::vector<std::string> terms;
    for (const Word& word : words) terms.push_back(word.text);
    const auto documents = term_frequencies(joined_, terms, has_remote_);
    for (std::size_t i = 0; i < size; ++i) words[i].documents = documents[i];
    std::erase_if(words, [](const Word& word) { return word.documents == 0; });
}

}  // namespace kwic
