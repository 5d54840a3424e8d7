// SPDX-License-Identifier: GPL-2.0-or-later
// Arguments -> Options. cxxopts splits them; every value is read here, so that each message can name its
// option and what it takes.
#include "options.hpp"

#include "base/date.hpp"

#include <kwic/error.hpp>

// Without these, cxxopts cuts a query at its commas, and overflows the stack on a long argument.
#define CXXOPTS_VECTOR_DELIMITER '\0'
#define CXXOPTS_NO_REGEX
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <cxxopts.hpp>

#include <charconv>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::searcher {
namespace {

[[noreturn]] void usage_error(const std::string& message) { throw Error(ErrorCode::invalid_argument, message); }

cxxopts::ParseResult split(int argc, const char* const* argv) {
    cxxopts::Options known("kwic-searcher");
    for (const char* flag :
         {"json", "0,null", "explain", "count", "plain", "strict", "verify", "interactive", "help", "version"})
        known.add_options()(flag, "");
    for (const char* name :
         {"n,limit",  "offset",  "match",    "format", "snippets", "snippet-length", "sort",     "since", "until",
          "batch",    "after",   "recency",  "today",  "color",    "jobs",           "complete", "group", "similar",
          "synonyms", "timeout", "variants", "why"})
        known.add_options()(name, "", cxxopts::value<std::string>());
    for (const char* list : {"i,index", "facet", "query"})
        known.add_options()(list, "", cxxopts::value<std::vector<std::string>>());
    known.parse_positional("query");
    try {
        return known.parse(argc, argv);
    } catch (const cxxopts::exceptions::exception& error) {
        std::string message = error.what();
        if (!message.empty() && message[0] >= 'A' && message[0] <= 'Z') message[0] += 'a' - 'A';
        const bool unknown = !dynamic_cast<const cxxopts::exceptions::missing_argument*>(&error);
        usage_error(message + (unknown ? "; a query that begins with - goes after --" : "; see --help"));
    }
}

// All values of an option, in order. as<std::vector>() would lose one where there is no memory to read it.
std::vector<std::string> values_of(const cxxopts::ParseResult& parsed, std::string_view name) {
    std::vector<std::string> values;
    for (const auto& argument : parsed.arguments())
        if (argument.key() == name) values.push_back(argument.value());
    return values;
}

// Reads the value of `--name` into `target`; leaves `target` as it is where the option was not given.
class Reader {
public:
    explicit Reader(const cxxopts::ParseResult& parsed) : parsed_(parsed) {}

    bool given(const std::string& name) const { return parsed_.count(name) > 0; }

    void flag(const std::string& name, bool& target) const { target = parsed_[name].as<bool>(); }

    void text(const std::string& name, std::string& target) const {
        if (!given(name)) return;
        target = parsed_[name].as<std::string>();
        if (target.empty()) usage_error(fmt::format("--{} needs a value", name));
    }

    void list(const std::string& name, std::vector<std::string>& target) const {
        if (!given(name)) return;
        target = values_of(parsed_, name);
        for (const std::string& value : target)
            if (value.empty() && name != "query") usage_error(fmt::format("--{} needs a value", name));
    }

    void number(const std::string& name, std::size_t least, std::size_t most, std::size_t& target) const {
        if (!given(name)) return;
        const auto& typed = parsed_[name].as<std::string>();
        const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), target);
        if (error != std::errc() || end != typed.data() + typed.size() || target < least || target > most)
            usage_error(fmt::format("--{} takes a number from {} to {}, not '{}'", name, least, most, typed));
    }

    template <typename Value>
    void choice(const std::string& name, std::initializer_list<std::pair<std::string_view, Value>> choices,
                Value& target) const {
        if (!given(name)) return;
        const auto& typed = parsed_[name].as<std::string>();
        std::vector<std::string_view> words;
        for (const auto& [word, value] : choices) {
            if (word == typed) {
                target = value;
                return;
            }
            words.push_back(word);
        }
        usage_error(fmt::format("--{} takes one of {}, not '{}'", name, fmt::join(words, ", "), typed));
    }

    void date(const std::string& name, std::string& target) const {
        if (!given(name)) return;
        target = parsed_[name].as<std::string>();
        if (!parse_date(target))
            usage_error(fmt::format("--{} takes a date such as 2023, 2023-07 or 2023-07-19, not '{}'", name, target));
    }

private:
    const cxxopts::ParseResult& parsed_;
};

