// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/document_terms.hpp"
#include "schema/schema.hpp"
#include "schema/term_positions.hpp"
#include "schema/word_position.hpp"
#include "support/corpus.hpp"
#include "text/terminal_codes.hpp"

#include <kwic/kwic.hpp>

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace kwic {
namespace {

Document read_document(const std::filesystem::path& file) {
    return {.id = file.lexically_relative(test::corpus()).string(),
            .text = decode_text(test::read_file(file)).text,
            .file = FileStamp{1, 2}};
}

std::vector<Document> documents() {
    std::vector<Document> all;
    for (const auto& file : test::clippings()) all.push_back(read_document(file));
    for (const auto& entry : std::filesystem::directory_iterator(test::corpus() / "encodings"))
        all.push_back(read_document(entry.path()));
    std::string long_text;
    for (const Document& document : all) long_text += document.text;  // a text of many blocks in many languages
    all.push_back({.id = "long", .text = std::move(long_text)});
    std::mt19937 random(7);
    for (int i = 0; i < 50; ++i) {
        all.push_back({.id = "random " + std::to_string(i), .text = test::random_text(random, 400)});
        remove_terminal_codes(all.back().text);
    }
    return all;
}

using Positions = std::map<std::string, std::set<std::size_t>>;

// Returns the positions of each word in the text of `indexed`. For a file, omits the positions above title_gap, which
// belong to the words of the file name.
Positions positions_in(const Xapian::Database& index, const Document& indexed) {
    const std::size_t max = indexed.file ? title_gap : std::numeric_limits<std::size_t>::max();
    const Xapian::docid document = *index.postlist_begin(schema::id_term(schema::id_hash(indexed.id)));
    Positions positions;
    const PositionCodes codes = codes_of(index, document);
    const TermPositions term_positions(index, document, codes);
    for (auto term = index.termlist_begin(document); term != index.termlist_end(document); ++term) {
        if (!schema::is_word(*term)) continue;
        std::vector<Xapian::termpos> found;
        term_positions.append(*term, std::numeric_limits<std::size_t>::max(), found);
        for (const Xapian::termpos stored : found)
            if (const std::size_t position = word_position(stored).first; position <= max)
                positions[*term].insert(position);
    }
    return positions;
}

Positions positions_of(const std::vector<Word>& words) {
    Positions positions;
    for (const Word& word : words) positions[word.term].insert(word.position);
    return positions;
}

bool shares_key(const std::string& a, const std::string& b, const std::string& language) {
    const auto first = words_of(a, language);
    const auto second = words_of(b, language);
    REQUIRE(first.size() == 1);
    REQUIRE(second.size() == 1);
    return std::ranges::find_first_of(first[0].keys, second[0].keys) != first[0].keys.end();
}

bool is_character_boundary(std::string_view text, std::size_t at) {
    return at == text.size() || !is_continuation(text[at]);
}

}  // namespace

TEST_SUITE("analysis") {
    TEST_CASE("an analysis agrees with the index entry of the same document") {
        const test::TempDir folder;
        const std::vector<Document> all = documents();
        REQUIRE(all.size() > 150);
        {
            IndexWriter writer(folder / "index");
            for (const Document& document : all) writer.put(document);
            writer.commit();
        }
        const Xapian::Database index((folder / "index" / "CURRENT").string());
        const IndexReader reader(folder / "index");
        for (const Document& document : all) {
            CAPTURE(document.id);
            const Analysis analysis = analyze(document);
            CHECK(positions_of(analysis.words) == positions_in(index, document));
            const auto indexed = reader.document(document.id);
            REQUIRE(indexed);
            CHECK(analysis.title == indexed->document.title);
            CHECK(analysis.is_title_found == indexed->is_title_found);
            CHECK(analysis.date == indexed->document.date);
            CHECK(analysis.language == indexed->document.language);
        }
    }

    TEST_CASE("the spans of words are in the order of the text and do not split characters") {
        for (const Document& document : documents()) {
            CAPTURE(document.id);
            std::size_t end = 0;
            std::size_t position = 0;
            const std::vector<Word> words = words_of(document.text);
            for (std::size_t i = 0; i < words.size(); ++i) {
                const Span span = words[i].span;
                REQUIRE(words[i].position == position + 1);
                REQUIRE(span.begin >= end);
                REQUIRE(span.end > span.begin);
                REQUIRE(span.end <= document.text.size());
                REQUIRE(is_character_boundary(document.text, span.begin));
                REQUIRE(is_character_boundary(document.text, span.end));
                const bool is_broken = i + 1 < words.size() && words[i + 1].position == position + 1;
                if (is_broken) continue;  // words[i + 1] is the first part of the broken word
                end = span.end;
                ++position;
            }
        }
    }

    TEST_CASE("each word has a folded term, a byte range and a position") {
        const std::string text = "Die Straße, „DÉTENTE“";
        const auto words = words_of(text, "de");
        REQUIRE(words.size() == 3);
        CHECK(words[1].term == "strasse");
        CHECK(text.substr(words[1].span.begin, words[1].span.end - words[1].span.begin) == "Straße");
        CHECK(words[2].term == "détente");
        CHECK(words[2].position == 3);
    }

    TEST_CASE("a word that is broken at a line end precedes its parts") {
        const auto words = words_of("an old har-\n  bour wall", "en");
        REQUIRE(words.size() == 6);
        CHECK(words[2].term == "harbour");
        CHECK(words[2].span == Span{7, 18});
        CHECK(words[2].position == 3);
        CHECK(words[3].term == "har");
        CHECK(words[3].position == 3);
        CHECK(words[4].term == "bour");
        CHECK(words[4].position == 4);
        CHECK(words[5].position == 5);
    }

    TEST_CASE("forms of a word share a key") {
        CHECK(shares_key("détente", "Detente", ""));
        CHECK(shares_key("harbours", "Harbour", "en"));
        CHECK_FALSE(shares_key("harbours", "harbour", ""));
        CHECK(shares_key("Häfen", "Hafen", "de"));
        CHECK_FALSE(shares_key("harbour", "envoy", "en"));
    }

    TEST_CASE("an analysis reports the source of the date") {
        const auto source = [](const Document& document) { return analyze(document).date_source; };
        CHECK(source({.text = "Talks", .date = "2023-07"}) == DateSource::given);
        CHECK(source({.text = "Talks\n19 July 2023\nThe envoys met."}) == DateSource::text);
        CHECK(source({.id = "2021-03-12-talks.txt", .text = "Talks", .file = FileStamp{}}) == DateSource::path);
        CHECK(source({.id = "2021-03-12-talks.txt", .text = "Talks"}) == DateSource::none);
    }

    TEST_CASE("a given title replaces the title in the text, and a given language replaces the default language") {
        const Analysis given = analyze({.title = "Fish", .text = "Talks\nThe envoys met.", .language = "fr"}, "en");
        CHECK(given.title == "Fish");
        CHECK_FALSE(given.is_title_found);
        CHECK(given.language == "fr");
        CHECK(given.words.size() == 4);
        const Analysis found = analyze({.text = "Talks\nThe envoys met."}, "en");
        CHECK(found.title == "Talks");
        CHECK(found.is_title_found);
        CHECK(found.language == "en");
    }

    TEST_CASE("analyze() refuses the documents that an index refuses") {
        CHECK_THROWS_WITH_AS(analyze({.id = "a", .date = "soon"}),
                             "document 'a': 'soon' is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD, or a day "
                             "with a time",
                             Error);
        CHECK_THROWS_AS(analyze({.fields = {{"", 1.0}}}), Error);
        CHECK_THROWS_WITH_AS(analyze({.id = "a", .fields = {{"n", std::nan("")}}}),
                             "document 'a': the number in 'n' is nan: it must be finite", Error);
        CHECK_THROWS_WITH_AS(analyze({.id = "a", .text = "d\xe9tente"}),
                             "document 'a': its text is not UTF-8 at byte 2; see decode_text()", Error);
        CHECK_THROWS_WITH_AS(words_of("\xff"), "a text is not UTF-8 at byte 1; see decode_text()", Error);
        CHECK(analyze({}).words.empty());
    }

    TEST_CASE("several threads can call analyze() at the same time") {
        std::vector<Document> all = documents();
        all.resize(60);
        std::vector<Positions> expected;
        for (const Document& document : all) expected.push_back(positions_of(analyze(document).words));
        std::vector<int> same(4);
        std::vector<std::jthread> threads;
        for (int& count : same)
            threads.emplace_back([&] {
                for (std::size_t i = 0; i < all.size(); ++i)
                    count += positions_of(analyze(all[i]).words) == expected[i];
            });
        threads.clear();
        for (const int count : same) CHECK(count == static_cast<int>(all.size()));
    }
}

}  // namespace kwic
