// SPDX-License-Identifier: GPL-2.0-or-later
// The main loop of the indexer: walks through the inputs, compares the stamp of each file with the index, and loads and
// indexes the files that changed.
#include "indexing.hpp"

#include "base/descriptor.hpp"
#include "base/index_marks.hpp"
#include "base/system_cause.hpp"
#include "changes.hpp"
#include "folder_rules.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace kwic::indexer {
namespace {

namespace fs = std::filesystem;

class Indexing {
public:
    Indexing(const Options& options, const Inputs& inputs, std::span<JsonLines> json_lines, IndexWriter& writer,
             Report& report, Progress& progress, const IndexingHooks& hooks)
        : options_(options),
          inputs_(inputs),
          json_lines_(json_lines),
          writer_(writer),
          report_(report),
          progress_(progress),
          hooks_(hooks),
          walk_options_(walk_options(options, inputs)),
          input_options_(options.input) {}

    void run() {
        if (progress_.shown()) progress_.expect(count_bytes());
        walk_options_.entered = hooks_.before_folder;
        walk_options_.listed = hooks_.after_listing;
        if (options_.follow) walk_options_.visited = std::make_shared<FolderIdentities>();
        std::vector<std::string> visited = inputs_.removed_ids;
        for (const Input& input : inputs_.list) {
            index_input(input);
            visited.push_back(input.id);
        }
        follow_links();
        for (JsonLines& lines : json_lines_) index_json_lines(lines);
        if (!options_.keep_missing) remove_missing(visited);
        if (options_.watch) return;  // later updates see only a part of the inputs
        for (const std::string& glob : walk_options_.excludes.unused()) report_.unused_exclude(glob);
    }

private:
    static std::string shown_name(const Input& input) { return input.id.empty() ? input.path.string() : input.id; }

    // Returns the rules that come from the folders above the input. They have no effect on an input that is a PATH.
    SharedRules rules_for(const Input& input, const FolderSkipped& skipped) const {
        if (!walk_options_.ignore_files || (!input.folder && !input.is_part)) return {};
        const fs::path folder = input.is_part ? input.path.parent_path() : input.path;
        const std::string id = input.is_part ? folder_of(input.id) : input.id;
        return rules_above(
            folder, input.top, id.empty() ? 0 : id.size() + 1,
            [&](const char* name, const std::string& cause) { skipped((folder / name).string(), cause); });
    }

