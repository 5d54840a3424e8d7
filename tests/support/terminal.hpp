// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a built program on a terminal of its own: keys go in, and what it writes becomes a screen.
#pragma once

#include "support/command.hpp"

#include <sys/types.h>
#include <termios.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct VTerm;

namespace kwic::test {

class Terminal {
public:
    Terminal(const std::vector<std::string>& arguments, const CommandOptions& options, unsigned short rows = 24,
             unsigned short columns = 80);
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal();  // ends the program if it still runs

    void type(std::string_view keys) const;
    void resize(unsigned short rows, unsigned short columns);
    void send_signal(int signal) const;

    // Waits until the screen shows the text, has its cursor in the column, or meets the condition; false if it does
    // not, for very long.
    bool shows(std::string_view text);
    bool has_cursor_in(int column);
    bool meets(const std::function<bool(const Terminal&)>& condition);
    // Waits until the program has ended; its status as CommandOutput has it.
    int wait_for_end();

    std::string screen() const;  // a line a row, without the spaces at its end
    std::string line(std::size_t row) const;
    const std::string& written() const { return written_; }  // every byte
    bool has_modes_as_before() const;                        // the program

private:
    int cursor_column() const;
    termios modes() const;
    bool receive(int milliseconds);

    int end_ = -1;
    pid_t child_ = -1;
    termios modes_before_{};
    std::string written_;
    std::unique_ptr<VTerm, void (*)(VTerm*)> emulator_;
};

}  // namespace kwic::test
