// SPDX-License-Identifier: GPL-2.0-or-later
#include "deletion.hpp"

#include <kwic/warning.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kwic::indexer {

void delete_documents(const Options& options, IndexWriter& writer, Report& report) {
    std::set<std::string> ids(options.deleted_ids.begin(), options.deleted_ids.end());
    for (const std::string& query : options.delete_queries) {
        std::vector<Warning> warnings;
        for (std::string& id : writer.matching(query, &warnings)) ids.insert(std::move(id));
        for (const Warning& warning : warnings) report.warn(to_string(warning.code), query, warning.message);
    }
    for (const std::string& id : ids) {
        if (options.dry_run ? writer.keep(id) : writer.remove(id))
            report.removed(id);
        else
            report.not_found(id);
    }
}

}  // namespace kwic::indexer
