// SPDX-License-Identifier: GPL-2.0-or-later
// Options and their help text.
#include "options.hpp"

#include "sizes.hpp"

#include <kwic/error.hpp>
#include <kwic/export.hpp>
#include <kwic/kwic.hpp>

// Without the first, values are split at commas; without the second, long arguments overflow the stack in std::regex.
#define CXXOPTS_VECTOR_DELIMITER '\0'
#define CXXOPTS_NO_REGEX true
#include <cxxopts.hpp>

#include <charconv>
#include <map>

namespace kwic::indexer {
namespace {

using Strings = std::vector<std::string>;

constexpr const char* introduction =
    "Makes a full-text index of text files, or brings it up to date: new and changed\n"
    "files are indexed, vanished ones removed, unchanged ones not read.\n";

constexpr const char* more = R"(
PATHs are folders and files; without any, the current folder. The index is
--index, else $KWIC_INDEX, else .kwic in the first PATH (beside it when it is a
file). SIZEs are bytes, or have a suffix K, M or G.

An index that updates have made larger than it need be is compacted by itself,
now and then. --compact does it at once, and nothing else unless PATHs or JSON
lines are given: these are indexed first.

A GLOB without a slash is compared with the names of files and folders, one
with a slash with paths relative to the index's root ('*' stays between two
slashes, '**' does not). One that ends in a slash is for folders only.

Files named .gz or .zst, and JSON lines of any name, may be compressed with
gzip or zstd: what is in them is indexed, and its size counts.

JSON lines are objects with a string 'id' and perhaps 'title', 'text',
'language' and 'date' (YYYY, YYYY-MM or YYYY-MM-DD). Their further strings,
numbers, booleans and lists of these become fields, searched as 'name:value'.

With --watch it goes on after the first run: what changes can be found about a
second later. SIGINT (Ctrl-C) or SIGTERM ends it. Other writers may work on the
index in between.

--export changes nothing. FORMATs are ndjson (JSON lines as --jsonl reads them),
opensearch, quickwit, vespa and manticore.

Examples:
  kwic-indexer                             the current folder
  kwic-indexer --exclude '*.log' notes     a folder, without its logs
  kwic-indexer -i news --jsonl news.jsonl  documents from JSON lines
  kwic-indexer --watch notes               keep the index of a folder current
  kwic-indexer --compact -i news           make an index as small as it can be
  kwic-indexer --check notes               is the index of that folder whole?
  kwic-indexer -i news --export vespa --to feed  for a distributed engine

Exit status: 0 all was indexed, 1 some inputs were skipped (they are named on
standard error), 2 error: the index stays as it was.
)";

std::shared_ptr<cxxopts::Value> text() { return cxxopts::value<std::string>(); }
std::shared_ptr<cxxopts::Value> text(const std::string& otherwise) { return text()->default_value(otherwise); }
std::shared_ptr<cxxopts::Value> texts() { return cxxopts::value<Strings>(); }

cxxopts::Options make_parser() {
    cxxopts::Options parser("kwic-indexer", introduction);
    parser.custom_help("[OPTIONS]").positional_help("[PATH...]").set_width(80);
    parser.add_options("Index", {
                                    {"i,index", "the index, a folder of its own", text(), "DIR"},
                                    {"rebuild", "begin with an empty index"},
                                    {"keep-missing", "do not remove files that are no longer there"},
                                    {"no-store", "do not keep texts: a smaller index, without snippets"},
                                    {"no-positions", "a smaller index: phrases are looked for in the texts"},
                                    {"memory", "to use before writing to disk, about", text("256M"), "SIZE"},
                                    {"jobs", "threads that make a new index; 0: all cores", text("0"), "N"},
                                    {"compact", "write the index anew, as small as a new one"},
                                    {"check", "only verify all of the index: 0 if it is whole, else 2"},
                                    {"dry-run", "say what would be done, change nothing"},
                                    {"watch", "go on, and follow what changes in the PATHs"},
                                });
    parser.add_options("Export", {
                                     {"export", "write all documents of the index to stdout", text(), "FORMAT"},
                                     {"to", "... and the schema, to files in this folder", text(), "DIR"},
                                     {"name", "of the collection in the engine", text("kwic"), "NAME"},
                                 });
    parser.add_options("Input", {
                                    {"exclude", "leave these out (repeatable)", texts(), "GLOB"},
                                    {"hidden", "also names that begin with a dot"},
                                    {"max-size", "skip larger files", text("64M"), "SIZE"},
                                    {"charset", "of all files, instead of finding it out", text("auto"), "NAME"},
                                    {"language", "of the documents, such as en", text("auto"), "CODE"},
                                    {"jsonl", "documents as JSON lines, - is stdin (repeatable)", texts(), "FILE"},
                                });
    parser.add_options("Output", {
                                     {"json", "a summary as one JSON object on stdout"},
                                     {"progress", "auto, always or never", text("auto"), "WHEN"},
                                     {"q,quiet", "no summary and no notes on what is skipped"},
                                     {"help", "show this"},
                                     {"version", "show the version"},
                                 });
    parser.add_options("PATH", {{"path", "", texts()}});
    parser.parse_positional("path");
    return parser;
}

