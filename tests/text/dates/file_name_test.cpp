// SPDX-License-Identifier: GPL-2.0-or-later
// Tests which files have their name as title.
#include "text/dates/file_name.hpp"

#include "text/dates/document_facts.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kwic;

TEST_SUITE("names of files") {
    TEST_CASE("source files, settings, tables, licenses and logs have their name as title") {
        for (const std::string path : {"src/a.c", "A.CPP", "b/parse_tides.py", "main.rs", "Makefile", "CMakeLists.txt",
                                       "settings.json", "table.csv", "error.log", "LICENSE", "a.c.gz", "x.tar.py"})
            CHECK_MESSAGE(is_titled_by_name(path, "Text\n"), path);
        CHECK(is_titled_by_name("bin/tidy", "#!/bin/sh\n"));
    }

    TEST_CASE("texts and markup do not have their name as title") {
        for (const std::string path : {"", "notes.txt", "README", "README.md", "page.html", "story", "c", "a.c.txt",
                                       "a.", ".c/story", "letter.tex", "ls.1", "makefile.txt", "a.unknown"})
            CHECK_MESSAGE(!is_titled_by_name(path, "# Text\n"), path);
    }

    TEST_CASE("the title is the name without the folder and without the ending of a compressed file") {
        CHECK(name_title("src/parse_tides.py") == "parse_tides.py");
        CHECK(name_title("src/parse_tides.py.gz") == "parse_tides.py");
        CHECK(name_title("logs/app.gz") == "app.gz");
        CHECK(name_title("a/\xff.c") == "\ufffd.c");
        CHECK(name_title("").empty());
    }

    TEST_CASE("only files without a given title are titled by their name") {
        Document document{.id = "src/a.c", .text = "/* The harbour */\n", .file = FileStamp{}};
        CHECK(find_facts(document, "en").title == "a.c");
        CHECK(find_facts(document, "en").is_title_found);
        document.title = "Given";
        CHECK(find_facts(document, "en").title == "Given");
        document.title.clear();
        document.file.reset();
        CHECK(find_facts(document, "en").title == "/* The harbour */");
    }
}
