// SPDX-License-Identifier: GPL-2.0-or-later
// Implements Screen with ncurses, which remembers the contents of the terminal and writes only the differences. ncurses
// also handles SIGWINCH and SIGTSTP, which are delivered while the program waits for a key.
#include "screen.hpp"

#include "../characters.hpp"
#include "pager.hpp"

#include <kwic/error.hpp>

#define NCURSES_NOMACROS
#include <curses.h>

#include <poll.h>
#include <unistd.h>
#include <wchar.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::searcher {
namespace {

constexpr int escape_delay = 25;  // milliseconds to wait for the rest of an escape sequence

constexpr wchar_t control(char letter) { return letter - '@'; }
constexpr wchar_t escape = 27, rubout = 127;

Key meaning(const std::map<wint_t, Key::Kind>& keys, wint_t code) {
    const auto known = keys.find(code);
    return {known == keys.end() ? Key::Kind::other : known->second, {}};
}

Key function_key(wint_t code) {
    static const std::map<wint_t, Key::Kind> keys = {
        {KEY_ENTER, Key::Kind::enter},     {KEY_BACKSPACE, Key::Kind::backspace},
        {KEY_DC, Key::Kind::erase},        {KEY_LEFT, Key::Kind::left},
        {KEY_RIGHT, Key::Kind::right},     {KEY_HOME, Key::Kind::home},
        {KEY_END, Key::Kind::end},         {KEY_UP, Key::Kind::up},
        {KEY_DOWN, Key::Kind::down},       {KEY_PPAGE, Key::Kind::page_up},
        {KEY_NPAGE, Key::Kind::page_down}, {KEY_RESIZE, Key::Kind::resize},
    };
    return meaning(keys, code);
}

Key control_key(wint_t code) {
    static const std::map<wint_t, Key::Kind> keys = {
        {control('A'), Key::Kind::home},      {control('B'), Key::Kind::left},  {control('C'), Key::Kind::leave},
        {control('D'), Key::Kind::leave},     {control('E'), Key::Kind::end},   {control('F'), Key::Kind::right},
        {control('H'), Key::Kind::backspace}, {control('I'), Key::Kind::tab},   {control('J'), Key::Kind::enter},
        {control('L'), Key::Kind::redraw},    {control('M'), Key::Kind::enter}, {control('N'), Key::Kind::down},
        {control('P'), Key::Kind::up},        {control('U'), Key::Kind::clear}, {control('W'), Key::Kind::erase_word},
        {control('Z'), Key::Kind::suspend},   {rubout, Key::Kind::backspace},
    };
    return meaning(keys, code);
}

std::string utf8(wint_t code) {
    std::string bytes(MB_CUR_MAX, '\0');
    const int length = wctomb(bytes.data(), static_cast<wchar_t>(code));
    bytes.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    return bytes;
}

// Converts the numbers of an ANSI SGR sequence to attributes of curses.
attr_t attributes(Style style, bool color) {
    attr_t result = A_NORMAL;
    while (!style.empty()) {
        int number = 0;
        const auto end = std::from_chars(style.data(), style.data() + style.size(), number).ptr;
        style.remove_prefix(std::min<std::size_t>(static_cast<std::size_t>(end - style.data()) + 1, style.size()));
        if (number == 1) result |= A_BOLD;
        if (number == 2) result |= A_DIM;
        if (number >= 30 && number <= 37 && color) result |= static_cast<attr_t>(COLOR_PAIR(number - 29));
        if (number == 33 && !color)
            result |= A_UNDERLINE;  // 33 (yellow) marks matches and warnings; without colors, they are underlined
    }
    return result;
}

// Replaces characters of unknown width with U+FFFD, because the terminal could draw them in any number of columns.
std::string of_known_width(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const Character next = first_character(text);
        const bool is_known = wcwidth(static_cast<wchar_t>(next.code)) >= 0;
        result += is_known ? text.substr(0, next.length) : "\uFFFD";
        text.remove_prefix(next.length);
    }
    return result;
}

}  // namespace

Screen::Screen(bool color) {
    use_tioctl(TRUE);  // the size of the window takes precedence over $COLUMNS and $LINES
    set_escdelay(escape_delay);
    use_utf8();
    if (!newterm(nullptr, stdout, stdin)) throw Error(ErrorCode::io, "cannot use the terminal");
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    color_ = color && has_colors();
    if (color_) {
        start_color();
        use_default_colors();
        for (short number = 0; number < 8; ++number) init_pair(static_cast<short>(number + 1), number, -1);
    }
}

Screen::~Screen() { endwin(); }

ScreenSize Screen::size() const {
    return {static_cast<std::size_t>(getmaxy(stdscr)), static_cast<std::size_t>(getmaxx(stdscr))};
}

void Screen::show(const Picture& picture) {
    erase();
    int row = 0;
    for (const std::vector<Run>& line : picture.lines) {
        if (move(row++, 0) == ERR) break;  // the window has just become smaller
        for (const Run& run : line) {
            attrset(static_cast<int>(attributes(run.style, color_)));
            addstr(of_known_width(run.text).c_str());
        }
    }
    attrset(A_NORMAL);
    move(0, static_cast<int>(picture.cursor_column));
    refresh();
}

void Screen::redraw() { clearok(curscr, TRUE); }

// Reads the characters that follow an escape character. If there are none, the user pressed Escape, and the function
// returns Key::Kind::leave. Otherwise the escape character begins the sequence of an unknown key; the function skips
// the sequence and returns Key::Kind::other. A sequence with `[` or `O` after the escape character ends with the next
// character in the range `@` to `~`. Any other sequence ends after one character.
Key Screen::after_escape() {
    wint_t code = 0;
    if (get_wch(&code) == ERR) return {Key::Kind::leave, {}};
    if (code == L'[' || code == L'O') {
        while (get_wch(&code) == OK && (code < L'@' || code > L'~')) {
        }
    }
    return {Key::Kind::other, {}};
}

std::optional<Key> Screen::next_key() {
    wint_t code = 0;
    const int kind = get_wch(&code);
    if (kind == ERR) return {};
    if (kind == KEY_CODE_YES) return function_key(code);
    if (code == escape) return after_escape();
    if (code < L' ' || code == rubout) return control_key(code);
    return Key{Key::Kind::text, utf8(code)};
}

std::optional<Key> Screen::read_key(int milliseconds) {
    if (signals_.ended_by()) return {};
    if (auto key = next_key()) return key;
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const timespec time{milliseconds / 1000, milliseconds % 1000 * 1'000'000L};
    const int ready = ppoll(&input, 1, milliseconds < 0 ? nullptr : &time, &signals_.waiting_mask());
    if (signals_.take_continued()) {
        reset_prog_mode();  // a shell may have changed the modes of the terminal
        return Key{Key::Kind::redraw, {}};
    }
    if (ready > 0 && (input.revents & (POLLHUP | POLLERR | POLLNVAL))) return Key{Key::Kind::leave, {}};
    return next_key();
}

// This program receives SIGTSTP only when read_key() waits, because the class Signals blocks this signal.
void Screen::suspend() { kill(0, SIGTSTP); }

void Screen::run(const std::string& command) {
    struct Away {
        Away() {
            def_prog_mode();
            endwin();
        }
        ~Away() {
            reset_prog_mode();
            clearok(curscr, TRUE);
            refresh();
        }
    } const away;
    run_pager(command, signals_.waiting_mask());
}

}  // namespace kwic::searcher
