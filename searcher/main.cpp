// SPDX-License-Identifier: GPL-2.0-or-later
// The program kwic-searcher: reads the options, searches with the library, prints the results, and returns the exit
// status.
#include "base/standard_streams.hpp"
#include "batch.hpp"
#include "document_id.hpp"
#include "exclusion_note.hpp"
#include "interactive/interactive.hpp"
#include "interactive/screen.hpp"
#include "options.hpp"
#include "options/messages.hpp"
#include "printer.hpp"
#include "results_printer.hpp"
#include "seen_documents.hpp"
#include "terminal.hpp"
#include "watchdog.hpp"

#include <kwic/decode.hpp>
#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/json.hpp>
#include <kwic/memory.hpp>
#include <kwic/printable.hpp>

#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <istream>
#include <new>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace kwic::searcher;
using kwic::options::MessageKind;

enum ExitStatus { found = 0, nothing_found = 1, failed = 2 };

void print_note(std::string_view code, const std::string& text) { complain({MessageKind::note, code, text}); }

// Prints hints for people on standard error. If there are no hits, prints the reason. If the results contain a
// suggested spelling, prints this spelling.
void advise(const kwic::Results& results) {
    if (results.hits.empty())
        print_note("no-hits", results.total.value == 0 ? "nothing found" : "the offset is beyond the last document");
    if (results.suggestion) print_note("suggestion", "did you mean: " + *results.suggestion);
}

// Prints a note if a list for scripts does not have all documents.
void note_cut(const kwic::Results& results, const Options& options) {
    const bool is_cut =
        !results.next.empty() || (!options.new_since.empty() && results.hits.size() < results.total.value);
    if (!is_cut || options.search.limit == 0 || options.count) return;
    print_note("cut", fmt::format("{} of {}{} documents are listed; -n all lists every one", results.hits.size(),
                                  results.total.exact ? "" : "about ", results.total.value));
}

// Searches, and with --new-since keeps only the new documents.
kwic::Results search(kwic::Searcher& index, const Options& options, std::optional<SeenDocuments>& seen) {
    if (!seen) return index.search(options.query, options.search);
    kwic::SearchOptions all = options.search;
    all.limit = all_hits;
    kwic::Results results = index.search(options.query, all);
    // A document without a line is not shown, so it is not remembered.
    if (options.format == Format::grep)
        std::erase_if(results.hits, [](const kwic::Hit& hit) { return hit.snippets.empty(); });
    const std::size_t begin = options.query.find_first_not_of(" \t\n");
    const std::size_t end = options.query.find_last_not_of(" \t\n");
    const std::string query = begin == std::string::npos ? "" : options.query.substr(begin, end - begin + 1);
    seen->keep_new(query + '\n' + options.similar, options.search.limit, results);
    return results;
}

int answer(kwic::Searcher& index, const Options& options) {
    std::optional<SeenDocuments> seen;
    if (!options.new_since.empty()) seen.emplace(options.new_since);
    const kwic::Results results = search(index, options, seen);
    check_facets(results.facets);
    const bool is_json = options.is_json();
    if (!is_json || options.strict)
        for (const kwic::Warning& warning : results.warnings)
            complain({MessageKind::warning, to_string(warning.code), warning.message});
    if (options.strict && !results.warnings.empty()) return failed;
    if (!is_json && !options.search.plain)
        if (const auto note = exclusion_note(options.query)) print_note("exclusion", *note);

    std::ostringstream out = answer_stream();
    if (options.explain) {
        const kwic::QueryExplanation explanation = index.explain(options.query, options.search);
        if (is_json)
            out << kwic::to_json(results, {}, &explanation) << '\n';
        else
            print_explanation(out, explanation);
    }
    if (!options.explain || !is_json) print_results(out, results, options);
    write_answer(out.str());
    if (seen) seen->save();
    if (options.format == Format::text && !options.count && options.search.limit > 0) advise(results);

    if (options.is_list() || options.format == Format::md) note_cut(results, options);
    const bool any = seen ? results.total.value > 0 : has_matches(results, options.search);
    return any ? found : nothing_found;
}

// Answers the query on the command line, if there is one, and then each non-empty line of standard input as a query. If
// is_screen() is false, interact() calls this function instead of search_interactively().
int answer_lines(kwic::Searcher& index, Options options) {
    bool any = !options.query.empty() && answer(index, options) == found;
    std::istream& lines = standard_input();
    while (std::getline(lines, options.query)) {
        if (options.query.ends_with('\r')) options.query.pop_back();
        if (!options.query.empty()) any |= answer(index, options) == found;
    }
    if (lines.bad()) fail_to_read("-");
    return any ? found : nothing_found;
}

