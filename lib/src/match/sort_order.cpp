// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/sort_order.hpp"

#include "schema/field_reference.hpp"

#include <kwic/error.hpp>
#include <kwic/fields.hpp>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::array<std::pair<std::string_view, SortKey::By>, 4> built_in = {{{"relevance", SortKey::By::relevance},
                                                                               {"date", SortKey::By::date},
                                                                               {"path", SortKey::By::path},
                                                                               {"title", SortKey::By::title}}};

SortKey read_key(std::string_view text, const schema::FieldEntries& fields) {
    SortKey key;
    if (text.starts_with('-')) {
        key.is_descending = true;
        text.remove_prefix(1);
    }
    const FieldReference reference = read_field_reference(text);
    for (const auto& [name, by] : built_in)
        if (reference.is(name)) {
            key.by = by;
            return key;
        }
    const auto entry = named_field(reference.name, fields);
    if (entry == fields.end())
        throw Error(ErrorCode::invalid_argument, "the index has no field '" + reference.name +
                                                     "' to sort by: use one of " +
                                                     known_names("relevance, date, path, title", fields));
    const FieldType type = entry->second.type;
    if (type == FieldType::text || type == FieldType::stored)
        throw Error(ErrorCode::invalid_argument, "cannot sort by the field '" + entry->first + "': its type is " +
                                                     std::string(field_type_name(type)));
    key.by = SortKey::By::field;
    key.field = entry->first;
    key.entry = entry->second;
    return key;
}

}  // namespace

SortOrder read_sort_order(const std::vector<std::string>& sort, const schema::FieldEntries& fields) {
    SortOrder order;
    for (const std::string& key : sort) order.push_back(read_key(key, fields));
    if (order.empty()) order.emplace_back();
    return order;
}

bool is_by_relevance(const std::vector<std::string>& sort) {
    return sort.empty() || (sort.size() == 1 && read_field_reference(sort[0]).is("relevance"));
}

}  // namespace kwic
