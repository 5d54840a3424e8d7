// SPDX-License-Identifier: GPL-2.0-or-later
#include "verify/files_check.hpp"

#include "base/engine_errors.hpp"
#include "base/files.hpp"
#include "directory/file_check.hpp"
#include "directory/index_directory.hpp"
#include "glass/file_names.hpp"
#include "glass/table_reader.hpp"
#include "verify/structure_check.hpp"

#include <kwic/index_files.hpp>

#include <xapian.h>

#include <filesystem>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

// The maximum number of times that while_unwritten() calls `check`. A call is repeated if an update creates
// updating.tmp, commits changes to the tables, or replaces the manifest during the call. An update that commits once
// causes at most three repetitions.
constexpr int max_attempts = 5;

// Checks tables without valid checksums: adds a finding if Xapian could crash when it reads them.
void check_without_checksums(const fs::path& generation, verify::Findings& findings) {
    try {
        glass::check_tables(generation);
    } catch (const Error& error) {
        findings.add("structure", error.what());
    }
}

// Returns a string that changes when an update commits and when the update writes the manifest.
std::string version_of(const fs::path& generation) {
    std::string version = generation.string();
    for (const char* const name : {glass::version_file_name, manifest_name})
        if (const fs::path file = generation / name; fs::exists(file)) version += read_whole_file(file);
    return version;
}

}  // namespace

namespace verify {

std::vector<std::string> check_files(const fs::path& generation, const Manifest& manifest, const Monitor& monitor) {
    const bool is_updating = is_marked_updating(generation);
    if (!is_updating)
        if (auto changed = compare_files(generation, manifest, monitor); !changed.empty()) return changed;
    monitor.look();
    Findings findings;
    if (is_updating || !has_all_checksums(manifest)) check_without_checksums(generation, findings);
    if (is_updating && findings.lines().empty() && can_check_structure(generation))
        check_structure(generation, findings);
    return findings.lines();
}

std::vector<std::string> while_unwritten(const fs::path& index, const Check& check) {
    return translated("cannot check the index '" + index.string() + "'", [&] {
        for (int attempt = 0; attempt < max_attempts; ++attempt) {
            const fs::path generation = current_generation(index);
            const std::string version = version_of(generation);
            const bool was_updating = is_marked_updating(generation);
            const auto is_same = [&] {
                return current_generation(index) == generation && version_of(generation) == version &&
                       (was_updating || !is_marked_updating(generation));
            };
            try {
                auto findings = check(generation, read_manifest(generation, index));
                if (is_same()) return findings;
            } catch (const Xapian::Error&) {
                if (is_same()) throw;
            } catch (const fs::filesystem_error&) {
                if (is_same()) throw;
            } catch (const Error& error) {
                if (error.code() == ErrorCode::cancelled || is_same()) throw;
            }
        }
        throw Error(ErrorCode::locked, "the index '" + index.string() + "' is being updated: check it again later");
    });
}

}  // namespace verify

std::vector<std::string> verify_files(const fs::path& index, std::stop_token stop) {
    const Monitor monitor(nullptr, std::move(stop));
    return verify::while_unwritten(index, [&](const fs::path& generation, const Manifest& manifest) {
        return verify::check_files(generation, manifest, monitor);
    });
}

}  // namespace kwic
