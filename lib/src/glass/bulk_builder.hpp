// SPDX-License-Identifier: GPL-2.0-or-later
// BulkBuilder: documents -> a complete Xapian database, without Xapian, by sorting; many times faster than its
// WritableDatabase. What it writes does not depend on time, threads or memory, down to the byte. This is all that the
// rest of kwic sees of the folder.
//
//   inverters (all threads)  documents -> segments: postings by term, termlists
//   collector (in order)     segments -> the termlist and docdata tables, runs, and what is sorted for the end
//   merge (all threads)      runs -> the postlist and position tables, and the dictionary's entries
#pragma once

#include "base/monitor.hpp"
#include "glass/inverter.hpp"
#include "glass/metadata_builder.hpp"

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>

namespace kwic::glass {

// Whether the installed Xapian writes the format that this engine knows. Tries it once, in a folder that it makes and
// removes.
bool is_supported(const std::filesystem::path& scratch);

struct BuildOptions {
    std::filesystem::path folder;                 // empty, on disk
    unsigned jobs = 2;                            // threads
    std::size_t memory = std::size_t{256} << 20;  // bytes to hold at once, about, besides what the units hold; of that
                                                  // no more than an eighth of it, and one unit
    Monitor* monitor = nullptr;                   // of finish(); null: nobody waits for it
};

// All functions throw Error: io for what the system refuses, invalid_argument for what no index can hold, or whatever
// a unit throws.
class BulkBuilder {
public:
    explicit BulkBuilder(const BuildOptions& options);
    BulkBuilder(const BulkBuilder&) = delete;
    BulkBuilder& operator=(const BulkBuilder&) = delete;

    // One that is not finished stops; the folder is no database then.
    ~BulkBuilder();

    // Calls `work` on a thread of the builder's. Documents get their numbers, from 1 on, in the order of the units and
    // of end_document(). Blocks while two units a thread wait, or units of more `bytes` than may be held at once are
    // not done with. A unit should have about a megabyte of text or more, as each is sorted for itself. The first
    // exception of a unit is rethrown by every later call.
    void submit(std::function<void(Inverter&)> work, std::size_t bytes = 0);

    // Writes everything, fsyncs files and folder; returns the number of documents. `dictionary` may be null; `held`: so
    // many bytes of the memory are taken by others by now, of which a quarter is left at least.
    Xapian::doccount finish(MetadataBuilder* dictionary, std::size_t held = 0);

private:
    class Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace kwic::glass
