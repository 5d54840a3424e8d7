// SPDX-License-Identifier: GPL-2.0-or-later
#include "arguments.hpp"

#include "help.hpp"
#include "text.hpp"

// By default cxxopts splits values at commas, and its regular expressions overflow the stack on long arguments.
#define CXXOPTS_VECTOR_DELIMITER '\0'
#define CXXOPTS_NO_REGEX
#include <cxxopts.hpp>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace kwic::options {
namespace {

using List = std::vector<std::string>;

constexpr const char* short_help = "h";  // a separate option, so that -h and --help can print different texts

cxxopts::Options make_parser(const Program& program) {
    cxxopts::Options parser((std::string(program.name)));
    for (const Group& group : program.groups)
        for (const Option& option : group.options) {
            std::string names(option.name);
            if (option.letter != '\0' && option.name != "help") names = std::string(1, option.letter) + "," + names;
            parser.add_options()(names, "",
                                 option.value.empty() ? cxxopts::value<bool>()
                                                      : std::shared_ptr<cxxopts::Value>(cxxopts::value<std::string>()));
        }
    parser.add_options()(short_help, "");
    const std::string argument = lower_case(program.argument);
    parser.add_options()(argument, "", cxxopts::value<List>());
    parser.parse_positional(argument);
    return parser;
}

std::string usage_hint(const Program& program) {
    return "; see -h, and put -- before a " + lower_case(program.argument) + " that begins with -";
}

cxxopts::ParseResult parse(const Program& program, int argc, const char* const* argv) {
    cxxopts::Options parser = make_parser(program);
    try {
        return parser.parse(argc, argv);
    } catch (const cxxopts::exceptions::exception& error) {
        std::string message = error.what();
        if (!message.empty()) message[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(message[0])));
        if (dynamic_cast<const cxxopts::exceptions::missing_argument*>(&error)) throw usage_error(message + "; see -h");
        throw usage_error(message + usage_hint(program));
    }
}

std::string joined(std::span<const Choice> choices) {
    std::string words;
    for (const Choice& choice : choices) words.append(words.empty() ? "" : ", ").append(choice.word);
    return words;
}

void require_choice(const Option& option, std::string_view word) {
    if (option.choices.empty() || option.open) return;
    if (std::ranges::find(option.choices, word, &Choice::word) != option.choices.end()) return;
    throw usage_error("--" + std::string(option.name) + " takes one of " + joined(option.choices) + ", not '" +
                      std::string(word) + "'");
}

// Throws unless one of the arguments before `--` is `letter` alone or begins with `name`. Without this check, the query
// -history would be read as `-h -i story`, and the program would print the help.
void require_alone(const Program& program, std::span<const char* const> arguments, std::string_view letter,
                   std::string_view name) {
    const auto is_alone = [&](std::string_view argument) { return argument == letter || argument.starts_with(name); };
    const auto options_end = std::ranges::find(arguments, std::string_view("--"));
    if (std::any_of(arguments.begin(), options_end, is_alone)) return;
    throw usage_error(std::string(letter) + " cannot be combined with other letters" + usage_hint(program));
}

}  // namespace

Error usage_error(const std::string& message) { return {ErrorCode::invalid_argument, message}; }

Arguments::Arguments(const Program& program, int argc, const char* const* argv) : program_(&program) {
    const std::string argument = lower_case(program.argument);
    // The loop below reads the strings in parsed.arguments(), not the values that cxxopts converts: if memory runs out
    // during a conversion, the converted value is missing.
    const cxxopts::ParseResult parsed = parse(program, argc, argv);
    for (const auto& given : parsed.arguments()) {
        if (given.key() == argument)
            positional_.push_back(given.value());
        else if (given.key() == short_help)
            wants_short_help_ = true;
        else
            given_.push_back({given.key(), given.value()});
    }
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    if (wants_short_help_) require_alone(program, arguments, "-h", "--help");
    if (has("version")) require_alone(program, arguments, "-V", "--version");
}

const Arguments::Given* Arguments::last(std::string_view option) const {
    const auto found = std::find_if(given_.rbegin(), given_.rend(), [&](const Given& g) { return g.option == option; });
    return found == given_.rend() ? nullptr : &*found;
}

bool Arguments::has(std::string_view option) const { return last(option) != nullptr; }

bool Arguments::is_on(std::string_view option) const {
    const Given* given = last(option);
    return given && (given->value == "1" || given->value == "true" || given->value == "True");
}

std::string Arguments::help_text(std::string_view version) const {
    if (is_on("help")) return full_help(*program_);
    if (wants_short_help_) return brief_help(*program_);
    if (is_on("version")) return std::string(program_->name) + " " + std::string(version) + "\n";
    return {};
}

std::string Arguments::value(std::string_view option) const {
    const Option& described = *find(*program_, option);
    const Given* given = last(option);
    if (!given) return std::string(described.fallback);
    require_choice(described, given->value);
    return given->value;
}

std::string Arguments::text(std::string_view option) const {
    if (!has(option)) return {};
    std::string text = value(option);
    if (text.empty()) throw usage_error("--" + std::string(option) + " needs a value");
    return text;
}

std::vector<std::string> Arguments::values(std::string_view option) const {
    std::vector<std::string> values;
    for (const Given& given : given_)
        if (given.option == option) values.push_back(given.value);
    return values;
}

std::vector<std::string> Arguments::texts(std::string_view option) const {
    std::vector<std::string> texts = values(option);
    if (std::ranges::find(texts, "") != texts.end()) throw usage_error("--" + std::string(option) + " needs a value");
    return texts;
}

std::size_t Arguments::number(std::string_view option, std::size_t min, std::size_t max) const {
    const std::string digits = value(option);
    if (digits.empty() && !has(option)) return min;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc() && end == digits.data() + digits.size() && number >= min && number <= max) return number;
    throw usage_error("--" + std::string(option) + " takes a number from " + std::to_string(min) + " to " +
                      std::to_string(max) + ", not '" + digits + "'");
}

void Arguments::refuse_together(std::string_view option, std::initializer_list<std::string_view> others) const {
    if (!has(option)) return;
    for (const std::string_view other : others)
        if (has(other))
            throw usage_error("--" + std::string(option) + " cannot be combined with --" + std::string(other));
}

}  // namespace kwic::options
