// SPDX-License-Identifier: GPL-2.0-or-later
#include "server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>

namespace kwic::test {
namespace {

constexpr const char* program = "/usr/bin/xapian-tcpsrv";

sockaddr_in loopback(unsigned port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

// Returns a socket that is bound to a free port of the loopback interface.
int bound_socket() {
    const int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    if (made < 0 || bind(made, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot bind a socket");
    return made;
}

unsigned port_of(int bound) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    getsockname(bound, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

unsigned free_port() {
    const int bound = bound_socket();
    const unsigned port = port_of(bound);
    close(bound);
    return port;
}

bool is_listening(unsigned port) {
    const int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(port);
    const bool is_connected = connect(made, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    close(made);
    return is_connected;
}

std::string address_of(unsigned port) { return "127.0.0.1:" + std::to_string(port); }

}  // namespace

bool has_server() { return access(program, X_OK) == 0; }

Server::Server(const std::filesystem::path& database) {
    constexpr unsigned seconds_to_live = 300;
    const unsigned port = free_port();
    address_ = address_of(port);
    process_ = fork();
    if (process_ < 0) throw std::runtime_error("cannot fork");
    if (process_ == 0) {
        setpgid(0, 0);  // the server kills its whole process group when it ends
        const int nothing = open("/dev/null", O_RDWR);
        for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, stream);
        alarm(seconds_to_live);
        execl(program, program, "--interface", "127.0.0.1", "--port", std::to_string(port).c_str(), database.c_str(),
              nullptr);
        _exit(127);
    }
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!is_listening(port)) {
        if (std::chrono::steady_clock::now() > end) throw std::runtime_error("the server does not listen");
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

void Server::stop() {
    if (process_ < 0) return;
    kill(-process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = -1;
}

void Server::freeze() { kill(-process_, SIGSTOP); }

void Server::thaw() { kill(-process_, SIGCONT); }

SilentServer::SilentServer() : socket_(bound_socket()), address_(address_of(port_of(socket_))) {
    if (listen(socket_, 16) != 0) throw std::runtime_error("cannot listen");
}

SilentServer::~SilentServer() { close(socket_); }

std::string dead_address() { return address_of(free_port()); }

}  // namespace kwic::test
