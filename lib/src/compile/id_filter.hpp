// SPDX-License-Identifier: GPL-2.0-or-later
// id_filter() compiles a list of document ids, which may have 100,000 ids and more.
#pragma once

#include "compile/plan.hpp"
#include "vocabulary/forms.hpp"

#include <xapian.h>

#include <string>
#include <vector>

namespace kwic {

// Returns an unscored plan for the documents whose ids are in `ids`. `tables` are the tables of the searched indexes.
// If all indexes are local, the plan reads the ids from the databases when the match begins.
Plan id_filter(const std::vector<std::string>& ids, const WordTables& tables);

}  // namespace kwic
