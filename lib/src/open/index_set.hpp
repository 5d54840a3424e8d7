// SPDX-License-Identifier: GPL-2.0-or-later
// IndexSet: the indexes that a Searcher searches as one, in their newest states. Xapian takes them for one database
// and weighs words by what they are worth in all of them together. An index that cannot be opened, or fails, is left
// out as long as another one answers.
//
// The document with number d of the set is document (d - 1) / n + 1 of index (d - 1) % n, of n that answer.
#pragma once

#include "compile/compiler.hpp"
#include "open/open_index.hpp"
#include "schema/schema.hpp"
#include "schema/stored_text.hpp"

#include <kwic/error.hpp>
#include <kwic/results.hpp>
#include <kwic/searcher.hpp>

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace kwic {

class IndexSet {
public:
    using Clock = std::chrono::steady_clock;

    // Opens those in folders; if all are, and none can be opened, throws Error (not_found, version_mismatch, corrupt).
    IndexSet(const std::vector<IndexLocation>& places, const SearcherOptions& options);

    // Runs `function` on the newest state of the indexes. Xapian's readers lose their snapshot when a writer has gone
    // on by two commits, a rebuild removes the generation before, and servers fail; everything is then done again on
    // what is there. `timeout_ms`: of all, so that remote indexes get a part of it; 0: as long as is usual.
    template <class Function>
    std::invoke_result_t<Function> with_snapshot(unsigned timeout_ms, Function function) {
        for (int attempt = 1;; ++attempt) {
            try {
                refresh(timeout_ms);
                return function();
            } catch (const Xapian::DatabaseModifiedError&) {
                if (attempt == max_attempts) throw;
            } catch (const Xapian::Error& error) {
                if (attempt < max_attempts && (leave_out(error) || is_replaced())) continue;
                throw_if_corrupt();
                throw;
            } catch (const Error& error) {
                if (attempt < max_attempts && is_replaced()) continue;
                const ErrorCode code = error.code();
                if (code == ErrorCode::corrupt || code == ErrorCode::internal || code == ErrorCode::version_mismatch)
                    throw_if_corrupt();
                throw;
            } catch (const std::exception&) {
                if (attempt < max_attempts && is_replaced()) continue;
                throw_if_corrupt();
                throw;
            }
        }
    }

    // The rest is of the states that were opened last.

    const Xapian::Database& database() const { return database_; }

    // Tells them apart; empty where that cannot be told.
    std::string revision() const;

    const schema::FieldSlots& fields() const { return fields_; }
    bool has_positions() const;
    bool checks_places() const;  // where words stand can be known, if need be from the texts
    bool has_remote() const { return tables_.has_remote; }
    bool is_single() const { return answering_.size() == 1 && !has_remote(); }  // and here
    Analyzer& analyzer() { return analyzer_; }

    // Of the index that the document is in.
    const OpenIndex& index_of(Xapian::docid id) const { return *answering_[number_of(id)]; }

    // Of that index, in the order that they were named in.
    std::size_t number_of(Xapian::docid id) const { return (id - 1) % answering_.size(); }

    const DocumentReader& reader(Xapian::docid id) const { return index_of(id).state().reader; }
    StoredDocument document(Xapian::docid id);
    void check_terms(Xapian::docid id) const { index_of(id).check_terms(own_number(id)); }  // see OpenIndex

    // Whether words are looked for in the lists of their positions: not where there are none, nor where these are on a
    // server and a short text, which has come with the document, is sooner read.
    bool reads_positions(Xapian::docid id, const StoredDocument& document) const;

    // Each index, and why it is not searched; empty where there is just one.
    std::vector<IndexStatus> statuses() const;

    // What a user has to know of the answers: what was left out, and what cannot be done over all indexes.
    std::vector<std::string> warnings() const;

    // For a query that needs positions: names the indexes that have none, where others do.
    void warn_of_positions(std::vector<std::string>& warnings) const;

    // By the number of a document the first bytes of the key it is sorted by, as far as they are known; else 0.
    std::vector<std::uint64_t>& key_prefixes(Sort sort);

    QueryContext context(const SearchOptions& options, const TimeLimit& time = {});

private:
    static constexpr int max_attempts = 10;

    // Of the document in its index.
    Xapian::docid own_number(Xapian::docid id) const {
        return static_cast<Xapian::docid>((id - 1) / answering_.size() + 1);
    }

    struct Member {
        std::unique_ptr<OpenIndex> index;
        std::exception_ptr error;  // why it is left out
    };

    void refresh(unsigned timeout_ms);
    bool finish_refresh(Member& member);
    void join();
    bool leave_out(const Xapian::Error& error);
    bool is_replaced() const;
    void throw_if_corrupt() const;
    WordLookup& vocabulary();

    std::vector<Member> members_;
    bool must_join_ = true;  // the database is not that of their states
    std::vector<const OpenIndex*> answering_;
    Xapian::Database database_;  // of those that answer
    WordTables tables_;
    schema::FieldSlots fields_;
    std::set<std::string> clashes_;  // fields that lie at different places
    WordVariants words_{database_, tables_};
    std::optional<WordLookup> vocabulary_;
    const WordLookupSource vocabulary_source_ = [this]() -> WordLookup& { return vocabulary(); };
    std::map<Sort, std::vector<std::uint64_t>> key_prefixes_;
    std::size_t refreshes_ = 0;  // that found the same states
    std::optional<DocumentLengths> lengths_;
    Analyzer analyzer_;
    std::unordered_map<Xapian::docid, StoredDocument> fetched_;  // of servers, for this snapshot
};

}  // namespace kwic
