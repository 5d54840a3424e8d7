// SPDX-License-Identifier: GPL-2.0-or-later
// BulkBuilder writes documents into a new Xapian database. BulkBuilder sorts postings and writes the tables of Xapian's
// glass format directly, many times faster than Xapian's WritableDatabase. The bytes of the database depend only on the
// documents and the MetadataBuilder, not on the time of the build, the number of threads or BuildOptions::memory.
//
//     documents
//         |  Inverter (one for each thread)   collects the tokens of consecutive documents;
//         |  Inversion                        sorts them by term
//     segments                                a run, termlists, values and data of consecutive documents
//         |  SegmentQueue                     puts the segments of all threads in the order of the documents
//         |  Collector                        writes the docdata and termlist tables; keeps runs and special entries,
//         |                                   in memory or in the temporary file
//     runs                                    postings of consecutive documents, sorted by term
//         |  RunMerge (all threads)           merges runs, a range of terms at a time
//         |  TermTables                       writes the postlist and position tables
//     iamglass                                the version file, written last
//
// A unit is a batch of documents that one thread inverts. Special entries are the entries of the postlist table that
// are not postings: metadata, values and document lengths. A MetadataBuilder may derive further metadata from the
// terms.
//
// In the glass format, a table is a B-tree in a file of blocks of 8 KiB. A block of level 0 (a leaf) holds items. An
// item has a key and a tag, which is the value stored for the key. A long tag is split into components, each in its own
// item. A block begins with the number of the revision (the commit) that wrote the block. The directory of a block
// lists the offsets of its items. The root is the block of the highest level.
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

struct BuildOptions {
    std::filesystem::path folder;  // an empty folder
    unsigned jobs = 2;             // number of threads

    // Approximate maximum of the builder's memory in bytes. Unfinished units are not included; they take at most an
    // eighth of this maximum, plus the size of one unit.
    std::size_t memory = std::size_t{256} << 20;

    Monitor* monitor = nullptr;  // reports the progress of finish(); may be null
};

// The constructor, submit() and finish() throw Error (io) if a system call fails. submit() and finish() also throw
// Error (invalid_argument) for documents that exceed the format's limits, and any exception that a unit throws.
class BulkBuilder {
public:
    explicit BulkBuilder(const BuildOptions& options);
    BulkBuilder(const BulkBuilder&) = delete;
    BulkBuilder& operator=(const BulkBuilder&) = delete;

    // Stops the threads. The folder holds a database only if finish() has returned.
    ~BulkBuilder();

    // Adds a unit: calls `work` on one of the builder's threads. Documents are numbered from 1 in the order of the
    // calls of submit() and, within a unit, of end_document(). `bytes` is the memory that the unit takes. Before adding
    // the unit, blocks while the number of waiting units is twice the number of threads. After adding the unit, blocks
    // while the unfinished units take more than an eighth of BuildOptions::memory. Each unit is sorted separately, so
    // it should have a megabyte of text or more. After a unit has thrown an exception, every call of submit() or
    // finish() rethrows the first exception.
    void submit(std::function<void(Inverter&)> work, std::size_t bytes = 0);

    // Writes and fsyncs the database; returns the number of documents. `metadata_builder` may be null. `held_bytes` is
    // the part of BuildOptions::memory that the caller uses. The merge uses the rest, but at least a quarter of
    // BuildOptions::memory.
    Xapian::doccount finish(MetadataBuilder* metadata_builder, std::size_t held_bytes = 0);

private:
    class Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace kwic::glass
