// SPDX-License-Identifier: GPL-2.0-or-later
// Servers on loopback: Xapian's own, and one that never answers.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace kwic::test {

// Whether xapian-tcpsrv is installed.
bool has_server();

// Serves a database until the object is gone.
class Server {
public:
    explicit Server(const std::filesystem::path& database);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() { stop(); }

    // Ends its connections, too.
    void stop();

    // From then on it takes connections and does not answer.
    void freeze();
    void thaw();

    const std::string& address() const { return address_; }  // `127.0.0.1:port`

private:
    std::string address_;
    pid_t process_ = -1;
};

// Takes connections and says nothing.
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

// An address where nobody listens.
std::string dead_address();

}  // namespace kwic::test
