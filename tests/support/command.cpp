// SPDX-License-Identifier: GPL-2.0-or-later
// run() serves the three standard streams of a program in one poll loop, so that the test and the program do not block
// each other.
#include "command.hpp"

#include "build_paths.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::test {
namespace {

constexpr unsigned seconds_to_live = 300;  // SIGALRM ends a program that hangs

struct Pipe {
    int read_end = -1;
    int write_end = -1;

    Pipe() {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
        read_end = ends[0];
        write_end = ends[1];
    }
    // Opens a terminal instead of a pipe. The terminal is in raw mode: it does not change the bytes.
    explicit Pipe(unsigned short terminal_columns) {
        termios raw{};
        cfmakeraw(&raw);
        const winsize size{24, terminal_columns, 0, 0};
        if (openpty(&read_end, &write_end, nullptr, &raw, &size) != 0)
            throw std::runtime_error("cannot make a terminal");
        fcntl(read_end, F_SETFD, FD_CLOEXEC);
        fcntl(write_end, F_SETFD, FD_CLOEXEC);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        close_end(read_end);
        close_end(write_end);
    }

    static void close_end(int& end) {
        if (end >= 0) close(end);
        end = -1;
    }
};

// Ignores SIGPIPE, because a program may end without reading its input.
class IgnorePipeSignal {
public:
    IgnorePipeSignal() : before_(std::signal(SIGPIPE, SIG_IGN)) {}
    IgnorePipeSignal(const IgnorePipeSignal&) = delete;
    IgnorePipeSignal& operator=(const IgnorePipeSignal&) = delete;
    ~IgnorePipeSignal() { std::signal(SIGPIPE, before_); }

private:
    void (*before_)(int);
};

// Reads bytes from `end` and appends them to `text`. Returns false at the end of the stream or after an error other
// than EINTR.
bool receive(int end, std::string& text) {
    std::array<char, 32 * 1024> piece;
    const ssize_t got = read(end, piece.data(), piece.size());
    if (got > 0) text.append(piece.data(), static_cast<std::size_t>(got));
    return got > 0 || (got < 0 && errno == EINTR);
}

// Sends as many bytes as the stream accepts without waiting. Returns false if all bytes were sent or the reader has
// closed the stream.
bool send(int end, std::string_view& text) {
    const ssize_t sent = write(end, text.data(), text.size());
    if (sent > 0) text.remove_prefix(static_cast<std::size_t>(sent));
    return !text.empty() && (sent >= 0 || errno == EAGAIN || errno == EINTR);
}

void exchange(Pipe& in, Pipe& out, Pipe& err, std::string_view input, CommandOutput& output) {
    fcntl(in.write_end, F_SETFL, O_NONBLOCK);
    if (input.empty()) Pipe::close_end(in.write_end);
    while (in.write_end >= 0 || out.read_end >= 0 || err.read_end >= 0) {
        // poll() ignores negative descriptors.
        std::array<pollfd, 3> ends = {
            {{in.write_end, POLLOUT, 0}, {out.read_end, POLLIN, 0}, {err.read_end, POLLIN, 0}}};
        if (poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) throw std::runtime_error("cannot poll");
        if (ends[0].revents && !send(in.write_end, input)) Pipe::close_end(in.write_end);
        if (ends[1].revents && !receive(out.read_end, output.out)) Pipe::close_end(out.read_end);
        if (ends[2].revents && !receive(err.read_end, output.err)) Pipe::close_end(err.read_end);
    }
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1'000'000;
}

void wait_for(pid_t child, CommandOutput& output) {
    int status = 0;
    rusage usage{};
    while (wait4(child, &status, 0, &usage) < 0) {
        if (errno != EINTR) throw std::runtime_error("cannot wait for a program");
    }
    output.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    output.peak_memory = static_cast<std::size_t>(usage.ru_maxrss) << 10;
    output.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

[[noreturn]] void become(const std::vector<std::string>& arguments, const CommandOptions& options) {
    std::vector<char*> argv;
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    std::signal(SIGPIPE, SIG_DFL);
    unsetenv("KWIC_INDEX");
    setenv("XDG_STATE_HOME", "/dev/null", 1);  // the program can keep no state unless the test names a folder
    for (const auto& [name, value] : options.environment) setenv(name.c_str(), value.c_str(), 1);
    alarm(seconds_to_live);
    if (options.folder.empty() || chdir(options.folder.c_str()) == 0) execv(argv[0], argv.data());
    dprintf(STDERR_FILENO, "cannot run %s: %s\n", argv[0], std::strerror(errno));
    _exit(127);
}

CommandOutput run(const std::vector<std::string>& arguments, const CommandOptions& options) {
    const IgnorePipeSignal ignored;
    Pipe in;
    Pipe out;
    Pipe err = options.terminal_columns ? Pipe(options.terminal_columns) : Pipe();
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("cannot fork");
    if (child == 0) {
        dup2(in.read_end, STDIN_FILENO);
        dup2(out.write_end, STDOUT_FILENO);
        dup2(err.write_end, STDERR_FILENO);
        become(arguments, options);
    }
    Pipe::close_end(in.read_end);
    Pipe::close_end(out.write_end);
    Pipe::close_end(err.write_end);
    CommandOutput output;
    exchange(in, out, err, options.input, output);
    wait_for(child, output);
    return output;
}

std::string indexer() { return KWIC_INDEXER; }
std::string searcher() { return KWIC_SEARCHER; }

}  // namespace kwic::test
