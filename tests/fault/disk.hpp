// SPDX-License-Identifier: GPL-2.0-or-later
// Disk: a simulated file system that promises no more than POSIX does. It follows a recording, and tells what might be
// left of it if the power failed.
//
// What a file held when its last fsync or fdatasync began is durable, and so are the names in a folder at its last
// fsync. Of what came later anything may be lost, and in any order:
//   - each write and each change of size is kept, dropped, or torn: of its sectors of 512 bytes some are kept;
//   - a file may have its new size while data are lost: then there are zeros, or what the disk held before;
//   - each name that was made, moved or removed in a folder is so, or is not, whether its file has any data or not.
#pragma once

#include "fault/model.hpp"
#include "fault/recording.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kwic::fault {

class Disk {
public:
    explicit Disk(const std::filesystem::path& root);  // with all that is there, durable

    // The next record of what is done below the root.
    void apply(const Record& record);

    // Writes what programs saw until now below the folder `to`.
    void write(const std::filesystem::path& to) const;

    // The same as the disk's new root, whose records follow. What is not durable is not so there either.
    void move_to(const std::filesystem::path& to);

    // Writes what may be left after a power loss.
    void write_crashed(const std::filesystem::path& to, Random& random) const;

private:
    using Names = std::map<std::string, std::size_t>;  // a folder: the nodes by name
    struct Change {                                    // of a file's content
        std::uint64_t time = 0;
        std::uint64_t offset = 0;  // of a truncation: the size
        std::string data;
        bool is_truncation = false;
    };
    struct NameChange {  // of a folder; a rename is both at once
        std::uint64_t time = 0;
        std::string removed;  // empty: none
        std::string added;    // empty: none
        std::size_t node = 0;
        void apply(Names& names) const;
    };
    struct Node {
        bool is_folder = false;
        std::string durable;
        std::vector<Change> changes;
        Names durable_names;
        std::vector<NameChange> name_changes;
    };
    struct Damage;

    std::size_t load(const std::filesystem::path& path);
    Node& node(std::uint64_t number);
    std::size_t new_node(std::uint64_t number, bool is_folder);
    void sync(Node& node, std::uint64_t begun);
    void renumber(std::size_t node, const std::filesystem::path& path);
    void write_node(std::size_t node, const std::filesystem::path& to, Damage& damage) const;

    std::vector<Node> nodes_;  // the first is the root; none is ever removed
    std::map<std::uint64_t, std::size_t> by_number_;
    std::map<std::uint64_t, std::uint64_t> syncs_begun_;  // by number: when
    std::uint64_t time_ = 0;                              // records applied
};

}  // namespace kwic::fault
