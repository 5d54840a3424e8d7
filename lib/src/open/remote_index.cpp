// SPDX-License-Identifier: GPL-2.0-or-later
// An index that xapian-tcpsrv serves, perhaps on another machine.
//
// Connections are made on a thread of their own, which is left to itself when the time is up: a name that is not
// resolved and a server that never greets hold up nobody else. On a connection each answer has a time limit, after
// which it is given up. Servers are asked for their newest states all at once, so that they are waited for together.
#include "base/engine_errors.hpp"
#include "open/open_index.hpp"
#include "schema/format_entry.hpp"

#include <kwic/error.hpp>

#include <exception>
#include <future>
#include <thread>
#include <utility>

namespace kwic {
namespace {

using Clock = std::chrono::steady_clock;

// An index that did not answer is asked again after so many times what it was waited for.
constexpr int rest_after_failure = 10;

std::shared_ptr<IndexState> connect(const IndexLocation& place, unsigned reply_ms) {
    const Xapian::Database database = Xapian::Remote::open(place.host, place.port, reply_ms, reply_ms);
    const StorageOptions kept = read_format(database.get_metadata(std::string(schema::format_key)), place.name);
    return std::make_shared<IndexState>(database, kept);
}

class RemoteIndex final : public OpenIndex {
public:
    explicit RemoteIndex(const IndexLocation& place) : OpenIndex(place.name), place_(place) {}

    bool is_remote() const override { return true; }

    void start_refresh(const Patience& patience) override {
        if (Clock::now() < rest_until_) return;
        if (patience.reply_ms != reply_ms_) state_.reset();  // a connection keeps the time limit it was made with
        reply_ms_ = patience.reply_ms;
        started_ = Clock::now();
        open_by_ = patience.open_by;
        if (state_)
            reopened_ = std::async(std::launch::async, [this] { return state_->database.reopen(); });
        else
            start_connecting();
    }

    bool finish_refresh() override {
        if (!reopened_.valid() && !connected_.valid()) std::rethrow_exception(error_);
        try {
            return translated("the index '" + name() + "' cannot be reached",
                              [&] { return reopened_.valid() ? finish_reopening() : finish_connecting(); });
        } catch (...) {
            give_up();
            throw;
        }
    }

    bool takes(const Xapian::Error& error) override {
        if (!state_) return false;
        const std::string own = "tcp(" + place_.host + ":" + std::to_string(place_.port) + ")";
        if (error.get_context().find(own) == std::string::npos && !is_lost(error)) return false;
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
            [place = place_, reply_ms = reply_ms_] { return connect(place, reply_ms); });
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

    // A server ends connections that were idle for long, and those to an index that was rebuilt are of no use.
    bool finish_reopening() {
        try {
            if (!reopened_.get()) return false;
            state_ = std::make_shared<IndexState>(state_->database, state_->kept);
            return true;
        } catch (const Xapian::NetworkTimeoutError&) {
            throw;
        } catch (const Xapian::Error&) {
            start_connecting();
            return finish_connecting();
        }
    }

    // Some errors of connections do not say of which.
    bool is_lost(const Xapian::Error& error) {
        if (!error.get_context().empty() || std::string_view(error.get_type()) != "NetworkError") return false;
        try {
            state_->database.keep_alive();
            return false;
        } catch (const Xapian::Error&) {
            return true;
        }
    }

    // Handles the current exception.
    void give_up() {
        error_ = std::current_exception();
        state_.reset();
        rest_until_ = Clock::now() + rest_after_failure * (Clock::now() - started_);
    }

    IndexLocation place_;
    unsigned reply_ms_ = 0;                               // that the connection has
    std::future<bool> reopened_;                          // under way on the connection
    std::future<std::shared_ptr<IndexState>> connected_;  // a new one, under way
    Clock::time_point started_;
    Clock::time_point open_by_;
    std::exception_ptr error_;      // of the last failure
    Clock::time_point rest_until_;  // when it may be asked again
};

}  // namespace

std::unique_ptr<OpenIndex> open_remote_index(const IndexLocation& place) {
    return std::make_unique<RemoteIndex>(place);
}

}  // namespace kwic
