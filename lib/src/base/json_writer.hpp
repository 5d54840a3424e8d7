// SPDX-License-Identifier: GPL-2.0-or-later
// JsonWriter writes JSON on one line, value by value. nlohmann::json is not used for results, because its destructor
// allocates memory. If memory runs out in the destructor, the program is terminated.
//
//     JsonWriter json;
//     json.open('{').member("value", 5).key("hits").open('[').close(']').close('}');
#pragma once

#include "base/json_string.hpp"

#include <fmt/format.h>

#include <cmath>
#include <concepts>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {

class JsonWriter {
public:
    // open() writes `{` or `[`, and close() writes `}` or `]`. The caller must pass matching brackets.
    JsonWriter& open(char bracket) {
        separate();
        text_ += bracket;
        is_first_ = true;
        return *this;
    }
    JsonWriter& close(char bracket) {
        text_ += bracket;
        is_first_ = false;
        return *this;
    }

    // Writes the name of a member. Its value must be written next.
    JsonWriter& key(std::string_view name) {
        value(name);
        text_ += ':';
        is_first_ = true;
        return *this;
    }

    JsonWriter& value(std::string_view text) {
        separate();
        append_json_string(text_, text);
        return *this;
    }

    // Writes null for a number that is infinite or NaN, and any other number with a decimal point or an exponent.
    JsonWriter& value(double number) {
        if (!std::isfinite(number)) return value(nullptr);
        separate();
        const std::size_t begin = text_.size();
        fmt::format_to(std::back_inserter(text_), "{}", number);
        if (text_.find_first_of(".e", begin) == text_.npos) text_ += ".0";
        return *this;
    }

    JsonWriter& value(std::integral auto number) {  // bool is written as true or false
        separate();
        fmt::format_to(std::back_inserter(text_), "{}", number);
        return *this;
    }

    JsonWriter& value(std::nullptr_t) {
        separate();
        text_ += "null";
        return *this;
    }

    // Writes a member: its name and its value.
    template <class Scalar>
    JsonWriter& member(std::string_view name, const Scalar& scalar) {
        return key(name).value(scalar);
    }

    // Returns the JSON written so far. The writer must not be used afterwards.
    std::string take() { return std::move(text_); }

private:
    void separate() {
        if (!is_first_) text_ += ',';
        is_first_ = false;
    }

    std::string text_;
    bool is_first_ = true;  // whether the next value is written without a comma before it
};

}  // namespace kwic
