// SPDX-License-Identifier: GPL-2.0-or-later
#include "completion_parts.hpp"
#include "completions.hpp"
#include "text.hpp"

#include <string>

namespace kwic::options {
namespace {

constexpr const char* head = R"sh(# SPDX-License-Identifier: GPL-2.0-or-later
# bash completion for @PROGRAM@, made from its table of options. Needs only bash.

_@FUNCTION@() {
    # The completions of the value of each option: words, @folders, @files, or nothing.
    local -A takes=(
@TAKES@    )
    local switches='@SWITCHES@'

    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    # bash splits `--option=value` into three words.
    [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}
    [[ $cur == = ]] && cur=
    COMPREPLY=()

    local word option= only_arguments= query=
    local -a indexes=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ $word == = ]]; then
            continue
        elif [[ $option ]]; then
            [[ @IS_INDEX@ ]] && indexes+=(-i "${word/#\~/$HOME}")
            option=
        elif [[ $only_arguments ]]; then
            query+="$word "
        elif [[ $word == -- ]]; then
            only_arguments=yes
        elif [[ ${takes[$word]+set} ]]; then
            option=$word
        elif [[ $word != -* ]]; then
            query+="$word "
        fi
    done

    if [[ ! $only_arguments && ${takes[$prev]+set} ]]; then
        case ${takes[$prev]} in
            @folders) compopt -o dirnames ;;
            @files) compopt -o default ;;
            *) COMPREPLY=($(compgen -W "${takes[$prev]}" -- "$cur")) ;;
        esac
    elif [[ ! $only_arguments && $cur == -* ]]; then
        COMPREPLY=($(compgen -W "${!takes[*]} $switches" -- "$cur"))
)sh";

constexpr const char* complete_words = R"sh(    elif [[ ${indexes[*]} == *:* ]]; then
        return # An index on a server may answer slowly.
    elif [[ $cur && $cur != *[]\[\'\"\\\$\`\(\):*?~^=-]* ]]; then
        # The program prints one completed query per line. The last word of a line completes the typed word.
        while read -r word; do
            COMPREPLY+=("${word##* }")
        done < <("${COMP_WORDS[0]/#\~/$HOME}" "${indexes[@]}" -n 20 --complete "$query$cur" 2>/dev/null)
    fi
}
)sh";

constexpr const char* complete_files = R"sh(    else
        compopt -o default
    fi
}
)sh";

std::string offered(const Option& option) {
    if (!option.choices.empty()) return "'" + choice_words(option) + "'";
    switch (option.completes) {
        case Completes::folders:
        case Completes::index:
            return "@folders";
        case Completes::files:
            return "@files";
        case Completes::nothing:
        case Completes::query_words:
            break;
    }
    return {};
}

}  // namespace

std::string bash_completion(const Program& program) {
    std::string takes;
    std::string switches;
    std::string is_index;
    for (const Group& group : program.groups)
        for (const Option& option : group.options) {
            if (!option.value.empty()) takes += "       ";
            for (const std::string& name : typed_names(option)) {
                if (option.value.empty())
                    switches.append(switches.empty() ? "" : " ").append(name);
                else
                    takes += " [" + name + "]=" + offered(option);
                if (option.completes == Completes::index)
                    is_index.append(is_index.empty() ? "$option == " : " || $option == ").append(name);
            }
            if (!option.value.empty()) takes += '\n';
        }
    std::string script = head;
    script += program.completes == Completes::query_words ? complete_words : complete_files;
    script = replaced(script, "@TAKES@", takes);
    script = replaced(script, "@SWITCHES@", switches);
    script = replaced(script, "@IS_INDEX@", is_index);
    script += "\ncomplete -F _@FUNCTION@ @PROGRAM@\n";
    return replaced(replaced(script, "@FUNCTION@", function_name(program)), "@PROGRAM@", program.name);
}

}  // namespace kwic::options
