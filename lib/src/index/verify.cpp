// SPDX-License-Identifier: GPL-2.0-or-later
// Whether an index is whole: its files against the manifest, Xapian's own check, and what is in it.
//
// Xapian's readers may crash on damaged bytes, so nothing is read through them of files whose checksums are wrong.
// While an update is under way, or after one was cut off, the checksums are older than the files. Then the blocks and
// the lists of terms are looked at first (glass_table.hpp), then Xapian's check comes, and what passes it is read.
#include "engine_errors.hpp"
#include "index/file_check.hpp"
#include "index/files.hpp"
#include "index/glass_table.hpp"
#include "index/index_directory.hpp"
#include "index/manifest.hpp"
#include "index/verify/deep_check.hpp"

#include <kwic/index_writer.hpp>

#include <unistd.h>

#include <utility>

namespace kwic {
namespace {

namespace fs = std::filesystem;

constexpr int most_attempts = 5;  // an update changes the state three times

// Of tables without checksums: whether Xapian can read them without a crash.
void check_unsure(const fs::path& generation, verify::Findings& findings) {
    try {
        check_glass_tables(generation);
    } catch (const Error& error) {
        findings.add("structure", error.what());
    }
}

std::vector<std::string> verify_generation(const fs::path& generation, const Manifest& manifest, Monitor& monitor) {
    const bool is_updating = is_marked_updating(generation);
    if (!is_updating)
        if (auto changed = compare_files(generation, manifest, monitor); !changed.empty()) return changed;
    monitor.look();
    verify::Findings findings;
    // Xapian's check opens the tables for writing, although it does not write.
    const bool is_writable = access((generation / "postlist.glass").c_str(), W_OK) == 0;
    if (is_updating || !has_all_checksums(manifest)) check_unsure(generation, findings);
    if (is_updating && is_writable && findings.lines().empty()) verify::check_structure(generation, findings);
    if (auto lines = findings.lines(); !lines.empty()) return lines;
    verify::check_contents(generation, manifest, is_updating, !is_updating && is_writable, findings, monitor);
    return findings.lines();
}

// Changes with every commit, and once more when its manifest has followed.
std::string version_of(const fs::path& generation) {
    std::string version = generation.string();
    for (const char* const name : {version_file_name, manifest_name})
        if (const fs::path file = generation / name; fs::exists(file)) version += read_whole_file(file);
    return version;
}

}  // namespace

std::vector<std::string> verify_index(const fs::path& index, const ProgressCallback& progress, std::stop_token stop) {
    Monitor monitor(progress, std::move(stop));
    return translated("cannot check the index '" + index.string() + "'", [&] {
        // A writer may be at work: what was found while it has begun an update or ended one says nothing.
        for (int attempt = 0; attempt < most_attempts; ++attempt) {
            const fs::path generation = current_generation(index);
            const std::string version = version_of(generation);
            const bool was_updating = is_marked_updating(generation);
            const auto is_same = [&] {
                return current_generation(index) == generation && version_of(generation) == version &&
                       (was_updating || !is_marked_updating(generation));
            };
            try {
                auto findings = verify_generation(generation, read_manifest(generation, index), monitor);
                if (is_same()) return findings;
            } catch (const Xapian::Error&) {
                if (is_same()) throw;
            } catch (const fs::filesystem_error&) {
                if (is_same()) throw;
            } catch (const Error& error) {
                if (error.code() == ErrorCode::cancelled || is_same()) throw;
            }
        }
        throw Error(ErrorCode::locked,
                    "the index '" + index.string() + "' is being written to: check it again when that is done");
    });
}

}  // namespace kwic
