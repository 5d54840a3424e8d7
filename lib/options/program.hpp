// SPDX-License-Identifier: GPL-2.0-or-later
// Types of the table that describes the command line of a program. Each program has one such table. The parser, the
// help texts, three sections of the manual page and the shell completions are made from the table.
#pragma once

#include <span>
#include <string_view>

namespace kwic::options {

// The kind of values that a shell offers when the user completes an option or an argument.
enum class Completes {
    nothing,
    files,
    folders,
    index,        // folders of indexes
    query_words,  // words in the indexes that the command line names; --complete makes the program print the words
};

struct Choice {
    std::string_view word;
    std::string_view meaning;
};

// An option. Option::details, Choice::meaning, ExitStatus::meaning and Program::description contain markup: a blank
// line separates paragraphs, and `backquotes` mark literal text. Names of options (--name, -n), of values (DIR) and of
// environment variables ($NAME) are recognized without marks. The order of the members is the order in which the tables
// of options set them; another order would save memory.
struct Option {                                // NOLINT(*Padding)
    std::string_view name;                     // long name, without dashes
    char letter = '\0';                        // short name, without the dash; '\0' if there is none
    std::string_view value = {};               // name of the value, in capitals; empty for a switch
    std::string_view fallback = {};            // value if the option is not given
    Completes completes = Completes::nothing;  // values that a shell offers if `choices` is empty
    bool repeatable = false;                   // true: all given values are used; false: only the last value is used
    std::span<const Choice> choices = std::span<const Choice>();
    bool open = false;              // values other than the choices are valid too
    std::string_view summary = {};  // one line for -h and completions, without markup
    std::string_view details = {};  // text for --help and the manual page, with markup
};

struct Group {
    std::string_view title;
    std::span<const Option> options;
};

struct Example {
    std::string_view purpose;
    std::string_view command;
};

struct ExitStatus {
    std::string_view number;
    std::string_view meaning;
};

struct Program {
    std::string_view name;
    std::string_view argument;  // name of the arguments that are not options, in capitals
    Completes completes;        // values that a shell offers for these arguments
    std::span<const std::string_view> usage;
    std::string_view description;
    std::span<const Group> groups;
    std::string_view appendix;  // preformatted text that --help prints after the options; may be empty
    std::span<const Example> examples;
    std::span<const ExitStatus> statuses;
};

// Returns the option with this long name, or null if the program has no such option.
constexpr const Option* find(const Program& program, std::string_view name) {
    for (const Group& group : program.groups)
        for (const Option& option : group.options)
            if (option.name == name) return &option;
    return nullptr;
}

// The two options that every program has.
inline constexpr Option help_option = {
    .name = "help",
    .letter = 'h',
    .summary = "Show one line per option (-h) or all details (--help)",
    .details = "Show help: -h prints one line for each option, --help prints all details.",
};
inline constexpr Option version_option = {
    .name = "version",
    .letter = 'V',
    .summary = "Show the version",
    .details = "Show the version of the program.",
};

}  // namespace kwic::options
