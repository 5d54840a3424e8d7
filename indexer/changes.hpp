// SPDX-License-Identifier: GPL-2.0-or-later
// Changes watches the folders of the inputs and collects the ids of changed files and folders for the next update.
//
// A change records only where something happened. The update then compares that path with the index. The result
// therefore depends neither on the order of events nor on both halves of a move, and if events may be lost, everything
// is compared. The walk of an update calls watch() for each folder before it lists the folder: the listing finds files
// that were created before, and events report those that are created later.
//
// This class calls inotify directly, because Debian's libraries do not fit: libinotifytools has global state, does not
// follow new and moved folders, and limits the length of paths; a GLib monitor watches a single folder and hides an
// overflow of the event queue.
#pragma once

#include "base/descriptor.hpp"
#include "inputs.hpp"
#include "walker.hpp"

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic::indexer {

// The files and folders that the next update compares with the index.
struct ChangeSet {
    bool everything = false;    // compare all inputs, whatever `ids` contains
    std::set<std::string> ids;  // existing or removed files and folders below an input

    bool empty() const { return !everything && ids.empty(); }
};

class Changes {
public:
    // At first, everything counts as changed.
    Changes(const Inputs& inputs, WalkOptions options);

    // A descriptor that is readable when events are waiting, or -1 if the system refuses to watch.
    int descriptor() const { return events_.number(); }

    // Reads waiting events. Returns whether one of them affects an input.
    bool read();

    // Checks whether each input folder is still at its path, because inotify does not report that a folder was moved or
    // that it vanished together with its parent. Returns true, and marks everything as changed, if one is not.
    bool check_input_folders();

    bool pending() const { return !pending_.empty(); }

    // Returns the collected changes and forgets them. The caller returns them by add() if the update fails.
    ChangeSet take() { return std::exchange(pending_, {}); }

    // Adds changes to those that are pending.
    void add(ChangeSet set);

    // Stops watching all folders, so that the next walk can watch them again.
    void restart();

    // Watches all entries of a folder that a walk does not exclude. `folder` is an open descriptor.
    void watch(int folder, const std::string& id) { watch(folder, id, true); }

    // Watches only those files in a folder that are inputs themselves.
    void watch_for_inputs(int folder, const std::string& id) { watch(folder, id, false); }

    // Stops watching the folder with this id and all folders below it.
    void forget(const std::string& id);

    // The cause of the first failure to watch a folder since the last restart; empty if all folders are watched.
    const std::string& watch_failure() const { return watch_failure_; }

private:
    struct Folder {
        std::string id;
        bool walked;  // whether walks list the folder; otherwise only single files in it are inputs
    };

    // An input that is a folder, or the parent folder of an input that is a file.
    struct InputFolder {
        std::filesystem::path path;
        std::optional<std::pair<dev_t, ino_t>> identity;  // empty if there is no folder at this path
    };

    void watch(int folder, const std::string& id, bool walked);
    void forget(std::map<std::string, int>::iterator watched);
    // Returns whether the event affects an input.
    bool handle_event(int watch_number, unsigned mask, const std::string& name);

    WalkOptions options_;
    std::set<std::string> input_folder_ids_;
    std::set<std::string> input_file_ids_;
    std::vector<InputFolder> input_folders_;
    Descriptor events_;
    std::unordered_map<int, Folder> folders_;   // watched folders by watch number
    std::map<std::string, int> watch_numbers_;  // watch numbers by id of the folder
    ChangeSet pending_;
    std::string watch_failure_;
};

// Returns the id of the folder that contains `id`; empty if that is the root.
std::string folder_of(const std::string& id);

}  // namespace kwic::indexer
