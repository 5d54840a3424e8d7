// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/documents.hpp"

#include "build_paths.hpp"

#include "support/temp_dir.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace kwic::test {
namespace {

namespace fs = std::filesystem;

// Calls function(line, language) for each line that is not a fence. `language` points to the language of the fenced
// block that contains the line; outside fenced blocks, `language` is null.
template <class Function>
void for_each_line(const std::string& text, Function function) {
    std::string language;
    bool inside = false;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            inside = !inside;
            language = line.substr(3);
        } else {
            function(line, inside ? &language : nullptr);
        }
    }
}

std::vector<std::string> all_matches(const std::string& text, const std::regex& expression) {
    std::vector<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match)
        found.push_back((*match)[1]);
    return found;
}

const std::regex& code() {
    static const std::regex expression("`([^`]+)`");
    return expression;
}

}  // namespace

std::vector<std::string> document_names() {
    std::vector<std::string> names;
    for (const auto& page : fs::directory_iterator(fs::path(KWIC_SOURCE_DIR) / "doc"))
        names.push_back("doc/" + page.path().filename().string());
    std::sort(names.begin(), names.end());
    names.insert(names.begin(), {"README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"});
    return names;
}

std::string document(const std::string& name) { return read_file(fs::path(KWIC_SOURCE_DIR) / name); }

std::vector<Block> blocks(const std::string& name) {
    std::vector<Block> found;
    bool inside = false;
    std::istringstream lines(document(name));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            inside = !inside;
            if (inside) found.push_back({line.substr(3), ""});
        } else if (inside) {
            found.back().text += line + "\n";
        }
    }
    return found;
}

std::string block_text(const std::string& name, const std::string& language, const std::string& after) {
    bool is_after = after.empty();
    for (const Block& block : blocks(name)) {
        if (is_after && block.language == language) return block.text;
        is_after |= block.language == after;
    }
    return {};
}

std::vector<std::string> commands(const std::string& name, const std::string& language) {
    std::vector<std::string> found;
    for_each_line(document(name), [&](const std::string& line, const std::string* inside) {
        if (inside && *inside == language && line.starts_with("$ ")) found.push_back(line.substr(2));
    });
    return found;
}

std::string prose(const std::string& name) {
    std::string text;
    for_each_line(document(name), [&](const std::string& line, const std::string* inside) {
        if (!inside) text += line + "\n";
    });
    return text;
}

std::vector<std::string> code_spans(const std::string& name) { return all_matches(prose(name), code()); }

std::vector<std::string> tabled_queries() {
    std::vector<std::string> queries;
    for (const std::string name : {"README.md", "doc/query-language.md"}) {
        bool inside = false;
        for_each_line(document(name), [&](const std::string& line, const std::string* block) {
            if (block) return;
            inside = line.starts_with("| Query ") || (inside && line.starts_with("|"));
            const std::string column = inside ? line.substr(1, line.find('|', 1)) : "";
            for (std::string& query : all_matches(column, code())) queries.push_back(std::move(query));
        });
    }
    return queries;
}

std::vector<std::string> table_rows(const std::string& text) {
    std::vector<std::string> rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("|")) rows.push_back(line);
    return rows;
}

}  // namespace kwic::test
