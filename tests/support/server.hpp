// SPDX-License-Identifier: GPL-2.0-or-later
// Starts servers on the loopback interface: xapian-tcpsrv, and a server that never replies.
#pragma once

#include <doctest/doctest.h>
#include <sys/types.h>

#include <filesystem>
#include <string>

namespace kwic::test {

// Returns whether xapian-tcpsrv is installed.
bool has_server();

// Ends a test case with a message if xapian-tcpsrv is not installed.
#define KWIC_NEEDS_SERVER                                      \
    if (!kwic::test::has_server()) {                           \
        MESSAGE("xapian-tcpsrv is not installed: not tested"); \
        return;                                                \
    }

// Serves a database with xapian-tcpsrv until stop() is called or the object is destroyed.
class Server {
public:
    explicit Server(const std::filesystem::path& database);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() { stop(); }

    // Ends the server and its connections.
    void stop();

    // Suspends the server: it accepts connections but does not answer until thaw() is called.
    void freeze();
    void thaw();

    const std::string& address() const { return address_; }  // `127.0.0.1:port`

private:
    std::string address_;
    pid_t process_ = -1;
};

// A server that accepts connections and never replies.
class SilentServer {
public:
    SilentServer();
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;
    ~SilentServer();

    const std::string& address() const { return address_; }

private:
    int socket_;
    std::string address_;
};

// Returns an address on which no server listens.
std::string dead_address();

}  // namespace kwic::test
