// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/field_selection.hpp"

#include "schema/field_reference.hpp"

#include <kwic/warning.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace kwic {

FieldSelection::FieldSelection(const std::vector<std::string>& names, const schema::FieldEntries& known) {
    for (const std::string& text : names) {
        if (text == "*") {
            has_all_ = true;
            continue;
        }
        const std::string name = read_field_reference(text).name;
        const auto field = named_field(name, known);
        if (field == known.end())
            warnings_.push_back({WarningCode::unknown_field, "the index has no field '" + name + "' to show"});
        else
            names_.insert(field->first);
    }
}

std::vector<Field> FieldSelection::of(const StoredDocument& document) const {
    std::vector<Field> selected;
    std::copy_if(document.fields.begin(), document.fields.end(), std::back_inserter(selected),
                 [&](const Field& field) { return has_all_ || names_.contains(field.name); });
    return selected;
}

}  // namespace kwic
