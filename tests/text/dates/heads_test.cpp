// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the titles and the dates that find_facts() finds in the texts of this folder. english.txt describes their
// format. A hash of the name divides the texts into two halves. Someone who changes the rules looks only at the
// failures of the open half; the other half shows whether the rules are right for texts that the rules were not made
// for. So the failures of the other half are counted, but not listed.
#include "build_paths.hpp"
#include "text/dates/document_facts.hpp"

#include <kwic/document.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using kwic::Document;
using kwic::DocumentFacts;

struct Head {
    std::string name;
    std::string title;  // empty if there is none
    std::string date;   // empty if there is none
    Document document;
};

// FNV-1a with 64 bits.
std::uint64_t hash_of(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

bool is_kept_aside(const Head& head) { return hash_of(head.name) >> 16 & 1; }

std::string value(std::string line) { return line == "-" ? std::string() : line; }

void read_heads(const std::filesystem::path& path, std::vector<Head>& heads) {
    constexpr std::string_view mark = "==== ", separator = " | ";
    std::ifstream file(path);
    std::string line;
    while (std::getline(file, line)) {
        if (!line.starts_with(mark)) {
            if (!heads.empty()) heads.back().document.text += line + '\n';
            continue;
        }
        Head& head = heads.emplace_back();
        head.name = line.substr(mark.size(), line.find(separator) - mark.size());
        const std::size_t at = line.find(separator);
        head.document.id = at == line.npos ? "clippings/" + head.name + ".txt" : line.substr(at + separator.size());
        head.document.file = kwic::FileStamp{};
        std::getline(file, line);
        head.title = value(line);
        std::getline(file, line);
        head.date = value(line);
    }
}

std::vector<Head> all_heads() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(KWIC_SOURCE_DIR) / "tests/text/dates"))
        if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<Head> heads;
    for (const auto& path : paths) {
        std::vector<Head> more;
        read_heads(path, more);
        heads.insert(heads.end(), more.begin(), more.end());
    }
    return heads;
}

struct Score {
    double heads = 0, titles = 0, dates = 0;
    std::string failures;
};

Score score_of(const std::vector<Head>& heads, bool is_kept) {
    Score score;
    for (const Head& head : heads) {
        if (is_kept_aside(head) != is_kept) continue;
        const DocumentFacts facts = find_facts(head.document, "auto");
        const std::string date = to_string(facts.date);
        ++score.heads;
        score.titles += facts.title == head.title;
        score.dates += date == head.date;
        if (is_kept) continue;
        if (facts.title != head.title)
            score.failures += head.name + ": " + facts.title + "\n    instead of " + head.title + '\n';
        if (date != head.date) score.failures += head.name + ": " + date + " instead of " + head.date + '\n';
    }
    return score;
}

}  // namespace

TEST_SUITE("heads of texts") {
    TEST_CASE("the texts have different names, and a hash divides them into halves") {
        const std::vector<Head> heads = all_heads();
        std::set<std::string> names;
        std::size_t kept = 0;
        for (const Head& head : heads) {
            names.insert(head.name);
            kept += is_kept_aside(head);
        }
        CHECK(heads.size() >= 300);
        CHECK(names.size() == heads.size());
        CHECK(kept * 10 > heads.size() * 4);
        CHECK(kept * 10 < heads.size() * 6);
    }

    TEST_CASE("at least 97 percent of the titles and 98 percent of the dates are right in each half") {
        const std::vector<Head> heads = all_heads();
        for (const bool is_kept : {false, true}) {
            const Score score = score_of(heads, is_kept);
            CAPTURE(is_kept);
            CAPTURE(score.failures);
            CHECK(score.titles >= 0.97 * score.heads);
            CHECK(score.dates >= 0.98 * score.heads);
        }
    }
}
