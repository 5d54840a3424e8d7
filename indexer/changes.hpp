// SPDX-License-Identifier: GPL-2.0-or-later
// Changes: what happens below the inputs -> ids that an update has to look at.
//
// A change says only *where* something happened; what is there now is for the update to see. So nothing depends on
// the order of events or on both halves of a move, and where events may be missing, everything is looked at. The walk
// of the update calls watch() with each folder before it lists it: what came into the folder before is found by the
// listing, what comes later is told.
//
// inotify is used as it is. Of Debian's libraries, libinotifytools has its state in globals, leaves folders that are
// new or moved to its caller and names them by paths of limited length; GLib's monitors are for one folder each and
// hide an overflow of the queue.
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

struct ChangeSet {
    bool everything = false;
    std::set<std::string> ids;  // of files and folders that are, or were, below an input

    bool empty() const { return !everything && ids.empty(); }
};

class Changes {
public:
    // Begins with everything changed.
    Changes(const Inputs& inputs, WalkOptions options);

    // Readable when there are events; -1 if the system gives none.
    int descriptor() const { return events_.number(); }

    // Takes in events; returns whether there was one that matters.
    bool read();

    // Looks whether the inputs are where they were: a folder that is moved, or vanishes with the one above it, is not
    // told of. Returns whether one is not.
    bool check_places();

    bool pending() const { return !set_.empty(); }

    // Hands over what has changed. To be given back if the update fails.
    ChangeSet take() { return std::exchange(set_, {}); }
    void give_back(ChangeSet set);

    // Watches nothing any more, to begin anew.
    void restart();

    // All of the folder that a walk does not leave out.
    void watch(int folder, const std::string& id) { watch(folder, id, true); }

    // Only those files in it that are inputs of their own.
    void watch_for_inputs(int folder, const std::string& id) { watch(folder, id, false); }

    // No longer watches the folder of that id and those below it.
    void forget(const std::string& id);

    // Why some folder could not be watched since the last restart; empty if all are.
    const std::string& gap() const { return gap_; }

private:
    struct Folder {
        std::string id;
        bool walked;
    };

    // A folder that is an input, or has one in it.
    struct Place {
        std::filesystem::path path;
        std::optional<std::pair<dev_t, ino_t>> identity;  // empty: not there
    };

    void watch(int folder, const std::string& id, bool walked);
    void forget(std::map<std::string, int>::iterator watched);
    bool take_in(int watch, unsigned mask, const std::string& name);

    WalkOptions options_;
    std::set<std::string> folders_given_;  // ids of inputs
    std::set<std::string> files_given_;
    std::vector<Place> places_;
    Descriptor events_;
    std::unordered_map<int, Folder> folders_;  // by inotify's number
    std::map<std::string, int> numbers_;       // by id
    ChangeSet set_;
    std::string gap_;
};

// The id of the folder that it is in; empty for what is in the root.
std::string folder_of(const std::string& id);

}  // namespace kwic::indexer
