// SPDX-License-Identifier: GPL-2.0-or-later
#include "completion_parts.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kwic::options {

std::vector<std::string> typed_names(const Option& option) {
    std::vector<std::string> names;
    if (option.letter) names.push_back(std::string("-") + option.letter);
    names.push_back("--" + std::string(option.name));
    return names;
}

std::string choice_words(const Option& option) {
    std::string words;
    for (const Choice& choice : option.choices) words.append(words.empty() ? "" : " ").append(choice.word);
    return words;
}

std::string function_name(const Program& program) {
    std::string name(program.name);
    std::ranges::replace(name, '-', '_');
    return name;
}

}  // namespace kwic::options
