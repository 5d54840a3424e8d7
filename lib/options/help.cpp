// SPDX-License-Identifier: GPL-2.0-or-later
#include "help.hpp"

#include "markup.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::options {
namespace {

constexpr std::size_t width = 80;
constexpr std::size_t summary_column = 26;
constexpr std::size_t details_indent = 8;

std::string plain(const Word& word) {
    const bool quoted = word.style == Style::literal && needs_quotes(word.text);
    return word.opening + (quoted ? "'" + word.text + "'" : word.text) + word.closing;
}

// Appends `words` to `out`, whose last line already has `column` characters. Begins a new line, with `indent` spaces,
// before a word that would end after column `width`.
void append_wrapped(std::string& out, const Paragraph& words, std::size_t column, std::size_t indent) {
    bool at_start = true;
    for (const Word& word : words) {
        const std::string text = plain(word);
        if (!at_start && column + 1 + text.size() > width) {
            out.append("\n").append(indent, ' ');
            column = indent;
            at_start = true;
        }
        if (!at_start) out += ' ';
        out += text;
        column += text.size() + (at_start ? 0 : 1);
        at_start = false;
    }
    out += '\n';
}

void append_paragraphs(std::string& out, const Program& program, std::string_view marked, std::size_t indent) {
    bool is_first = true;
    for (const Paragraph& paragraph : parse_markup(program, marked)) {
        if (!is_first) out += '\n';
        is_first = false;
        out.append(indent, ' ');
        append_wrapped(out, paragraph, indent, indent);
    }
}

// Returns the names of an option and of its value, such as `  -i, --index DIR`.
std::string heading(const Option& option) {
    std::string text = option.letter ? std::string("  -") + option.letter + ", --" : "      --";
    text += option.name;
    if (!option.value.empty()) text.append(" ").append(option.value);
    return text;
}

void append_usage(std::string& out, const Program& program) {
    std::string_view label = "Usage: ";
    for (const std::string_view line : program.usage) {
        out.append(label).append(program.name).append(" ").append(line).append("\n");
        label = "       ";
    }
    out += '\n';
    append_paragraphs(out, program, program.description, 0);
}

// Returns notes that list the choices of an option, state its default and say whether it is repeatable.
std::vector<std::string> notes(const Option& option) {
    std::vector<std::string> notes;
    std::string choices;
    for (const Choice& choice : option.choices) choices.append(choices.empty() ? "" : "|").append(choice.word);
    if (!choices.empty() && choices != option.fallback) notes.push_back(choices);
    if (!option.fallback.empty()) notes.push_back("default: " + std::string(option.fallback));
    if (option.repeatable) notes.push_back("repeatable");
    return notes;
}

// Appends one line for the option. Leaves out notes that do not fit on the line.
void append_summary(std::string& out, const Option& option) {
    std::string line = heading(option);
    line.resize(std::max(line.size() + 2, summary_column), ' ');
    line += option.summary;
    std::string noted;
    for (const std::string& note : notes(option)) {
        const std::string longer = (noted.empty() ? " (" : noted + "; ") + note;
        if (line.size() + longer.size() + 1 <= width) noted = longer;
    }
    if (!noted.empty()) noted += ")";
    out += line + noted + '\n';
}

void append_choices(std::string& out, const Program& program, const Option& option) {
    std::size_t longest = 0;
    for (const Choice& choice : option.choices) longest = std::max(longest, choice.word.size());
    for (const Choice& choice : option.choices) {
        std::string line = std::string(details_indent, ' ').append(choice.word);
        line.resize(details_indent + longest + 2, ' ');
        out += line;
        for (const Paragraph& meaning : parse_markup(program, choice.meaning))
            append_wrapped(out, meaning, line.size(), line.size());
    }
}

void append_details(std::string& out, const Program& program, const Option& option) {
    out += heading(option) + '\n';
    append_paragraphs(out, program, complete_details(option), details_indent);
    append_choices(out, program, option);
}

void append_examples(std::string& out, const Program& program) {
    out += "\nExamples:\n";
    for (const Example& example : program.examples) {
        out.append("  ").append(example.purpose).append("\n");
        out.append("      ").append(example.command).append("\n");
    }
}

void append_statuses(std::string& out, const Program& program) {
    out += "\nExit status:\n";
    for (const ExitStatus& status : program.statuses) {
        out.append("  ").append(status.number).append("  ");
        for (const Paragraph& meaning : parse_markup(program, status.meaning)) append_wrapped(out, meaning, 5, 5);
    }
}

}  // namespace

std::string brief_help(const Program& program) {
    std::string out;
    append_usage(out, program);
    for (const Group& group : program.groups) {
        out.append("\n").append(group.title).append(":\n");
        for (const Option& option : group.options) append_summary(out, option);
    }
    append_statuses(out, program);
    out += "\nAll details: " + std::string(program.name) + " --help\n";
    return out;
}

std::string full_help(const Program& program) {
    std::string out;
    append_usage(out, program);
    for (const Group& group : program.groups) {
        out.append("\n").append(group.title).append(":\n");
        for (const Option& option : group.options) append_details(out, program, option);
    }
    if (!program.appendix.empty()) out.append("\n").append(program.appendix);
    append_examples(out, program);
    append_statuses(out, program);
    return out;
}

}  // namespace kwic::options
