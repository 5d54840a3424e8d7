// SPDX-License-Identifier: GPL-2.0-or-later
#include "verify/structure_check.hpp"
#include "glass/file_names.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <filesystem>

namespace kwic::verify {

bool can_check_structure(const std::filesystem::path& generation) {
    return access((generation / glass::table_files[glass::postlist_table]).c_str(), W_OK) == 0;
}

void check_structure(const std::filesystem::path& generation, Findings& findings) {
    try {
        if (const auto errors = Xapian::Database::check(generation.string(), 0, nullptr); errors > 0)
            findings.add("structure", fmt::format("Xapian finds {} errors in '{}'", errors, generation.string()));
    } catch (const Xapian::DatabaseModifiedError&) {
        throw;
    } catch (const Xapian::Error& error) {
        findings.add("structure", "Xapian: " + error.get_msg());
    }
}

}  // namespace kwic::verify
