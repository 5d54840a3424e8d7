// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include "base/backslashes.hpp"
#include "option_table.hpp"
#include "options/arguments.hpp"
#include "sizes.hpp"

#include <kwic/error.hpp>
#include <kwic/export.hpp>
#include <kwic/kwic.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::indexer {
namespace {

using options::Arguments;
using options::usage_error;

std::uint64_t size(const Arguments& given, std::string_view option) {
    const std::string text = given.value(option);
    if (const auto size = parse_size(text)) return *size;
    throw usage_error("--" + std::string(option) + " takes a size such as 500K, 64M or 2G, not '" + text + "'");
}

std::string collection(const Arguments& given) {
    std::string name = given.value("name");
    if (is_collection_name(name)) return name;
    throw usage_error("--name takes a letter a-z, followed by at most 63 characters from a-z, 0-9 and _, not '" + name +
                      "'");
}

// Throws Error (invalid_argument) if two options cannot be combined, or if --to or --name is given without --export.
void refuse_contradictions(const Arguments& given) {
    given.refuse_together("check",
                          {"rebuild",  "keep-missing", "no-store", "no-positions", "memory",   "jobs",      "wait",
                           "dry-run",  "watch",        "compact",  "exclude",      "hidden",   "no-ignore", "follow",
                           "max-size", "charset",      "language", "jsonl",        "progress", "status"});
    for (const std::string_view option : {"check", "status", "export", "delete", "delete-query", "watch"})
        given.refuse_together(option, {"id-field", "title-field", "date-field", "text-field"});
    for (const std::string_view option : {"check", "status", "export", "delete", "delete-query"})
        given.refuse_together(option, {"field"});
    given.refuse_together("status", {"rebuild",      "keep-missing", "no-store", "no-positions", "memory", "jobs",
                                     "wait",         "dry-run",      "watch",    "compact",      "export", "delete",
                                     "delete-query", "exclude",      "hidden",   "no-ignore",    "follow", "max-size",
                                     "charset",      "language",     "jsonl",    "progress"});
    given.refuse_together("compact", {"dry-run"});
    for (const std::string_view option : {"delete", "delete-query"})
        given.refuse_together(
            option, {"rebuild", "keep-missing", "no-store", "no-positions", "watch", "check", "export", "exclude",
                     "hidden", "no-ignore", "follow", "max-size", "charset", "language", "jsonl"});
    if (given.has("delete-query") && !given.has("delete") && !given.positional().empty())
        throw usage_error("--delete-query takes one query; quote a query that has several words");
    given.refuse_together("export",
                          {"rebuild", "keep-missing", "no-store", "no-positions", "memory",  "jobs",     "wait",
                           "dry-run", "watch",        "compact",  "check",        "exclude", "hidden",   "no-ignore",
                           "follow",  "max-size",     "charset",  "language",     "jsonl",   "progress", "json"});
    given.refuse_together("rebuild", {"keep-missing", "compact"});
    given.refuse_together("quiet", {"verbose"});
    given.refuse_together("forget", {"rebuild", "keep-missing", "no-store", "no-positions", "watch", "check", "status",
                                     "export", "exclude", "hidden", "no-ignore", "follow", "max-size", "charset",
                                     "language", "jsonl", "delete", "delete-query", "trust"});
    given.refuse_together("trust", {"check", "status", "export", "delete", "delete-query", "jsonl"});
    if (given.has("forget") && !given.positional().empty())
        throw usage_error("--forget takes one folder and no PATH; give --forget once for each folder");
    given.refuse_together("watch", {"dry-run", "jsonl"});
    for (const std::string option : {"to", "name"})
        if (given.has(option) && !given.has("export")) throw usage_error("--" + option + " needs --export");
}

// Reads a value of --field, which has the form NAME=TYPE. NAME is written as in a query.
void declare(const std::string& declaration, WriterOptions& writer) {
    const std::size_t separator = declaration.rfind('=');
    const auto type =
        separator == declaration.npos ? std::nullopt : parse_field_type(declaration.substr(separator + 1));
    if (!type)
        throw usage_error(
            "--field takes NAME=TYPE, where TYPE is text, keyword, integer, real, boolean, date or stored, "
            "not '" +
            declaration + "'");
    const auto [declared, is_new] = writer.fields.emplace(without_backslashes(declaration.substr(0, separator)), *type);
    if (!is_new && declared->second != *type)
        throw usage_error("--field declares '" + declared->first + "' as " +
                          std::string(field_type_name(declared->second)) + " and as " +
                          std::string(field_type_name(*type)));
}

WriterOptions writer_options(const Arguments& given) {
    WriterOptions writer;
    writer.rebuild = given.is_on("rebuild");
    writer.language = given.value("language");
    for (const std::string& declaration : given.values("field")) declare(declaration, writer);
    if (given.is_on("no-store")) writer.store_text = false;
    if (given.is_on("no-positions")) writer.positions = false;
    writer.memory = size(given, "memory");
    writer.jobs = static_cast<unsigned>(given.number("jobs", 0, 256));
    constexpr std::size_t max_wait = 24 * 60 * 60;
    writer.wait = std::chrono::seconds(given.number("wait", 0, max_wait));
    return writer;
}

}  // namespace

Options parse_options(int argc, const char* const* argv) {
    const Arguments given(command_line, argc, argv);
    Options options;
    options.help_text = given.help_text(version());
    if (!options.help_text.empty()) return options;

    refuse_contradictions(given);
    options.index = given.text("index");
    options.export_format = given.text("export");
    options.export_to = given.text("to");
    options.collection = collection(given);
    options.deleted_ids = given.texts("delete");
    options.delete_queries = given.texts("delete-query");
    if (!options.deleted_ids.empty())  // the arguments after `--delete ID` are ids too
        options.deleted_ids.insert(options.deleted_ids.end(), given.positional().begin(), given.positional().end());
    else
        options.paths.assign(given.positional().begin(), given.positional().end());
    options.jsonl = given.values("jsonl");
    options.excludes = given.values("exclude");
    options.input.charset = given.value("charset");
    options.input.max_size = size(given, "max-size");
    options.input.id_field = given.text("id-field");
    options.input.title_field = given.text("title-field");
    options.input.date_field = given.text("date-field");
    options.input.text_fields = given.values("text-field");
    options.writer = writer_options(given);
    options.progress = given.choice<ShowProgress>(
        "progress",
        {{"auto", ShowProgress::automatic}, {"always", ShowProgress::always}, {"never", ShowProgress::never}});
    options.hidden = given.is_on("hidden");
    options.ignore_files = !given.is_on("no-ignore");
    options.follow = given.is_on("follow");
    options.trust = given.is_on("trust");
    options.forget = given.texts("forget");
    for (const std::string_view option :
         {"exclude", "hidden", "no-ignore", "follow", "max-size", "charset", "language"})
        options.selects |= given.has(option);
    options.keep_missing = given.is_on("keep-missing");
    options.check = given.is_on("check");
    options.status = given.is_on("status");
    options.compact = given.is_on("compact");
    options.dry_run = given.is_on("dry-run");
    options.watch = given.is_on("watch");
    options.json = given.is_on("json");
    options.quiet = given.is_on("quiet");
    options.verbose = given.is_on("verbose");
    return options;
}

}  // namespace kwic::indexer
