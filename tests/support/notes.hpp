// SPDX-License-Identifier: GPL-2.0-or-later
// A fresh folder of three small texts with an index of them in it, made by the built indexer.
#pragma once

#include "support/command.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace kwic::test {

class Notes {
public:
    Notes() {
        folder_.write("a/talks.txt", "Envoys resume harbour talks\n\nOn 19 July 2023 envoys met at the harbour.\n");
        folder_.write("b/fish.md", "# Fish market\n\nThe harbour sells fish each morning.\n");
        folder_.write("c/visit.txt", "Minister visits school\n\nThe minister spoke of reading.\n");
        const CommandOutput made = run({indexer(), folder_.path().string()});
        REQUIRE_MESSAGE(made.status == 0, made.err);
    }

    const std::filesystem::path& path() const { return folder_.path(); }

    // Runs the searcher in the folder of texts.
    CommandOutput search(const std::vector<std::string>& arguments, const std::string& input = "") const {
        CommandOptions options;
        options.folder = path();
        options.input = input;
        options.environment = {{"COLUMNS", "60"}};
        return search(arguments, options);
    }

    static CommandOutput search(const std::vector<std::string>& arguments, const CommandOptions& options) {
        std::vector<std::string> command = {searcher()};
        command.insert(command.end(), arguments.begin(), arguments.end());
        return run(command, options);
    }

private:
    TempDir folder_;
};

}  // namespace kwic::test
