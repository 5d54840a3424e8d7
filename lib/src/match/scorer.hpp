// SPDX-License-Identifier: GPL-2.0-or-later
// Scorer: finds the documents that match a Plan, and their scores. A Scorer works on windows: it finds all matches with
// numbers in a window at once, as bits and scores. Working on windows is fast, because there is one virtual call for
// each window and each node of the plan, and not for each document.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace kwic {

inline constexpr Xapian::docid no_document = std::numeric_limits<Xapian::docid>::max();

// Upper bounds on scores are multiplied by this number, because scores are rounded.
inline constexpr double score_slack = 1 + 1e-9;

// The number of documents in a window. The first document number of a window is a multiple of window_size.
inline constexpr Xapian::docid window_size = 4096;

inline Xapian::docid window_begin(Xapian::docid document) { return document / window_size * window_size; }

// The matches in a window. A document is represented by its offset in the window.
class Matches {
public:
    static constexpr std::size_t words = window_size / 64;
    using Bits = std::array<std::uint64_t, words>;

    // Adds a match with the score 0, or does nothing if the document is among the matches.
    void add(std::size_t offset) { bits_[offset / 64] |= std::uint64_t{1} << offset % 64; }

    // Adds a match, or adds to its score.
    void add(std::size_t offset, double score) {
        add(offset);
        scores_[offset] += score;
    }

    bool has(std::size_t offset) const { return bits_[offset / 64] >> offset % 64 & 1; }
    double score(std::size_t offset) const { return scores_[offset]; }
    double& score(std::size_t offset) { return scores_[offset]; }

    // The matches as bits. A caller that clears the bit of a match must set its score to 0.
    Bits& bits() { return bits_; }

    void remove(std::size_t offset) {
        bits_[offset / 64] &= ~(std::uint64_t{1} << offset % 64);
        scores_[offset] = 0;
    }

    bool empty() const {
        return std::all_of(bits_.begin(), bits_.end(), [](std::uint64_t each) { return each == 0; });
    }

    std::size_t count() const {
        std::size_t count = 0;
        for (const std::uint64_t each : bits_) count += static_cast<std::size_t>(std::popcount(each));
        return count;
    }

    // Calls function(offset) for each match, in ascending order. `function` may remove the match, but no other match.
    template <class Function>
    void for_each(Function function) const {
        for_each_of(bits_, function);
    }

    // Calls function(offset) for each document whose bit is set, in ascending order.
    template <class Function>
    static void for_each_of(const Bits& bits, Function function) {
        for (std::size_t i = 0; i < words; ++i)
            for (std::uint64_t rest = bits[i]; rest != 0; rest &= rest - 1)
                function(i * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
    }

    // Calls function(offset) for each match, in ascending order, and removes all matches.
    template <class Function>
    void take(Function function) {
        for_each([&](std::size_t offset) {
            function(offset);
            scores_[offset] = 0;
        });
        bits_.fill(0);
    }

    // Adds the matches of `other` with their scores, and removes all matches of `other`.
    void take_all(Matches& other) {
        other.take([&](std::size_t offset) { add(offset, other.scores_[offset]); });
    }

    // Keeps the matches whose bits are set in `kept`.
    void keep(const Bits& kept) {
        for (std::size_t i = 0; i < words; ++i) {
            for (std::uint64_t gone = bits_[i] & ~kept[i]; gone != 0; gone &= gone - 1)
                scores_[i * 64 + static_cast<std::size_t>(std::countr_zero(gone))] = 0;
            bits_[i] &= kept[i];
        }
    }

    // Returns a counter for each offset. A caller must reset the counters to 0 before the Matches return to the pool.
    std::vector<std::uint32_t>& counts() {
        counts_.resize(window_size);
        return counts_;
    }

private:
    Bits bits_{};
    std::vector<double> scores_ = std::vector<double>(window_size);  // 0 for documents that do not match
    std::vector<std::uint32_t> counts_;
};

// The matches in a window that a caller needs. A Scorer may leave out all other matches.
struct Wanted {
    double min_score = 0;                  // if it is positive, only matches with a higher score are wanted
    const Matches::Bits* among = nullptr;  // if it is not null, only the documents whose bits are set are wanted
    std::size_t documents = window_size;   // number of bits that are set in `among`

