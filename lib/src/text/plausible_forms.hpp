// SPDX-License-Identifier: GPL-2.0-or-later
// Decides whether two words that share a key (see text/stemmers.hpp) may be forms of one word. A stemmer processes each
// word separately, and gives the same stem to some unrelated words. Comparing the two words with each other excludes
// many pairs of unrelated words.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// The spellings of a folded word that are compared with those of another word.
class WordReading {
public:
    WordReading(std::string_view language, std::string_view word);

    struct Spelling {
        std::string written;
        std::string bare;  // without accents; see strip_marks()
    };

    std::string_view language() const { return language_; }

    // Returns the word without accents.
    const std::string& bare() const { return bare_; }

    // Returns the spellings to which the paradigms of the language apply. The first spelling is the word itself without
    // an elided word, a possessive ending or a reflexive ending. Returns an empty vector if the language has no
    // paradigms.
    const std::vector<Spelling>& spellings() const { return spellings_; }

    // Returns the spellings and the German infinitives of which they may be forms.
    const std::vector<std::string>& infinitives() const;

private:
    std::string language_;
    std::string bare_;
    std::vector<Spelling> spellings_;
    mutable std::vector<std::string> infinitives_;  // empty until they are needed
};

// Compares a word with other words. An object must not be used by two threads at once.
class FormComparison {
public:
    // `word` is folded. `is_known` states whether a text contains the word. A word that no text contains may be typed
    // without its accents.
    explicit FormComparison(std::string_view word, bool is_known = true) : word_(word), is_known_(is_known) {}

    // Returns whether the word and the folded word `form`, which both have the key `key`, may be forms of one word.
    // `key` has the form of Stemmers::Key::text.
    bool accepts(std::string_view key, std::string_view form);

private:
    const WordReading& reading(std::string_view language);

    std::string word_;
    bool is_known_;
    std::vector<std::string> letters_;  // of the word, with their marks; empty until they are needed
    std::deque<WordReading> readings_;  // of the word, for each language that was needed
};

// Returns the result of FormComparison::accepts() for a single pair.
bool may_be_forms(std::string_view key, std::string_view a, std::string_view b, bool is_known = true);

}  // namespace kwic
