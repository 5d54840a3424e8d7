// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/field_reference.hpp"

#include "base/backslashes.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns the only element of [begin, end) whose name, as `name_of` returns it, differs from `name` only in case.
// Returns `end` if no element or several elements have such a name.
template <class Iterator, class NameOf>
Iterator only_similar(std::string_view name, Iterator begin, Iterator end, NameOf name_of) {
    if (begin == end) return end;
    const std::string folded = fold(name);
    const auto is_similar = [&](const auto& each) { return fold(name_of(each)) == folded; };
    const Iterator found = std::find_if(begin, end, is_similar);
    return found == end || std::any_of(std::next(found), end, is_similar) ? end : found;
}

}  // namespace

schema::FieldEntries::const_iterator named_field(std::string_view name, const schema::FieldEntries& fields) {
    const auto exact = fields.find(name);
    if (exact != fields.end()) return exact;
    return only_similar(name, fields.begin(), fields.end(), [](const auto& field) { return field.first; });
}

std::vector<std::string>::const_iterator named_field(std::string_view name, const std::vector<std::string>& fields) {
    const auto exact = std::lower_bound(fields.begin(), fields.end(), name);
    if (exact != fields.end() && *exact == name) return exact;
    return only_similar(name, fields.begin(), fields.end(), [](const std::string& field) { return field; });
}

FieldReference read_field_reference(std::string_view text) {
    FieldReference reference{without_backslashes(text)};
    reference.may_be_built_in = reference.name.size() == text.size();
    return reference;
}

std::string known_names(std::string built_in, const schema::FieldEntries& fields) {
    std::string names = std::move(built_in);
    for (const auto& [name, entry] : fields) names += (names.empty() ? "" : ", ") + name;
    return names;
}

}  // namespace kwic
