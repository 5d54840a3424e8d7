// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/markup.hpp"

#include "base/value_text.hpp"
#include "input/formats/formats.hpp"
#include "input/formats/front_matter.hpp"
#include "support/samples.hpp"
#include "support/strings.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

using namespace kwic;

namespace {

// Returns a field as the samples state it: `#` precedes a number, and `?` a boolean.
std::string shown(const Field& field) {
    std::string value;
    for (const char c : value_text(field.value)) value += c == '\n' ? std::string("\\n") : std::string(1, c);
    const bool is_string = std::holds_alternative<std::string>(field.value);
    const bool is_flag = std::holds_alternative<bool>(field.value);
    return field.name + "=" + (is_string ? "" : is_flag ? "?" : "#") + value;
}

std::vector<std::string> shown(const std::vector<Field>& fields) {
    std::vector<std::string> all;
    for (const Field& field : fields) all.push_back(shown(field));
    return all;
}

void check(const test::Sample& sample, const Reading& reading) {
    CAPTURE(sample.name);
    CHECK_FALSE(reading.text);
    CHECK(reading.title == sample.title);
    CHECK(reading.date == sample.date);
    CHECK(reading.headings == sample.headings);
    CHECK(shown(reading.fields) == sample.fields);
}

std::string_view format_name(std::string_view path, std::string_view text = "text") {
    const FileFormat* const format = file_format(path, text);
    return format ? format->name : "";
}

}  // namespace

TEST_CASE("front matter states the title, the date and the fields of a text") {
    const auto samples = test::read_samples("input/formats/front_matter.samples");
    CHECK(samples.size() >= 50);
    for (const test::Sample& sample : samples) check(sample, read_markdown(sample.source));
}

TEST_CASE("markup states the title and the headings of a text, which stays as it is") {
    for (const test::Sample& sample : test::read_samples("input/formats/markup.samples")) {
        const std::string kind = sample.name.substr(0, sample.name.find(':'));
        check(sample, file_format("a." + kind, "x")->read(sample.source));
    }
}

TEST_CASE("the markup of a file is known by its name") {
    CHECK(format_name("README.md") == "Markdown");
    CHECK(format_name("a/NOTES.MARKDOWN.gz") == "Markdown");
    CHECK(format_name("a.rst") == "reStructuredText");
    CHECK(format_name("a.org") == "Org");
    CHECK(format_name("a.adoc") == "AsciiDoc");
    CHECK(format_name("README").empty());
    CHECK(format_name("a.txt").empty());
    CHECK(format_name("a.txt", "---\ntitle: T\n---\ntext") == "front matter");
    CHECK(format_name("a.txt", "---\nA ruler\n").empty());
    CHECK(format_name("a.yaml", "---\ntitle: T\n---\n").empty());
}

TEST_CASE("hostile front matter is read in linear time") {
    constexpr std::size_t max_bytes = 60'000;
    for (const std::string_view part :
         {"a:\n ",   "a:\n",   "- ",       "[",         "{",         "{a: ",    "\"",    "'",
          "a: |\n",  "- - - ", "a: >\n\n", "!x ",       "a.b = {",   "\"\"\"",  "[[",    "x=[",
          "&a ",     "? ",     "? - ",     "a: b: c\n", "- a: b:\n", "*a ",     "a.",    "[a.",
          "[[a]]\n", "a=1\n",  "a={",      "\\",        "a: \"\\\n", "%a\n",    "...\n", "--- a\n",
          "\t- ",    "\t",     "a: {b}\n", "x\n",       "'''\n",     "a='''\n", ": ",    "[]: "}) {
        CAPTURE(part);
        for (const std::string_view mark : {"---\n", "+++\n"}) {
            std::string text(mark);
            while (text.size() < max_bytes) text += part;
            text += "\n" + std::string(mark);
            CHECK(read_front_matter(text).fields.size() <= 1000);
        }
    }
    std::string nested = "---\n";
    for (std::size_t i = 0; i < 300; ++i) nested += std::string(i, ' ') + "a:\n";
    CHECK(read_front_matter(nested + "---\n").fields.empty());
}

TEST_CASE("front matter has at most 1000 values, and aliases do not multiply them") {
    std::string text = "---\na0: &a0 [x, x]\n";
    for (std::size_t i = 1; i < 20; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before + "]\n";
    }
    CHECK(read_front_matter(text + "---\n").fields.size() == 2);

    for (const std::string_view mark : {"---\n", "+++\n"}) {
        std::string values(mark);
        values += mark == "---\n" ? "v: [" : "v = [";
        for (std::size_t i = 0; i < 5000; ++i) values += "1, ";
        values += "1]\n" + std::string(mark);
        CHECK(read_front_matter(values).fields.size() == 1000);
    }
}

TEST_CASE("values of front matter that are nested too deeply do not hide the others") {
    constexpr std::size_t depth = 40;
    const std::string nested = std::string(depth, '[') + "x" + std::string(depth, ']');
    const FrontMatter yaml = read_front_matter("---\ntitle: T\na: " + nested + "\nb: c\n---\n");
    CHECK(yaml.title == "T");
    REQUIRE(!yaml.fields.empty());
    CHECK(yaml.fields.back() == Field{"b", "c"});
    const FrontMatter toml = read_front_matter("+++\ntitle = 'T'\na = " + nested + "\nb = 'c'\n+++\n");
    CHECK(toml.title == "T");
    REQUIRE(!toml.fields.empty());
    CHECK(toml.fields.back() == Field{"b", "c"});
    std::string key = "a";
    for (std::size_t i = 0; i < 20'000; ++i) key += ".a";
    CHECK(read_front_matter("+++\n" + key + " = 1\nb = 2\n+++\n").fields == std::vector<Field>{{"b", 2}});
}

TEST_CASE("control characters in front matter become spaces, and do not hide the other values") {
    const FrontMatter yaml = read_front_matter("---\ntitle: A\x01 title\na: \"\\0b\\e\\x7fc\"\nd: e\n---\n");
    CHECK(yaml.title == "A  title");
    CHECK(yaml.fields == std::vector<Field>{{"a", " b  c"}, {"d", "e"}});
    const FrontMatter toml = read_front_matter("+++\ntitle = 'A\x01 title'\na = \"\\u0000b\"\nd = 'e'\n+++\n");
    CHECK(toml.title == "'A  title'");
    CHECK(toml.fields == std::vector<Field>{{"a", " b"}, {"d", "e"}});
}