// Options that would be without effect, or contradict each other, are refused rather than ignored.
void refuse_contradictions(const Reader& given, const Options& options) {
    const bool text = options.format == Format::text;
    if (given.given("complete")) {
        for (const char* other : {"query", "batch", "json", "count", "explain", "format", "why", "facet", "similar",
                                  "group", "interactive"})
            if (given.given(other)) usage_error(fmt::format("--complete goes with neither a query nor --{}", other));
        return;
    }
    if (options.interactive) {
        for (const char* other : {"batch", "json", "count", "explain", "format", "null", "why", "facet", "strict",
                                  "similar", "after", "limit", "offset", "snippets", "snippet-length"})
            if (given.given(other)) usage_error(fmt::format("--interactive goes not with --{}", other));
    } else if (!given.given("query") && options.batch.empty() && options.similar.empty()) {
        usage_error("no query; see --help");
    }
    if (given.given("query") && !options.batch.empty()) usage_error("a query and --batch exclude each other");
    if (given.given("json") && given.given("format") && options.format != Format::json)
        usage_error("--json and another --format exclude each other");
    if (options.null && options.format != Format::paths) usage_error("--null needs --format paths");
    if (options.count && !text) usage_error("--count prints a number, in no other format");
    if (options.explain && (!text || options.count)) usage_error("--explain needs --format text and no --count");
    if (!options.batch.empty() && options.format != Format::jsonl && options.format != Format::trec)
        usage_error("--batch answers in --format jsonl or trec only");
    if (given.given("jobs") && options.batch.empty()) usage_error("--jobs is of --batch");
    if (!options.batch.empty() && (options.count || options.explain))
        usage_error("--batch goes with neither --count nor --explain");
    if (given.given("facet") && (options.count || options.format == Format::tsv || options.format == Format::trec ||
                                 options.format == Format::paths))
        usage_error("--facet needs --format text, json, jsonl or html and no --count");
    if (given.given("after") && given.given("offset")) usage_error("--after and --offset exclude each other");
    if (given.given("after") && !options.batch.empty())
        usage_error("--after is of one query, and goes not with --batch");
    if (given.given("recency") && options.search.sort != Sort::relevance)
        usage_error("--recency needs --sort relevance");
    if (given.given("today") && !given.given("recency")) usage_error("--today needs --recency");
    if (options.similar == "-" && options.batch == "-")
        usage_error("--similar and --batch cannot both read standard input");
    if (options.search.group != GroupBy::none && options.count)
        usage_error("--group goes not with --count, which counts documents");
    if (options.similar.size() && given.given("match")) usage_error("--match goes not with --similar");
    for (const char* other : {"batch", "json", "count", "explain", "format", "facet", "similar", "group"})
        if (given.given("why") && given.given(other)) usage_error(fmt::format("--why goes not with --{}", other));
    if (options.search.offset + options.search.limit > max_hits)
        usage_error(fmt::format("--offset {} and --limit {} reach beyond the first {} documents", options.search.offset,
                                options.search.limit, max_hits));
}

}  // namespace

Options parse_options(int argc, const char* const* argv) {
    const auto parsed = split(argc, argv);
    const Reader read(parsed);
    Options options;
    read.flag("help", options.help);
    read.flag("version", options.version);
    if (options.help || options.version) return options;

    read.list("index", options.indexes);
    read.text("batch", options.batch);
    read.number("jobs", 0, 256, options.jobs);
    read.text("complete", options.complete);
    read.text("why", options.why);
    read.text("synonyms", options.synonyms);
    read.text("similar", options.similar);
    read.number("limit", 0, max_hits, options.search.limit);
    std::size_t timeout = 0;
    read.number("timeout", 1, 3'600'000, timeout);
    options.search.timeout_ms = static_cast<unsigned>(timeout);
    read.number("offset", 0, max_hits, options.search.offset);
    read.number("snippets", 0, 1'000, options.search.snippets);
    read.number("snippet-length", 20, 1'000'000, options.search.snippet_length);
    read.choice("match", {{"auto", Match::automatic}, {"all", Match::all}, {"any", Match::any}}, options.search.match);
    read.choice("variants", {{"off", Variants::off}, {"accents", Variants::accents}, {"names", Variants::names}},
                options.search.variants);
    read.choice("sort",
                {{"relevance", Sort::relevance},
                 {"date", Sort::date},
                 {"-date", Sort::date_descending},
                 {"path", Sort::path},
                 {"title", Sort::title}},
                options.search.sort);
    read.choice("group", {{"none", GroupBy::none}, {"near", GroupBy::near}}, options.search.group);
    read.list("facet", options.search.facets);
    read.text("after", options.search.after);
    std::size_t recency = 0;
    read.number("recency", 1, 1'000'000, recency);
    options.search.recency_days = static_cast<double>(recency);
    read.date("today", options.search.today);
    if (!options.search.today.empty() && options.search.today.size() != 10)
        usage_error(fmt::format("--today takes a day such as 2023-07-19, not '{}'", options.search.today));
    read.date("since", options.search.since);
    read.date("until", options.search.until);
    read.flag("plain", options.search.plain);
    read.flag("interactive", options.interactive);
    read.flag("strict", options.strict);
    read.flag("verify", options.open.verify);
    read.flag("explain", options.explain);
    read.flag("count", options.count);
    read.flag("null", options.null);
    if (!options.batch.empty()) options.format = Format::jsonl;
    if (parsed["json"].as<bool>()) options.format = Format::json;
    read.choice("format",
                {{"text", Format::text},
                 {"json", Format::json},
                 {"jsonl", Format::jsonl},
                 {"html", Format::html},
                 {"tsv", Format::tsv},
                 {"trec", Format::trec},
                 {"paths", Format::paths}},
                options.format);
    read.choice("color", {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}},
                options.color);
    if (read.given("query")) options.query = fmt::format("{}", fmt::join(values_of(parsed, "query"), " "));
    refuse_contradictions(read, options);

    if (options.count) {
        options.search.limit = 0;
        options.search.exact_total = true;
    }
    const bool quotes = options.format != Format::trec && options.format != Format::paths && !options.count;
    if (!quotes) options.search.snippets = 0;
    options.search.suggest = options.format != Format::trec && !options.count;
    return options;
}

}  // namespace kwic::searcher
