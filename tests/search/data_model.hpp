// SPDX-License-Identifier: GPL-2.0-or-later
// DataModel: makes random custom fields and random queries on them, and decides which documents match a query. The only
// function of the library that the decision uses is value_text(), for numbers.
#pragma once

#include <kwic/document.hpp>
#include <kwic/query.hpp>

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace kwic::test {

class DataModel {
public:
    explicit DataModel(unsigned seed) : random_(seed) {}

    // Returns the fields of a random document. The fields `n`, `when`, `tag` and `flag` have numbers, dates, strings
    // and booleans only, and the field `any` has values of all kinds.
    std::vector<Field> fields();

    // Returns a query with at most `depth` levels above its leaves.
    Query query(int depth);

    // Returns whether a document with these fields matches `query`, which query() has made.
    bool matches(const Query& query, const std::vector<Field>& fields) const;

    // Returns the first second since 1970 of each date that fields() has returned.
    std::map<std::string, std::int64_t> instants() const;

private:
    // The instants of a date in seconds since 1970, from `first` to `last`.
    struct Period {
        std::int64_t first;
        std::int64_t last;
    };

    FieldValue number();
    std::string date();
    std::string word();
    std::string value_for_query(const std::string& field);
    FieldValue value(const std::string& field);
    Query leaf();
    bool leaf_matches(const Query& leaf, const FieldValue& value) const;
    bool is_in_range(const Query& range, const FieldValue& value) const;

    std::mt19937 random_;
    std::map<std::string, Period> periods_;       // the dates that date() has returned
    std::map<std::string, long double> numbers_;  // the numbers that number_text() has written, by their texts
    std::string number_text(const FieldValue& number);
};

}  // namespace kwic::test
