// SPDX-License-Identifier: GPL-2.0-or-later
// The program kwic-indexer: builds, updates, checks or exports an index, and returns the exit status.
#include "base/standard_streams.hpp"
#include "check.hpp"
#include "deletion.hpp"
#include "export.hpp"
#include "indexing.hpp"
#include "inputs.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "remembered.hpp"
#include "report.hpp"
#include "status.hpp"
#include "watch.hpp"

#include <kwic/decode.hpp>
#include <kwic/error.hpp>
#include <kwic/fields.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_reader.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/memory.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <map>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace kwic::indexer {
namespace {

namespace fs = std::filesystem;

enum ExitStatus { all_indexed = 0, some_failed = 1, failed = 2, index_locked = 3 };

bool is_terminal() {
    const char* kind = std::getenv("TERM");
    return isatty(STDERR_FILENO) && kind && std::string_view(kind) != "dumb";
}

bool shows_progress(const Options& options) {
    if (options.progress == ShowProgress::automatic) return !options.quiet && is_terminal();
    return options.progress == ShowProgress::always;
}

// Returns the folder that the ids in a new index are relative to. The default path of the index is `.kwic` in this
// folder.
fs::path home_folder(const std::vector<fs::path>& paths) {
    if (paths.empty()) return canonical_path(".");
    const fs::path& first = paths.front();  // a remembered path may no longer exist
    return fs::exists(first) && !fs::is_directory(first) ? first.parent_path() : first;
}

fs::path index_folder(const Options& options, const std::vector<fs::path>& paths) {
    if (!options.index.empty()) return options.index;
    if (paths.empty() && options.jsonl.empty()) return nearest_index();
    const fs::path index = home_folder(paths) / ".kwic";
    // The author of a folder could make a run on this folder change another index.
    if (fs::is_symlink(index))
        throw Error(
            ErrorCode::invalid_argument,
            "'" + index.string() + "' is a symbolic link: to use the index that it leads to, name it with --index");
    return index;
}

// Returns the path of the index for the summary, if the index is above the current folder and no option names it.
std::string index_above(const Options& options, const fs::path& index) {
    const bool is_found = options.index.empty() && options.paths.empty() && options.jsonl.empty();
    return is_found && index.parent_path() != canonical_path(".") ? index.string() : std::string();
}

// A temporary folder for an empty index, which a dry run uses if the run would build a new index. The destructor
// removes the folder.
class ScratchIndex {
public:
    ScratchIndex() {
        std::error_code error;
        std::string name = (fs::temp_directory_path(error) / "kwic-dry-run-XXXXXX").string();
        if (error) throw Error(ErrorCode::io, "cannot make a temporary folder: $TMPDIR is not a folder");
        if (!mkdtemp(name.data()))
            throw Error(ErrorCode::io, "cannot make the folder " + name + ": " + std::strerror(errno));
        folder_ = name;
    }
    ScratchIndex(const ScratchIndex&) = delete;
    ScratchIndex& operator=(const ScratchIndex&) = delete;
    ~ScratchIndex() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    fs::path index() const { return folder_ / "index"; }

private:
    fs::path folder_;
};

// Returns the names of the fields that the options or the index declare as `keyword` or `text`. The values of these
// fields are strings.
std::vector<std::string> string_fields(const Options& options, const fs::path& index) {
    std::map<std::string, FieldType> types = options.writer.fields;
    if (!options.writer.rebuild && holds_index(index))
        for (const FieldInfo& field : IndexReader(index).fields()) types.emplace(field.name, field.type);
    std::vector<std::string> names;
    for (const auto& [name, type] : types)
        if (type == FieldType::keyword || type == FieldType::text) names.push_back(name);
    return names;
}

// Opens all files of JSON lines. Must be called before the index is opened, so that the index is unchanged if a file
// cannot be opened.
std::vector<JsonLines> open_json_lines(const Options& options) {
    std::vector<JsonLines> opened;
    for (const std::string& name : options.jsonl) {
        if (name == "-")
            opened.emplace_back(STDIN_FILENO, "standard input", options.input);
        else
            opened.emplace_back(name, options.input);
    }
    return opened;
}

// Commits the changes, and compacts the index if --compact is given. Returns true if --compact is given, or if
// IndexWriter::commit() has compacted the index. In a dry run, does nothing and returns false.
bool finish(const Options& options, IndexWriter& writer) {
    if (options.dry_run) return false;
    if (!options.compact) return writer.commit();
    writer.compact();
    return true;
}

int run(Options options) {
    const auto started = std::chrono::steady_clock::now();
    if (const char* const index = std::getenv("KWIC_INDEX"); index && options.index.empty()) options.index = index;
    const std::string repair = options.check ? rebuild_command(options) : "";
    const bool has_inputs = !options.paths.empty() || !options.jsonl.empty();
    const bool needs_index = options.removes() || (options.compact && !has_inputs);
    std::vector<fs::path> paths;
    for (const fs::path& path : options.paths) paths.push_back(canonical_path(path));
    const fs::path index = index_folder(options, paths);
    if (options.check) return check(options, index, repair, shows_progress(options)) ? all_indexed : failed;
    if (options.status) {
        print_status(options, index);
        return all_indexed;
    }
    if (!options.export_format.empty()) {
        export_index(options, index);
        return all_indexed;
    }

    if (needs_index && !holds_index(index))
        throw Error(ErrorCode::not_found, "there is no index '" + index.string() + "' to " +
                                              (options.removes() ? "delete documents from" : "compact"));
    decode_text("", options.input.charset);  // throws if the character set is unknown
    const RunPaths planned = needs_index ? RunPaths() : plan_run(options, paths, index);
    refuse_index_folders(planned.paths, index);
    if (!needs_index) options.writer.root = home_folder(paths.empty() ? planned.sources.roots : paths);
    if (options.watch) return watch(options, planned, index, shows_progress(options)) ? all_indexed : some_failed;
    if (!options.jsonl.empty()) options.input.string_fields = string_fields(options, index);
    auto json_lines = open_json_lines(options);
    Progress progress(shows_progress(options));
    Report report(options, progress);
    std::optional<ScratchIndex> scratch;
    if (options.dry_run && (options.writer.rebuild || !holds_index(index))) scratch.emplace();
    report.summary.index = index_above(options, index);
    Sources sources;  // with --forget: what the index remembers after the run
    options.writer.progress = [&](const kwic::Progress& done) { progress.stage(done); };
    {
        IndexWriter writer(scratch ? scratch->index() : index, options.writer);
        if (!options.forget.empty()) {
            sources = forget_roots(options, writer, report, index);
        } else if (options.deletes()) {
            delete_documents(options, writer, report);
        } else {
            for (const fs::path& root : planned.vanished) report.missing_root(root.string());
            const auto inputs = planned.paths.empty()
                                    ? Inputs()
                                    : plan_inputs(planned.paths, canonical_root(writer.root(), index), index);
            index_inputs(options, inputs, json_lines, writer, report, progress);
        }
        progress.stage({.stage = kwic::Progress::Stage::committing});
        report.summary.compacted = finish(options, writer);
        report.summary.documents = writer.document_count();
        report.type_conflicts(writer.type_conflicts());
        if (!options.dry_run && !options.forget.empty()) write_sources(sources, index);
        if (!options.dry_run) remember(planned, report.summary.skipped_by_reason, index);
        if (options.dry_run) report.summary.documents += report.summary.added - report.summary.removed;
    }
    progress.clear();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - started;
    report.summary.seconds = taken.count();
    print_summary(report.summary, options);
    return report.summary.failed ? some_failed : all_indexed;
}

constexpr const char* program = "kwic-indexer";

void print_error(const std::exception& error) {
    print_message({options::MessageKind::error, options::message_code(error), error.what()});
}

// The terminate handler. Xapian writes the values of documents in a destructor, which cannot throw. If memory runs out
// in this destructor, the program ends at once, and the next run completes or removes the unfinished work.
[[noreturn]] void end_at_once() {
    try {
        if (const auto cause = std::current_exception()) std::rethrow_exception(cause);
    } catch (const std::bad_alloc&) {
        options::print_out_of_memory(program);
        std::_Exit(failed);
    } catch (...) {
        __gnu_cxx::__verbose_terminate_handler();
    }
    std::abort();
}

}  // namespace
}  // namespace kwic::indexer

int main(int argc, char** argv) {
    using namespace kwic::indexer;
    kwic::occupy_standard_streams();
    std::set_terminate(end_at_once);
    std::signal(SIGXFSZ, SIG_IGN);  // a write beyond the file size limit then fails like a write to a full disk
    try {
        try {
            kwic::guard_icu_memory();
            kwic::options::use_json_messages(kwic::options::is_switched_on(argc, argv, "json"));
            Options options = parse_options(argc, argv);
            if (options.help_text.empty()) return run(std::move(options));
            print_answer(options.help_text);
            return all_indexed;
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const kwic::Error& error) {
            print_error(error);
            if (error.code() == kwic::ErrorCode::locked) return index_locked;
        } catch (const std::exception& error) {
            print_error(error);
        }
    } catch (const std::bad_alloc&) {  // print_error() can also throw this exception
        kwic::options::print_out_of_memory(program);
    }
    return failed;
}
