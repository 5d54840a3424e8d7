// SPDX-License-Identifier: GPL-2.0-or-later
// Converts the members of a JSON object to a document or a change of a document.
#pragma once

#include <kwic/document.hpp>
#include <kwic/input.hpp>

#include <simdjson.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Reads the members of one object; see JsonLine for their meanings.
class JsonMembers {
public:
    // `options` states the names of the members with special meanings, and must outlive the JsonMembers.
    explicit JsonMembers(const InputOptions& options) : options_(options) {}

    // Reads all members of `object`. Throws simdjson_error if a value is not valid JSON.
    void read(simdjson::ondemand::object object);

    // Returns the name of the member that read() was reading when it threw an exception, or the last member.
    const std::string& current() const { return current_; }

    // Sets the document, the action and the notes of `line`, or else its cause. The document may lack an id.
    void fill(JsonLine& line);

private:
    struct Member {
        std::string name = {};                      // the name of the custom field
        std::vector<Field> fields = {};             // the values; the name of a nested value has the names around it
        std::vector<std::string> cleared = {};      // names whose value is null or an empty list
        std::string number = {};                    // the JSON text, if the value is a number
        std::vector<std::string> unfit_names = {};  // names that a field cannot have
        bool is_list = false;                       // whether the value is a list
        bool has_members = false;                   // whether the value is an object or a list with an object
        bool is_too_deep = false;                   // whether values are nested too deeply
        std::size_t order = 0;                      // number of the member in the object
    };
    using Members = std::map<std::string, Member, std::less<>>;

    void add(Member& member, const std::string& name, simdjson::ondemand::value value, int depth) const;
    bool take_text(std::string_view name, std::string& text);
    bool take_flag(std::string_view name, JsonLine& line);
    void take_date(Document& document, JsonLine& line);
    std::string values_of(std::string_view name);
    std::string all_strings() const;
    void take_fields(Document& document, JsonLine& line);
    static void clear_parts(const Member& member, JsonLine& line);

    const InputOptions& options_;
    Members members_;
    std::string current_;
};

}  // namespace kwic
