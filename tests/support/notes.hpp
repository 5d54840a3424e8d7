// SPDX-License-Identifier: GPL-2.0-or-later
// The class Notes makes a new folder with three small texts and an index of these texts. Tests run kwic-searcher in
// this folder.
#pragma once

#include "support/command.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

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

private:
    TempDir folder_;
};

// Returns a folder that is shared by the test cases that only search it.
inline const Notes& notes() {
    static const Notes notes;
    return notes;
}

// Runs kwic-searcher.
inline CommandOutput search(Strings arguments, const CommandOptions& options) {
    arguments.insert(arguments.begin(), searcher());
    return run(arguments, options);
}

// Runs kwic-searcher in the folder of notes().
inline CommandOutput search(const Strings& arguments, const std::string& input = "") {
    return search(arguments,
                  CommandOptions{.input = input, .folder = notes().path(), .environment = {{"COLUMNS", "60"}}});
}

// Returns the ids of the hits in JSON output of kwic-searcher.
inline Strings hit_ids(const std::string& json) {
    Strings ids;
    const auto answer = nlohmann::json::parse(json);
    for (const auto& hit : answer["hits"]) ids.push_back(hit["id"].get<std::string>());
    return ids;
}

}  // namespace kwic::test
