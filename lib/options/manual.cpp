// SPDX-License-Identifier: GPL-2.0-or-later
#include "manual.hpp"

#include "markup.hpp"
#include "text.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kwic::options {
namespace {

// Escapes the characters that mdoc(7) would interpret or show as other characters.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '\\':
                out += "\\e";
                break;
            case '"':
                out += "\\(dq";
                break;
            case '~':
                out += "\\(ti";
                break;
            case '^':
                out += "\\(ha";
                break;
            default:
                out += c;
        }
    }
    return out;
}

// Escapes literal text, so that hyphens and straight apostrophes are shown unchanged.
std::string literal(std::string_view text) {
    std::string out;
    for (const char c : escaped(text)) {
        if (c == '-')
            out += "\\-";
        else if (c == '\'')
            out += "\\(aq";
        else
            out += c;
    }
    return out;
}

// Returns literal text as one argument of a macro. A `\&` before the text prevents mdoc(7) from reading the text as a
// macro or a delimiter.
std::string argument(std::string_view text) {
    std::string out = literal(text);
    const bool is_macro = text.size() == 2 && std::isupper(static_cast<unsigned char>(text[0]));
    const bool is_delimiter = text.size() == 1 && !std::isalnum(static_cast<unsigned char>(text[0]));
    if (is_macro || is_delimiter) out.insert(0, "\\&");
    return text.find(' ') == text.npos ? out : "\"" + out + "\"";
}

std::string macro(const Word& word) {
    switch (word.style) {
        case Style::literal:
            return (needs_quotes(word.text) ? "Ql " : "Cm ") + argument(word.text);
        case Style::option:
            return "Fl " + literal(std::string_view(word.text).substr(1));
        case Style::value:
            return "Ar " + lower_case(word.text);
        case Style::environment:
            return "Ev " + word.text.substr(1);
        case Style::plain:
            break;
    }
    return {};
}

// Appends each word with markup as a macro on a separate line. The punctuation around the word becomes arguments of the
// macro. In plain text, each sentence begins on a new line.
void append_words(std::string& out, const Paragraph& words) {
    std::string line;
    const auto flush = [&] {
        if (line.empty()) return;
        if (line[0] == '.' || line[0] == '\'') line.insert(0, "\\&");
        out += line + '\n';
        line.clear();
    };
    for (const Word& word : words) {
        if (word.style == Style::plain) {
            constexpr std::size_t width = 78;
            const std::string text = escaped(word.opening + word.text + word.closing);
            if (line.size() + 1 + text.size() > width) flush();
            line += (line.empty() ? "" : " ") + text;
        } else {
            flush();
            std::string call = "." + macro(word);
            for (const char c : word.opening) call.insert(call.find(' '), std::string(" ") + c);
            for (const char c : word.closing) call.append(" ").append(1, c);
            out += call + '\n';
        }
        if (word.ends_sentence()) flush();
    }
    flush();
}

void append_paragraphs(std::string& out, const Program& program, std::string_view marked) {
    bool is_first = true;
    for (const Paragraph& paragraph : parse_markup(program, marked)) {
        if (!is_first) out += ".Pp\n";
        is_first = false;
        append_words(out, paragraph);
    }
}

void append_choices(std::string& out, const Program& program, const Option& option) {
    if (option.choices.empty()) return;
    const auto longest =
        std::ranges::max_element(option.choices, {}, [](const Choice& choice) { return choice.word.size(); });
    out += ".Bl -tag -width " + std::string(longest->word.size(), 'x') + " -compact\n";
    for (const Choice& choice : option.choices) {
        out += ".It Cm " + argument(choice.word) + '\n';
        append_paragraphs(out, program, choice.meaning);
    }
    out += ".El\n";
}

void append_option(std::string& out, const Program& program, const Option& option) {
    out += ".It ";
    if (option.letter) out += std::string("Fl ") + option.letter + " , ";
    out += "Fl \\-" + literal(option.name);
    if (!option.value.empty()) out += " Ar " + lower_case(option.value);
    out += '\n';
    append_paragraphs(out, program, complete_details(option));
    append_choices(out, program, option);
}

std::string options_section(const Program& program) {
    std::string out = ".Sh OPTIONS\n";
    for (const Group& group : program.groups) {
        out += ".Ss " + std::string(group.title) + "\n.Bl -tag -width Ds\n";
        for (const Option& option : group.options) append_option(out, program, option);
        out += ".El\n";
    }
    return out;
}

std::string status_section(const Program& program) {
    std::string out = ".Sh EXIT STATUS\n.Bl -tag -width Ds\n";
    for (const ExitStatus& status : program.statuses) {
        out += ".It " + std::string(status.number) + '\n';
        append_paragraphs(out, program, status.meaning);
    }
    return out + ".El\n";
}

std::string examples_section(const Program& program) {
    std::string out = ".Sh EXAMPLES\n";
    for (const Example& example : program.examples) {
        if (&example != &program.examples.front()) out += ".Pp\n";
        out += escaped(example.purpose) + ":\n.Pp\n.Dl $ " + literal(example.command) + '\n';
    }
    return out;
}

void replace_line(std::string& page, const std::string& mark, const std::string& section) {
    const auto at = page.find("\n" + mark + "\n");
    if (at == page.npos) throw std::runtime_error("the template of the manual page has no line " + mark);
    page.replace(at + 1, mark.size() + 1, section);
}

}  // namespace

std::string manual_page(const Program& program, std::string_view page_template) {
    std::string page(page_template);
    replace_line(page, "@OPTIONS@", options_section(program));
    replace_line(page, "@EXIT_STATUS@", status_section(program));
    replace_line(page, "@EXAMPLES@", examples_section(program));
    return page;
}

}  // namespace kwic::options
