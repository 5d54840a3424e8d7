// SPDX-License-Identifier: GPL-2.0-or-later
// Disk: a simulated file system that guarantees no more than POSIX does. A Disk applies the changes of a recording (see
// recording.hpp) and writes the states that a power loss may leave.
//
// The content that a file had at the beginning of its last completed fsync or fdatasync is durable. The names that
// a folder had at the beginning of its last completed fsync are durable too. Any of the later changes may be lost:
//   - each write is kept, lost or torn (only some of its sectors of 512 bytes are kept);
//   - each change of size is kept or lost;
//   - a file may have its new size although data are lost; zeros or old bytes of the disk replace the lost data;
//   - each creation, renaming and removal of a name is kept or lost, whether the file has its data or not.
#pragma once

#include "fault/model.hpp"
#include "fault/recording.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kwic::fault {

class Disk {
public:
    explicit Disk(const std::filesystem::path& root);  // reads all files below the root as durable files

    // Applies a change below the root. Records must be applied in the order of the recording.
    void apply(const Record& record);

    // Writes the files and folders into the folder `to`, in the state that programs see before a power loss.
    void write(const std::filesystem::path& to) const;

    // Calls write() for the folder `to`. Later records must describe changes below `to`. Does not make changes durable.
    void move_to(const std::filesystem::path& to);

    // Writes into the folder `to` one of the states that a power loss may leave.
    void write_crashed(const std::filesystem::path& to, Random& random) const;

private:
    using Names = std::map<std::string, std::size_t>;  // positions in nodes_, by name
    struct Change {                                    // a change of the content of a file
        std::uint64_t time = 0;
        std::uint64_t offset = 0;  // for a truncation, the new size
        std::string data;
        bool is_truncation = false;
    };
    struct NameChange {  // a change of the names in a folder; a rename removes one name and adds another
        std::uint64_t time = 0;
        std::string removed;  // "" if none
        std::string added;    // "" if none
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

    std::vector<Node> nodes_;  // the first is the root; nodes are never removed
    std::map<std::uint64_t, std::size_t> by_number_;
    std::map<std::uint64_t, std::uint64_t> syncs_begun_;  // start time of each running sync, by inode number
    std::uint64_t time_ = 0;                              // number of applied records
};

}  // namespace kwic::fault
