// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fcntl.h>
#include <unistd.h>

namespace kwic {

// Opens /dev/null for each of the standard streams that is closed. For the beginning of main(): otherwise the next file
// that the program opens becomes, say, descriptor 2, and the program's messages are written into it. Reading the
// substitute for standard input and writing to those for the other two fail, as they do on a closed stream.
inline void occupy_standard_streams() {
    for (int number = STDIN_FILENO; number <= STDERR_FILENO; ++number)
        if (fcntl(number, F_GETFD) < 0) open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

}  // namespace kwic
