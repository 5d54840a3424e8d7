// SPDX-License-Identifier: GPL-2.0-or-later
// Lines -> answers. A query that finds nothing is answered all the same; a failure of the index ends the run.
#include "batch.hpp"

#include "printer.hpp"
#include "terminal.hpp"

#include <kwic/json.hpp>

#include <fstream>
#include <iostream>
#include <sstream>

namespace kwic::searcher {
namespace {

// With --strict, a query with warnings is answered with no hits.
bool acceptable(const BatchQuery& asked, Results& results, const Options& options) {
    if (options.strict || options.format == Format::trec)
        for (const std::string& warning : results.warnings) complain("warning: query " + asked.id + ": " + warning);
    if (!options.strict || results.warnings.empty()) return true;
    results.hits.clear();
    results.total = {};
    return false;
}

}  // namespace

BatchQuery batch_query(std::string_view line, std::size_t number) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return {std::to_string(number), std::string(line)};
    return {tab == 0 ? std::to_string(number) : std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))};
}

int answer_batch(Searcher& index, const Options& options) {
    std::ifstream file;
    if (options.batch != "-") {
        file.open(options.batch, std::ios::binary);
        if (!file) fail_to_read(options.batch);
    }
    std::istream& lines = options.batch == "-" ? std::cin : file;

    bool found = false;
    bool accepted = true;
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        const BatchQuery asked = batch_query(line, ++number);
        Results results = index.search(asked.query, options.search);
        check_facets(results.facets);
        accepted &= acceptable(asked, results, options);
        found |= !results.hits.empty();
        std::ostringstream answer = answer_stream();
        if (options.format == Format::trec) {
            print_trec(answer, results, asked.id);
        } else {
            answer << to_json(results, asked.id) << '\n';
        }
        write_answer(answer.str());
    }
    if (lines.bad()) fail_to_read(options.batch);
    return !accepted ? 2 : found ? 0 : 1;
}

}  // namespace kwic::searcher
