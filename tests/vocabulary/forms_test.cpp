// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/forms.hpp"
#include "glass/entry_lookup.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

// Returns a database with a forms table. The database has a document for each element of `languages`, or one document
// if `languages` is empty. Each document contains all `words`.
Xapian::WritableDatabase database_of(const test::TempDir& folder, const Strings& words, const Strings& languages) {
    Xapian::WritableDatabase database((folder / "db").string(), Xapian::DB_CREATE_OR_OVERWRITE);
    for (const std::string& language : languages.empty() ? Strings{"xx"} : languages) {
        Xapian::Document document;
        for (const std::string& word : words) document.add_term(word);
        document.add_boolean_term("L" + language);
        document.add_boolean_term("Q" + language);
        document.add_term("Sharbour");
        database.add_document(document);
    }
    database.commit();
    add_all_forms(database, Stemmers(languages));
    database.commit();
    return database;
}

// Returns the forms of a word that are in the vocabulary.
Strings found(const Xapian::Database& database, const Strings& languages, const std::string& word) {
    glass::EntryLookup entries(database);
    Strings forms = forms_of(entries, Stemmers(languages), word);
    std::erase_if(forms, [&](const std::string& form) { return !database.term_exists(form); });
    return forms;
}

TEST_SUITE("forms") {
    TEST_CASE("words with the same stem are forms of one another") {
        const test::TempDir folder;
        const Strings en = {"en"};
        const auto database =
            database_of(folder, {"negotiate", "negotiation", "negotiations", "harbour", "harbours", "harbor"}, en);
        CHECK(found(database, en, "negotiation") == Strings{"negotiate", "negotiation", "negotiations"});
        CHECK(found(database, en, "negotiating") == Strings{"negotiate", "negotiation", "negotiations"});
        CHECK(found(database, en, "harbour") == Strings{"harbour", "harbours"});
        CHECK(found(database, en, "harbours") == Strings{"harbour", "harbours"});
        CHECK(found(database, en, "walrus").empty());
    }

    TEST_CASE("words that differ only in accents and other marks are forms of one another in every language") {
        const test::TempDir folder;
        const auto database = database_of(folder, {"détente", "detente", "çağlayan", "сёла", "محمد", "مُحَمَّد"}, {});
        CHECK(found(database, {}, "detente") == Strings{"detente", "détente"});
        CHECK(found(database, {}, "détente") == Strings{"detente", "détente"});
        CHECK(found(database, {}, "caglayan") == Strings{"çağlayan"});
        CHECK(found(database, {}, "села") == Strings{"сёла"});
        CHECK(found(database, {}, "محمد").size() == 2);
    }

    TEST_CASE("the stemmer of a language stems only words in the script of the language") {
        const test::TempDir folder;
        const Strings languages = {"de", "en", "ru"};
        const auto database = database_of(
            folder, {"verhandlung", "verhandlungen", "talks", "talk", "переговоры", "переговоров"}, languages);
        CHECK(found(database, languages, "verhandlung") == Strings{"verhandlung", "verhandlungen"});
        CHECK(found(database, languages, "talk") == Strings{"talk", "talks"});
        CHECK(found(database, languages, "переговоры") == Strings{"переговоров", "переговоры"});
        CHECK(found(database, {"ru"}, "talk") == Strings{"talk"});
    }

    TEST_CASE("if languages share a script, their stemmers stem only words in documents of the language") {
        const test::TempDir folder;
        Xapian::WritableDatabase database((folder / "db").string(), Xapian::DB_CREATE_OR_OVERWRITE);
        const std::vector<std::pair<std::string, Strings>> documents = {
            {"en", {"not", "harbours", "harbour", "minister"}},
            {"da", {"noter", "note", "minister"}},
            {"xx", {"noten"}},
            {"de", {"ministern"}}};
        for (const auto& [language, words] : documents) {
            Xapian::Document document;
            for (const std::string& word : words) document.add_term(word);
            document.add_boolean_term("L" + language);
            database.add_document(document);
        }
        database.commit();
        const Strings languages = {"da", "de", "en"};
        add_all_forms(database, Stemmers(languages));
        database.commit();
        CHECK(found(database, languages, "note") == Strings{"note", "noten", "noter"});  // without the English `not`
        CHECK(found(database, languages, "not") == Strings{"not"});
        CHECK(found(database, languages, "harbour") == Strings{"harbour", "harbours"});
        // No German document contains `minister`, but this word may be the base form of a word in a German document.
        // The word `ministers` is not in the vocabulary, so it may belong to any language.
        CHECK(found(database, languages, "minister") == Strings{"minister", "ministern"});
        CHECK(found(database, languages, "ministers") == Strings{"minister", "ministern"});
        // A word in a document of an unknown language belongs to all languages.
        CHECK(found(database, languages, "noten") == Strings{"note", "noten", "noter"});
    }

    TEST_CASE("words with different marks on a Latin letter are spellings of each other only if they are long") {
        const test::TempDir folder;
        const auto database = database_of(folder, {"họ", "hồ", "ho", "événement", "évènement"}, {});
        CHECK(found(database, {}, "họ") == Strings{"ho", "họ"});
        CHECK(found(database, {}, "ho") == Strings{"ho", "họ", "hồ"});
        CHECK(found(database, {}, "événement") == Strings{"évènement", "événement"});
    }

    TEST_CASE("a word with a possessive ending is a form of the word without it in every language") {
        const test::TempDir folder;
        const auto database = database_of(folder, {"foto", "foto's", "murphy's", "murphys"}, {});
        CHECK(found(database, {}, "foto") == Strings{"foto", "foto's"});
        CHECK(found(database, {}, "foto's") == Strings{"foto", "foto's"});
        CHECK(found(database, {}, "murphy") == Strings{"murphy's"});
        glass::EntryLookup entries(database);
        CHECK(spellings_of({{database}, {&entries}, {}, false}, "murphy") == Strings{"murphy"});
    }

    TEST_CASE("a number has no other forms") {
        CHECK(Stemmers({"en"}).keys("14,000").size() == 1);
        CHECK(Stemmers({"en"}).keys("2021s").size() == 1);
    }

    TEST_CASE("adding known words changes nothing, and adding new words keeps the old ones") {
        const test::TempDir folder;
        const Strings en = {"en"};
        auto database = database_of(folder, {"talk", "talks"}, en);
        glass::EntryLookup entries(database);
        const Stemmers stemmers(en);
        add_forms(database, stemmers, {{"talking"}, {"talks"}});
        CHECK(forms_of(entries, stemmers, "talk") == Strings{"talk", "talking", "talks"});
        add_forms(database, stemmers, {{"talking"}, {"talks"}});
        CHECK(forms_of(entries, stemmers, "talk") == Strings{"talk", "talking", "talks"});
    }

    TEST_CASE("a language has forms if it has enough of the documents that its stemmer could affect") {
        CHECK(languages_held({{"en", 2}, {"de", 1}}, 3) == Strings{"de", "en"});
        CHECK(languages_held({{"en", 970}, {"de", 10}, {"fr", 2}, {"xx", 18}}, 1000) == Strings{"de", "en"});
        CHECK(languages_held({{"en", 10'000}, {"fr", 30}}, 10'030) == Strings{"en", "fr"});
        CHECK(languages_held({{"en", 42'500}, {"de", 25}}, 42'525) == Strings{"en"});
    }

    TEST_CASE("a language with a different script has forms even if few documents are in this language") {
        CHECK(languages_held({{"en", 100'000}, {"ru", 3}, {"he", 1}}, 100'004) == Strings{"en", "he", "ru"});
        CHECK(languages_held({{"en", 100'000}, {"ru", 1000}, {"bg", 2}}, 101'002) == Strings{"en", "ru"});
    }

    TEST_CASE("documents without a language count only for languages with Latin letters") {
        CHECK(languages_held({{"de", 4}, {"ru", 1}}, 1000) == Strings{"ru"});
        CHECK(languages_held({{"de", 5}, {"ru", 1}}, 1000) == Strings{"de", "ru"});
    }

    TEST_CASE("the documents in variants of a language count for the language") {
        CHECK(languages_held({{"nb", 3}, {"nn", 2}, {"no", 6}, {"zh-hant", 1}}, 7) == Strings{"no"});
    }

    TEST_CASE("the numbers of documents in the languages are read from the terms of the index") {
        const test::TempDir folder;
        Xapian::WritableDatabase database((folder / "db").string(), Xapian::DB_CREATE_OR_OVERWRITE);
        for (int i = 0; i < 1000; ++i) {
            Xapian::Document document;
            document.add_boolean_term(i < 970 ? "Len" : i < 980 ? "Lde" : i < 982 ? "Lfr" : "Lxx");
            database.add_document(document);
        }
        CHECK(languages_held(database) == Strings{"de", "en"});
    }
}

}  // namespace
}  // namespace kwic
