// SPDX-License-Identifier: GPL-2.0-or-later
// OpenIndex: an index that is open for reading, local or remote. A Searcher refreshes each OpenIndex to its newest
// state before each search.
#pragma once

#include "glass/entry_lookup.hpp"
#include "schema/fields.hpp"
#include "schema/format_entry.hpp"
#include "schema/schema.hpp"
#include "schema/stored_text.hpp"
#include "text/stemmers.hpp"

#include <kwic/error.hpp>
#include <kwic/searcher.hpp>

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

namespace kwic {

// The database of one state of an index, and data that are read when the state is opened.
struct IndexState {
    IndexState(const glass::OpenDatabase& database, const StorageOptions& storage_options);

    glass::OpenDatabase opened;
    std::unique_ptr<glass::EntryLookup> entries;  // a pointer, because lookups change the cache of a const state
    DocumentReader reader;
    Stemmers stemmers;
    schema::FieldEntries fields;
    StorageOptions storage;
};

// Time limits for the replies of a remote index.
struct RemoteTimeouts {
    std::chrono::steady_clock::time_point open_by;  // deadline for opening the newest state
    unsigned reply_ms;                              // time limit of each later reply
};

// The location of an index. A Searcher determines the locations of its indexes once, so that all sessions of the
// Searcher (search/session.hpp) open the same indexes.
struct IndexLocation {
    std::string name;                   // the location as the caller wrote it; used in messages
    std::filesystem::path folder = {};  // absolute; empty for a remote index
    std::string host = {};
    unsigned port = 0;
};

// Returns the location of an index in `folder`, which may be a relative path.
IndexLocation folder_location(const std::filesystem::path& folder);

// Returns the location for `name`, which is the path of a folder or has the form `host:port`. `host:port` denotes an
// index that Xapian's server (xapian-tcpsrv) serves. A name that contains a `/` is always a path. The name of an
// existing file or folder is also read as a path.
IndexLocation index_location(const std::string& name);

class OpenIndex {
public:
    explicit OpenIndex(std::string name) : name_(std::move(name)) {}
    OpenIndex(const OpenIndex&) = delete;
    OpenIndex& operator=(const OpenIndex&) = delete;
    virtual ~OpenIndex() = default;

    const std::string& name() const { return name_; }  // see IndexLocation::name

    // These two functions, called in this order, make state() the newest state of the index. There are two steps, so
    // that several remote indexes can work at the same time. finish_refresh() returns whether the state has changed. If
    // finish_refresh() throws, state() must not be used until a later finish_refresh() returns.
    virtual void start_refresh(const RemoteTimeouts&) {}
    virtual bool finish_refresh() = 0;

    // Makes state() the newest state of a local index, and makes writers keep this state as long as the OpenIndex
    // exists. finish_refresh() must not be called afterwards. Returns whether the state has changed. Throws the
    // exceptions of finish_refresh(). Does nothing for a remote index.
    virtual bool pin() { return false; }

    const IndexState& state() const { return *state_; }

    // Returns a string that differs for each state of the index, or an empty string if states cannot be distinguished.
    virtual std::string revision() const { return {}; }

    virtual bool is_remote() const { return false; }

    // Sets whether later states are mapped into memory (see SearcherOptions::mapped). If an index is updated during
    // each attempt to search it, only a state that is not mapped can be searched. Does nothing for a remote index, and
    // if SearcherOptions::mapped is false.
    virtual void set_mapped(bool) {}

    // Returns false if an update may have overwritten the state while it was read; see glass::Tables::is_unchanged().
    bool is_unchanged() const { return !state_ || state_->opened.is_unchanged(); }

    // Returns whether a rebuild or a compaction has replaced the state. Any operation on a replaced state may fail.
    virtual bool is_replaced() const { return false; }

    // Returns the path of the document's file, which is the root of the index followed by the id. Returns an empty
    // string if the document is not a file or the index is remote.
    virtual std::string path_of(const StoredDocument&) const { return {}; }

    // Returns whether this index caused `error`. If this index caused `error`, drops the state; finish_refresh() then
    // throws an Error until a later start_refresh() connects to the index again.
    virtual bool is_cause_of(const Xapian::Error&) { return false; }

    // Throws Error (corrupt) if the term list of a document is damaged in a way that would crash Xapian. Must be called
    // before the term list is read.
    virtual void check_terms(Xapian::docid) const {}

    // Throws Error (corrupt) if a file of the index is damaged. Should be called after a failure that damage may have
    // caused.
    virtual void throw_if_corrupt() const {}

protected:
    std::shared_ptr<IndexState> state_;

private:
    std::string name_;
};

std::unique_ptr<OpenIndex> open_index(const IndexLocation& location, const SearcherOptions& options = {});

// Returns an Error (locked) with the message that `index`, such as "the index 'x'", changed during each attempt to read
// it.
Error changed_each_time(const std::string& index);

// These functions implement open_index() for the two kinds of locations.
std::unique_ptr<OpenIndex> open_local_index(const IndexLocation& location, const SearcherOptions& options);
std::unique_ptr<OpenIndex> open_remote_index(const IndexLocation& location);

}  // namespace kwic
