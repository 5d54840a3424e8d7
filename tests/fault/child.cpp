// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/child.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace kwic::fault {
namespace {

int guarded(const std::function<int()>& body) {
    try {
        return body();
    } catch (const std::exception& error) {
        std::cout << error.what() << '\n';
        return 2;
    }
}

}  // namespace

Ended in_child(const std::function<int()>& body, unsigned seconds) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("cannot create a pipe");
    std::cout.flush();
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("cannot fork");
    if (child == 0) {
        // The signal handlers of doctest would report a crash of the child as a failure of the test.
        for (const int signal : {SIGINT, SIGILL, SIGFPE, SIGSEGV, SIGTERM, SIGABRT}) std::signal(signal, SIG_DFL);
        close(ends[0]);
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        close(ends[1]);
        alarm(seconds);
        const int status = guarded(body);
        std::cout.flush();
        _exit(status);
    }
    close(ends[1]);
    Ended ended;
    std::array<char, 32 * 1024> piece;
    for (ssize_t got = 1; got > 0 || (got < 0 && errno == EINTR);) {
        got = read(ends[0], piece.data(), piece.size());
        if (got > 0) ended.text.append(piece.data(), static_cast<std::size_t>(got));
    }
    close(ends[0]);
    int status = 0;
    rusage usage{};
    while (wait4(child, &status, 0, &usage) < 0)
        if (errno != EINTR) throw std::runtime_error("cannot wait for a child");
    ended.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    ended.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    ended.peak_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
    return ended;
}

Ended run_child(const std::vector<std::string>& arguments, unsigned seconds) {
    std::vector<char*> argv;
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    return in_child(
        [&] {
            unsetenv("KWIC_INDEX");
            execv(argv[0], argv.data());
            return 127;
        },
        seconds);
}

}  // namespace kwic::fault
