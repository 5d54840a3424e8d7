// SPDX-License-Identifier: GPL-2.0-or-later
// FullBuild writes documents into a new database, on several threads. FullBuild divides the documents into units, and
// analyzes each unit on a thread of glass::BulkBuilder. Documents are numbered from 1 in the order in which they are
// added.
#pragma once

#include "base/monitor.hpp"
#include "glass/bulk_builder.hpp"
#include "schema/fields.hpp"
#include "schema/postings.hpp"
#include "schema/schema.hpp"
#include "vocabulary/vocabulary_metadata.hpp"

#include <cstddef>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <vector>

namespace kwic {

class FullBuild {
public:
    // `folder` must be empty. `memory` is the maximum memory of the build in bytes. `fields` and `monitor` must outlive
    // the build.
    FullBuild(const std::filesystem::path& folder, unsigned jobs, std::size_t memory, const PostingOptions& options,
              const schema::FieldEntries& fields, Monitor& monitor);

    // Adds a document. May throw an exception that an earlier document has caused.
    void add(PreparedDocument prepared);

    // Completes the database. The database cannot be used until finish() has returned. `held_bytes` is the part of
    // the constructor's `memory` that the caller uses, in bytes.
    void finish(std::size_t held_bytes = 0);

private:
    void submit();
    void analyze(std::vector<PreparedDocument>& documents, glass::Inverter& inverter);

    PostingOptions options_;
    const schema::FieldEntries& fields_;
    std::optional<TextCodec> codec_;  // set when the first unit, which trains the dictionary of TextCodec, is complete
    std::vector<PreparedDocument> waiting_;
    std::size_t waiting_bytes_ = 0;
    std::size_t unit_bytes_;
    std::mutex mutex_;               // guards the next two members
    std::deque<Analyzed> analyzed_;  // one for each thread
    std::vector<Analyzed*> idle_;    // the elements of analyzed_ that no thread uses

    glass::BulkBuilder builder_;  // destroyed first, because its threads use the other members
};

}  // namespace kwic
