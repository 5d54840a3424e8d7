// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/snippet_range.hpp"
#include "support/corpus.hpp"
#include "support/strings.hpp"
#include "text/fold.hpp"
#include "text/line_breaks.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

// Indexes a document with `text`, and returns the snippets of a search for `query`. A snippet has "..." where the text
// is cut.
std::vector<std::string> snippets(const std::string& text, const std::string& query, SearchOptions options = {}) {
    const test::TempDir folder;
    IndexWriter writer(folder / "index", {.language = "en"});
    writer.put({.id = "a", .text = text, .file = FileStamp{1, 1}});
    writer.commit();
    Searcher searcher(folder / "index");
    std::vector<std::string> snippets;
    for (const Hit& hit : searcher.search(query, options).hits)
        for (const Snippet& snippet : hit.snippets)
            snippets.push_back((snippet.cut_before ? "..." : "") + snippet.text + (snippet.cut_after ? "..." : ""));
    return snippets;
}

std::string filler(int sentences) {
    std::string text;
    for (int i = 0; i < sentences; ++i) text += "The tide was low and the wind was still on that day. ";
    return text;
}

using test::Strings;

TEST_SUITE("snippet") {
    TEST_CASE("a snippet consists of complete sentences if they fit") {
        CHECK(snippets("Title\n\n" + filler(9) + "Envoys met at the pilot station. They talked. " + filler(9), "pilot",
                       {.snippet_length = 80}) == Strings{"Envoys met at the pilot station. They talked."});
    }

    TEST_CASE("abbreviations and full stops within a sentence do not end the sentence") {
        const auto range_around = [](const std::string& text, const std::string& word, std::size_t length) {
            const std::size_t at = text.find(word);
            std::vector<Span> words;
            for (std::size_t i = 0; i < text.size(); ++i)
                if (text[i] != ' ' && (i == 0 || text[i - 1] == ' ')) words.push_back({i, text.find_first_of(" ", i)});
            if (!words.empty()) words.back().end = text.size();
            const SnippetRange range = snippet_range(text, {at, at + word.size()}, length, words);
            return text.substr(range.bytes.begin, range.bytes.end - range.bytes.begin);
        };
        for (const std::string name : {"Mr. Khouly", "Gen. Khouly", "A. Khouly", "U.S. Khouly", "J.R.R. Khouly"}) {
            CAPTURE(name);
            const std::string sentence = "The envoy " + name + " spoke at length.";
            CHECK(range_around("Nothing was said. " + sentence, "Khouly", 60) == sentence);
        }
        CHECK(range_around("It was late. \"Why?\" he asked at the harbour.", "harbour", 45) ==
              "\"Why?\" he asked at the harbour.");
        CHECK(range_around("all is lower. he asked at the harbour.", "harbour", 34) == "he asked at the harbour.");
        CHECK(range_around("It was plan B2. The harbour was sold.", "harbour", 30) == "The harbour was sold.");
    }

    TEST_CASE("a snippet of a long sentence is cut between words, and states that it is cut") {
        std::string sentence = "It began";
        for (int i = 0; i < 60; ++i) sentence += " and went on";
        const auto found = snippets("Title\n\n" + sentence + " to the albatross" + sentence.substr(8) + ".",
                                    "albatross", {.snippet_length = 100});
        REQUIRE(found.size() == 1);
        CHECK((found[0].starts_with("...and") || found[0].starts_with("...went") || found[0].starts_with("...on")));
        CHECK(found[0].find("albatross") != std::string::npos);
        CHECK((found[0].ends_with("and...") || found[0].ends_with("went...") || found[0].ends_with("on...")));
    }

    TEST_CASE("a snippet does not show the title unless only the title matches") {
        const std::string text = "Harbour talks resume\nThe envoys met at the harbour again.\n";
        CHECK(snippets(text, "harbour") == Strings{"The envoys met at the harbour again."});
        CHECK(snippets(text, "talks").at(0).starts_with("Harbour talks resume"));
        CHECK(snippets(text, "path:a") == Strings{"The envoys met at the harbour again."});
        CHECK(snippets("Only a title", "title").at(0) == "Only a title");
    }

    TEST_CASE("a hit has several snippets on request") {
        const std::string text = "T\n\nAn okapi came first. " + filler(30) + "A walrus came next. " + filler(30) +
                                 "An okapi came last. " + filler(5);
        CHECK(snippets(text, "okapi walrus", {.snippets = 3, .snippet_length = 60}).size() == 3);
        CHECK(snippets(text, "okapi walrus", {.snippets = 0}).empty());
        const auto found = snippets(text, "okapi walrus", {.snippets = 3, .snippet_length = 60});
        REQUIRE(found.size() == 3);
        CHECK(found[0].starts_with("An okapi came first."));
        CHECK(found[1].starts_with("A walrus came next."));
        CHECK(found[2].starts_with("An okapi came last."));
    }

    TEST_CASE("snippets of text without spaces begin and end at word boundaries") {
        std::string text;
        for (int i = 0; i < 200; ++i) text += "ผู้แทนเจรจาเรื่อง";
        const auto found = snippets("T\n\n" + text + "ท่าเรือ" + text, "ท่าเรือ", {.snippet_length = 150});
        REQUIRE(found.size() == 1);
        CHECK(found[0].find("ท่าเรือ") != std::string::npos);
        CHECK((found[0].starts_with("...ผู้") || found[0].starts_with("...แทน") || found[0].starts_with("...เจรจา") ||
               found[0].starts_with("...เรื่อง")));
    }

    TEST_CASE(
        "a snippet equals a part of the text, except that line breaks between Chinese characters are removed; each "
        "highlight contains the searched word") {
        std::mt19937 random(71);
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "en"});
        std::vector<std::string> texts;
        const Strings words = {
            "harbour", "harbours", "Harbour", "walrus", "a",   "the.", "end!\n\n",           "東京",
            "ท่าเรือ",   "é",        "\u200f",  "(",      "x-y", "\n",   "longerwordthanmost", "\U0001F600"};
        for (int i = 0; i < 60; ++i) {
            std::string text;
            for (std::size_t size = 1 + random() % (i % 10 == 0 ? 9000 : 300); size > 0; --size)
                text += words[random() % words.size()] + (random() % 3 ? " " : "");
            texts.push_back(text);
            writer.put({.id = std::to_string(i), .text = text});
        }
        writer.commit();
        Searcher searcher(folder / "index");
        std::size_t highlights = 0;
        for (const std::size_t length : {std::size_t{1}, std::size_t{30}, std::size_t{240}, std::size_t{5000}}) {
            for (const Hit& hit :
                 searcher.search("harbour", {.limit = 100, .snippets = 3, .snippet_length = length}).hits) {
                const std::string& text = texts[std::stoul(hit.id)];
                std::uint64_t last = 0;
                for (const Snippet& snippet : hit.snippets) {
                    std::vector<Span> none;
                    REQUIRE(
                        without_breaks_between_letters(text.substr(snippet.offset), none).starts_with(snippet.text));
                    REQUIRE(snippet.offset >= last);
                    REQUIRE((snippet.text.empty() || !is_continuation(snippet.text[0])));
                    last = snippet.offset + snippet.text.size();
                    REQUIRE(snippet.line ==
                            static_cast<std::uint64_t>(std::count(
                                text.begin(), text.begin() + static_cast<std::ptrdiff_t>(snippet.offset), '\n')) +
                                1);
                    std::size_t end = 0;
                    for (const Span& span : snippet.highlights) {
                        REQUIRE(span.begin >= end);
                        end = span.end;
                        const std::string marked = snippet.text.substr(span.begin, span.end - span.begin);
                        // The highlighted text may contain a bidirectional mark, or be an identifier with the part
                        // `harbour`.
                        REQUIRE(fold(marked).find("harbour") != std::string::npos);
                        ++highlights;
                    }
                }
            }
        }
        CHECK(highlights > 500);
    }
}

}  // namespace
}  // namespace kwic
