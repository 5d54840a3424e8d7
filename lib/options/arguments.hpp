// SPDX-License-Identifier: GPL-2.0-or-later
// Parses a command line according to a program's table of options. Only arguments.cpp depends on cxxopts, the library
// that splits the command line into options.
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

// The options and arguments of one command line. In each function, the parameter `option` is the long name of an option
// in the program's table. value(), text(), texts(), number() and choice() throw Error (invalid_argument) if a value is
// not valid; the message names the option.
class Arguments {
public:
    // Throws Error (invalid_argument) if an option is not in the table or lacks its value, or if -h or -V is combined
    // with other letters, as in -hi.
    Arguments(const Program& program, int argc, const char* const* argv);

    bool has(std::string_view option) const;

    // Returns whether the command line turns on the switch `option`, as in `--name` or `--name=true`. If the switch is
    // given several times, the last occurrence decides.
    bool is_on(std::string_view option) const;

    // Returns the help text if -h or --help is given, the name and version of the program if -V or --version is given,
    // and otherwise an empty string.
    std::string help_text(std::string_view version) const;

    // Returns the last given value, or the fallback in the table if the option is not given.
    std::string value(std::string_view option) const;

    // Returns the last given value, or an empty string if the option is not given. Throws if the given value is empty.
    std::string text(std::string_view option) const;

    // Returns all given values in the order of the command line.
    std::vector<std::string> values(std::string_view option) const;

    // Returns all given values in the order of the command line. Throws if a value is empty.
    std::vector<std::string> texts(std::string_view option) const;

    // Returns the value as a number from `min` to `max`, or `min` if the option is not given and has no fallback.
    std::size_t number(std::string_view option, std::size_t min, std::size_t max) const;

    // Returns the meaning that `meanings` lists for the value of the option. Throws if the value is not one of the
    // choices in the table. `meanings` must contain all choices of the table.
    template <typename Meaning>
    Meaning choice(std::string_view option,
                   std::initializer_list<std::pair<std::string_view, Meaning>> meanings) const {
        const std::string word = value(option);
        for (const auto& [choice, meaning] : meanings)
            if (choice == word) return meaning;
        throw Error(ErrorCode::internal, "no meaning for the value '" + word + "' of --" + std::string(option));
    }

    // Returns the arguments that are not options, in the order of the command line.
    const std::vector<std::string>& positional() const { return positional_; }

    // Throws if `option` is given together with one of the options in `others`.
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
