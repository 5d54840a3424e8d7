// SPDX-License-Identifier: GPL-2.0-or-later
// FieldSelection: the custom fields that hits contain; see SearchOptions::fields.
#pragma once

#include "schema/fields.hpp"
#include "schema/stored_document.hpp"

#include <kwic/document.hpp>
#include <kwic/warning.hpp>

#include <set>
#include <string>
#include <vector>

namespace kwic {

class FieldSelection {
public:
    // `names` are SearchOptions::fields, and `known` are the fields of the indexes.
    FieldSelection(const std::vector<std::string>& names, const schema::FieldEntries& known);

    // Returns the values of the selected fields, in the order in which the document has them.
    std::vector<Field> of(const StoredDocument& document) const;

    // Returns a warning for each name that no index has.
    const std::vector<Warning>& warnings() const { return warnings_; }

private:
    bool has_all_ = false;
    std::set<std::string> names_;
    std::vector<Warning> warnings_;
};

}  // namespace kwic
