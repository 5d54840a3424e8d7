// SPDX-License-Identifier: GPL-2.0-or-later
// Compares the results of searches for joined and split words with the results of a naive model.
#include "support/search.hpp"
#include "text/fold.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

// Documents of random short words with random separators between the words.
class Collection {
public:
    Collection() {
        static const Strings separators = {" ", " ", "-", "_", ".", ", ", "/", " \u2013 ", "@"};
        for (std::size_t i = 0; i < 60; ++i) {
            Strings words;
            std::string text;
            for (auto left = 4 + random_() % 8; left > 0; --left) {
                words.push_back(word());
                text += (text.empty() ? "" : separators[random_() % separators.size()]) + words.back();
            }
            documents.push_back({.id = std::to_string(i), .text = text});
            words_.push_back(words);
        }
    }

    // Returns a word that consists of two random words, of one word of a document, or of two adjacent words of a
    // document. Sometimes removes the accents.
    std::string query_word() {
        if (random_() % 3 == 0) return word() + word();
        const Strings& words = words_[random_() % words_.size()];
        const std::size_t at = random_() % (words.size() - 1);
        const std::string query = words[at] + (random_() % 2 ? words[at + 1] : "");
        return random_() % 4 ? query : strip_marks(query);
    }

    std::vector<Document> documents;

    // Returns whether the document has `words` next to each other, in this order. Ignores accents.
    bool has(std::size_t document, const Strings& words) const {
        const auto is_same = [](const std::string& a, const std::string& b) {
            return strip_marks(a) == strip_marks(b);
        };
        const Strings& all = words_[document];
        return std::search(all.begin(), all.end(), words.begin(), words.end(), is_same) != all.end();
    }

    // Returns the documents that contain the word as one word or as two adjacent words.
    std::set<std::size_t> with_word(const std::string& word) const {
        std::vector<Strings> spellings = {{word}};
        for (std::size_t at = 1; at < word.size(); ++at)
            if ((word[at] & 0xc0) != 0x80) spellings.push_back({word.substr(0, at), word.substr(at)});
        std::set<std::size_t> found;
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (std::any_of(spellings.begin(), spellings.end(), [&](const Strings& each) { return has(i, each); }))
                found.insert(i);
        return found;
    }

private:
    // Returns a random word. There are few different letters, so that a word often occurs in several documents. None of
    // the words is a function word.
    std::string word() {
        static const Strings letters = {"k", "v", "z", "\u00e9", "e"};
        std::string word;
        for (auto left = 2 + random_() % 2; left > 0; --left) word += letters[random_() % letters.size()];
        return word;
    }

    std::mt19937 random_{31};
    std::vector<Strings> words_;
};

TEST_SUITE("word splits") {
    TEST_CASE("a search finds the documents that a naive model of joins and splits finds") {
        Collection collection;
        const test::TestIndex index(collection.documents, {.language = "ja"});
        const auto found = [&](const std::string& query, Variants variants) {
            std::set<std::size_t> ids;
            const SearchOptions options{.limit = 100, .match = Match::all, .variants = variants};
            for (const std::string& id : index.ids(query, options)) ids.insert(std::stoul(id));
            return ids;
        };
        std::size_t joined_or_split = 0;
        for (int run = 0; run < 300; ++run) {
            const std::string first = collection.query_word();
            const std::string second = collection.query_word();
            CAPTURE(first);
            CAPTURE(second);
            const auto with_first = collection.with_word(first);
            REQUIRE(found(first, Variants::accents) == with_first);

            const auto with_second = collection.with_word(second);
            std::set<std::size_t> with_both;
            std::set<std::size_t> typed_together;
            for (std::size_t i = 0; i < collection.documents.size(); ++i) {
                if (collection.has(i, {first + second}) || (with_first.contains(i) && with_second.contains(i)))
                    with_both.insert(i);
                if (collection.has(i, {first + second}) || collection.has(i, {first, second})) typed_together.insert(i);
                joined_or_split += with_first.contains(i) && !collection.has(i, {first});
            }
            REQUIRE(found(first + " " + second, Variants::accents) == with_both);
            REQUIRE(found(first + "-" + second, Variants::accents) == typed_together);
        }
        CHECK(joined_or_split > 100);
    }
}

}  // namespace
}  // namespace kwic