Error usage(const std::string& message) {
    return Error(ErrorCode::invalid_argument, message + " (see kwic-indexer --help)");
}

std::uint64_t size_option(const cxxopts::ParseResult& given, const std::string& name) {
    const auto text = given[name].as<std::string>();
    if (const auto size = parse_size(text)) return *size;
    throw usage("--" + name + ": '" + text + "' is not a size");
}

unsigned jobs_option(const cxxopts::ParseResult& given) {
    constexpr unsigned most = 256;
    const auto text = given["jobs"].as<std::string>();
    unsigned jobs = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
    if (error == std::errc() && end == text.data() + text.size() && jobs <= most) return jobs;
    throw usage("--jobs: '" + text + "' is not a number from 0 to 256");
}

ShowProgress progress_option(const std::string& when) {
    if (when == "auto") return ShowProgress::automatic;
    if (when == "always") return ShowProgress::always;
    if (when == "never") return ShowProgress::never;
    throw usage("--progress: '" + when + "' is not auto, always or never");
}

// In order. as<Strings>() would lose one where there is no memory to read it.
Strings strings_option(const cxxopts::ParseResult& given, std::string_view name) {
    Strings values;
    for (const auto& argument : given.arguments())
        if (argument.key() == name) values.push_back(argument.value());
    return values;
}

void refuse_pointless(const cxxopts::ParseResult& given) {
    static const std::map<std::string, Strings> refused = {
        {"check",
         {"rebuild", "keep-missing", "no-store", "no-positions", "memory", "jobs", "dry-run", "watch", "compact",
          "exclude", "hidden", "max-size", "charset", "language", "jsonl", "progress"}},
        {"compact", {"dry-run"}},
        {"export",
         {"rebuild", "keep-missing", "no-store", "no-positions", "memory", "jobs", "dry-run", "watch", "compact",
          "check", "exclude", "hidden", "max-size", "charset", "language", "jsonl", "progress", "json"}},
        {"rebuild", {"keep-missing", "compact"}},
        {"watch", {"dry-run", "jsonl"}},
    };
    for (const auto& [option, others] : refused)
        for (const std::string& other : others)
            if (given.count(option) && given.count(other)) throw usage("--" + option + " takes no --" + other);
    for (const char* const option : {"to", "name"})
        if (given.count(option) && !given.count("export")) throw usage("--" + std::string(option) + " needs --export");
}

std::string collection_option(const cxxopts::ParseResult& given) {
    const auto name = given["name"].as<std::string>();
    if (is_collection_name(name)) return name;
    throw usage("--name: '" + name + "' is not made of a-z, 0-9 and _, with a letter first");
}

// An option that is given must not be empty.
std::string filled_option(const cxxopts::ParseResult& given, const std::string& name, const char* needed) {
    if (!given.count(name)) return {};
    auto value = given[name].as<std::string>();
    if (value.empty()) throw usage("--" + name + " needs " + needed);
    return value;
}

Options read_options(const cxxopts::Options& parser, const cxxopts::ParseResult& given) {
    Options options;
    if (given["help"].as<bool>()) {
        options.answer = parser.help({"Index", "Input", "Export", "Output"}) + more;
        return options;
    }
    if (given["version"].as<bool>()) {
        options.answer = std::string("kwic-indexer ") + version() + "\n";
        return options;
    }
    refuse_pointless(given);
    options.index = filled_option(given, "index", "a folder");
    options.export_format = filled_option(given, "export", "a format");
    options.export_to = filled_option(given, "to", "a folder");
    options.collection = collection_option(given);
    for (const std::string& path : strings_option(given, "path")) options.paths.emplace_back(path);
    options.jsonl = strings_option(given, "jsonl");
    options.excludes = strings_option(given, "exclude");
    options.input.charset = given["charset"].as<std::string>();
    options.input.max_size = size_option(given, "max-size");
    options.writer.rebuild = given["rebuild"].as<bool>();
    options.writer.language = given["language"].as<std::string>();
    if (given["no-store"].as<bool>()) options.writer.store_text = false;
    if (given["no-positions"].as<bool>()) options.writer.positions = false;
    options.writer.memory = size_option(given, "memory");
    options.writer.jobs = jobs_option(given);
    options.progress = progress_option(given["progress"].as<std::string>());
    options.hidden = given["hidden"].as<bool>();
    options.keep_missing = given["keep-missing"].as<bool>();
    options.check = given["check"].as<bool>();
    options.compact = given["compact"].as<bool>();
    options.dry_run = given["dry-run"].as<bool>();
    options.watch = given["watch"].as<bool>();
    options.json = given["json"].as<bool>();
    options.quiet = given["quiet"].as<bool>();
    return options;
}

}  // namespace

Options parse_options(int argc, const char* const* argv) {
    cxxopts::Options parser = make_parser();
    try {
        return read_options(parser, parser.parse(argc, argv));
    } catch (const cxxopts::exceptions::exception& e) {
        std::string message = e.what();
        if (!message.empty()) message[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(message[0])));
        throw usage(message);
    }
}

}  // namespace kwic::indexer
