// SPDX-License-Identifier: GPL-2.0-or-later
#include "completion_parts.hpp"
#include "completions.hpp"
#include "text.hpp"

#include <string>
#include <string_view>

namespace kwic::options {
namespace {

constexpr const char* head = R"sh(# SPDX-License-Identifier: GPL-2.0-or-later
# fish completion for @PROGRAM@, made from its table of options.

)sh";

constexpr const char* query_words = R"sh(function __@FUNCTION@_words
    set -l current (commandline -ct)
    string match -qr '^[^][\'"\\\\$`():*?~^=-]+$' -- $current; or return
    set -l words (commandline -opc)
    set -l program $words[1]
    argparse --ignore-unknown @VALUES@ -- $words[2..]
    or return
    string match -q '*:*' -- $_flag_index; and return # An index on a server may answer slowly.
    set -l indexes
    for index in $_flag_index
        set -a indexes -i $index
    end
    # The program prints one completed query per line. The last word of a line completes the typed word.
    set -l query (string match -v -- '-*' $argv) $current
    $program $indexes -n 20 --complete "$query" 2>/dev/null | string replace -r '.* ' ''
end

complete -c @PROGRAM@ -f -a '(__@FUNCTION@_words)'
)sh";

std::string quoted(std::string_view text) {
    return "'" + replaced(replaced(std::string(text), "\\", "\\\\"), "'", "\\'") + "'";
}

std::string offered(const Option& option) {
    if (!option.choices.empty()) return " -x -a " + quoted(choice_words(option));
    switch (option.completes) {
        case Completes::folders:
        case Completes::index:
            return " -x -a '(__fish_complete_directories)'";
        case Completes::files:
            return " -r -F";
        case Completes::nothing:
        case Completes::query_words:
            break;
    }
    return " -x";
}

// Returns the specification of an option for fish's argparse, such as `i/index=+`. The option must take a value.
std::string value_spec(const Option& option) {
    std::string spec = option.letter ? std::string(1, option.letter) + "/" : std::string();
    return spec.append(option.name).append(option.repeatable ? "=+" : "=");
}

}  // namespace

std::string fish_completion(const Program& program) {
    std::string lines;
    std::string values;
    for (const Group& group : program.groups)
        for (const Option& option : group.options) {
            lines += "complete -c @PROGRAM@";
            if (option.letter) lines.append(" -s ").append(1, option.letter);
            lines.append(" -l ").append(option.name);
            if (!option.value.empty()) {
                lines += offered(option);
                values.append(values.empty() ? "" : " ").append(value_spec(option));
            }
            lines += " -d " + quoted(option.summary) + "\n";
        }
    std::string script = head;
    if (program.completes == Completes::query_words) script += replaced(query_words, "@VALUES@", values);
    script += lines;
    return replaced(replaced(script, "@FUNCTION@", function_name(program)), "@PROGRAM@", program.name);
}

}  // namespace kwic::options
