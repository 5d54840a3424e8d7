// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/terminal.hpp"

#include <vterm.h>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::test {
namespace {

constexpr std::chrono::seconds patience{60};  // time limit, long enough for a busy machine

}  // namespace

Terminal::Terminal(const std::vector<std::string>& arguments, const CommandOptions& options, unsigned short rows,
                   unsigned short columns)
    : emulator_(vterm_new(rows, columns), vterm_free) {
    vterm_set_utf8(emulator_.get(), 1);
    vterm_screen_enable_altscreen(vterm_obtain_screen(emulator_.get()), 1);
    vterm_screen_reset(vterm_obtain_screen(emulator_.get()), 1);
    const winsize size{rows, columns, 0, 0};
    int program_end = -1;
    if (openpty(&end_, &program_end, nullptr, nullptr, &size) != 0)
        throw std::runtime_error("cannot create a terminal");
    fcntl(end_, F_SETFD, FD_CLOEXEC);
    modes_before_ = modes();
    child_ = fork();
    if (child_ < 0) throw std::runtime_error("cannot fork");
    if (child_ == 0) {
        login_tty(program_end);
        become(arguments, options);
    }
    close(program_end);
}

Terminal::~Terminal() {
    if (child_ > 0) {
        kill(child_, SIGKILL);
        waitpid(child_, nullptr, 0);
    }
    close(end_);
}

void Terminal::type(std::string_view keys) const {
    if (write(end_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size()))
        throw std::runtime_error("cannot type");
}

void Terminal::resize(unsigned short rows, unsigned short columns) {
    vterm_set_size(emulator_.get(), rows, columns);
    const winsize size{rows, columns, 0, 0};
    if (ioctl(end_, TIOCSWINSZ, &size) != 0) throw std::runtime_error("cannot resize a terminal");
}

void Terminal::send_signal(int signal) const { kill(child_, signal); }

// Waits up to `milliseconds` for output of the program, and draws the output. Returns false if no process has the
// terminal open.
bool Terminal::receive(int milliseconds) {
    pollfd input{end_, POLLIN, 0};
    if (poll(&input, 1, milliseconds) <= 0) return true;
    std::array<char, 4096> piece;
    const ssize_t got = read(end_, piece.data(), piece.size());
    if (got <= 0) return false;
    const auto length = static_cast<std::size_t>(got);
    written_.append(piece.data(), length);
    vterm_input_write(emulator_.get(), piece.data(), length);
    return true;
}

bool Terminal::shows(std::string_view text) {
    return meets([&](const Terminal& terminal) { return terminal.screen().find(text) != std::string::npos; });
}

bool Terminal::has_cursor_in(int column) {
    return meets([&](const Terminal& terminal) { return terminal.cursor_column() == column; });
}

bool Terminal::meets(const std::function<bool(const Terminal&)>& condition) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!condition(*this)) {
        if (!receive(100) || std::chrono::steady_clock::now() > end) return false;
    }
    return true;
}

int Terminal::wait_for_end() {
    const auto end = std::chrono::steady_clock::now() + patience;
    int status = 0;
    while (waitpid(child_, &status, WNOHANG) == 0) {
        receive(10);
        if (std::chrono::steady_clock::now() > end) throw std::runtime_error("the program does not end");
    }
    child_ = -1;
    for (pollfd input{end_, POLLIN, 0}; poll(&input, 1, 0) > 0 && receive(0);) {
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::string Terminal::line(std::size_t row) const {
    int rows = 0;
    int columns = 0;
    vterm_get_size(emulator_.get(), &rows, &columns);
    std::string text(static_cast<std::size_t>(columns) * VTERM_MAX_CHARS_PER_CELL * 4, '\0');
    const int y = static_cast<int>(row);
    text.resize(
        vterm_screen_get_text(vterm_obtain_screen(emulator_.get()), text.data(), text.size(), {y, y + 1, 0, columns}));
    text.erase(text.find_last_not_of(" \n") + 1);
    return text;
}

std::string Terminal::screen() const {
    int rows = 0;
    int columns = 0;
    vterm_get_size(emulator_.get(), &rows, &columns);
    std::string text;
    for (int row = 0; row < rows; ++row) text += line(static_cast<std::size_t>(row)) + "\n";
    return text;
}

int Terminal::cursor_column() const {
    VTermPos position{};
    vterm_state_get_cursorpos(vterm_obtain_state(emulator_.get()), &position);
    return position.col;
}

bool Terminal::has_modes_as_before() const {
    const termios now = modes();
    return now.c_iflag == modes_before_.c_iflag && now.c_oflag == modes_before_.c_oflag &&
           now.c_cflag == modes_before_.c_cflag && now.c_lflag == modes_before_.c_lflag &&
           std::equal(std::begin(now.c_cc), std::end(now.c_cc), std::begin(modes_before_.c_cc));
}

termios Terminal::modes() const {
    termios modes{};
    if (tcgetattr(end_, &modes) != 0) throw std::runtime_error("cannot read a terminal's modes");
    return modes;
}

}  // namespace kwic::test
