// SPDX-License-Identifier: GPL-2.0-or-later
#include "remembered.hpp"

#include "inputs.hpp"
#include "trust.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace kwic::indexer {
namespace {

namespace fs = std::filesystem;

// Returns true if no other file or folder is at the path of a remembered root.
bool is_in_place(const fs::path& root) {
    std::error_code error;
    const fs::path canonical = fs::canonical(root, error);
    if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory)
        return true;  // the run reports that the root cannot be read
    return !error && canonical == root;
}

void require_trust(const std::vector<fs::path>& roots, const fs::path& index) {
    const auto untrusted = untrusted_roots(roots, index);
    if (untrusted.empty()) return;
    throw Error(ErrorCode::invalid_argument,
                "the index '" + index.string() + "' remembers '" + untrusted.front().string() + "', which " +
                    (is_at_or_below(untrusted.front(), index.parent_path()) ? "another user chose"
                                                                            : "is outside of the folder of the index") +
                    ": to index it, run kwic-indexer --trust once");
}

RunPaths repeat(Options& options, Sources sources, const fs::path& index) {
    if (options.trust) trust(sources.roots, index);
    require_trust(sources.roots, index);
    RunPaths run;
    for (const fs::path& root : sources.roots) (is_in_place(root) ? run.paths : run.vanished).push_back(root);
    if (options.selects)
        sources.selection = Selection::of(options);
    else
        sources.selection.apply(options);
    run.sources = std::move(sources);
    run.remembers = true;
    return run;
}

// Returns whether all `paths` are below the roots, so that the run updates only parts of them.
bool are_parts(const std::vector<fs::path>& paths, const std::vector<fs::path>& roots) {
    return std::all_of(paths.begin(), paths.end(), [&](const fs::path& path) {
        return std::any_of(roots.begin(), roots.end(),
                           [&](const fs::path& root) { return path != root && is_at_or_below(path, root); });
    });
}

// sources.json may be damaged: a run that names its PATHs writes the file again.
Sources sources_before(const Options& options, const fs::path& index) {
    if (options.writer.rebuild) return {};
    try {
        return read_sources(index).value_or(Sources());
    } catch (const Error& error) {
        if (error.code() != ErrorCode::corrupt) throw;
        return {};
    }
}

}  // namespace

fs::path nearest_index() {
    if (const auto found = find_index()) return *found;
    return canonical_path(".") / ".kwic";
}

RunPaths plan_run(Options& options, const std::vector<fs::path>& named, const fs::path& given_index) {
    const fs::path index = future_path(given_index);
    RunPaths run;
    run.paths = named;
    if (named.empty()) {
        if (!options.jsonl.empty()) return run;
        if (auto sources = read_sources(index); sources && !sources->roots.empty())
            return repeat(options, *std::move(sources), index);
        const fs::path here = canonical_path(".");
        if (options.index.empty() && index.parent_path() != here)
            throw Error(ErrorCode::invalid_argument,
                        "the index '" + index.string() + "' remembers no folders: name the folders to index");
        run.paths = {here};
    }
    run.remembers = true;
    run.sources = sources_before(options, index);
    if (are_parts(run.paths, run.sources.roots)) {
        if (!options.selects) run.sources.selection.apply(options);
    } else {
        run.sources.selection = Selection::of(options);
        add_roots(run.sources.roots, run.paths);
    }
    return run;
}

void remember(const RunPaths& run, const std::map<std::string, std::size_t>& skipped, const fs::path& given_index) {
    if (!run.remembers) return;
    const fs::path index = future_path(given_index);
    Sources sources = run.sources;
    sources.skipped = skipped;
    write_sources(sources, index);
    try {
        trust(run.paths, index);
    } catch (const Error&) {  // NOLINT(bugprone-empty-catch): a later run without PATH asks for --trust
    }
}

Sources forget_roots(const Options& options, IndexWriter& writer, Report& report, const fs::path& given_index) {
    const fs::path index = future_path(given_index);
    Sources sources = read_sources(index).value_or(Sources());
    const fs::path base = canonical_root(writer.root(), index);
    std::vector<std::string> ids;
    for (const std::string& given : options.forget) {
        const fs::path root = fs::weakly_canonical(fs::absolute(given));
        const auto found = std::find(sources.roots.begin(), sources.roots.end(), root);
        if (found == sources.roots.end()) {
            std::string known;
            for (const fs::path& other : sources.roots) known += (known.empty() ? "" : ", ") + other.string();
            throw Error(ErrorCode::invalid_argument, "the index does not remember '" + root.string() + "', but " +
                                                         (known.empty() ? "no folders" : known));
        }
        sources.roots.erase(found);
        for (std::string& id : ids_of(root, base)) ids.push_back(std::move(id));
    }
    for (const std::string& id : writer.missing(ids)) {
        if (!options.dry_run) writer.remove(id);
        report.removed(id);
    }
    return sources;
}

}  // namespace kwic::indexer
