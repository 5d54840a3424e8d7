// SPDX-License-Identifier: GPL-2.0-or-later
// OpenIndex: one of the indexes that are searched together, followed from state to state.
#pragma once

#include "schema/format_entry.hpp"
#include "schema/schema.hpp"
#include "schema/stored_text.hpp"
#include "text/stemmers.hpp"

#include <kwic/searcher.hpp>

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace kwic {

// What is read once of a state of an index.
struct IndexState {
    IndexState(const Xapian::Database& opened, const StorageOptions& kept);

    Xapian::Database database;
    DocumentReader reader;
    Stemmers stemmers;
    schema::FieldSlots fields;
    StorageOptions kept;
};

// How long an index on another machine is waited for.
struct Patience {
    std::chrono::steady_clock::time_point open_by;  // until its newest state must be there
    unsigned reply_ms;                              // for each further answer
};

// Where an index is. Looked up once, so that all who open it open the same.
struct IndexLocation {
    std::string name;                   // as it was given
    std::filesystem::path folder = {};  // absolute; empty: on a server
    std::string host = {};
    unsigned port = 0;
};

IndexLocation folder_location(const std::filesystem::path& folder);

// `host:port` is an index that Xapian's own server serves there, unless a folder is named so; all else is a folder.
IndexLocation index_location(const std::string& name);

class OpenIndex {
public:
    explicit OpenIndex(std::string name) : name_(std::move(name)) {}
    OpenIndex(const OpenIndex&) = delete;
    OpenIndex& operator=(const OpenIndex&) = delete;
    virtual ~OpenIndex() = default;

    const std::string& name() const { return name_; }  // as it was given

    // Goes on to the newest state. Several indexes are all started before the first is finished. finish_refresh()
    // tells whether state() is another one, and throws whatever hinders: then there is no state.
    virtual void start_refresh(const Patience&) {}
    virtual bool finish_refresh() = 0;

    const IndexState& state() const { return *state_; }

    // Tells states of the index apart; empty where that cannot be told.
    virtual std::string revision() const { return {}; }

    virtual bool is_remote() const { return false; }

    // Whether a new build has taken the place of the state, which may be the cause of any failure.
    virtual bool is_replaced() const { return false; }

    // Where the file of a document was when it was indexed; empty where that is not known here.
    virtual std::string path_of(const StoredDocument&) const { return {}; }

    // Whether `error` came from this index; then it counts as one that cannot be opened, for a while.
    virtual bool takes(const Xapian::Error&) { return false; }

    // Before the terms of a document are read: throws Error (corrupt) where Xapian would crash.
    virtual void check_terms(Xapian::docid) const {}

    // After a failure, which damage may be the cause of: throws Error (corrupt) if a file is not as it was written.
    virtual void throw_if_corrupt() const {}

protected:
    std::shared_ptr<IndexState> state_;

private:
    std::string name_;
};

std::unique_ptr<OpenIndex> open_index(const IndexLocation& place, const SearcherOptions& options = {});

// The two kinds.
std::unique_ptr<OpenIndex> open_local_index(const IndexLocation& place, const SearcherOptions& options);
std::unique_ptr<OpenIndex> open_remote_index(const IndexLocation& place);

}  // namespace kwic
