// SPDX-License-Identifier: GPL-2.0-or-later
// Collector receives segments (see segment.hpp) in the order of the documents. Collector writes termlists and document
// data into their tables, and keeps the runs (see run.hpp) for the merge. Collector also sorts the special entries (see
// special_entries.hpp), which the merge writes after all postings.
#pragma once

#include "glass/deflater.hpp"
#include "glass/document_parts.hpp"
#include "glass/leaf_writer.hpp"
#include "glass/posting_chunks.hpp"
#include "glass/segment.hpp"
#include "glass/special_entries.hpp"
#include "glass/value_columns.hpp"
#include "glass/version_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace kwic::glass {

class Collector {
public:
    // `temp` must outlive the collector. `memory` is the approximate maximum size of the memory in use, in bytes.
    Collector(const std::filesystem::path& folder, TempFile& temp, std::size_t memory);

    void collect(Segment segment);

    // finish(), which must be called after the last segment, completes the termlist and docdata tables.
    struct Roots {
        TableRoot termlist, docdata;
    };
    Roots finish();

    std::vector<Run>& runs() { return runs_; }
    SpecialEntries& specials() { return specials_; }
    const Statistics& statistics() const { return statistics_; }
    XXH128_hash_t termlist_digest() const { return termlist_file_.digest(); }
    XXH128_hash_t docdata_digest() const { return docdata_file_.digest(); }

private:
    void collect_documents(const Segment& segment, std::uint32_t first);
    void collect_parts(Segment& segment, std::uint32_t document);
    void add_termlist(std::string_view key, Spool& tag);
    void add_values(std::string_view key, std::uint32_t document, const std::uint8_t*& values);
    void add_length(std::uint32_t document, std::uint32_t length);
    void add_run(Run run, std::uint32_t base);

    TempFile& temp_;
    std::size_t memory_;
    TableFile termlist_file_, docdata_file_;
    LeafWriter termlists_, docdata_;
    SpecialEntries specials_;
    ValueColumns values_;
    PostingChunks lengths_;
    DocumentParts parts_;
    Deflater deflater_;
    std::vector<Run> runs_;
    std::size_t held_bytes_ = 0;  // total bytes of the runs that are in memory
    Statistics statistics_;
};

}  // namespace kwic::glass
