// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher: runs each call on a session that no other call uses at the same time. Idle sessions are kept for later
// calls.
#include "base/engine_errors.hpp"
#include "base/owner_process.hpp"
#include "search/session.hpp"

#include <kwic/decode.hpp>
#include <kwic/error.hpp>
#include <kwic/searcher.hpp>

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns the name of the indexes in messages, such as `the index 'notes/.kwic'`.
std::string name_of(const std::vector<std::string>& indexes) {
    std::string name;
    for (const std::string& index : indexes) name += (name.empty() ? "'" : ", '") + index + '\'';
    return (indexes.size() == 1 ? "the index " : "the indexes ") + name;
}

// Returns the number of cores of the machine. The first call reads a file.
std::size_t cores() {
    static const std::size_t number = std::max(std::thread::hardware_concurrency(), 1u);
    return number;
}

}  // namespace

class [[gnu::visibility("hidden")]] Searcher::Impl {
public:
    Impl(std::vector<IndexLocation> locations, std::string name, const SearcherOptions& options)
        : locations_(std::move(locations)), name_(std::move(name)), options_(options) {
        idle_.push_back(std::make_unique<Session>(locations_, options_));
    }

    // Makes a snapshot of the current state of the indexes that `other` searches.
    explicit Impl(const Impl& other, std::unique_ptr<Session> session)
        : locations_(other.locations_), name_(other.name_), options_(other.options_), is_snapshot_(true) {
        session->freeze();
        idle_.push_back(std::move(session));
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() { leave_connections_to_parent(); }

    // Owns a session for the duration of one call and returns it to the pool at the end.
    class Lease {
    public:
        Lease(Impl& pool, std::unique_ptr<Session> session) : pool_(pool), session_(std::move(session)) {}
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease() {
            try {
                pool_.return_session(std::move(session_));
            } catch (const std::exception&) {  // the session is destroyed; a later call opens another one
            }
        }
        Session* operator->() const { return session_.get(); }

    private:
        Impl& pool_;
        std::unique_ptr<Session> session_;
    };

    Lease session() {
        {
            std::unique_lock lock(mutex_);
            leave_connections_to_parent();
            if (is_snapshot_) {
                returned_.wait(lock, [&] { return !idle_.empty() || is_left_; });
                if (is_left_)
                    throw Error(ErrorCode::invalid_argument,
                                "a snapshot of remote indexes can be used only in the process that made it");
            }
            if (!idle_.empty()) {
                std::unique_ptr<Session> last = std::move(idle_.back());
                idle_.pop_back();
                return {*this, std::move(last)};
            }
        }
        return {*this, std::make_unique<Session>(locations_, options_)};
    }

    std::unique_ptr<Impl> snapshot() const {
        if (is_snapshot_) throw Error(ErrorCode::invalid_argument, "a snapshot cannot make another snapshot");
        return std::make_unique<Impl>(*this, std::make_unique<Session>(locations_, options_));
    }

    const std::string& name() const { return name_; }

private:
    // In a child process, drops the idle sessions of the parent without destroying them, if an index is remote. If the
    // child used the sessions, parent and child would send requests on the same connections, and the destructors in the
    // child would end the connections of the parent. Local indexes are read without a file position, so both processes
    // may use the same descriptors.
    void leave_connections_to_parent() {
        if (owner_.is_calling()) return;
        owner_ = OwnerProcess();
        const bool has_remote = std::any_of(locations_.begin(), locations_.end(),
                                            [](const IndexLocation& location) { return !location.host.empty(); });
        if (!has_remote) return;
        for (std::unique_ptr<Session>& session : idle_) static_cast<void>(session.release());
        idle_.clear();
        is_left_ = true;
    }

    // Returns `session` to the pool. If `session` and the previously returned session have read different states of the
    // indexes, closes all idle sessions, because an idle session may keep files open that a rebuild has deleted. Keeps
    // at most as many idle sessions as the machine has cores. The next call uses the session that was returned last.
    void return_session(std::unique_ptr<Session> session) {
        if (is_snapshot_) {
            const std::lock_guard lock(mutex_);
            idle_.push_back(std::move(session));  // needs no memory, because the session was in the list before
            return returned_.notify_one();
        }
        std::vector<std::unique_ptr<Session>> unneeded;  // destroyed after the lock is released
        const std::string revision = session->revision();
        const std::lock_guard lock(mutex_);
        if (revision != revision_) {
            unneeded.swap(idle_);
            revision_ = revision;
        }
        idle_.push_back(std::move(session));
        if (idle_.size() == 1 || idle_.size() <= cores()) return;
        unneeded.push_back(std::move(idle_.front()));
        idle_.erase(idle_.begin());
    }

    const std::vector<IndexLocation> locations_;
    const std::string name_;
    const SearcherOptions options_;
    const bool is_snapshot_ = false;  // if true, there is only one session, which is frozen; see Session::freeze()

    std::mutex mutex_;                  // guards the members below
    std::condition_variable returned_;  // signals that the session of a snapshot is idle
    OwnerProcess owner_;
    bool is_left_ = false;  // whether the sessions were left to a parent process
    std::vector<std::unique_ptr<Session>> idle_;
    std::string revision_;  // revision of the session that was returned last
};

Searcher::Searcher(const std::filesystem::path& index, const SearcherOptions& options) {
    const std::string name = name_of({index.string()});
    impl_ = translated("cannot open " + name,
                       [&] { return std::make_unique<Impl>(std::vector{folder_location(index)}, name, options); });
}

Searcher::Searcher(const std::vector<std::string>& indexes, const SearcherOptions& options) {
    const std::string name = name_of(indexes);
    impl_ = translated("cannot open " + name, [&] {
        std::vector<IndexLocation> locations;
        for (const std::string& index : indexes) locations.push_back(index_location(index));
        return std::make_unique<Impl>(std::move(locations), name, options);
    });
}

Searcher::Searcher(std::initializer_list<std::string> indexes, const SearcherOptions& options)
    : Searcher(std::vector<std::string>(indexes), options) {}

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Results Searcher::search(std::string_view query, const SearchOptions& options) const {
    return translated("cannot search " + impl_->name(), [&] {
        Results results = impl_->session()->search(query, options);
        results.query = decode_text(query, "UTF-8").text;
        return results;
    });
}

Results Searcher::search(const Query& query, const SearchOptions& options) const {
    return translated("cannot search " + impl_->name(), [&] {
        Results results = impl_->session()->search(query, options);
        results.query = results.interpreted;
        return results;
    });
}

QueryExplanation Searcher::explain(std::string_view query, const SearchOptions& options) const {
    return translated("cannot explain a query on " + impl_->name(), [&] {
        QueryExplanation explanation = impl_->session()->explain(query, options);
        explanation.query = decode_text(query, "UTF-8").text;
        return explanation;
    });
}

std::optional<Explanation> Searcher::why(std::string_view id, std::string_view query,
                                         const SearchOptions& options) const {
    return translated("cannot explain a query on " + impl_->name(),
                      [&] { return impl_->session()->why(id, query, options); });
}

std::vector<Completion> Searcher::complete(std::string_view typed, std::size_t limit, std::stop_token stop,
                                           const std::vector<Filter>& filter) const {
    return translated("cannot complete words from " + impl_->name(),
                      [&] { return impl_->session()->complete(typed, limit, stop, filter); });
}

std::optional<IndexedDocument> Searcher::document(std::string_view id) const {
    return translated("cannot read '" + std::string(id) + "' in " + impl_->name(),
                      [&] { return impl_->session()->document(id); });
}

std::size_t Searcher::document_count() const {
    return translated("cannot search " + impl_->name(), [&] { return impl_->session()->document_count(); });
}

Searcher Searcher::snapshot() const {
    return Searcher(translated("cannot take a snapshot of " + impl_->name(), [&] { return impl_->snapshot(); }));
}

}  // namespace kwic
