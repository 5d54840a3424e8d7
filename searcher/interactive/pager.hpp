// SPDX-License-Identifier: GPL-2.0-or-later
// Shows a document in the user's pager.
#pragma once

#include <kwic/results.hpp>

#include <csignal>
#include <string>

namespace kwic::searcher {

// The file that the pager shows for a hit. If the hit has no readable file, the constructor makes a temporary file with
// the stored text of the document. The destructor removes the temporary file.
class PagerFile {
public:
    // Throws Error (not_found) if there is neither a readable file nor a stored text, Error (io) if the temporary file
    // cannot be written, and the errors of IndexReader.
    explicit PagerFile(const Hit& hit);
    PagerFile(const PagerFile&) = delete;
    PagerFile& operator=(const PagerFile&) = delete;
    ~PagerFile();

    // Returns the command `PAGER +LINE FILE`. PAGER is $PAGER, or `less` if $PAGER is empty or not set. LINE is the
    // number of the line in which the first snippet begins. If there is no snippet, `+LINE` is left out.
    std::string command() const;

private:
    void store(const std::string& text);

    std::string file_;
    std::string line_;
    bool is_temporary_ = false;
};

// Runs a shell command on the terminal. While the command runs, the signal mask is `mask`. The caller must restore the
// original state of the terminal first. Throws Error (io) if the shell cannot be run or exits with a status other
// than 0.
void run_pager(const std::string& command, const sigset_t& mask);

}  // namespace kwic::searcher
