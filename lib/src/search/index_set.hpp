// SPDX-License-Identifier: GPL-2.0-or-later
// IndexSet: what a Searcher searches, opened: the newest state of the index, and what belongs to that state.
#pragma once

#include "index/manifest.hpp"
#include "index/schema.hpp"
#include "index/stored_text.hpp"
#include "query/compiler.hpp"

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <type_traits>

namespace kwic {

class IndexSet {
public:
    using Clock = std::chrono::steady_clock;

    // Throws Error (not_found, version_mismatch, corrupt).
    explicit IndexSet(const std::filesystem::path& index);

    // Runs `function` on the newest state of the index. Xapian's readers lose their snapshot when a writer has gone on
    // by two commits, and a rebuild removes the generation before; everything is then done again on the new one.
    template <class Function>
    std::invoke_result_t<Function> with_snapshot(Function function) {
        for (int attempt = 1;; ++attempt) {
            try {
                refresh();
                return function();
            } catch (const Xapian::DatabaseModifiedError&) {
                if (attempt == most_attempts) throw;
            } catch (...) {  // Xapian's errors are no std::exception
                if (attempt == most_attempts || !is_replaced()) throw;
            }
        }
    }

    // The rest is of the state that was opened last.

    const Xapian::Database& database() const { return database_; }
    const schema::FieldSlots& fields() const { return fields_; }
    bool has_positions() const { return manifest_.positions; }
    Analyzer& analyzer() { return analyzer_; }

    // Of the index that the document is in.
    const DocumentReader& reader(Xapian::docid) const { return *reader_; }
    StoredDocument document(Xapian::docid id) const { return reader(id).document(id); }

    // Where the document's file was when it was indexed; empty for what is no file.
    std::string path_of(Xapian::docid id, const StoredDocument& document) const;

    QueryContext context(const SearchOptions& options, Clock::time_point end = Clock::time_point::max());

private:
    static constexpr int most_attempts = 10;

    void refresh();
    bool is_replaced() const;
    void check_version_file(const std::filesystem::path& generation);
    const Vocabulary& vocabulary();

    std::filesystem::path index_;
    std::filesystem::path generation_;  // the one that is open
    bool has_settings_ = false;         // stemmers_ and fields_ are those of the open state
    Manifest manifest_;
    Xapian::Database database_;
    std::optional<DocumentReader> reader_;
    std::optional<Stemmers> stemmers_;
    std::optional<Vocabulary> vocabulary_;
    const VocabularySource vocabulary_source_ = [this]() -> const Vocabulary& { return vocabulary(); };
    schema::FieldSlots fields_;
    Analyzer analyzer_;
};

}  // namespace kwic
