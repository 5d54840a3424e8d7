// SPDX-License-Identifier: GPL-2.0-or-later
#include "open/index_members.hpp"

#include "base/engine_errors.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using Clock = std::chrono::steady_clock;

// A remote index may use half of the time limit to report its state, and a quarter of the limit for each later reply.
// These limits leave time to search the other indexes.
constexpr unsigned default_timeout_ms = 10'000;
constexpr unsigned refresh_divisor = 2;
constexpr unsigned reply_divisor = 4;

bool may_be_damage(ErrorCode code) {
    return code == ErrorCode::corrupt || code == ErrorCode::internal || code == ErrorCode::version_mismatch;
}

// Returns the subject of a message about `indexes`: "the index 'a'" or "one of the indexes 'a', 'b'".
std::string names_of(const std::vector<const OpenIndex*>& indexes) {
    std::string names;
    for (const OpenIndex* index : indexes) names += (names.empty() ? "'" : ", '") + index->name() + '\'';
    return (indexes.size() == 1 ? "the index " : "one of the indexes ") + names;
}

}  // namespace

IndexMembers::IndexMembers(const std::vector<IndexLocation>& locations, const SearcherOptions& options) {
    if (locations.empty()) throw Error(ErrorCode::invalid_argument, "no index is named");
    for (const IndexLocation& location : locations) members_.push_back({open_index(location, options), {}});
}

std::string IndexMembers::Member::message() const {
    try {
        translated("cannot open the index '" + index->name() + "'", [&] { std::rethrow_exception(error); });
    } catch (const std::exception& exception) {
        return exception.what();
    }
    return {};
}

// Calls function(index), which returns whether the state of the index has changed. If `function` throws, stores the
// exception as the reason why the index is unavailable. Returns whether the state or the availability of the index has
// changed.
template <class Function>
bool IndexMembers::has_changed(Member& member, Function function) {
    try {
        const bool is_changed = function(*member.index);
        return std::exchange(member.error, nullptr) != nullptr || is_changed;
    } catch (...) {
        return std::exchange(member.error, std::current_exception()) == nullptr;
    }
}

bool IndexMembers::refresh(unsigned timeout_ms) {
    const unsigned timeout = timeout_ms ? timeout_ms : default_timeout_ms;
    const RemoteTimeouts timeouts{Clock::now() + std::chrono::milliseconds(timeout / refresh_divisor),
                                  std::max(timeout / reply_divisor, 1u)};
    for (Member& member : members_) member.index->start_refresh(timeouts);
    bool is_changed = false;
    for (Member& member : members_)
        is_changed |= has_changed(member, [](OpenIndex& index) { return index.finish_refresh(); });
    return is_changed;
}

bool IndexMembers::pin() {
    bool is_changed = false;
    for (Member& member : members_)
        if (!member.error) is_changed |= has_changed(member, [](OpenIndex& index) { return index.pin(); });
    return is_changed;
}

std::vector<const OpenIndex*> IndexMembers::answering() const {
    std::vector<const OpenIndex*> indexes;
    for (const Member& member : members_)
        if (!member.error) indexes.push_back(member.index.get());
    return indexes;
}

void IndexMembers::throw_errors() const {
    if (members_.size() == 1) std::rethrow_exception(members_[0].error);
    std::string causes;
    for (const Member& member : members_) causes += (causes.empty() ? "" : "; ") + member.message();
    throw Error(ErrorCode::io, "none of the indexes can be searched: " + causes);
}

bool IndexMembers::leave_out(const Xapian::Error& error) {
    return std::any_of(members_.begin(), members_.end(),
                       [&](Member& member) { return !member.error && member.index->is_cause_of(error); });
}

bool IndexMembers::is_replaced() const {
    return std::any_of(members_.begin(), members_.end(),
                       [](const Member& member) { return !member.error && member.index->is_replaced(); });
}

void IndexMembers::set_mapped(bool is_mapped) {
    for (Member& member : members_) member.index->set_mapped(is_mapped);
}

bool IndexMembers::is_unchanged() const {
    const auto indexes = answering();
    return std::all_of(indexes.begin(), indexes.end(), [](const OpenIndex* index) { return index->is_unchanged(); });
}

void IndexMembers::check_unchanged() const {
    if (!is_unchanged()) throw Xapian::DatabaseModifiedError("the database was updated");
}

void IndexMembers::throw_if_corrupt() const {
    for (const OpenIndex* index : answering()) index->throw_if_corrupt();
}

bool IndexMembers::has_remote() const {
    return std::any_of(members_.begin(), members_.end(),
                       [](const Member& member) { return member.index->is_remote(); });
}

std::vector<IndexStatus> IndexMembers::statuses() const {
    std::vector<IndexStatus> statuses;
    if (members_.size() == 1) return statuses;
    for (const Member& member : members_)
        statuses.push_back({member.index->name(), !member.error, member.error ? member.message() : ""});
    return statuses;
}

void prepare_retry(IndexMembers& members, bool is_last_attempt) {
    if (!is_last_attempt && !members.is_unchanged()) return;
    try {
        throw;
    } catch (const Xapian::DatabaseModifiedError&) {
        if (!is_last_attempt) return;
        members.throw_if_corrupt();  // damage can cause this exception too
        throw changed_each_time(names_of(members.answering()));
    } catch (const Xapian::Error& error) {
        if (!is_last_attempt && (members.leave_out(error) || members.is_replaced())) return;
        members.throw_if_corrupt();
        throw;
    } catch (const Error& error) {
        if (!is_last_attempt && members.is_replaced()) return;
        if (may_be_damage(error.code())) members.throw_if_corrupt();
        throw;
    } catch (const std::exception&) {
        if (!is_last_attempt && members.is_replaced()) return;
        members.throw_if_corrupt();
        throw;
    }
}

}  // namespace kwic
