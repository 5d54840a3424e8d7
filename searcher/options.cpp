// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include "base/date.hpp"
#include "base/iso_time.hpp"
#include "option_table.hpp"
#include "options/arguments.hpp"
#include "options/messages.hpp"
#include "printer.hpp"
#include "schema.hpp"

#include <kwic/error.hpp>
#include <kwic/kwic.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::searcher {
namespace {

using options::Arguments;
using options::usage_error;

std::string date(const Arguments& given, std::string_view option) {
    std::string date = given.value(option);
    if (given.has(option) && !parse_date(date))
        throw usage_error(fmt::format("--{} takes a date such as 2023, 2023-07 or 2023-07-19{}, not '{}'", option,
                                      parse_iso_time(date) ? ", without a time" : "", date));
    return date;
}

std::string today(const Arguments& given) {
    std::string today = date(given, "today");
    if (!today.empty() && today.size() != std::string_view("2023-07-19").size())
        throw usage_error(fmt::format("--today takes a day such as 2023-07-19, not '{}'", today));
    return today;
}

Format format(const Arguments& given) {
    if (given.has("format"))
        return given.choice<Format>("format", {{"text", Format::text},
                                               {"json", Format::json},
                                               {"jsonl", Format::jsonl},
                                               {"html", Format::html},
                                               {"md", Format::md},
                                               {"tsv", Format::tsv},
                                               {"csv", Format::csv},
                                               {"grep", Format::grep},
                                               {"trec", Format::trec},
                                               {"paths", Format::paths}});
    if (given.is_on("json")) return Format::json;
    return given.has("batch") ? Format::jsonl : Format::text;
}

void refuse_beside_batch(const Arguments& given, const Options& options) {
    if (options.batch.empty()) {
        if (given.has("jobs")) throw usage_error("--jobs needs --batch");
        return;
    }
    if (!given.positional().empty()) throw usage_error("--batch cannot be combined with a query");
    if (options.format == Format::html) throw usage_error("--batch cannot be combined with --format html");
    given.refuse_together("batch", {"count", "explain", "after"});
}

// Throws Error (invalid_argument) if two options read standard input.
void refuse_two_readers(const Options& options) {
    std::string_view reader;
    for (const auto& [option, file] : {std::pair<std::string_view, std::string_view>("similar", options.similar),
                                       {"ids", options.ids},
                                       {"batch", options.batch}}) {
        if (file != "-") continue;
        if (!reader.empty())
            throw usage_error(fmt::format("--{} and --{} cannot both read standard input", reader, option));
        reader = option;
    }
}

// Returns whether the options determine documents without a query.
bool has_filter(const Options& options) { return !options.search.filter.empty() || !options.ids.empty(); }

void refuse_by_format(const Arguments& given, const Options& options) {
    if (given.has("json") && given.has("format") && options.format != Format::json)
        throw usage_error("--json cannot be combined with another --format");
    if (options.null && options.format != Format::paths) throw usage_error("--null needs --format paths");
    for (const std::string_view option : {"count", "explain", "why", "complete", "show"})
        if (given.has(option) && options.format != Format::text && !options.is_json())
            throw usage_error(fmt::format("--{} needs --format text or json", option));
    if (given.has("context") && options.format != Format::grep) throw usage_error("--context needs --format grep");
    if (given.has("facet") && (options.is_list() || options.format == Format::md))
        throw usage_error("--facet needs --format text, json, jsonl or html");
    const bool has_columns = options.format == Format::tsv || options.format == Format::csv;
    if (given.has("fields") && !has_columns && !options.is_json() && options.format != Format::text)
        throw usage_error("--fields needs --format text, json, jsonl, tsv or csv");
    for (const std::string_view option : {"snippets", "snippet-length"})
        if (given.has(option) && options.format == Format::grep)
            throw usage_error(fmt::format("--format grep cannot be combined with --{}", option));
}

// Throws Error (invalid_argument) if options cannot be combined, if an option is given without another option that it
// needs, or if a required query is missing.
void refuse_contradictions(const Arguments& given, const Options& options) {
    const bool has_query = !given.positional().empty();
    for (const std::string_view option : {"complete", "show"}) {
        if (!given.has(option)) continue;
        if (has_query) throw usage_error(fmt::format("--{} cannot be combined with a query", option));
        given.refuse_together(option, {"batch", "count", "explain", "why", "facet", "similar", "group", "interactive"});
        given.refuse_together(option, {"sort", "fields", "new-since"});
        given.refuse_together("complete", {"show"});
        given.refuse_together("show", {"filter", "ids"});
        return refuse_by_format(given, options);
    }
    given.refuse_together("interactive",
                          {"batch", "json", "count", "explain", "format", "null", "why", "facet", "strict", "similar",
                           "after", "limit", "offset", "snippets", "snippet-length", "literal"});
    if (!options.interactive && !has_query && options.batch.empty() && options.similar.empty() && !has_filter(options))
        throw usage_error("no query; see -h");
    given.refuse_together("why", {"batch", "count", "explain", "facet", "similar", "group"});
    refuse_beside_batch(given, options);
    refuse_two_readers(options);
    refuse_by_format(given, options);
    given.refuse_together("count", {"explain", "facet", "offset"});
    given.refuse_together("new-since",
                          {"batch", "interactive", "count", "explain", "why", "facet", "group", "offset", "after"});
    if (options.search.group != GroupBy::none) given.refuse_together("count", {"group"});
    given.refuse_together("after", {"offset"});
    given.refuse_together("similar", {"match"});
    given.refuse_together("literal", {"plain", "synonyms"});
    if (given.has("recency") && !options.search.sort.empty()) throw usage_error("--recency needs --sort relevance");
    if (given.has("today") && !given.has("recency")) throw usage_error("--today needs --recency");
    if (options.search.limit == all_hits) {
        if (options.search.group != GroupBy::none) throw usage_error("--limit all cannot be combined with --group");
    } else if (options.search.offset + options.search.limit > max_hits) {
        throw usage_error(
            fmt::format("--offset {} and --limit {} reach beyond the first {} documents; --limit all lists every one",
                        options.search.offset, options.search.limit, max_hits));
    }
}

// Returns the value of --sort as SearchOptions::sort, which is empty for `relevance`.
std::vector<std::string> sort_order(const Arguments& given) {
    const std::string order = given.value("sort");
    if (order == "relevance") return {};
    std::vector<std::string> keys = parse_name_list(order);
    for (const std::string& key : keys)
        if (key.empty() || key == "-")
            throw usage_error(fmt::format("--sort lacks the name of a field in '{}'", order));
    return keys;
}

SearchOptions search_options(const Arguments& given) {
    SearchOptions search;
    search.limit = given.value("limit") == "all" ? all_hits : given.number("limit", 0, max_hits);
    search.context = given.number("context", 0, 10'000);
    search.offset = given.number("offset", 0, max_hits);
    search.count_to = given.number("count-to", 0, count_all);
    if (given.has("timeout")) search.timeout_ms = static_cast<unsigned>(given.number("timeout", 1, 3'600'000));
    search.snippets = given.number("snippets", 0, 1'000);
    search.snippet_length = given.number("snippet-length", 20, 1'000'000);
    search.match = given.choice<Match>("match", {{"auto", Match::automatic}, {"all", Match::all}, {"any", Match::any}});
    search.variants = given.choice<Variants>(
        "variants", {{"off", Variants::off}, {"accents", Variants::accents}, {"names", Variants::names}});
    search.sort = sort_order(given);
    search.group = given.choice<GroupBy>("group", {{"none", GroupBy::none}, {"near", GroupBy::near}});
    for (const std::string& facet : given.texts("facet")) search.facets.push_back(parse_facet(facet));
    if (given.has("fields")) search.fields = parse_name_list(given.text("fields"));
    search.after = given.text("after");
    if (given.has("recency")) search.recency_days = static_cast<double>(given.number("recency", 1, 1'000'000));
    search.today = today(given);
    search.since = date(given, "since");
    search.until = date(given, "until");
    search.plain = given.is_on("plain");
    search.literal = given.is_on("literal");
    for (std::string& filter : given.texts("filter")) search.filter.emplace_back(std::move(filter));
    return search;
}

// Sets the options that follow from the format. Only documents with all words are listed if the format has no place for
// a mark of partial matches, or if only the number of documents is printed.
void adapt_to_format(const Arguments& given, Options& options) {
    if (!given.has("match") && (options.is_list() || options.count)) options.search.match = Match::all;
    // With `--match auto`, a list of all documents goes on to those with some of the words.
    if (options.count && options.search.match == Match::automatic) options.search.match = Match::any;
    if (options.format == Format::grep) {
        options.search.lines = true;
        options.search.snippets = std::numeric_limits<std::size_t>::max();
    }
    if (options.count) {
        options.search.limit = 0;
        options.search.count_to = count_all;
    }
    if (options.format == Format::tsv || options.format == Format::csv) {
        options.columns = options.search.fields;
        std::erase_if(options.search.fields, is_built_in_column);
    }
    const bool has_snippets = options.format != Format::trec && options.format != Format::paths && !options.count;
    if (!has_snippets) options.search.snippets = 0;
    options.search.suggest = options.format != Format::trec && !options.count;
}

}  // namespace

bool wants_json_messages(int argc, const char* const* argv) {
    if (options::is_switched_on(argc, argv, "json")) return true;
    const auto format = options::find_value(argc, argv, "format", false);
    if (format) return *format == "json" || *format == "jsonl";
    return options::find_value(argc, argv, "batch", false).has_value();
}

Options parse_options(int argc, const char* const* argv) {
    const Arguments given(command_line, argc, argv);
    Options options;
    options.help_text = given.help_text(version());
    if (options.help_text.empty() && given.is_on("schema")) options.help_text = json_schema;
    if (!options.help_text.empty()) return options;

    options.indexes = given.texts("index");
    options.batch = given.text("batch");
    options.jobs = given.number("jobs", 0, 256);
    options.complete = given.text("complete");
    options.why = given.text("why");
    options.show = given.text("show");
    options.synonyms = given.text("synonyms");
    options.ids = given.text("ids");
    options.similar = given.text("similar");
    options.new_since = given.text("new-since");
    options.search = search_options(given);
    options.open.verify = given.is_on("verify");
    options.format = format(given);
    options.color =
        given.choice<Color>("color", {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}});
    options.null = given.is_on("null");
    options.explain = given.is_on("explain");
    options.count = given.is_on("count");
    options.interactive = given.is_on("interactive");
    // If another program shortened a mapped file, a signal would end the process before the terminal is restored.
    options.open.mapped = !options.interactive;
    options.strict = given.is_on("strict");
    options.query = fmt::format("{}", fmt::join(given.positional(), " "));
    refuse_contradictions(given, options);
    adapt_to_format(given, options);
    const bool has_other_source = !options.batch.empty() || !options.similar.empty() || options.interactive;
    if (given.positional().empty() && has_filter(options) && !has_other_source) {
        options.query = "*";
        options.search.plain = options.search.literal = false;
    }
    return options;
}

}  // namespace kwic::searcher
