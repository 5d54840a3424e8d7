// SPDX-License-Identifier: GPL-2.0-or-later
// HostileTree: hostile inputs, the documents that the indexer must make from them, and the messages that the indexer
// must print about the inputs that it must skip.
#pragma once

#include "fault/model.hpp"
#include "support/command.hpp"
#include "support/temp_dir.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::fault {

class HostileTree {
public:
    // Creates a tree with three ordinary files. The tree is in /dev/shm if this folder exists.
    explicit HostileTree(std::uint64_t seed);
    HostileTree(const HostileTree&) = delete;
    HostileTree& operator=(const HostileTree&) = delete;
    ~HostileTree();

    Random random;
    Model model;                      // documents that must be indexed
    std::set<std::string> notes;      // beginnings of the expected messages, without `kwic-indexer: `
    std::vector<std::string> inputs;  // arguments of the indexer
    std::size_t largest;              // --max-size in bytes: the default, or less in a quick run

    const std::filesystem::path& folder() const { return folder_.path(); }
    std::filesystem::path root() const { return folder_ / "tree"; }
    std::filesystem::path index() const { return folder_ / "index"; }
    std::filesystem::path elsewhere() const { return folder_ / "elsewhere"; }  // outside of the root; must not be read

    // Each function writes a file that must be indexed. good(id) fills the file with random words.
    void good(const std::string& id);
    void good(const std::string& id, const std::string& text);

    // Writes a file that must be skipped. The cause in the message must begin with `cause`.
    void bad(const std::string& id, std::string_view bytes, const std::string& cause);

    // Records that the indexer must skip a file that the caller has created. The cause in the message must begin with
    // `cause`.
    void skipped(const std::string& id, const std::string& cause);

    // Each function appends a line to the file that is the argument of --jsonl. The indexer must index the lines that
    // line() and repaired_line() append, and skip the lines that bad_line() appends. A message must name each line of
    // repaired_line().
    void line(const std::string& json, const std::string& id, const std::string& text);
    void repaired_line(const std::string& json, const std::string& id, const std::string& text);
    void bad_line(const std::string& json, const std::string& cause = {});

private:
    void write(const std::string& id, std::string_view bytes) const;
    void append_line(const std::string& json);
    std::string name_of_line() const;

    test::TempDir folder_;
    std::size_t lines_ = 0;
};

// Creates nested folders through descriptors, because their path may be too long for the system. Returns a descriptor
// of the innermost folder, which the caller must close.
int make_folders(const std::filesystem::path& top, const std::vector<std::string>& names);

// A kind of hostile input. The name is for messages.
struct Hostility {
    std::string name;
    std::function<void(HostileTree& tree)> add;
};
const std::vector<Hostility>& hostilities();

}  // namespace kwic::fault
