// SPDX-License-Identifier: GPL-2.0-or-later
// FieldKeys: makes sort keys of documents from the values of a custom field.
#pragma once

#include "base/bytes.hpp"
#include "match/sort_order.hpp"
#include "open/index_set.hpp"
#include "schema/value_reader.hpp"

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// The values of a document that determine its key, as the slots of the field store them. A slot that is not needed is
// left empty.
struct FieldSlotValues {
    std::string number, date, strings;

    // Returns a string that is different for different values.
    std::string joined() const;

    friend bool operator==(const FieldSlotValues&, const FieldSlotValues&) = default;
};

// Makes the keys of a field. Numbers precede dates, and dates precede strings and booleans.
class FieldKeys {
public:
    // `key` must be a key with By::field.
    explicit FieldKeys(const SortKey& key);

    // Returns whether the field has strings or booleans, whose keys are long.
    bool has_strings() const { return has_strings_; }

    // Returns whether the field has several kinds of values. If it has, each key begins with a byte that states the
    // kind; if it has only one kind, the key of a number or a date is the value of the slot.
    bool has_several_kinds() const { return int(has_numbers_) + int(has_dates_) + int(has_strings_) > 1; }

    // Returns the key of the smallest value of a document or, in a descending order, of the largest. Returns nothing if
    // the document has no value.
    std::optional<std::string> key(const FieldSlotValues& values) const;

    // Returns the string of a document that is first in the order, or nothing if there is none. `strings` is
    // FieldSlotValues::strings of the document. Skips strings that are dates and therefore have the key of a date.
    std::optional<std::string_view> first_string(std::string_view strings) const;

    // Compares two strings in the direction of the order. Returns a negative number, 0 or a positive number.
    int compare(std::string_view a, std::string_view b) const;

    // Reads the values of documents.
    class Reader {
    public:
        Reader(const FieldKeys& keys, const IndexSet& indexes);

        // The document numbers must not descend from call to call. Fetches the document if an index is remote, because
        // Xapian would fetch all documents to read the values of a slot.
        FieldSlotValues values(Xapian::docid document);

        // Returns the key of a document, or an empty string if the document has no value. The result is valid until the
        // next call. All indexes must be local, and the field must have only numbers or only dates.
        std::string_view only_key(Xapian::docid document) {
            return extreme(numbers_.smallest ? numbers_ : dates_,
                           [&](Slot& slot) { return slot.values.value(document); });
        }

        // Returns FieldSlotValues::strings of a document, without a copy; the result is valid until the next call. All
        // indexes must be local, and the field must have strings.
        std::string_view strings(Xapian::docid document) { return strings_->values.value(document); }

    private:
        struct Slot {
            Xapian::valueno number;
            ValueReader values;  // not used for remote indexes
        };
        struct Slots {
            std::optional<Slot> smallest;  // set if the field has values of this kind
            std::optional<Slot> further;   // set if, in addition, the order is descending
        };
        std::optional<Slot> slot(bool is_needed, Xapian::valueno number) const;

        // Returns the smallest value of `slots` or, in a descending order, the largest. `value_of` returns the value of
        // a slot.
        template <class ValueOf>
        static auto extreme(Slots& slots, ValueOf value_of) -> decltype(value_of(*slots.smallest)) {
            auto value = value_of(*slots.smallest);
            if (!slots.further) return value;
            const auto further = value_of(*slots.further);
            std::string_view last;
            for (ByteReader reader(further); !reader.rest().empty();) last = reader.string();  // ascending
            if (!last.empty()) value = last;
            return value;
        }

        template <class ValueOf>
        FieldSlotValues values(ValueOf value_of);

        const IndexSet& indexes_;
        Slots numbers_, dates_;
        std::optional<Slot> strings_;
    };

private:
    std::string with_class(char number, std::string_view key) const;

    SortKey key_;
    bool has_numbers_, has_dates_, has_strings_;
};

}  // namespace kwic
