// SPDX-License-Identifier: GPL-2.0-or-later
#include "completion_parts.hpp"
#include "completions.hpp"
#include "text.hpp"

#include <string>
#include <string_view>

namespace kwic::options {
namespace {

constexpr const char* head = R"sh(#compdef @PROGRAM@
# SPDX-License-Identifier: GPL-2.0-or-later
# zsh completion for @PROGRAM@, made from its table of options.

)sh";

constexpr const char* query_words = R"sh(_@FUNCTION@_words() {
    [[ -n $PREFIX && $PREFIX != *[]\[\'\"\\\$\`\(\):*?~^=-]* ]] || return 1
    [[ $opt_args[-i]$opt_args[--index] != *\\:* ]] || return 1 # An index on a server may answer slowly.
    local index
    local -a indexes found
    for index in ${(s.:.)opt_args[-i]} ${(s.:.)opt_args[--index]}; do indexes+=(-i ${(Q)index}); done
    # The program prints one completed query per line. The last word of a line completes the typed word.
    found=(${(f)"$(${(Q)~words[1]} $indexes -n 20 --complete "$line[1,-2] $PREFIX" 2>/dev/null)"})
    compadd -U -- ${found##* }
}

local curcontext=$curcontext line
local -A opt_args
)sh";

// Escapes `text` for a single-quoted argument of _arguments, zsh's function for completing options. Puts a backslash
// before each character that _arguments interprets.
std::string protected_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
            continue;
        }
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string action(Completes completes) {
    switch (completes) {
        case Completes::folders:
        case Completes::index:
            return "_directories";
        case Completes::files:
            return "_files";
        case Completes::query_words:
            return "_@FUNCTION@_words";
        case Completes::nothing:
            break;
    }
    return {};
}

// Returns `:message:action`, which describes the value of the option to _arguments, or `:message` if zsh can offer no
// values. Returns an empty string for a switch.
std::string value_spec(const Option& option) {
    if (option.value.empty()) return {};
    std::string spec = ":" + protected_text(lower_case(option.value));
    const std::string offered = option.choices.empty() ? action(option.completes) : "(" + choice_words(option) + ")";
    return offered.empty() ? spec : spec + ":" + offered;
}

// Returns the argument that describes an option to _arguments, such as
// '(-n --limit)'{-n+,--limit=}'[Maximum number]:n'.
std::string option_spec(const Option& option) {
    const bool has_value = !option.value.empty();
    const std::string name = "--" + std::string(option.name) + (has_value ? "=" : "");
    const std::string rest = "[" + protected_text(option.summary) + "]" + value_spec(option) + "'";
    if (!option.letter) return (option.repeatable ? "'*" : "'") + name + rest;
    const std::string letter = std::string("-") + option.letter;
    const std::string excluded = option.repeatable ? "'*'" : "'(" + letter + " --" + std::string(option.name) + ")'";
    return excluded + "{" + letter + (has_value ? "+," : ",") + name + "}'" + rest;
}

}  // namespace

std::string zsh_completion(const Program& program) {
    std::string script = head;
    if (program.completes == Completes::query_words) script += query_words;
    script += "_arguments -s -S : \\\n";
    for (const Group& group : program.groups)
        for (const Option& option : group.options) script += "    " + option_spec(option) + " \\\n";
    script += "    '*:" + protected_text(lower_case(program.argument)) + ":" + action(program.completes) + "'\n";
    return replaced(replaced(script, "@FUNCTION@", function_name(program)), "@PROGRAM@", program.name);
}

}  // namespace kwic::options
