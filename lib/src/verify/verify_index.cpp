// SPDX-License-Identifier: GPL-2.0-or-later
// verify_index() checks the files of an index and, if they have no defects, their contents.
#include "directory/index_directory.hpp"
#include "directory/manifest.hpp"
#include "verify/content_check.hpp"
#include "verify/files_check.hpp"
#include "verify/structure_check.hpp"

#include <kwic/index_files.hpp>

#include <filesystem>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> verify_generation(const fs::path& generation, const Manifest& manifest, Monitor& monitor) {
    if (auto changed = verify::check_files(generation, manifest, monitor); !changed.empty()) return changed;
    const bool is_updating = is_marked_updating(generation);
    verify::Findings findings;
    verify::check_contents(generation, manifest, is_updating, !is_updating && verify::can_check_structure(generation),
                           findings, monitor);
    return findings.lines();
}

}  // namespace

std::vector<std::string> verify_index(const fs::path& index, const ProgressCallback& progress, std::stop_token stop) {
    Monitor monitor(progress, std::move(stop));
    return verify::while_unwritten(index, [&](const fs::path& generation, const Manifest& manifest) {
        return verify_generation(generation, manifest, monitor);
    });
}

}  // namespace kwic
