// SPDX-License-Identifier: GPL-2.0-or-later
// Parses a command line by the table of a program. Only arguments.cpp uses the third-party parser.
#pragma once

#include "program.hpp"

#include <kwic/error.hpp>

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::options {

// Returns an Error (invalid_argument) with this message.
Error usage_error(const std::string& message);

// The options and arguments of one command line. Every function that takes the long name of an option requires that the
// table has such an option. Functions that read a value throw Error (invalid_argument) if the value is not valid; the
// message names the option.
class Arguments {
public:
    // Throws Error (invalid_argument) if an option is not in the table or lacks its value.
    Arguments(const Program& program, int argc, const char* const* argv);

    bool has(std::string_view option) const;

    // Whether the switch is on. It is off after `--name=false`.
    bool is_on(std::string_view option) const;

    // The help text that -h or --help requests, or the version that -V or --version requests; otherwise empty.
    std::string answer(std::string_view version) const;

    // The last value given, or else the fallback in the table.
    std::string value(std::string_view option) const;

    // The last value given, or an empty string if the option is not given. Throws if the given value is empty.
    std::string text(std::string_view option) const;

    // All values given, in order.
    std::vector<std::string> values(std::string_view option) const;

    // All values given, in order. Throws if one is empty.
    std::vector<std::string> texts(std::string_view option) const;

    // The value as a number from `min` to `max`; `min` if the option is not given and has no fallback.
    std::size_t number(std::string_view option, std::size_t min, std::size_t max) const;

    // The meaning of the value, which is one of the choices in the table. `meanings` has all of them.
    template <typename Meaning>
    Meaning choice(std::string_view option,
                   std::initializer_list<std::pair<std::string_view, Meaning>> meanings) const {
        const std::string word = value(option);
        for (const auto& [choice, meaning] : meanings)
            if (choice == word) return meaning;
        throw Error(ErrorCode::internal, "no meaning for the value '" + word + "' of --" + std::string(option));
    }

    // Arguments that are not options, in order.
    const std::vector<std::string>& positional() const { return positional_; }

    // Throws if `option` is given together with one of the others.
    void refuse_together(std::string_view option, std::initializer_list<std::string_view> others) const;

private:
    struct Given {
        std::string option;
        std::string value;
    };

    const Given* last(std::string_view option) const;

    const Program* program_;
    std::vector<Given> given_;
    std::vector<std::string> positional_;
    bool wants_short_help_ = false;
};

}  // namespace kwic::options
