// SPDX-License-Identifier: GPL-2.0-or-later
// Whether an index is whole: its files against the manifest, and Xapian's own check.
#include "engine_errors.hpp"
#include "index/index_directory.hpp"
#include "index/manifest.hpp"

#include <kwic/index_writer.hpp>

#include <unistd.h>
#include <xapian.h>

namespace kwic {

namespace fs = std::filesystem;

std::vector<std::string> verify_index(const fs::path& index) {
    return translated("cannot check the index '" + index.string() + "'", [&] {
        fs::path generation;
        std::vector<std::string> findings;
        // A writer may be at work: what differs is damage only if it goes on to differ.
        for (int attempt = 0; attempt < 3; ++attempt) {
            generation = current_generation(index);
            findings = compare_files(generation, read_manifest(generation, index));
            if (findings.empty() || is_marked_updating(generation)) break;
        }
        // Xapian's own check may crash on damaged files, and wants to write to whole ones.
        const bool is_writable = access((generation / "postlist.glass").c_str(), W_OK) == 0;
        if (!is_marked_updating(generation) && (!findings.empty() || !is_writable)) return findings;
        findings.clear();
        try {
            if (const auto errors = Xapian::Database::check(generation.string(), 0, nullptr); errors > 0)
                findings.push_back("Xapian finds " + std::to_string(errors) + " errors in '" + generation.string() +
                                   "'");
        } catch (const Xapian::Error& error) {
            findings.push_back(error.get_msg());
        }
        return findings;
    });
}

}  // namespace kwic
