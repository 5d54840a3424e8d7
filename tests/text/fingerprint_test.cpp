// SPDX-License-Identifier: GPL-2.0-or-later
// Tests that the fingerprints of nearly identical texts are near, and that the fingerprints of different texts are not
// near. Most of the texts are newspaper clippings from corpus/clippings or edited versions of these clippings.
#include "text/fingerprint.hpp"
#include "support/corpus.hpp"
#include "support/edits.hpp"
#include "text/blocks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

std::string fingerprint(std::string_view text) {
    Analyzer analyzer;
    Fingerprinter fingerprinter;
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
        end = block_end(text, begin, analyzer.segmenter());
        fingerprinter.add(text.substr(begin, end - begin), analyzer.analyze(text.substr(begin, end - begin)));
    }
    return fingerprinter.finish();
}

bool near_texts(std::string_view a, std::string_view b) { return are_near(fingerprint(a), fingerprint(b)); }

// Each list begins with a report of a news agency (`wire`). The other elements are stories that newspapers made from
// this report.
const std::vector<std::vector<std::string>> reprints = {
    {"wire/2021-02-09-ceasefire-line.txt", "harbour-post/shots-off-the-mole.txt"},
    {"wire/2021-03-12-talks.txt", "meridian/talks-near-deal.txt", "levant-monitor/2021-03-13-near-deal.txt"},
    {"wire/2021-03-19-protocol.txt", "northern-star/harbour-protocol.md",
     "levant-monitor/protocol-signed-kasr-marwan.txt"},
    {"wire/2022-06-18-silver-heron.txt", "meridian/hadadeen-wins-silver-heron.txt"},
    {"wire/2022-10-04-cholera-vaccination.txt", "levant-monitor/cholera-vaccine-sahrun.txt"},
    {"wire/2022-11-07-ferry-aground.txt", "meridian/ferry-aground-skerry-isles.txt", "gazette/ferry-runs-aground.txt"},
    {"wire/2023-05-03-dam-spillway.txt", "levant-monitor/kessaba-dam-fails.txt", "meridian/tamra-valley-flood.txt"},
    {"wire/2023-10-11-belmara-protests.txt", "levant-monitor/belmara-fuel-protests.txt"}};

// Returns the index of the list in `reprints` that contains `id`, or -1 if no list contains `id`.
int report_of(const std::string& id) {
    for (std::size_t i = 0; i < reprints.size(); ++i)
        if (std::count(reprints[i].begin(), reprints[i].end(), id)) return static_cast<int>(i);
    return -1;
}

bool are_of_one_report(const std::string& a, const std::string& b) {
    return report_of(a) >= 0 && report_of(a) == report_of(b);
}

struct Story {
    std::string id;
    std::string text;
};

// Returns the clippings of 600 to 20,000 bytes.
std::vector<Story> stories() {
    std::vector<Story> stories;
    for (const auto& file : test::clippings()) {
        const std::string text = test::read_file(file);
        if (text.size() < 600 || text.size() > 20'000) continue;
        stories.push_back({file.parent_path().filename().string() + "/" + file.filename().string(), text});
    }
    return stories;
}

// Returns the beginning of a text: a headline and about three sentences.
std::string beginning(const std::string& text) {
    const std::size_t end = text.find_first_of(".", std::min<std::size_t>(text.size(), 450));
    return text.substr(0, end == text.npos ? end : end + 1) + "\n";
}

}  // namespace

