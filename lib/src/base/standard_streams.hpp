// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fcntl.h>
#include <unistd.h>

namespace kwic {

// Opens /dev/null for each standard stream that is closed. Must be called at the beginning of main(): otherwise a file
// that the program opens later could get descriptor 2, and error messages would be written into that file. Standard
// input is opened only for writing, and the other streams only for reading, so that reading from standard input and
// writing to the other streams fail, as on closed streams.
inline void occupy_standard_streams() {
    for (int number = STDIN_FILENO; number <= STDERR_FILENO; ++number)
        if (fcntl(number, F_GETFD) < 0) open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

}  // namespace kwic
