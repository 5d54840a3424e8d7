// SPDX-License-Identifier: GPL-2.0-or-later
// OpenIndex: an index that is open for reading, local or remote. It is brought to the newest state before each search.
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
#include <utility>

namespace kwic {

// The data of one state of an index that all readers of the state share.
struct IndexState {
    IndexState(const Xapian::Database& opened, const StorageOptions& storage_options);

    Xapian::Database database;
    DocumentReader reader;
    Stemmers stemmers;
    schema::FieldSlots fields;
    StorageOptions storage;
};

// How long to wait for replies of a remote index.
struct RemoteTimeouts {
    std::chrono::steady_clock::time_point open_by;  // when its newest state must be open
    unsigned reply_ms;                              // time limit of each later reply
};

// Where an index is. The location is resolved once, so that every session of a Searcher opens the same index.
struct IndexLocation {
    std::string name;                   // as the caller wrote it; used in messages
    std::filesystem::path folder = {};  // absolute; empty for a remote index
    std::string host = {};
    unsigned port = 0;
};

// `folder` may be relative.
IndexLocation folder_location(const std::filesystem::path& folder);

// `host:port` names a remote index, which Xapian's server (xapian-tcpsrv) serves, unless a file of this name exists.
// Any other name is a folder.
IndexLocation index_location(const std::string& name);

class OpenIndex {
public:
    explicit OpenIndex(std::string name) : name_(std::move(name)) {}
    OpenIndex(const OpenIndex&) = delete;
    OpenIndex& operator=(const OpenIndex&) = delete;
    virtual ~OpenIndex() = default;

    const std::string& name() const { return name_; }  // see IndexLocation::name

    // Brings state() to the newest state of the index, in two steps so that several remote indexes can work at the same
    // time. finish_refresh() returns whether the state has changed. If it throws, the index has no state.
    virtual void start_refresh(const RemoteTimeouts&) {}
    virtual bool finish_refresh() = 0;

    const IndexState& state() const { return *state_; }

    // A string that differs between states of the index; empty if its states cannot be told apart.
    virtual std::string revision() const { return {}; }

    virtual bool is_remote() const { return false; }

    // Whether a new build has replaced the state, which can make any operation on the state fail.
    virtual bool is_replaced() const { return false; }

    // The path of a document's file when it was indexed; empty if the document is not a file or the index is remote.
    virtual std::string path_of(const StoredDocument&) const { return {}; }

    // Whether this index caused `error`. If so, it drops its state and finish_refresh() throws for a while.
    virtual bool is_cause_of(const Xapian::Error&) { return false; }

    // To be called before the term list of a document is read: throws Error (corrupt) if damage would crash Xapian.
    virtual void check_terms(Xapian::docid) const {}

    // To be called after a failure that damage may have caused: throws Error (corrupt) if a file is not as written.
    virtual void throw_if_corrupt() const {}

protected:
    std::shared_ptr<IndexState> state_;

private:
    std::string name_;
};

std::unique_ptr<OpenIndex> open_index(const IndexLocation& location, const SearcherOptions& options = {});

// The implementations of open_index().
std::unique_ptr<OpenIndex> open_local_index(const IndexLocation& location, const SearcherOptions& options);
std::unique_ptr<OpenIndex> open_remote_index(const IndexLocation& location);

}  // namespace kwic
