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
    constexpr std::size_t count = 10'000;
    for (const std::string_view part : {"a:\n ", "- ", "[", "{", "{a: ", "\"", "'", "a: |\n", "- - - ", "a: >\n\n",
                                        "!x ", "a.b = {", "\"\"\"", "[[", "x=[", "&a "}) {
        CAPTURE(part);
        for (const std::string_view mark : {"---\n", "+++\n"}) {
            std::string text(mark);
            for (std::size_t i = 0; i < count; ++i) text += part;
            text += "\n" + std::string(mark);
            CHECK(read_front_matter(text).fields.size() <= 1000);
        }
    }
    std::string nested = "---\n";
    for (std::size_t i = 0; i < 300; ++i) nested += std::string(i, ' ') + "a:\n";
    CHECK(read_front_matter(nested + "---\n").fields.empty());
}