    static Wanted among_matches(Matches& matches, double min_score = 0) {
        return {min_score, &matches.bits(), matches.count()};
    }
    Wanted with_min_score(double score) const { return {score, among, documents}; }

    bool has_document(std::size_t offset) const { return !among || ((*among)[offset / 64] >> offset % 64 & 1) != 0; }
    bool has_score(double score) const { return min_score <= 0 || score > min_score; }
};

// Lends empty Matches objects. The scorers of a plan share a pool, so that the memory depends on the depth of the plan
// and not on its number of nodes.
class MatchesPool {
public:
    // Holds an empty Matches object of the pool. The destructor returns the object, which must then be empty again, to
    // the pool. If an exception destroys the Lease, the object is not returned and need not be empty.
    class Lease {
    public:
        explicit Lease(MatchesPool& pool) : pool_(pool) {
            // reserve() allocates the memory that the destructor would otherwise have to allocate.
            pool_.free_.reserve(pool_.lent_ + std::max<std::size_t>(pool_.free_.size(), 1));
            if (pool_.free_.empty()) pool_.free_.push_back(std::make_unique<Matches>());
            matches_ = std::move(pool_.free_.back());
            pool_.free_.pop_back();
            ++pool_.lent_;
        }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease() {
            --pool_.lent_;
            if (std::uncaught_exceptions() == exceptions_) pool_.free_.push_back(std::move(matches_));
        }

        Matches& operator*() const { return *matches_; }
        Matches* operator->() const { return matches_.get(); }

    private:
        MatchesPool& pool_;
        int exceptions_ = std::uncaught_exceptions();
        std::unique_ptr<Matches> matches_;
    };

private:
    std::vector<std::unique_ptr<Matches>> free_;
    std::size_t lent_ = 0;
};

// A Scorer rounds the score of a word to a float. Therefore the sum of the scores of words is usually exact as a double
// and does not depend on the order of the additions, so equally good documents get equal scores.
//
// From call to call of next(), add_to() and has(), the numbers of the documents must not descend. A Scorer belongs to
// one revision of one local database, and is used by one thread.
class Scorer {
public:
    Scorer() = default;
    Scorer(const Scorer&) = delete;
    Scorer& operator=(const Scorer&) = delete;
    virtual ~Scorer() = default;

    double max_score() const { return max_score_; }                  // upper bound on the score of a document
    double estimated_matches() const { return estimated_matches_; }  // estimated number of matches

    // Returns an estimate of the average number of posting lists in which has() moves.
    double lists() const { return lists_; }

    // Returns an estimate of the number of documents that add_to() visits to find all matches.
    double visited() const { return visited_; }

    // Returns whether estimated_matches() is the number of matches.
    virtual bool is_estimate_exact() const { return false; }

    // Returns whether the Scorer checks documents one by one. A caller that has candidates should then call has() for
    // each candidate instead of add_to().
    virtual bool is_check() const { return false; }

    // Returns a lower bound, which is at least `document`, on the number of the first match from `document` on. If
    // there is no such match, may return no_document.
    virtual Xapian::docid next(Xapian::docid document) = 0;

    // Adds the wanted matches in the window that begins at `begin` to `matches`, with their scores.
    virtual void add_to(Matches& matches, Xapian::docid begin, const Wanted& wanted) = 0;

    // Returns whether the document matches. If the document matches, adds its score to `score`.
    virtual bool has(Xapian::docid document, double& score) = 0;

protected:
    void set_bounds(double max_score, double estimated_matches, double lists = 1) {
        max_score_ = max_score;
        estimated_matches_ = estimated_matches;
        lists_ = lists;
        visited_ = estimated_matches;
    }

    void set_visited(double documents) { visited_ = documents; }

private:
    double max_score_ = 0;
    double estimated_matches_ = 0;
    double lists_ = 1;
    double visited_ = 0;
};

using Scorers = std::vector<std::unique_ptr<Scorer>>;

}  // namespace kwic