int interact(kwic::Searcher& index, const Options& options) {
    if (!is_screen()) return answer_lines(index, options);
    search_interactively(index, options);
    return found;
}

[[noreturn]] void fail_to_find(const std::string& id) {
    throw kwic::Error(kwic::ErrorCode::not_found, "the index has no document '" + id + "'");
}

int explain_document(kwic::Searcher& index, const Options& options) {
    const auto explanation = index.why(options.why, options.query, options.search);
    if (!explanation) fail_to_find(options.why);
    std::ostringstream out = answer_stream();
    if (options.is_json())
        out << kwic::to_json(*explanation, options.why, options.query) << '\n';
    else
        print_why(out, *explanation, options.indexes.size() > 1);
    write_answer(out.str());
    return explanation->is_found ? found : nothing_found;
}

int show_document(kwic::Searcher& index, const Options& options) {
    const auto document = index.document(options.show);
    if (!document) fail_to_find(options.show);
    std::ostringstream out = answer_stream();
    if (options.is_json())
        out << kwic::to_json(*document) << '\n';
    else
        print_document(out, *document);
    write_answer(out.str());
    return found;
}

int complete(kwic::Searcher& index, const Options& options) {
    const std::vector<kwic::Completion> completions =
        index.complete(options.complete, options.search.limit, {}, options.search.filter);
    std::string lines;
    for (const kwic::Completion& completion : completions) lines += kwic::printable(completion.text) + '\n';
    write_answer(options.is_json() ? kwic::to_json(completions, options.complete) + '\n' : lines);
    return completions.empty() ? nothing_found : found;
}

// Reads the text of `--similar -` from standard input. Throws Error (invalid_argument) if the text is blank.
std::string text_of_standard_input() {
    std::string text = kwic::decode_text(read_text_file("-")).text;
    if (text.find_first_not_of(" \t\r\n") == text.npos)
        throw kwic::Error(kwic::ErrorCode::invalid_argument, "--similar -: there is no text on standard input");
    return text;
}

// Returns the lines of `text` that are not empty, without their line ends.
std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (!line.empty()) lines.push_back(std::move(line));
    }
    return lines;
}

// Returns the index that is searched if --index is not given. Throws Error (not_found) if $KWIC_INDEX is empty or not
// set, and find_index() finds no index.
std::filesystem::path default_index() {
    if (const char* named = std::getenv("KWIC_INDEX"); named && *named) return named;
    if (const auto nearest = kwic::find_index()) return *nearest;
    throw kwic::Error(
        kwic::ErrorCode::not_found,
        "no index here or in a folder above; name one with --index or $KWIC_INDEX, or make one with kwic-indexer");
}

// Ends the program. The caller must have written the answer. The Searcher is not destroyed, because its destructor
// would take a tenth of the running time. The system releases memory and files when the process ends.
[[noreturn]] void leave(int status) { std::quick_exit(status); }

int run(Options options) {
    if (!options.help_text.empty()) {
        write_answer(options.help_text);
        return found;
    }
    const bool is_named = !options.indexes.empty();
    if (!is_named) options.indexes = {default_index().string()};
    kwic::Searcher index = is_named ? kwic::Searcher(options.indexes, options.open)
                                    : kwic::Searcher(std::filesystem::path(options.indexes[0]), options.open);
    if (!options.synonyms.empty()) options.search.synonyms = kwic::parse_synonyms(read_text_file(options.synonyms));
    if (!options.ids.empty())
        options.search.filter.emplace_back(kwic::Query::ids(lines_of(read_text_file(options.ids))));
    if (options.interactive) return interact(index, options);
    const Watchdog watchdog(options.indexes);
    if (options.similar == "-")
        options.search.like_text = text_of_standard_input();
    else if (!options.similar.empty())
        options.search.like_id = document_id(index, options.similar);
    if (!options.why.empty()) options.why = document_id(index, options.why);
    if (!options.show.empty()) options.show = document_id(index, options.show);
    if (!options.why.empty()) leave(explain_document(index, options));
    if (!options.show.empty()) leave(show_document(index, options));
    if (!options.complete.empty()) leave(complete(index, options));
    leave(options.batch.empty() ? answer(index, options) : answer_batch(index, options));
}

}  // namespace

int main(int argc, char** argv) {
    kwic::occupy_standard_streams();
    try {
        try {
            kwic::guard_icu_memory();
            kwic::options::use_json_messages(wants_json_messages(argc, argv));
            return run(parse_options(argc, argv));
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& error) {
            complain({MessageKind::error, kwic::options::message_code(error), error.what()});
        }
    } catch (const std::bad_alloc&) {  // also thrown by complain()
        kwic::options::print_out_of_memory("kwic-searcher");
    }
    return failed;
}
