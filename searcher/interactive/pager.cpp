// SPDX-License-Identifier: GPL-2.0-or-later
#include "pager.hpp"

#include "../printer.hpp"
#include "base/system_cause.hpp"

#include <kwic/error.hpp>
#include <kwic/index_reader.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace kwic::searcher {
namespace {

std::string pager() {
    const char* named = std::getenv("PAGER");
    return named && *named ? named : "less";
}

std::string quoted(const std::string& argument) {
    std::string word = "'";
    for (const char c : argument) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

// While an object of this class exists, SIGTSTP has its default action, so that Ctrl-Z stops both the pager and this
// program.
class DefaultStop {
public:
    explicit DefaultStop(const sigset_t& mask) {
        struct sigaction stop {};
        stop.sa_handler = SIG_DFL;
        sigaction(SIGTSTP, &stop, &before_);
        sigprocmask(SIG_SETMASK, &mask, &mask_before_);
    }
    DefaultStop(const DefaultStop&) = delete;
    DefaultStop& operator=(const DefaultStop&) = delete;
    ~DefaultStop() {
        sigprocmask(SIG_SETMASK, &mask_before_, nullptr);
        sigaction(SIGTSTP, &before_, nullptr);
    }

private:
    struct sigaction before_;
    sigset_t mask_before_;
};

}  // namespace

PagerFile::PagerFile(const Hit& hit)
    : line_(hit.snippets.empty() ? "" : "+" + std::to_string(hit.snippets[0].line) + " ") {
    file_ = location(hit.id, hit.path);
    if (!hit.path.empty() && access(file_.c_str(), R_OK) == 0) return;
    const std::string cause = hit.path.empty() ? "it is not a file" : system_cause(errno);
    const IndexReader index(hit.index);
    const auto found = index.document(hit.id);
    if (!found || !index.has_texts())
        throw Error(ErrorCode::not_found,
                    "cannot open '" + file_ + "': " + cause + ", and its text is not in the index");
    store(found->document.text);
}

void PagerFile::store(const std::string& text) {
    std::string name = std::filesystem::temp_directory_path() / "kwic-XXXXXX";
    const int file = mkstemp(name.data());
    if (file < 0) throw Error(ErrorCode::io, "cannot make '" + name + "': " + system_cause(errno));
    close(file);
    file_ = name;
    is_temporary_ = true;
    std::ofstream out(name, std::ios::binary);
    if (out << text << std::flush) return;
    const std::string cause = system_cause(errno);
    unlink(name.c_str());
    throw Error(ErrorCode::io, "cannot write '" + name + "': " + cause);
}

PagerFile::~PagerFile() {
    if (is_temporary_) unlink(file_.c_str());
}

std::string PagerFile::command() const {
    // A pager interprets a file name that begins with + as a command.
    const std::string file = file_[0] == '+' ? "./" + file_ : file_;
    return pager() + " " + line_ + quoted(file);
}

void run_pager(const std::string& command, const sigset_t& mask) {
    int status = -1;
    {
        const DefaultStop stop(mask);
        status = std::system(command.c_str());
    }
    if (status == -1) throw Error(ErrorCode::io, "cannot run a shell: " + system_cause(errno));
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
        throw Error(ErrorCode::io, "'" + pager() + "' ended with exit status " + std::to_string(WEXITSTATUS(status)));
}

}  // namespace kwic::searcher
