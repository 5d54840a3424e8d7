// SPDX-License-Identifier: GPL-2.0-or-later
#include "open/joined_database.hpp"

#include <string>
#include <utility>
#include <vector>

namespace kwic {

void JoinedDatabase::join(std::vector<const OpenIndex*> indexes) {
    indexes_ = std::move(indexes);
    opened_ = Xapian::Database();
    tables_ = {};
    fields_.clear();
    conflicting_fields_.clear();
    for (const OpenIndex* index : indexes_) {
        const IndexState& state = index->state();
        tables_.has_remote |= index->is_remote();
        opened_.database.add_database(state.opened.database);
        tables_.databases.push_back(state.opened);
        tables_.entries.push_back(state.entries.get());
        tables_.stemmers.push_back(&state.stemmers);
        add_fields(state.fields);
    }
    for (const std::string& name : conflicting_fields_) fields_.erase(name);
    if (indexes_.size() == 1) opened_.tables = indexes_[0]->state().opened.tables;
}

void JoinedDatabase::add_fields(const schema::FieldEntries& fields) {
    for (const auto& [name, entry] : fields) {
        const auto known = fields_.try_emplace(name, entry).first;
        schema::FieldEntry& joined = known->second;
        if (joined.slots != entry.slots) conflicting_fields_.insert(name);
        if (joined.type != entry.type) joined.type = FieldType::automatic;
        joined.kinds |= entry.kinds;
    }
}

}  // namespace kwic
