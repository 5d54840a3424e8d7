// SPDX-License-Identifier: GPL-2.0-or-later
// Changes watches the folders of the inputs and collects the ids of changed files and folders for the next update. An
// id is a path relative to IndexWriter::root(), the root folder.
//
// An inotify event only marks a file or folder as changed, and the next update compares the marked file or folder with
// the index. Therefore the order of events does not matter, and the two events of a move need not be matched. If events
// may have been lost, the next update compares all inputs. The walk of an update calls watch() for each folder before
// it lists the folder. The listing finds the files that were created before the call of watch(); events report files
// that are created later.
//
// Changes calls inotify directly, because the libraries in Debian are not suitable. libinotifytools has global state,
// does not follow new and moved folders, and limits the length of paths. A GLib monitor watches a single folder and
// hides an overflow of the event queue.
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
    bool everything = false;    // if true, the update compares all inputs and ignores `ids`
    std::set<std::string> ids;  // ids of changed files and folders, which may no longer exist

    bool empty() const { return !everything && ids.empty(); }
};

class Changes {
public:
    // Marks everything as changed, so that the first update compares all inputs.
    Changes(const Inputs& inputs, WalkOptions options);

    // Returns a descriptor that is readable when events are waiting, or -1 if inotify could not be started.
    int descriptor() const { return events_.number(); }

    // Reads at most 32 KiB of waiting events. Returns true if at least one of these events affects an input.
    bool read();

    // Checks whether the path of each input folder still leads to the folder to which it led at the last check. If a
    // path does not, marks everything as changed and returns true; otherwise returns false. This check finds changes
    // that events may not report: the move of an input folder or of a folder above it, and the return of a missing
    // input folder.
    bool check_input_folders();

    bool pending() const { return !pending_.empty(); }

    // Returns the pending changes and removes these changes from this object. If the update fails, the caller must pass
    // the returned ChangeSet to add().
    ChangeSet take() { return std::exchange(pending_, {}); }

    // Adds `set` to the pending changes.
    void add(ChangeSet set);

    // Stops watching all folders and opens a new inotify instance. The next walk watches the folders again.
    void restart();

    // Watches a folder for changes of its entries, except entries that a walk skips. `folder` is an open descriptor of
    // the folder.
    void watch(int folder, const std::string& id) { watch(folder, id, true); }

    // Sets the rules by which walks skip entries of the watched folder with this id. Events of these entries are
    // ignored.
    void set_rules(const std::string& id, const SharedRules& rules);

    // Watches a folder only for changes of the input files in it.
    void watch_for_inputs(int folder, const std::string& id) { watch(folder, id, false); }

    // Stops watching the folder with this id and all folders below it.
    void forget(const std::string& id);

    // Returns the cause of the first failure to start inotify or to watch a folder since the last restart(), or an
    // empty string if there was no failure.
    const std::string& watch_failure() const { return watch_failure_; }

private:
    struct Folder {
        std::string id;
        bool walked;  // true if walks list the folder; false if only single files in it are inputs
        SharedRules rules = {};
    };

    // An input that is a folder, or the parent folder of an input that is a file.
    struct InputFolder {
        std::filesystem::path path;
        std::optional<std::pair<dev_t, ino_t>> identity;  // device and inode; empty if no folder is at `path`
    };

    void watch(int folder, const std::string& id, bool walked);
    void forget(std::map<std::string, int>::iterator watched);
    // Updates pending_ after an event of inotify. Returns true if the event affects an input.
    bool handle_event(int watch_number, unsigned mask, const std::string& name);

    WalkOptions options_;
    std::set<std::string> input_folder_ids_;
    std::set<std::string> input_file_ids_;
    std::vector<InputFolder> input_folders_;
    Descriptor events_;
    std::unordered_map<int, Folder> folders_;   // watched folders, keyed by the watch descriptor of inotify
    std::map<std::string, int> watch_numbers_;  // watch descriptors of inotify, keyed by the id of the folder
    ChangeSet pending_;
    std::string watch_failure_;
};

// Returns the id of the folder that contains the file or folder `id`. The id of the root folder is empty.
std::string folder_of(const std::string& id);

}  // namespace kwic::indexer
