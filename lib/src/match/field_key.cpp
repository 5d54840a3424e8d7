// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/field_key.hpp"

#include "base/bytes.hpp"
#include "base/iso_time.hpp"
#include "text/collation.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

using schema::FieldSlot;

// The first bytes of the keys of a field that has several kinds of values.
constexpr char number_class = '1', date_class = '2', string_class = '3';

}  // namespace

std::string FieldSlotValues::joined() const {
    std::string joined;
    append_string(joined, number);
    append_string(joined, date);
    return joined += strings;
}

FieldKeys::FieldKeys(const SortKey& key)
    : key_(key),
      has_numbers_(key.entry.has_numbers()),
      has_dates_(key.entry.is_date()),
      has_strings_((key.entry.kinds & (schema::has_strings | schema::has_booleans)) != 0 ||
                   (key.entry.has_date_values() && !key.entry.is_date())) {}

std::string FieldKeys::with_class(char number, std::string_view key) const {
    return (has_several_kinds() ? std::string(1, number) : std::string()).append(key);
}

std::optional<std::string_view> FieldKeys::first_string(std::string_view strings) const {
    std::optional<std::string_view> first;
    for (ByteReader reader(strings); !reader.rest().empty();) {
        const std::string_view text = reader.string();
        const bool is_date = has_dates_ && parse_iso_time(text);
        if (!is_date && (!first || compare(text, *first) < 0)) first = text;
    }
    return first;
}

int FieldKeys::compare(std::string_view a, std::string_view b) const {
    return key_.is_descending ? compare_collated(b, a) : compare_collated(a, b);
}

std::optional<std::string> FieldKeys::key(const FieldSlotValues& values) const {
    std::optional<std::string> best;
    const auto consider = [&](char number, std::string_view key) {
        if (!best || key_.is_descending) best = with_class(number, key);
    };
    if (!values.number.empty()) consider(number_class, values.number);
    if (!values.date.empty()) consider(date_class, values.date);
    if (values.strings.empty() || (best && !key_.is_descending)) return best;
    if (const auto first = first_string(values.strings)) consider(string_class, collation_key(*first));
    return best;
}

FieldKeys::Reader::Reader(const FieldKeys& keys, const IndexSet& indexes) : indexes_(indexes) {
    const schema::FieldEntry& entry = keys.key_.entry;
    const bool is_descending = keys.key_.is_descending;
    numbers_ = {slot(keys.has_numbers_, entry.slot(FieldSlot::number)),
                slot(keys.has_numbers_ && is_descending, entry.slot(FieldSlot::further_numbers))};
    dates_ = {slot(keys.has_dates_, entry.slot(FieldSlot::date)),
              slot(keys.has_dates_ && is_descending, entry.slot(FieldSlot::further_dates))};
    strings_ = slot(keys.has_strings_, entry.slot(FieldSlot::strings));
}

std::optional<FieldKeys::Reader::Slot> FieldKeys::Reader::slot(bool is_needed, Xapian::valueno number) const {
    if (!is_needed) return {};
    return Slot{number, indexes_.has_remote() ? ValueReader() : ValueReader(indexes_.opened(), number)};
}

template <class ValueOf>
FieldSlotValues FieldKeys::Reader::values(ValueOf value_of) {
    const auto value = [&](Slots& slots) {
        return slots.smallest ? std::string(extreme(slots, value_of)) : std::string();
    };
    return {value(numbers_), value(dates_), strings_ ? std::string(value_of(*strings_)) : std::string()};
}

FieldSlotValues FieldKeys::Reader::values(Xapian::docid document) {
    if (!indexes_.has_remote()) return values([&](Slot& slot) { return slot.values.value(document); });
    const Xapian::Document fetched = indexes_.database().get_document(document, Xapian::DOC_ASSUME_VALID);
    return values([&](const Slot& slot) { return fetched.get_value(slot.number); });
}

}  // namespace kwic
