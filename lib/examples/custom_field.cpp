// SPDX-License-Identifier: GPL-2.0-or-later
// Searches a table of tab-separated values by custom fields. The first line of the table contains the names of the
// columns.
//
//     custom_field boats.tsv price=..40000 harbour=Belmara wooden cutter
//
// The arguments `column=value` and `column=low..high` are filters; each other argument is a word to search for. If no
// word is given, the rows found are sorted by title.
#include <kwic/kwic.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace {

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    for (std::size_t begin = 0; begin <= line.size(); begin += cells.back().size() + 1)
        cells.push_back(line.substr(begin, line.find('\t', begin) - begin));
    return cells;
}

// Converts a cell to the value of a custom field: a number if the whole cell is a number, otherwise the text of the
// cell. Ranges match only numbers. The program prints facets of the fields that have text values.
kwic::FieldValue value_of(const std::string& cell) {
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error == std::errc() && end == cell.data() + cell.size()) return number;
    return cell;
}

// Makes a document of each row. The first cell is the title, the last cell is the text, and the cells between them are
// custom fields. Returns the names of the fields that have text values.
std::set<std::string> index_table(const std::string& file, const std::filesystem::path& index) {
    std::ifstream in(file);
    std::string line;
    if (!std::getline(in, line)) throw std::runtime_error("no table in " + file);
    const std::vector<std::string> columns = cells_of(line);
    std::set<std::string> named;
    kwic::IndexWriter writer(index, {.rebuild = true});
    for (std::size_t row = 1; std::getline(in, line); ++row) {
        const std::vector<std::string> cells = cells_of(line);
        if (cells.size() != columns.size()) throw std::runtime_error("wrong cell count in row " + std::to_string(row));
        kwic::Document document{.id = std::to_string(row), .title = cells.front(), .text = cells.back()};
        for (std::size_t i = 1; i + 1 < cells.size(); ++i) {
            if (cells[i].empty()) continue;
            document.fields.push_back({columns[i], value_of(cells[i])});
            if (std::holds_alternative<std::string>(document.fields.back().value)) named.insert(columns[i]);
        }
        writer.put(std::move(document));
    }
    writer.commit();
    return named;
}

// Builds the query as a tree instead of a string, so that no part of a value is read as an operator.
kwic::Query query_of(const std::vector<std::string>& arguments) {
    std::vector<kwic::Query> parts;
    for (const std::string& argument : arguments) {
        const auto equals = argument.find('=');
        const std::string column = argument.substr(0, equals);
        const std::string value = argument.substr(equals + 1);
        if (const auto dots = value.find(".."); equals == argument.npos)
            parts.push_back(kwic::Query::word(argument));
        else if (dots != value.npos)
            parts.push_back(kwic::Query::range(column, value.substr(0, dots), value.substr(dots + 2)));
        else
            parts.push_back(kwic::Query::phrase(value, column));
    }
    return parts.empty() ? kwic::Query{.kind = kwic::Query::Kind::everything} : kwic::Query::all_of(std::move(parts));
}

void print(const kwic::Results& results) {
    for (const kwic::Hit& hit : results.hits) std::cout << hit.rank << ". " << hit.title << '\n';
    std::cout << results.total.value << " found as " << results.interpreted << '\n';
    for (const kwic::Warning& warning : results.warnings) std::cout << "note: " << warning.message << '\n';
    for (const kwic::Facet& facet : results.facets) {
        std::cout << facet.field << ':';
        for (const auto& [value, count] : facet.values) std::cout << ' ' << value << " (" << count << ')';
        std::cout << '\n';
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::cerr << "usage: custom_field TABLE [COLUMN=VALUE | WORD]...\n", 2;
    try {
        const std::string index = std::string(argv[1]) + ".kwic";
        const std::set<std::string> named = index_table(argv[1], index);
        const std::vector<std::string> arguments(argv + 2, argv + argc);
        const auto is_word = [](const std::string& argument) { return argument.find('=') == argument.npos; };
        kwic::SearchOptions options{.match = kwic::Match::all, .facets = {named.begin(), named.end()}};
        if (std::ranges::none_of(arguments, is_word)) options.sort = {"title"};
        print(kwic::Searcher(index).search(query_of(arguments), options));
    } catch (const std::exception& error) {
        return std::cerr << "custom_field: " << error.what() << '\n', 2;
    }
}
