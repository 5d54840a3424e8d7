// SPDX-License-Identifier: GPL-2.0-or-later
// RemoteIndex: an index that xapian-tcpsrv serves, usually on another machine.
//
// Each connection is made on a separate thread. Searches stop waiting for this thread at RemoteTimeouts::open_by, so
// that a slow name server or a server that never sends its greeting cannot block a search. Each reply on a connection
// has a time limit. All servers are queried for their newest states at the same time.
#include "base/engine_errors.hpp"
#include "open/open_index.hpp"
#include "schema/format_entry.hpp"

#include <kwic/error.hpp>

#include <chrono>
#include <exception>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace kwic {
namespace {

using Clock = std::chrono::steady_clock;

// After a failure, kwic does not connect to the index again until a delay has passed. The delay is this factor times
// the time from the start of the refresh to the failure.
constexpr int retry_delay_factor = 10;

std::shared_ptr<IndexState> connect(const IndexLocation& location, unsigned reply_ms) {
    const Xapian::Database database = Xapian::Remote::open(location.host, location.port, reply_ms, reply_ms);
    const StorageOptions storage = read_format(database.get_metadata(std::string(schema::format_key)), location.name);
    return std::make_shared<IndexState>(database, storage);
}

class RemoteIndex final : public OpenIndex {
public:
    explicit RemoteIndex(const IndexLocation& location) : OpenIndex(location.name), location_(location) {}

    bool is_remote() const override { return true; }

    void start_refresh(const RemoteTimeouts& timeouts) override {
        if (Clock::now() < retry_at_) return;
        if (timeouts.reply_ms != reply_ms_) state_.reset();  // the time limit of a connection cannot be changed
        reply_ms_ = timeouts.reply_ms;
        started_ = Clock::now();
        open_by_ = timeouts.open_by;
        if (state_)
            reopened_ = std::async(std::launch::async, [this] { return state_->opened.database.reopen(); });
        else
            start_connecting();
    }

    bool finish_refresh() override {
        if (!reopened_.valid() && !connected_.valid()) std::rethrow_exception(error_);
        try {
            return translated("the index '" + name() + "' cannot be reached", [&] {
                try {
                    return reopened_.valid() ? finish_reopening() : finish_connecting();
                } catch (const Xapian::DatabaseModifiedError&) {
                    throw changed_each_time("the index '" + name() + "'");
                }
            });
        } catch (...) {
            give_up();
            throw;
        }
    }

    bool is_cause_of(const Xapian::Error& error) override {
        if (!state_) return false;
        const std::string context = "tcp(" + location_.host + ":" + std::to_string(location_.port) + ")";
        if (error.get_context().find(context) == std::string::npos && !has_lost_connection(error)) return false;
        try {
            translated("the index '" + name() + "' does not answer", [&] { throw; });
        } catch (...) {
            give_up();
        }
        return true;
    }

private:
    void start_connecting() {
        std::packaged_task<std::shared_ptr<IndexState>()> task(
            [location = location_, reply_ms = reply_ms_] { return connect(location, reply_ms); });
        connected_ = task.get_future();
        std::thread(std::move(task)).detach();
    }

    bool finish_connecting() {
        auto connected = std::exchange(connected_, {});
        if (connected.wait_until(open_by_) != std::future_status::ready)
            throw Error(ErrorCode::io, "the index '" + name() + "' does not answer");
        state_ = connected.get();
        return true;
    }

    // Connects again if reopen() fails, except after a timeout. A server may have closed an idle connection. After a
    // rebuild, only a new connection reads the new index.
    bool finish_reopening() {
        try {
            if (!reopened_.get()) return false;
            state_ = std::make_shared<IndexState>(state_->opened, state_->storage);
            return true;
        } catch (const Xapian::NetworkTimeoutError&) {
            throw;
        } catch (const Xapian::Error&) {
            start_connecting();
            return finish_connecting();
        }
    }

    // Returns whether `error` means that this index has lost its connection. A NetworkError without context does not
    // state which connection failed, so this function tries the connection of this index.
    bool has_lost_connection(const Xapian::Error& error) {
        if (!error.get_context().empty() || std::string_view(error.get_type()) != "NetworkError") return false;
        try {
            state_->opened.database.keep_alive();
            return false;
        } catch (const Xapian::Error&) {
            return true;
        }
    }

    // Drops the state and stores the current exception, which finish_refresh() throws until retry_at_.
    void give_up() {
        error_ = std::current_exception();
        state_.reset();
        retry_at_ = Clock::now() + retry_delay_factor * (Clock::now() - started_);
    }

    IndexLocation location_;
    unsigned reply_ms_ = 0;                               // time limit of replies on the connection
    std::future<bool> reopened_;                          // result of a reopen() in progress
    std::future<std::shared_ptr<IndexState>> connected_;  // result of a connect() in progress
    Clock::time_point started_;
    Clock::time_point open_by_;
    std::exception_ptr error_;    // the last failure
    Clock::time_point retry_at_;  // when to connect again after a failure
};

}  // namespace

std::unique_ptr<OpenIndex> open_remote_index(const IndexLocation& location) {
    return std::make_unique<RemoteIndex>(location);
}

}  // namespace kwic
