// SPDX-License-Identifier: GPL-2.0-or-later
// Runs kwic-indexer --watch in the background, with its output in temporary files.
#include "watching.hpp"

#include "support/temp_dir.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace kwic::test {
namespace {

std::filesystem::path temporary_file() {
    std::string pattern = (std::filesystem::temp_directory_path() / "kwic-watch-XXXXXX").string();
    const int file = mkstemp(pattern.data());
    if (file < 0) throw std::runtime_error("cannot create a temporary file");
    close(file);
    return pattern;
}

}  // namespace

bool eventually(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

Watching::Watching(std::filesystem::path folder, std::vector<std::string> arguments, std::vector<std::string> command)
    : folder_(std::move(folder)), output_(temporary_file()), errors_(temporary_file()) {
    command.insert(command.end(), {indexer(), "--watch", "--json"});
    command.insert(command.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (const std::string& argument : command) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    process_ = fork();
    if (process_ < 0) throw std::runtime_error("cannot fork");
    if (process_ == 0) {
        dup2(open(output_.c_str(), O_WRONLY | O_APPEND), STDOUT_FILENO);
        dup2(open(errors_.c_str(), O_WRONLY | O_APPEND), STDERR_FILENO);
        unsetenv("KWIC_INDEX");
        alarm(300);  // ends an indexer that hangs
        if (chdir(folder_.c_str()) == 0) execv(argv[0], argv.data());
        _exit(127);
    }
    has_written("\n");
}

Watching::~Watching() {
    if (process_ > 0) {
        kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
    }
    for (const auto& file : {output_, errors_}) std::filesystem::remove(file);
}

bool Watching::finds(const std::string& query, std::vector<std::string> ids) const {
    std::sort(ids.begin(), ids.end());
    return eventually([&] {
        CommandOptions options;
        options.folder = folder_;
        const auto output = run({searcher(), "--json", "-n", "1000", "--snippets", "0", query}, options);
        const auto answer = nlohmann::json::parse(output.out, nullptr, false);
        if (!answer.is_object()) return false;  // the test may have moved the folder with the index
        std::vector<std::string> found;
        for (const auto& hit : answer.at("hits")) found.push_back(hit.at("id"));
        std::sort(found.begin(), found.end());
        return found == ids;
    });
}

bool Watching::is_current() const {
    return eventually([&] {
        CommandOptions options;
        options.folder = folder_;
        const auto output = run({indexer(), "--dry-run"}, options);
        return output.err.find("dry run: 0 added, 0 updated, ") != std::string::npos &&
               output.err.find(" 0 removed, ") != std::string::npos;
    });
}

bool Watching::has_written(const std::string& part) const {
    return eventually([&] { return (output() + errors()).find(part) != std::string::npos; });
}

std::string Watching::output() const { return read_file(output_); }
std::string Watching::errors() const { return read_file(errors_); }

void Watching::signal(int number) const { kill(process_, number); }

int Watching::end() {
    int status = 0;
    if (!eventually([&] { return waitpid(process_, &status, WNOHANG) == process_; })) return -1;
    process_ = -1;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace kwic::test
