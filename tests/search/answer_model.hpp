// SPDX-License-Identifier: GPL-2.0-or-later
// AnswerModel: computes the order of documents and the counts of field values that a search must return.
#pragma once

#include "support/strings.hpp"

#include <kwic/results.hpp>
#include <kwic/searcher.hpp>

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kwic::test {

struct ModelDocument {
    std::string id;
    std::vector<Field> fields;
};

class AnswerModel {
public:
    using Instants = std::map<std::string, std::int64_t>;

    // `instants` maps each string that is a date to its first second since 1970.
    explicit AnswerModel(const Instants& instants) : instants_(instants) {}

    // Must be called for the fields of each document that is put. The kinds of the values that a field has or had
    // determine whether its strings are dates.
    void put(const std::vector<Field>& fields);

    // Returns the names of the fields that documents have or had.
    Strings names() const;

    // Returns whether the strings of the field are dates.
    bool is_date(const std::string& name) const;

    // has_dates() returns whether documents have or had dates in the field, and has_numbers() whether they have or had
    // numbers.
    bool has_dates(const std::string& name) const;
    bool has_numbers(const std::string& name) const;

    // Returns the ids of `documents` in the order `sort`. Equal documents remain in their order.
    Strings sorted(std::vector<ModelDocument> documents, const Strings& sort) const;

    Facet facet(const std::vector<ModelDocument>& documents, const FacetRequest& request) const;

private:
    struct Kinds {
        bool numbers = false, dates = false, strings = false;
    };

    // A sort key of a value: a number, the second of a date, or the collation key of a string.
    struct Key {
        int kind = 0;
        long double number = 0;
        std::string text = {};
        friend std::partial_ordering operator<=>(const Key&, const Key&) = default;
    };
    Key key(const FieldValue& value, bool is_date) const;
    std::vector<Key> keys(const ModelDocument& document, const std::string& name) const;

    const Instants& instants_;
    std::map<std::string, Kinds> kinds_;
};

}  // namespace kwic::test
