// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/word_lookup.hpp"
#include "base/utf8.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"
#include "text/fold.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

std::u32string characters_of(const std::string& text) {
    std::u32string characters;
    for (std::size_t at = 0; at < text.size();) characters += static_cast<char32_t>(next_character(text, at));
    return characters;
}

// Returns the word without apostrophes and accents. Applies strip_marks() to each character separately.
std::string bare(std::string_view word) {
    std::string spelling;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t begin = at;
        next_character(word, at);
        if (word[begin] != '\'') spelling += strip_marks(word.substr(begin, at - begin));
    }
    return spelling;
}

// Returns the edit distance of the bare words, computed by its definition without optimizations.
unsigned distance(const std::string& one, const std::string& other) {
    const std::u32string a = characters_of(bare(one)), b = characters_of(bare(other));
    std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = static_cast<unsigned>(i + j);
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

// Returns a random word of few different letters, so that many words are within a few edits of each other. Some letters
// have several bytes, and some of these letters begin with the same byte.
std::string random_word(std::mt19937& random, std::size_t max_characters) {
    static const Strings letters = {"a", "b", "c", "n", "á", "æ", "þ",  "'",  "é",
                                    "è", "h", "t", "д", "е", "ё", "の", "は", "𐐨"};
    const std::size_t kinds = random() % 3 ? 4 : letters.size();
    std::string word;
    for (auto size = 1 + random() % max_characters; size > 0; --size) word += letters[random() % kinds];
    return word;
}

void add_document(Xapian::WritableDatabase& database, std::mt19937& random, int words) {
    Xapian::Document document;
    for (int i = 0; i < words; ++i) document.add_term(random_word(random, i % 50 ? 7 : 40));
    document.add_term("Stitle");
    document.add_term("zebra");
    database.add_document(document);
}

Strings words_of(const Xapian::Database& database) {
    Strings words;
    for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at)
        if (*at != "Stitle") words.push_back(*at);
    return words;
}

// Returns whether the pattern matches the text, computed by the definition of wildcards.
bool matches(std::u32string_view pattern, std::u32string_view text) {
    if (pattern.empty()) return text.empty();
    if (pattern[0] == U'*')
        return matches(pattern.substr(1), text) || (!text.empty() && matches(pattern, text.substr(1)));
    return !text.empty() && (pattern[0] == U'?' || pattern[0] == text[0]) && matches(pattern.substr(1), text.substr(1));
}

// Returns bare(word), but with the apostrophes.
std::string bare_but_apostrophes(const std::string& word) {
    std::string spelling;
    for (std::size_t begin = 0; begin <= word.size();) {
        const std::size_t end = std::min(word.find('\'', begin), word.size());
        spelling += (begin > 0 ? "'" : "") + bare(word.substr(begin, end - begin));
        begin = end + 1;
    }
    return spelling;
}

bool matches(const std::string& pattern, const std::string& word) {
    const bool has_apostrophe = pattern.find('\'') != pattern.npos;
    return matches(characters_of(pattern), characters_of(word)) ||
           matches(characters_of(bare_but_apostrophes(pattern)),
                   characters_of(has_apostrophe ? bare_but_apostrophes(word) : bare(word)));
}

// Returns a random_word() with up to three wildcards.
std::string random_pattern(std::mt19937& random) {
    std::string pattern = random_word(random, 4);
    const auto add_wildcard = [&](std::size_t at) { pattern.insert(at, random() % 3 ? "*" : "?"); };
    if (random() % 2) add_wildcard(0);
    if (random() % 2) add_wildcard(character_start(pattern, random() % pattern.size()));
    if (random() % 4) pattern += "*";
    return pattern;
}

// Checks the results of neighbors() and matching() for `rounds` random words and patterns. Finds the expected results
// by comparing each word or pattern with every word of the database.
void check(WordLookup& vocabulary, const Xapian::Database& database, std::mt19937& random, int rounds) {
    const Strings words = words_of(database);
    for (int round = 0; round < rounds; ++round) {
        const std::string wanted = random_word(random, round % 10 ? 7 : 40);
        const auto max_distance = static_cast<unsigned>(round % 4);
        const std::string beginning = round % 3 ? "" : std::string(clip(wanted, 1 + round % 4));
        CAPTURE(wanted);
        CAPTURE(max_distance);
        CAPTURE(beginning);
        Strings expected, found, matching;
        for (const std::string& word : words)
            if (matches(beginning + "*", word) && distance(wanted, word) <= max_distance) expected.push_back(word);
        for (const auto& near : vocabulary.neighbors(wanted, max_distance, beginning)) {
            found.push_back(near.text);
            CHECK(near.distance == distance(wanted, near.text));
            CHECK(near.documents == database.get_termfreq(near.text));
        }
        CHECK(found == expected);
        const std::string text = random_pattern(random);
        CAPTURE(text);
        std::erase_if(expected = words, [&](const std::string& word) { return !matches(text, word); });
        WordPattern pattern(text, Spelling::any);
        for (const auto& word : vocabulary.matching(pattern)) {
            matching.push_back(word.text);
            CHECK(word.documents == database.get_termfreq(word.text));
        }
        CHECK(matching == expected);
        WordPattern exact(text, Spelling::exact);
        matching.clear();
        for (const auto& word : vocabulary.matching(exact)) matching.push_back(word.text);
        std::erase_if(expected = words,
                      [&](const std::string& word) { return !matches(characters_of(text), characters_of(word)); });
        CHECK(matching == expected);
    }
}

}  // namespace

