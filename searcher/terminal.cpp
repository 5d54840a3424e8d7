// SPDX-License-Identifier: GPL-2.0-or-later
// Reads and writes the standard streams. Chooses the width of lines, and whether to use colors, from the environment
// and the properties of the terminal.
#include "terminal.hpp"

#include "base/system_cause.hpp"

#include <kwic/error.hpp>

#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace kwic::searcher {
namespace {

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

}  // namespace

bool colors_wanted(Color color) {
    if (color != Color::automatic) return color == Color::always;
    return isatty(STDOUT_FILENO) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

std::size_t line_width() {
    constexpr std::size_t min_width = 20;  // narrower lines are unreadable; a terminal of unknown size reports 0
    std::size_t width = 0;
    const std::string_view columns = environment("COLUMNS");
    std::from_chars(columns.data(), columns.data() + columns.size(), width);
    if (width >= min_width) return width;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= min_width) return size.ws_col;
    return 80;
}

// Checks only the name of the locale, because the locale need not be installed.
bool has_utf8_locale() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        std::string locale(environment(name));
        if (locale.empty()) continue;
        for (char& c : locale) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return locale.find("utf-8") != locale.npos || locale.find("utf8") != locale.npos;
    }
    return true;
}

void complain(const options::Message& message) { options::print_message("kwic-searcher", message); }

void end_program(std::string_view code, std::string_view message) {
    try {
        complain({options::MessageKind::error, code, message});
    } catch (const std::exception&) {
    }
    _exit(2);
}

std::ostringstream answer_stream() {
    std::ostringstream answer;
    answer.exceptions(std::ios::badbit);
    return answer;
}

void write_answer(std::string_view answer) {
    while (!answer.empty()) {
        const ssize_t written = write(STDOUT_FILENO, answer.data(), answer.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw Error(ErrorCode::io, "cannot write to standard output: " + system_cause(errno));
        answer.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::istream& standard_input() {
    [[maybe_unused]] static const bool was_unbuffered = std::ios::sync_with_stdio(false);
    return std::cin;
}

std::string read_text_file(const std::string& name) {
    std::ifstream file;
    if (name != "-") file.open(name, std::ios::binary);
    std::istream& in = name == "-" ? standard_input() : file;
    if (!in) fail_to_read(name);
    std::string text;
    char piece[32 * 1024];
    while (in.read(piece, sizeof piece) || in.gcount() > 0) text.append(piece, static_cast<std::size_t>(in.gcount()));
    if (in.bad()) fail_to_read(name);
    return text;
}

void fail_to_read(const std::string& name) {
    const std::string cause = system_cause(errno);
    throw Error(ErrorCode::io, "cannot read " + (name == "-" ? "standard input" : "'" + name + "'") + ": " + cause);
}

}  // namespace kwic::searcher
