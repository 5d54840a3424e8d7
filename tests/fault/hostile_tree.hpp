// SPDX-License-Identifier: GPL-2.0-or-later
// HostileTree: inputs as bad as they may be, what is to be indexed of them, and what is to be said of the rest.
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
    // With some files that are as they should be. In /dev/shm where that is.
    explicit HostileTree(std::uint64_t seed);
    HostileTree(const HostileTree&) = delete;
    HostileTree& operator=(const HostileTree&) = delete;
    ~HostileTree();

    Random random;
    Model model;                      // ids and texts that are to be found
    std::set<std::string> notes;      // the beginning of each line that is to be said, without `kwic-indexer: `
    std::vector<std::string> inputs;  // arguments of the indexer
    std::size_t largest;              // --max-size, bytes: as it is by default, or less in a quick run

    const std::filesystem::path& folder() const { return folder_.path(); }
    std::filesystem::path root() const { return folder_ / "tree"; }
    std::filesystem::path index() const { return folder_ / "index"; }
    std::filesystem::path elsewhere() const { return folder_ / "elsewhere"; }  // beside the root: not to be read

    // A file of random words, or of these bytes, that is to be indexed as it is.
    void good(const std::string& id);
    void good(const std::string& id, const std::string& text);

    // A file that is to be skipped, for a cause that begins so.
    void bad(const std::string& id, std::string_view bytes, const std::string& cause);

    // What has been made by other means is to be skipped.
    void skipped(const std::string& id, const std::string& cause);

    // A line of --jsonl, to be indexed or to be skipped.
    void line(const std::string& json, const std::string& id, const std::string& text);
    void bad_line(const std::string& json, const std::string& cause = {});

private:
    void write(const std::string& id, std::string_view bytes) const;
    void append_line(const std::string& json);

    test::TempDir folder_;
    std::size_t lines_ = 0;
};

// Makes folders in one another by descriptor, since their path may be too long for the system; returns the innermost.
int make_folders(const std::filesystem::path& top, const std::vector<std::string>& names);

// A way to be hostile. The name is for messages.
struct Hostility {
    std::string name;
    std::function<void(HostileTree& tree)> add;
};
const std::vector<Hostility>& hostilities();

}  // namespace kwic::fault
