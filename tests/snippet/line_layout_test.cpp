// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/line_layout.hpp"
#include "snippet/snippet_range.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace kwic {
namespace {

const std::string wrapped_prose =
    "The envoys of both towns met at the pilot station on Tuesday and\n"
    "talked about the dues of the harbour until late in the evening. No\n"
    "protocol was signed, because the masters of the ferries had not been\n"
    "asked. They will meet again when the spring tide has passed and the\n"
    "Northern Light is back from the islands.\n";

const std::string wrapped_german =
    "Die Gesandten der beiden Städte trafen sich am Dienstag im Haus der\n"
    "Lotsen und sprachen bis in den späten Abend über die Gebühren des\n"
    "Hafens. Ein Protokoll wurde nicht unterzeichnet, weil die Reeder der\n"
    "Fähren nicht gefragt worden waren. Sie wollen sich wieder treffen,\n"
    "wenn die Springflut vorbei ist.\n";

std::string log(int lines) {
    std::string text;
    for (int i = 0; i < lines; ++i)
        text += "2024-03-01 10:00:" + std::to_string(10 + i) + " INFO [worker-" + std::to_string(i % 4) + "] request " +
                std::to_string(1000 + i) + " done, took " + std::to_string(i * 7 % 90) + " ms\n";
    return text;
}

bool keeps_lines_at(const std::string& text, const std::string& word) { return keeps_lines(text, text.find(word)); }

// Returns the text that lines_range() selects around a word, with "..." where the text is cut.
std::string shown(const std::string& text, const std::string& word, std::size_t length = 240) {
    const std::size_t at = text.find(word);
    std::vector<Span> words;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] > ' ' && (i == 0 || text[i - 1] <= ' '))
            words.push_back({i, std::min(text.find_first_of(" \n", i), text.size())});
    const SnippetRange range = lines_range(text, {at, at + word.size()}, length, words);
    return (range.cut_before ? "..." : "") + text.substr(range.bytes.begin, range.bytes.end - range.bytes.begin) +
           (range.cut_after ? "..." : "");
}

TEST_SUITE("line layout") {
    TEST_CASE("line ends of wrapped prose are not kept") {
        CHECK_FALSE(keeps_lines_at(wrapped_prose, "protocol"));
        CHECK_FALSE(keeps_lines_at(wrapped_german, "Protokoll"));
        CHECK_FALSE(keeps_lines_at("Title\n\n" + wrapped_prose + "\n" + wrapped_prose, "dues"));
        std::string indented = "    ";
        for (const char c : wrapped_prose) indented += c == '\n' ? "\r\n    " : std::string(1, c);
        CHECK_FALSE(keeps_lines_at(indented, "protocol"));
        CHECK_FALSE(
            keeps_lines_at("إن المبعوثين من المدينتين اجتمعوا في محطة الإرشاد يوم الثلاثاء\n"
                           "وتحدثوا عن رسوم الميناء حتى وقت متأخر من المساء ولم يوقع أي\n"
                           "بروتوكول لأن أصحاب العبارات لم يسألوا عن رأيهم في هذا الأمر\n"
                           "وسيجتمعون مرة أخرى عندما يمر المد.\n",
                           "بروتوكول"));
        CHECK_FALSE(keeps_lines_at("请先确认设备的版\n本和接\n    口是否正确。\n", "接"));
    }

    TEST_CASE("keeps_lines() returns false for paragraphs that consist of one line") {
        CHECK_FALSE(keeps_lines_at("Title\n\nOne paragraph here.\n\nAnother one, about dues.\n", "dues"));
        CHECK_FALSE(keeps_lines("", 0));
        CHECK_FALSE(keeps_lines("\n\n", 1));
    }

    TEST_CASE("line ends of logs, CSV, tables, source code, lists and verse are kept") {
        CHECK(keeps_lines_at(log(30), "1012"));
        CHECK(
            keeps_lines_at("sshd[12]: accepted key for root from the host at the pilot station\n"
                           "sshd[13]: rejected key for pilot from the host at the harbour\n"
                           "sshd[14]: accepted key for master from the host at the harbour gate\n"
                           "sshd[15]: accepted key for envoy from the host at the harbour gate\n",
                           "pilot"));
        CHECK(
            keeps_lines_at("iata,name,city\nAAA,Bryant Carter,Grand Rapids\nBBB,Carter Rapids,Bryant\n"
                           "CCC,Man Island,Carter\n",
                           "Island"));
        CHECK(
            keeps_lines_at("north harbour,12,the old pier where the ferries land\n"
                           "south harbour,13,the new pier where no ferries land\n"
                           "east harbour,14,the long pier where the pilots land\n",
                           "pilots"));
        CHECK(
            keeps_lines_at("north harbour     the old pier where the ferries land\n"
                           "south harbour     the new pier where no ferries land\n"
                           "east harbour      the long pier where the pilots are\n",
                           "pilots"));
        CHECK(keeps_lines_at("int main() {\n    for (int i = 0; i < 3; ++i)\n        print(i);\n    return 0;\n}\n",
                             "print"));
        CHECK(
            keeps_lines_at("def tide(day):\n    \"\"\"Return the height.\"\"\"\n    if day > 3:\n"
                           "        return low(day)\n    return high(day)\n",
                           "low"));
        CHECK(keeps_lines_at("- the envoys\n- the dues of the harbour\n- the ferry, and who pays for it\n- tides\n",
                             "ferry"));
        CHECK(
            keeps_lines_at("Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:\n"
                           "Rough winds do shake the darling buds of May,\nAnd summer's lease hath all too short a "
                           "date;\n",
                           "buds"));
        CHECK(keeps_lines_at("so much depends\nupon\na red wheel\nbarrow\n", "wheel"));
    }

    TEST_CASE("keeps_lines() counts the line ends of a paragraph, and also the line ends around a short paragraph") {
        CHECK(keeps_lines_at(wrapped_prose + "\n" + log(8) + "\n" + wrapped_prose, "1003"));
        CHECK_FALSE(keeps_lines_at(log(8) + "\n" + wrapped_prose + "\n" + log(8), "protocol"));
        CHECK(keeps_lines_at(log(8) + "\nerror: disk\nfull\n\n" + log(8), "full"));
    }

    TEST_CASE("lines_range() selects the line of the word, and the next two lines if they fit") {
        const std::string lines = log(30);
        const std::string text = shown(lines, "1012");
        CHECK(text.starts_with("2024-03-01 10:00:22 INFO [worker-0] request 1012 "));
        CHECK(std::count(text.begin(), text.end(), '\n') == 2);
        CHECK(text.ends_with(" ms"));
        CHECK(shown(lines, "1012", 100) == text.substr(0, text.find('\n')));
        CHECK(shown("one\n\n    two three\r\n    four\n\nfive\n", "three") == "    two three\r\n    four");
        CHECK(shown("one\ntwo", "two") == "two");
    }

    TEST_CASE("a line that is too long is cut between words, and no part of another line is shown") {
        std::string line = "begin";
        for (int i = 0; i < 100; ++i) line += " word" + std::to_string(i);
        const std::string text = shown("x\n" + line + "\ny\n", "word50", 60);
        CHECK(text.find("word50") != std::string::npos);
        CHECK(text.find('\n') == std::string::npos);
        CHECK(text.starts_with("...word"));
        CHECK(text.ends_with("..."));
        CHECK(shown("x\n" + line + "\ny\n", "begin", 60).starts_with("begin word0 "));
        CHECK(shown("x\n" + line + "\ny\n", "word99", 60).ends_with(" word99"));
    }
}

}  // namespace
}  // namespace kwic
