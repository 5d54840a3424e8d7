// SPDX-License-Identifier: GPL-2.0-or-later
#include "open/joined_database.hpp"

#include <string>
#include <utility>
#include <vector>

namespace kwic {

void JoinedDatabase::join(std::vector<const OpenIndex*> indexes) {
    indexes_ = std::move(indexes);
    database_ = Xapian::Database();
    tables_ = {};
    fields_.clear();
    conflicting_fields_.clear();
    for (const OpenIndex* index : indexes_) {
        const IndexState& state = index->state();
        tables_.has_remote |= index->is_remote();
        database_.add_database(state.database);
        tables_.databases.push_back(state.database);
        tables_.entries.push_back(state.entries.get());
        tables_.stemmers.push_back(&state.stemmers);
        add_fields(state.fields);
    }
    for (const std::string& name : conflicting_fields_) fields_.erase(name);
}

void JoinedDatabase::add_fields(const schema::FieldSlots& fields) {
    for (const auto& [name, slots] : fields) {
        schema::FieldSlot& joined = fields_[name];
        for (const auto& [slot, new_slot] :
             {std::pair(&joined.numbers, slots.numbers), {&joined.facet_values, slots.facet_values}}) {
            if (*slot && new_slot && *slot != new_slot) conflicting_fields_.insert(name);
            if (new_slot) *slot = new_slot;
        }
    }
}

}  // namespace kwic
