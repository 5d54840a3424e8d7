// SPDX-License-Identifier: GPL-2.0-or-later
// Builder: postings -> a Xapian database, within a budget of memory. The only thing that writes documents into
// an index: into a fresh folder that nobody reads yet, or into the published generation.
#pragma once

#include "schema/postings.hpp"
#include "schema/stored_text.hpp"
#include "write/read_back_guard.hpp"

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <unordered_set>

namespace kwic {

class Builder {
public:
    enum class Purpose {
        build,   // a fresh database: fast, and of no use before finish() has returned
        update,  // a published one: each commit is atomic and durable
    };

    // `scratch`: a folder that may be made and removed at will; `memory`: bytes to hold before they are written
    // out, about; `fields` must outlive the builder, and is written with whatever is committed.
    Builder(const std::filesystem::path& database, Purpose purpose, const std::filesystem::path& scratch,
            std::size_t memory, const PostingOptions& options, const schema::FieldSlots& fields);

    Xapian::docid add(PreparedDocument put);
    void replace(Xapian::docid document, PreparedDocument put);
    void remove(Xapian::docid document);

    // New data and values for a document whose terms stay as they are.
    void update_stamp(Xapian::docid document, const StoredDocument& stored);

    // Completes the tables of forms and names and the lexicon, and writes everything.
    void finish();

    const Xapian::Database& database() const { return database_; }
    StoredDocument document(Xapian::docid document) const;

private:
    Xapian::Document analyze(PreparedDocument put);
    void before_change(Xapian::docid document) const;
    void remove_frames(Xapian::docid document);
    void count(const Xapian::Document& document, std::size_t tokens);
    void write_out_if_full();
    void write_out();
    void add_words();

    std::filesystem::path folder_;
    Purpose purpose_;
    std::size_t memory_;
    PostingOptions options_;
    const schema::FieldSlots& fields_;
    CapitalCounter capitals_;
    Analyzer analyzer_;
    std::size_t held_ = 0;  // bytes, estimated
    ReadBackGuard read_back_guard_;
    Xapian::WritableDatabase database_;
    DocumentReader reader_;
    std::unordered_set<std::string> new_words_;  // of an update: for the tables and the lexicon
};

}  // namespace kwic
