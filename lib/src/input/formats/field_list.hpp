// SPDX-License-Identifier: GPL-2.0-or-later
// FieldList collects the values of front matter.
#pragma once

#include <kwic/document.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

class FieldList {
public:
    // Adds a value, unless the name or the value is empty or the list is full. In strings, control characters other
    // than line ends become spaces, and line ends at the end are removed.
    void add(std::string_view name, FieldValue value);

    bool is_full() const { return fields_.size() == max_fields; }

    std::size_t size() const { return fields_.size(); }

    // Removes all values but the first `count`.
    void truncate(std::size_t count) { fields_.resize(count); }

    std::vector<Field> take() { return std::move(fields_); }

private:
    // Front matter is written by hand and short.
    static constexpr std::size_t max_fields = 1000;

    std::vector<Field> fields_;
};

// Returns the name of the value `name` in the mapping `outer`, such as `author.name`. The outermost mapping has an
// empty name. Returns nothing if the name is empty, or is too long for a field.
std::optional<std::string> name_within(std::string_view outer, std::string_view name);

}  // namespace kwic
