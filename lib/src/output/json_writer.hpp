// SPDX-License-Identifier: GPL-2.0-or-later
// JsonWriter: JSON on one line, member after member. A tree of nlohmann's would need memory to be destroyed, and end
// the program where there is none.
//
//     JsonWriter json;
//     json.open('{').member("value", 5).key("hits").open('[').close(']').close('}');
#pragma once

#include <nlohmann/json.hpp>

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

    // A string (bytes that are not UTF-8 become U+FFFD), a number, a truth value or null.
    template <class Scalar>
    JsonWriter& value(const Scalar& scalar) {
        separate();
        text_ += nlohmann::json(scalar).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
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
