// SPDX-License-Identifier: GPL-2.0-or-later
// Checks JSON against a JSON Schema. Supports only the keywords that the schemas of kwic use: $ref to #/$defs, oneOf,
// type, properties, required, additionalProperties, minProperties, maxProperties, items and minimum.
#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>

namespace kwic::test {

class JsonSchema {
public:
    using Json = nlohmann::json;

    explicit JsonSchema(Json schema) : root_(std::move(schema)) {}

    // Returns why `value` does not meet the definition `name` of the schema, or an empty string if it does.
    std::string mistake(const Json& value, const std::string& name) const {
        return mistake_in(value, root_.at("$defs").at(name), name);
    }

    // Returns why `value` does not meet the schema, or an empty string if it does.
    std::string mistake(const Json& value) const { return mistake_in(value, root_, "answer"); }

private:
    static bool has_type(const Json& value, const std::string& type) {
        if (type == "null") return value.is_null();
        if (type == "string") return value.is_string();
        if (type == "boolean") return value.is_boolean();
        if (type == "integer") return value.is_number_integer();
        if (type == "number") return value.is_number();
        if (type == "array") return value.is_array();
        if (type == "object") return value.is_object();
        throw std::runtime_error("unknown type in a schema: " + type);
    }

    std::string mistake_in(const Json& value, const Json& schema, const std::string& at) const {
        for (const auto& [keyword, unused] : schema.items()) {
            static const std::string known[] = {
                "$schema",    "title",    "description",          "$defs", "$ref",    "oneOf",         "type",
                "properties", "required", "additionalProperties", "items", "minimum", "minProperties", "maxProperties"};
            if (std::find(std::begin(known), std::end(known), keyword) == std::end(known))
                throw std::runtime_error("unknown keyword in a schema: " + keyword);
        }
        if (schema.contains("$ref")) {
            const std::string ref = schema["$ref"];
            return mistake_in(value, root_.at("$defs").at(ref.substr(ref.rfind('/') + 1)), at);
        }
        if (schema.contains("oneOf")) {
            const auto matches = std::count_if(schema["oneOf"].begin(), schema["oneOf"].end(),
                                               [&](const Json& each) { return mistake_in(value, each, at).empty(); });
            return matches == 1 ? "" : at + " matches " + std::to_string(matches) + " alternatives";
        }
        if (schema.contains("type")) {
            const Json types = schema["type"].is_array() ? schema["type"] : Json::array({schema["type"]});
            if (std::none_of(types.begin(), types.end(), [&](const Json& type) { return has_type(value, type); }))
                return at + " has another type: " + value.dump();
        }
        if (schema.contains("minimum") && value.is_number() && value < schema["minimum"])
            return at + " is too small: " + value.dump();
        if (value.is_object()) return mistake_in_members(value, schema, at);
        if (value.is_array() && schema.contains("items"))
            for (std::size_t i = 0; i < value.size(); ++i) {
                const std::string found = mistake_in(value[i], schema["items"], at + "[" + std::to_string(i) + "]");
                if (!found.empty()) return found;
            }
        return "";
    }

    std::string mistake_in_members(const Json& value, const Json& schema, const std::string& at) const {
        if (value.size() < schema.value("minProperties", std::size_t{0})) return at + " has too few members";
        if (value.size() > schema.value("maxProperties", value.size())) return at + " has too many members";
        for (const Json& name : schema.value("required", Json::array()))
            if (!value.contains(name)) return at + " lacks " + name.get<std::string>();
        const Json properties = schema.value("properties", Json::object());
        for (const auto& [name, member] : value.items()) {
            const Json further = schema.value("additionalProperties", Json(true));
            if (!properties.contains(name) && further == false) return at + " has the unknown member " + name;
            const Json& expected = properties.contains(name) ? properties[name] : further;
            if (!expected.is_object()) continue;
            const std::string found = mistake_in(member, expected, at + "." + name);
            if (!found.empty()) return found;
        }
        return "";
    }

    Json root_;
};

}  // namespace kwic::test
