// SPDX-License-Identifier: GPL-2.0-or-later
// FacetPlan: determines the value slots that a FacetRequest needs. FacetTally: interprets the values of these slots and
// adds up the numbers of documents.
#pragma once

#include "base/date.hpp"
#include "query/range.hpp"
#include "schema/fields.hpp"
#include "schema/value_key.hpp"

#include <kwic/results.hpp>
#include <kwic/searcher.hpp>

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// A value slot that a request needs.
struct FacetSlot {
    enum class Kind {
        text,     // a string
        texts,    // strings, as append_string() writes them
        number,   // the key of a number
        numbers,  // keys of further numbers, as append_string() writes them
        date,     // the key of a date
        dates,    // keys of further dates, as append_string() writes them
        day       // a value at schema::date_slot
    };
    Kind kind;
    Xapian::valueno slot;
};

struct FacetPlan {
    FacetRequest::By by = FacetRequest::By::value;
    std::vector<FacetSlot> slots = {};  // at least one
    std::vector<KeyRange> ranges = {};  // with By::ranges
};

// Throws Error (invalid_argument) if the request cannot be answered. `fields` are the fields of the indexes.
FacetPlan plan_facet(const FacetRequest& request, const schema::FieldEntries& fields);

class FacetTally {
public:
    FacetTally(const FacetRequest& request, const FacetPlan& plan);

    // Adds `documents` documents, all of which have these values in the slots of the plan.
    void add(const std::vector<std::string_view>& values, std::size_t documents);

    // Sets the values, the statistics, and the numbers of distinct values and of documents without a value.
    void write(Facet& facet) const;

private:
    struct Sum {
        std::size_t count = 0;
        std::string min, max;  // keys
        double total = 0;
        std::optional<std::int64_t> integers = 0;  // the exact sum, if all numbers are integers
    };

    void add_value(FacetSlot::Kind kind, std::string_view value, std::size_t documents);
    void add_number(std::string_view key, std::size_t documents);
    void add_date(std::string_view key, std::size_t documents);
    void add_day(std::string_view day);
    void add_to_ranges(std::string_view key);
    void add_label(std::string label) { labels_.insert(std::move(label)); }
    std::optional<std::string> period(const Date& date) const;

    const FacetRequest& request_;
    const FacetPlan& plan_;
    std::map<std::string, std::size_t> counts_;  // number of documents for each value or period
    std::vector<std::size_t> range_counts_;
    std::set<std::string, std::less<>> distinct_;
    std::size_t none_ = 0;
    Sum numbers_, dates_;

    // The state of a call of add():
    std::set<std::string> labels_;  // values or periods of the documents
    std::set<std::size_t> ranges_;  // indexes of the ranges that contain a value of the documents
    bool has_value_ = false;        // whether the documents have a value that is counted
};

}  // namespace kwic
