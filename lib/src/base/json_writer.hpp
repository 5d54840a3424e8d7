// SPDX-License-Identifier: GPL-2.0-or-later
// JsonWriter: JSON on one line, member after member. A tree of nlohmann's would need memory to be destroyed, and end
// the program where there is none.
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
    // `{` or `[`, and the bracket that closes it.
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

    // Of a member whose value follows.
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

    // What is no number becomes null. No double looks like an integer.
    JsonWriter& value(double number) {
        if (!std::isfinite(number)) return value(nullptr);
        separate();
        const std::size_t begin = text_.size();
        fmt::format_to(std::back_inserter(text_), "{}", number);
        if (text_.find_first_of(".e", begin) == text_.npos) text_ += ".0";
        return *this;
    }

    JsonWriter& value(std::integral auto number) {  // or a truth value
        separate();
        fmt::format_to(std::back_inserter(text_), "{}", number);
        return *this;
    }

    JsonWriter& value(std::nullptr_t) {
        separate();
        text_ += "null";
        return *this;
    }

    template <class Scalar>
    JsonWriter& member(std::string_view name, const Scalar& scalar) {
        return key(name).value(scalar);
    }

    std::string take() { return std::move(text_); }

private:
    void separate() {
        if (!is_first_) text_ += ',';
        is_first_ = false;
    }

    std::string text_;
    bool is_first_ = true;  // nothing stands before what comes next
};

}  // namespace kwic
