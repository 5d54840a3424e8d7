// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a program on a pseudo-terminal: the test types keys and reads the screen that the program draws.
#pragma once

#include "support/command.hpp"

#include <sys/types.h>
#include <termios.h>

#include <cstddef>
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
    ~Terminal();  // ends the program if it is still running

    void type(std::string_view keys) const;
    void resize(unsigned short rows, unsigned short columns);
    void send_signal(int signal) const;

    // Wait until the screen shows `text`, until the cursor is in `column`, or until `condition` returns true. Return
    // false if the program ends earlier or 60 seconds pass.
    bool shows(std::string_view text);
    bool has_cursor_in(int column);
    bool meets(const std::function<bool(const Terminal&)>& condition);
    // Waits until the program has ended. Returns its status as in CommandOutput.
    int wait_for_end();

    std::string screen() const;  // one line for each row, without trailing spaces
    std::string line(std::size_t row) const;
    const std::string& written() const { return written_; }  // every byte that the program wrote
    bool has_modes_as_before() const;  // whether the terminal's modes equal those before the program started

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
