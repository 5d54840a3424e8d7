// SPDX-License-Identifier: GPL-2.0-or-later
// A document in the program that its reader likes to read in.
#pragma once

#include <kwic/results.hpp>

#include <csignal>
#include <string>

namespace kwic::searcher {

// What the pager is to show: the hit's file, or the text in the index in a temporary one, which is removed at the end.
class Reading {
public:
    // Throws Error (not_found) if there is neither, or as IndexReader does.
    explicit Reading(const Hit& hit);
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading();

    // $PAGER, else less, `+LINE FILE`: at the line of the first snippet.
    std::string command() const;

private:
    void store(const std::string& text);

    std::string file_;
    std::string line_;
    bool is_temporary_ = false;
};

// Runs the command on the terminal, which has to be as its user left it, with the signals of `mask` held back and no
// others. Throws Error (io) if it cannot be run or fails.
void run_pager(const std::string& command, const sigset_t& mask);

}  // namespace kwic::searcher