TEST_SUITE("vocabulary") {
    TEST_CASE("neighbors() and matching() find the same words as a comparison with every word") {
        const test::TempDir folder;
        Xapian::WritableDatabase database((folder / "db").string(), Xapian::DB_CREATE_OR_OVERWRITE);
        std::mt19937 random(81);
        for (int i = 0; i < 3; ++i) add_document(database, random, 400);
        write_lexicon(database);
        database.commit();
        WordLookup of_lexicon({database}, database);
        check(of_lexicon, database, random, 200);
        WordLookup of_terms(database, "");
        check(of_terms, database, random, 100);
        WordLookup of_field(database, "S");
        WordPattern all("*", Spelling::any);
        CHECK(of_field.matching(all).at(0).text == "title");
    }

    TEST_CASE("a pattern that ends with a letter is compared with words that end with any character") {
        for (std::int32_t last = 0x80; last < 0xd800; ++last) {
            std::string word = "bon";
            append_utf8(last, word);
            const std::string spelling = bare(word);
            CAPTURE(word);
            for (const char letter : {'a', 'e', 'n', 's'})
                REQUIRE(WordPattern(std::string("*") + letter, Spelling::any).matches(word) ==
                        spelling.ends_with(letter));
        }
    }

    TEST_CASE("words of an update are found, and words whose documents were removed are not") {
        const test::TempDir folder;
        Xapian::WritableDatabase database((folder / "db").string(), Xapian::DB_CREATE_OR_OVERWRITE);
        std::mt19937 random(82);
        for (int i = 0; i < 4; ++i) add_document(database, random, 200);
        write_lexicon(database);
        database.commit();
        for (int update = 0; update < 3; ++update) {
            database.delete_document(static_cast<Xapian::docid>(1 + update));
            add_document(database, random, 100);
            add_to_lexicon(database, words_of(database));
            database.commit();
            WordLookup vocabulary({database}, database);
            check(vocabulary, database, random, 40);
        }
    }

    TEST_CASE("several databases give the same words as one database with all documents") {
        const test::TempDir folder;
        std::mt19937 random(83);
        std::vector<glass::OpenDatabase> databases;
        Xapian::Database together;
        for (const char* const name : {"one", "two", "empty"}) {
            Xapian::WritableDatabase database((folder / name).string(), Xapian::DB_CREATE_OR_OVERWRITE);
            if (name[0] != 'e') add_document(database, random, 300);
            write_lexicon(database);
            database.commit();
            databases.push_back(database);
            together.add_database(database);
        }
        WordLookup vocabulary(databases, together);
        check(vocabulary, together, random, 100);
    }

    TEST_CASE("neighbors() finds only words that occur in at least min_documents documents") {
        const test::TempDir folder;
        Xapian::WritableDatabase database((folder / "db").string(), Xapian::DB_CREATE_OR_OVERWRITE);
        std::mt19937 random(82);
        Strings words;
        for (int i = 0; i < 300; ++i) words.push_back(random_word(random, 5));
        for (std::size_t number = 0; number < 60; ++number) {
            Xapian::Document document;
            for (std::size_t i = 0; i < words.size(); ++i)
                if (i % 60 >= number) document.add_term(words[i]);
            database.add_document(document);
        }
        write_lexicon(database);
        database.commit();
        WordLookup vocabulary({database}, database);
        WordLookup of_terms(database, "");
        for (int round = 0; round < 40; ++round) {
            const std::string wanted = random_word(random, 5);
            const auto min_documents = static_cast<Xapian::doccount>(frequent_documents - 10 + round % 3 * 10);
            Strings expected, found;
            for (const std::string& word : words_of(database))
                if (distance(wanted, word) <= 2 && database.get_termfreq(word) >= min_documents)
                    expected.push_back(word);
            const auto look = [&](WordLookup& in) {
                found.clear();
                for (const auto& near : in.neighbors(wanted, 2, "", min_documents)) found.push_back(near.text);
                return found;
            };
            CHECK(look(vocabulary) == expected);
            CHECK(look(of_terms) == expected);
        }
    }
}

}  // namespace kwic
