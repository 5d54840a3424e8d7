// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/latex.hpp"

#include "base/value_text.hpp"
#include "input/formats/formats.hpp"
#include "support/samples.hpp"
#include "support/strings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace kwic;

TEST_CASE("words of LaTeX and BibTeX are read as they are printed") {
    for (const test::Sample& sample : test::read_samples("input/formats/latex.samples")) {
        CAPTURE(sample.name);
        const Reading reading = read_latex(sample.source);
        CHECK(reading.text.value_or(sample.source) == sample.text);
        CHECK(reading.title == sample.title);
        CHECK(reading.date == sample.date);
        CHECK(reading.headings == sample.headings);
        std::vector<std::string> fields;
        for (const Field& field : reading.fields) fields.push_back(field.name + "=" + value_text(field.value));
        CHECK(fields == sample.fields);
    }
}

TEST_CASE("the lines of a LaTeX source stay as they are") {
    const std::string source = "a\n{\\'e}\n\\'\ne\n{S}\nx\\-\ny\\c\nc\n";
    const std::string text = tex_words(source);
    CHECK(std::count(text.begin(), text.end(), '\n') == std::count(source.begin(), source.end(), '\n'));
}

TEST_CASE("hostile LaTeX is read in linear time") {
    constexpr std::size_t count = 200'000;
    for (const std::string_view part :
         {"{", "}", "\\", "\\'", "\\'{", "{\\'", "\\c ", "\\title{", "\\section[", "{a", "\\ss", "\\\"{\\i"}) {
        CAPTURE(part);
        std::string source;
        for (std::size_t i = 0; i < count; ++i) source += part;
        CHECK(read_latex(source).text.value_or(source).size() <= 2 * source.size());
    }
}

TEST_CASE("LaTeX and BibTeX are known by the names of their files") {
    for (const char* name : {"a.tex", "a.ltx", "a.latex", "a.bib"}) {
        CAPTURE(name);
        const FileFormat* const format = file_format(name, "x");
        REQUIRE(format);
        CHECK(format->name == "LaTeX");
    }
    CHECK_FALSE(file_format("a.sty", "x"));
}
