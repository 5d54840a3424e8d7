// SPDX-License-Identifier: GPL-2.0-or-later
#include "help.hpp"

#include "command.hpp"

#include <regex>
#include <sstream>
#include <string>

namespace kwic::test {

HelpOptions options_in_help(const std::string& program, const std::string& help) {
    // An option is indented by 2 to 6 spaces. The explanation follows on the same line after at least two spaces, or is
    // on the next lines.
    static const std::regex listed("^ {2,6}(?:(-[0-9A-Za-z]), )?(--[a-z-]+)( [^ ]+)?(?:  .*)?$");
    HelpOptions options;
    std::istringstream lines(run({program, help}).out);
    for (std::string line; std::getline(lines, line);) {
        std::smatch option;
        if (!std::regex_match(line, option, listed)) continue;
        for (const std::string& name : {option[1].str(), option[2].str()})
            if (!name.empty()) options[name] = option[3].matched;
    }
    return options;
}

}  // namespace kwic::test
