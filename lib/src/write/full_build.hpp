// SPDX-License-Identifier: GPL-2.0-or-later
// FullBuild: documents -> a new database, on all cores, by the bulk builder. Documents are analyzed on its threads,
// some at a time; their numbers are the order in which they were added, from 1.
#pragma once

#include "base/monitor.hpp"
#include "glass/bulk_builder.hpp"
#include "schema/postings.hpp"
#include "schema/schema.hpp"
#include "vocabulary/vocabulary_metadata.hpp"

#include <cstddef>
#include <filesystem>
#include <mutex>
#include <optional>
#include <vector>

namespace kwic {

class FullBuild {
public:
    // `folder`: an empty one; `memory`: bytes, of everything that is held at once; `fields` and `monitor` must outlive
    // the build.
    FullBuild(const std::filesystem::path& folder, unsigned jobs, std::size_t memory, const PostingOptions& options,
              const schema::FieldSlots& fields, Monitor& monitor);

    // An error of a document that was added before may be thrown here.
    void add(PreparedDocument put);

    // Completes the database; until then there is none. `held`: bytes that its user holds by now, of the memory.
    void finish(std::size_t held = 0);

private:
    void submit();
    void analyze(std::vector<PreparedDocument>& documents, glass::Inverter& inverter);

    PostingOptions options_;
    const schema::FieldSlots& fields_;
    std::optional<TextCodec> codec_;  // since the first documents are known
    std::vector<PreparedDocument> waiting_;
    std::size_t waiting_bytes_ = 0;
    std::size_t unit_bytes_;

    std::mutex mutex_;  // guards analyzed_
    Analyzed analyzed_;

    glass::BulkBuilder builder_;  // the last member: its threads use the others
};

}  // namespace kwic