    // Calls `found` for each file of the input, and `skipped` for each folder that cannot be read. If the input is a
    // file and its folder cannot be opened, calls `skipped` with the id of the file. Does nothing if --exclude excludes
    // the input, or if the input is a part of a PATH and an ignore file excludes the input.
    void visit(const Input& input, const FileFound& found, const FolderSkipped& skipped) const {
        if (walk_options_.excludes.match_with_parents(input.id, input.folder)) return;
        const SharedRules rules = rules_for(input, skipped);
        if (input.is_part && leaves_out(walk_options_, rules, input.path.filename().string(), input.id, input.folder))
            return;
        if (input.folder) {
            walk(input.path, input.id, walk_options_, found, skipped, rules);
            return;
        }
        const Descriptor parent(open(input.path.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        if (parent.is_open()) {
            found({parent.number(), input.path.filename().string(), input.id, rules});
        } else {
            skipped(input.id, system_cause(errno));
        }
    }

    const InputOptions& options_in(int folder) {
        input_options_.folder = folder;
        return input_options_;
    }

    // Returns the total size in bytes of all input files, or nothing if the size of an input of JSON lines is unknown.
    std::optional<std::uint64_t> count_bytes() {
        std::uint64_t bytes = 0;
        for (const JsonLines& lines : json_lines_) {
            const auto size = lines.size();
            if (!size) return std::nullopt;
            bytes += *size;
        }
        const auto add = [&](const FoundFile& file) {
            const auto stamp = stamp_file(file.name, options_in(file.folder));
            if (const auto* known = std::get_if<FileStamp>(&stamp)) bytes += known->size;
        };
        for (const Input& input : inputs_.list) visit(input, add, [](const std::string&, const std::string&) {});
        return bytes;
    }

    void index_input(const Input& input) {
        const auto skipped = [&](const std::string& id, const std::string& cause) {
            skip_folder(id, cause, id.empty() ? shown_name(input) : id);
        };
        visit(
            input, [this](const FoundFile& file) { index_file(file); }, skipped);
    }

    // Keeps the documents of a folder, or of a file on the command line, that cannot be read.
    void skip_folder(const std::string& id, const std::string& cause, const std::string& name) {
        writer_.keep_below(id);
        cause == vanished ? report_.skipped(name, cause) : report_.failed(name, cause);
    }

    void remove_missing(const std::vector<std::string>& visited) {
        const auto missing = writer_.missing(visited);
        for (const std::string& id : missing) {
            if (!options_.dry_run) writer_.remove(id);
            report_.removed(id);
        }
    }

    // A symbolic link that the run follows after it has visited all inputs. A file that is in an input therefore has
    // the id that it would have without links.
    struct Link {
        std::string id;
        fs::path target;  // absolute, without symbolic links
        bool folder;
        std::pair<dev_t, ino_t> identity;  // of the target
        SharedRules rules;
    };

    static bool is_link(const FoundFile& file) {
        struct stat status {};
        return fstatat(file.folder, file.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
    }

    void collect_link(const FoundFile& link) {
        const Descriptor target(openat(link.folder, link.name.c_str(), O_PATH | O_CLOEXEC));
        struct stat status {};
        if (!target.is_open() || fstat(target.number(), &status) != 0) {
            if (errno == ENOENT || errno == ENOTDIR) return report_.skipped(link.id, "dangling symbolic link");
            if (errno == ELOOP) return report_.skipped(link.id, "symbolic link (it leads to itself)");
            writer_.keep_below(link.id);
            return report_.failed(link.id, system_cause(errno));
        }
        std::error_code error;
        const fs::path path = fs::read_symlink("/proc/self/fd/" + std::to_string(target.number()), error);
        if (error) return report_.failed(link.id, system_cause(error.value()));
        links_.push_back({link.id, path, S_ISDIR(status.st_mode), {status.st_dev, status.st_ino}, link.rules});
    }

    // Follows the links in the order in which they were found: first the links to folders, which may find more links,
    // and then the links to files. A file or folder that was already visited is not visited again, so that loops end.
    void follow_links() {
        for (std::size_t i = 0; i < links_.size(); ++i) {
            if (links_[i].folder) follow(Link(links_[i]));  // a copy: the list may grow
        }
        for (const Link& link : links_) {
            if (!link.folder) follow(link);
        }
    }

    void follow(const Link& link) {
        if (is_visited(link))
            return report_.skipped(link.id, "symbolic link (to a file or folder that is already visited)");
        const FileFound found = [this](const FoundFile& file) { index_file(file); };
        if (!link.folder) return found({AT_FDCWD, link.target.string(), link.id, link.rules});
        const auto skipped = [&](const std::string& id, const std::string& cause) { skip_folder(id, cause, id); };
        walk(link.target, link.id, walk_options_, found, skipped, link.rules);
    }

    bool is_visited(const Link& link) {
        std::error_code ignored;
        const fs::path above = link.target.parent_path();
        if (fs::exists(above / current_name, ignored) && holds_index(above)) return true;
        if (link.folder) return walk_options_.visited->contains(link.identity);
        struct stat status {};
        if (stat(above.c_str(), &status) == 0 && walk_options_.visited->contains({status.st_dev, status.st_ino}))
            return true;
        return !linked_files_.insert(link.identity).second;
    }

    void index_file(const FoundFile& file) {
        if (hooks_.before_file) hooks_.before_file();
        if (options_.follow && is_link(file)) return collect_link(file);
        const InputOptions& options = options_in(file.folder);
        const auto found = stamp_file(file.name, options);
        if (const auto* skipped = std::get_if<Skipped>(&found)) return skip(file, *skipped);
        const FileStamp stamp = std::get<FileStamp>(found);
        if (writer_.touch(file.id, stamp)) {
            ++report_.summary.unchanged;
            return progress_.advance(stamp.size, stamp.size);
        }
        auto result = load_file(file.name, file.id, options);
        if (const auto* skipped = std::get_if<Skipped>(&result)) {
            progress_.pass(stamp.size);
            return skip(file, *skipped);
        }
        auto& loaded = std::get<LoadedFile>(result);
        report_.replaced(file.id, loaded.replacements, loaded.charset);
        const std::uint64_t on_disk = loaded.document.file->size;
        put(std::move(loaded.document));
        report_.summary.bytes += loaded.size;
        progress_.advance(loaded.size, on_disk);
    }

    // Puts `document` into the index and counts the result in the report. A dry run instead only checks whether the
    // index contains a document with the id of `document`, and does not compare the contents.
    void put(Document document) {
        const std::string id = document.id;
        if (options_.dry_run) return report_.put(id, writer_.keep(id) ? PutResult::updated : PutResult::added);
        report_.put(id, writer_.put(std::move(document)));
    }

    void skip(const FoundFile& file, const Skipped& skipped) {
        if (skipped.keep) writer_.keep(file.id);
        skipped.keep ? report_.failed(file.id, skipped.cause) : report_.skipped(file.id, skipped.cause);
    }

    void index_json_lines(JsonLines& lines) {
        std::set<std::string> noted;  // notes about JSON members that have been printed
        std::uint64_t consumed = 0;
        while (auto line = lines.next()) {
            const std::uint64_t size = line->size;
            put_json_line(lines.name() + ':' + std::to_string(line->number), std::move(*line), noted);
            report_.summary.bytes += size;
            progress_.advance(size, lines.consumed() - std::exchange(consumed, lines.consumed()));
        }
    }

    // Puts, removes or patches the document of a line. Removing a document that is not in the index changes nothing, so
    // that the same lines can be indexed again.
    void apply(const std::string& name, JsonLine& line) {
        const Document& document = *line.document;
        switch (line.action) {
            case JsonLine::Action::put:
                return put(std::move(*line.document));
            case JsonLine::Action::remove:
                if (options_.dry_run ? writer_.keep(document.id) : writer_.remove(document.id))
                    return report_.removed(document.id);
                return report_.put(document.id, PutResult::unchanged);
            case JsonLine::Action::patch:
                break;
        }
        const auto result =
            options_.dry_run ? kept(document.id) : writer_.patch(document.id, document.fields, line.cleared);
        if (result)
            report_.put(document.id, *result);
        else
            report_.failed_line(name, "no document '" + document.id + "' to patch");
    }

    // Returns the result that a dry run reports for a patch: `updated`, or nothing if there is no document with the id.
    std::optional<PutResult> kept(const std::string& id) {
        return writer_.keep(id) ? std::optional(PutResult::updated) : std::nullopt;
    }

    void put_json_line(const std::string& name, JsonLine line, std::set<std::string>& noted) {
        if (!line.document) return report_.failed_line(name, line.cause);
        report_.replaced(name, line.replacements, "UTF-8");
        for (const std::string& note : line.notes)
            if (noted.insert(note).second) report_.warn("ignored-member", name, note);
        try {
            apply(name, line);
        } catch (const Error& e) {
            if (e.code() != ErrorCode::invalid_argument) throw;
            report_.failed_line(name, e.what());
        }
    }

    const Options& options_;
    const Inputs& inputs_;
    std::span<JsonLines> json_lines_;
    IndexWriter& writer_;
    Report& report_;
    Progress& progress_;
    const IndexingHooks& hooks_;
    WalkOptions walk_options_;
    std::vector<Link> links_;
    FolderIdentities linked_files_;  // identities of the files that were reached through links
    InputOptions input_options_;     // options_.input with the folder of the current file
};

}  // namespace

WalkOptions walk_options(const Options& options, const Inputs& inputs) {
    WalkOptions walking;
    walking.hidden = options.hidden;
    walking.excludes = Excludes(options.excludes);
    walking.excluded_ids = inputs.excluded_ids;
    walking.ignore_files = options.ignore_files;
    walking.follow = options.follow;
    return walking;
}

void index_inputs(const Options& options, const Inputs& inputs, std::span<JsonLines> json_lines, IndexWriter& writer,
                  Report& report, Progress& progress, const IndexingHooks& hooks) {
    Indexing(options, inputs, json_lines, writer, report, progress, hooks).run();
}

}  // namespace kwic::indexer
