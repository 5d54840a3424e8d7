// SPDX-License-Identifier: GPL-2.0-or-later
// Builder writes documents into a Xapian database through Xapian's WritableDatabase, in limited memory. A Builder
// updates the published generation of an index (see directory/index_directory.hpp), or an unpublished database that
// FullBuild has made. A Builder also builds databases for versions of Xapian that FullBuild does not support.
#pragma once

#include "schema/fields.hpp"
#include "schema/postings.hpp"
#include "schema/stored_text.hpp"
#include "schema/written_words.hpp"
#include "text/stemmers.hpp"
#include "vocabulary/names.hpp"
#include "write/read_back_guard.hpp"

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <unordered_map>

namespace kwic {

class Builder {
public:
    enum class Purpose {
        build,   // create a database; fast, but the database is unusable until finish() has returned
        update,  // change a database in one atomic and durable commit
    };

    // `scratch` is the path of a folder that the builder may create and remove. When the estimated size of the changes
    // in memory reaches `memory` / 2 bytes, the builder writes the changes to unused blocks of the tables, which no
    // reader reads. Only finish() commits the changes. finish() also writes `fields`, which must outlive the builder.
    Builder(const std::filesystem::path& database, Purpose purpose, const std::filesystem::path& scratch,
            std::size_t memory, const PostingOptions& options, const schema::FieldEntries& fields);

    Xapian::docid add(PreparedDocument prepared);
    void replace(Xapian::docid document, PreparedDocument prepared);
    void remove(Xapian::docid document);

    // Replaces the custom fields of a document; see replace_fields(). `stored` must be the record of the document.
    void replace_fields(Xapian::docid document, StoredDocument stored, PreparedDocument prepared);

    // Writes the file stamp of `stored` into the document. The other members of `stored` must equal the members in the
    // record of the document.
    void update_stamp(Xapian::docid document, const StoredDocument& stored);

    // Adds the words of all changes to the forms table, the identifiers table, the names table and the lexicon, so that
    // searches of database() find the words.
    void complete_tables();

    // Completes the forms table, the identifiers table, the names table and the lexicon, and commits all changes in one
    // step. The builder must not be used afterwards.
    void finish();

    const Xapian::Database& database() const { return database_; }
    StoredDocument document(Xapian::docid document) const;
    std::string text(const StoredDocument& stored) const;  // empty if the index stores no texts

private:
    Xapian::Document analyze(PreparedDocument prepared);
    void before_change(Xapian::docid document) const;
    void remove_frames(Xapian::docid document);
    void count(const Xapian::Document& document, std::size_t tokens);
    void flush_if_full();
    void flush();
    void commit();
    void add_words();

    std::filesystem::path folder_;
    Purpose purpose_;
    std::size_t memory_;
    PostingOptions options_;
    const schema::FieldEntries& fields_;
    WrittenWords written_;
    Analyzer analyzer_;
    std::size_t held_ = 0;  // estimated size of the changes in memory, in bytes
    ReadBackGuard read_back_guard_;
    Xapian::WritableDatabase database_;
    DocumentReader reader_;
    // The next call of add_words() adds these words to the forms table, the identifiers table, the names table and the
    // lexicon.
    WrittenOccurrences new_words_;
    std::unordered_map<std::string, LanguageSet> languages_of_new_words_;  // of the new documents with each word
    Stemmers stemmers_;                                                    // stemmers of the forms table
};

}  // namespace kwic