TEST_SUITE("fingerprint") {
    TEST_CASE("at least 98 % of edited stories are near to their original story, and none is near to another story") {
        std::map<std::string, std::vector<Story>> lengths;  // the stories of each length: whole, short or long
        const std::vector<Story> all = stories();
        REQUIRE(all.size() > 100);
        for (const Story& story : all) {
            lengths["whole"].push_back(story);
            lengths["short"].push_back({story.id, beginning(story.text)});
        }
        for (std::size_t i = 0; i + 8 <= all.size(); i += 8) {
            std::string& text = lengths["long"].emplace_back().text;
            for (std::size_t j = i; j < i + 8; ++j) text += all[j].text + "\n\n";
        }
        test::Random random(20);
        std::string other;  // a text that is appended to a story
        const std::map<std::string, std::function<std::string(const std::string&)>> edits = {
            {"boilerplate", [&](const std::string& t) { return test::with_boilerplate(t, random); }},
            {"cuts", [&](const std::string& t) { return test::with_cuts(t, random); }},
            {"names", [&](const std::string& t) { return test::with_names_respelled(t); }},
            {"headline", [&](const std::string& t) { return test::with_another_headline(t); }},
            {"characters", [&](const std::string& t) { return test::with_plain_characters(t, random); }},
            {"moved", [&](const std::string& t) { return test::with_paragraphs_moved(t, random); }},
            {"more", [&](const std::string& t) { return test::with_more(t, other); }},
            {"most at once", [&](const std::string& t) {
                 return test::with_boilerplate(test::with_another_headline(test::with_names_respelled(t)), random);
             }}};

        std::size_t found = 0, wanted = 0, wrong = 0;
        for (const auto& [length, texts] : lengths) {
            std::vector<std::string> originals;
            for (const Story& story : texts) originals.push_back(fingerprint(story.text));
            for (const auto& [kind, edit] : edits) {
                std::size_t recalled = 0;
                for (std::size_t i = 0; i < texts.size(); ++i) {
                    const std::size_t added = (i + texts.size() / 2) % texts.size();
                    other = texts[added].text;
                    const std::string edited = fingerprint(edit(texts[i].text));
                    recalled += are_near(originals[i], edited);
                    for (std::size_t j = 0; j < texts.size(); ++j)
                        if (j != i && j != added && !are_of_one_report(texts[i].id, texts[j].id) &&
                            !are_of_one_report(texts[added].id, texts[j].id))
                            wrong += are_near(originals[j], edited);
                }
                MESSAGE(length << ", " << kind << ": " << recalled << " of " << texts.size());
                CHECK(static_cast<double>(recalled) >= 0.95 * static_cast<double>(texts.size()));
                found += recalled;
                wanted += texts.size();
            }
        }
        MESSAGE(found << " of " << wanted << " found, and " << wrong << " wrong");
        CHECK(static_cast<double>(found) >= 0.98 * static_cast<double>(wanted));
        CHECK(wrong == 0);
    }

    TEST_CASE("reprints of a report are near to the report, and other stories about the same event are not") {
        const std::vector<Story> all = stories();
        std::vector<std::string> fingerprints;
        for (const Story& story : all) fingerprints.push_back(fingerprint(story.text));
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                CAPTURE(all[i].id);
                CAPTURE(all[j].id);
                const bool are_one = are_of_one_report(all[i].id, all[j].id);
                const bool has_report = all[i].id.starts_with("wire/") || all[j].id.starts_with("wire/");
                if (are_one && !has_report) continue;  // the newspapers may have used different parts of the report
                CHECK(are_near(fingerprints[i], fingerprints[j]) == are_one);
            }
    }

    TEST_CASE("different stories are not near, even if their web pages have the same navigation and notices") {
        const std::vector<Story> all = stories();
        std::size_t pairs = 0, wrong = 0;
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t j = 0; j < i; ++j, ++pairs) {
                if (are_of_one_report(all[i].id, all[j].id)) continue;
                test::Random one(7), same(7);
                wrong += near_texts(test::with_boilerplate(beginning(all[i].text), one),
                                    test::with_boilerplate(beginning(all[j].text), same));
                if (j > 8) break;
            }
        CHECK(pairs > 900);
        CHECK(wrong == 0);
    }

    TEST_CASE("reports made from one template are not near if their numbers differ") {
        const auto report = [](int first, int second, int day) {
            const auto number = [](int n) { return std::to_string(n); };
            return "Treasury balances at the Reserve rose on March " + number(day) + " to " + number(first) +
                   ".332 billion from " + number(second) +
                   ".062 billion on the previous business day, the Treasury said in its latest statement.\n" +
                   "Balances in tax accounts fell to " + number(second + 11) + ".513 billion from " +
                   number(first + 17) + ".257 billion on the same respective days.\nThe operating balance totaled " +
                   number(first + 15) + ".845 billion on March " + number(day) + ".\n";
        };
        CHECK(near_texts(report(3, 4, 23), report(3, 4, 23) + "The figures are not final.\n"));
        CHECK_FALSE(near_texts(report(3, 4, 23), report(7, 5, 24)));
    }

    TEST_CASE("a fingerprint does not depend on accents and quotation marks") {
        CHECK(fingerprint("« L’été, à l’École supérieure » : une détente s’annonçait déjà entre les deux côtés du môle "
                          "près du château.") ==
              fingerprint("\"L'ete, a l'Ecole superieure\": une detente s'annoncait deja entre les deux cotes du mole "
                          "pres du chateau."));
    }

    TEST_CASE("texts of a few words are near only if they have the same words in the same order") {
        CHECK(near_texts("Rain on the quay", "rain on the Quay!\n"));
        CHECK_FALSE(near_texts("Rain on the quay", "Rain on the roof"));
        CHECK(fingerprint("Rain").empty());
        CHECK(fingerprint("").empty());
        CHECK_FALSE(near_texts("Rain", "Rain"));
        CHECK_FALSE(near_texts("", ""));
        CHECK(fingerprint("Rain on the quay").size() == 8);
    }

    TEST_CASE("all lines of a text without prose are compared") {
        std::string table, other;
        for (int row = 0; row < 40; ++row) {
            table += "berth " + std::to_string(row) + "\tdraught " + std::to_string(row * 7 % 13) + "\n";
            other += "vessel " + std::to_string(row) + "\ttonnage " + std::to_string(row * 91 % 130) + "\n";
        }
        CHECK(near_texts(table, "Berths\n\n" + table));
        CHECK_FALSE(near_texts(table, other));
        CHECK(near_texts(std::string(table) + "We set cookies.\n", table));
    }

    TEST_CASE("the fingerprint of a long text has a fixed size and does not depend on block boundaries") {
        std::string text;
        test::Random random(3);
        for (int i = 0; i < 3'000; ++i) text += "word" + std::to_string(random() % 500) + (i % 17 ? " " : ". ");
        REQUIRE(text.size() > 4 * max_block_bytes);
        const std::string whole = fingerprint(text);
        CHECK(whole.size() == sketch_bytes);
        Analyzer analyzer;
        Fingerprinter in_one;
        in_one.add(text, analyzer.analyze(text));
        CHECK(in_one.finish() == whole);
    }
}

}  // namespace kwic
