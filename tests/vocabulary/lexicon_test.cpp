// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/lexicon.hpp"
#include "schema/schema.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

using test::Strings;

Xapian::WritableDatabase database_of(const test::TempDir& folder, const Strings& words) {
    Xapian::WritableDatabase database((folder / "db").string(), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::Document document;
    for (const std::string& word : words) document.add_term(word);
    database.add_document(document);
    database.commit();
    write_lexicon(database);
    database.commit();
    return database;
}

Strings numbered(const std::string& word, int first, int end) {
    Strings words;
    for (int i = first; i < end; ++i) words.push_back(word + std::to_string(i));
    std::sort(words.begin(), words.end());
    return words;
}

Strings words_of(const std::string& page) {
    Strings words;
    for_each_word(page, [&](std::string_view word, Xapian::doccount) { words.emplace_back(word); });
    return words;
}

}  // namespace

TEST_SUITE("lexicon") {
    TEST_CASE("a page contains the packed words with their document counts") {
        std::mt19937 random(5);
        for (int round = 0; round < 50; ++round) {
            std::set<std::string> words;
            for (auto i = random() % 200; i > 0; --i) {
                std::string word(1 + random() % (i % 9 ? 6 : 245), 'x');
                for (char& c : word) c = static_cast<char>(random() % 8 ? 'a' + random() % 3 : 1 + random() % 255);
                words.insert(word);
            }
            WordPacker packer;
            for (const std::string& word : words) packer.add(word, static_cast<Xapian::doccount>(word.size() * 99));
            const std::string page = packer.take();
            CHECK(words_of(page) == Strings(words.begin(), words.end()));
            for_each_word(
                page, [](std::string_view word, Xapian::doccount documents) { CHECK(documents == word.size() * 99); });
        }
    }

    TEST_CASE("reading a damaged page terminates or throws Error (corrupt)") {
        WordPacker packer;
        for (const std::string& word : numbered("harbour", 0, 100)) packer.add(word, 300);
        const std::string page = packer.take();
        std::mt19937 random(6);
        for (int round = 0; round < 3000; ++round) {
            std::string damaged = page.substr(0, round % 3 ? page.size() : random() % page.size());
            if (!damaged.empty()) damaged[random() % damaged.size()] ^= static_cast<char>(1 << random() % 8);
            try {
                std::size_t bytes = 0;
                for_each_word(damaged, [&](std::string_view word, Xapian::doccount) { bytes += word.size(); });
                CHECK(bytes <= damaged.size() * WordReader::max_bytes);
                for (WordReader words(damaged); words.next_block(random() % 4);) continue;
            } catch (const Error& error) {
                CHECK(error.code() == ErrorCode::corrupt);
            }
        }
    }

    TEST_CASE("page_of() returns the number of the page that has the word") {
        const test::TempDir folder;
        const Strings words = numbered("harbour", 0, 12'000);
        Lexicon lexicon(database_of(folder, words));
        REQUIRE(lexicon.pages() > 2);
        Strings all;
        for (std::size_t i = 0; i < lexicon.pages(); ++i)
            for (std::string& word : words_of(lexicon.page(i))) {
                CHECK(lexicon.page_of(word) == i);
                all.push_back(std::move(word));
            }
        CHECK(all == words);
        CHECK(lexicon.page_of("") == 0);
        CHECK(lexicon.page_of("ship") == lexicon.pages() - 1);
    }

    TEST_CASE("the page of frequent words drops words that are no longer frequent") {
        const test::TempDir folder;
        auto database = database_of(folder, {"ferry", "harbour", "talks"});
        CHECK(Lexicon(database).frequent_words().empty());
        Xapian::Document document;
        for (const char* const word : {"harbour", "talks"}) document.add_term(word);
        for (Xapian::doccount i = 1; i < frequent_documents; ++i) database.add_document(document);
        write_lexicon(database);
        database.commit();
        CHECK(words_of(Lexicon(database).frequent_words()) == Strings{"harbour", "talks"});
        CHECK(words_of(Lexicon(database).page(0)) == Strings{"ferry", "harbour", "talks"});
        database.delete_document(2);
        write_lexicon(database);
        database.commit();
        CHECK(Lexicon(database).frequent_words().empty());
    }

    TEST_CASE("an update adds only new words and marks the lexicon as updated") {
        const test::TempDir folder;
        auto database = database_of(folder, {"ferry", "harbour", "talks"});
        CHECK_FALSE(Lexicon(database).was_updated());
        add_to_lexicon(database, {"harbour"});
        CHECK(Lexicon(database).was_updated());
        CHECK(Lexicon(database).new_words().empty());
        add_to_lexicon(database, {"anchor", "harbour", "walrus"});
        add_to_lexicon(database, {"anchor", "boat"});
        CHECK(words_of(Lexicon(database).new_words()) == Strings{"anchor", "boat", "walrus"});
        CHECK(words_of(Lexicon(database).page(0)) == Strings{"ferry", "harbour", "talks"});
    }

    TEST_CASE("a lexicon with too many new words is rewritten") {
        const test::TempDir folder;
        auto database = database_of(folder, {"ferry", "harbour"});
        Xapian::Document document;
        for (const std::string& word : numbered("new", 0, 20'000)) document.add_term(word);
        database.add_document(document);
        add_to_lexicon(database, numbered("new", 0, 20'000));
        database.commit();
        const Lexicon large(database);
        CHECK(large.pages() > 2);
        CHECK_FALSE(large.was_updated());
        database.delete_document(2);
        write_lexicon(database);
        database.commit();
        CHECK(Lexicon(database).pages() == 1);
        CHECK(std::distance(database.metadata_keys_begin("W"), database.metadata_keys_end("W")) == 2);
    }
}

}  // namespace kwic
