// SPDX-License-Identifier: GPL-2.0-or-later
// One writer commits without pause while eight processes and eight threads search. Each answer must belong to a state
// of the index that was the newest state at some moment during the search.
#include "fault/campaign.hpp"
#include "fault/history.hpp"
#include "fault/model.hpp"
#include "fault/verifier.hpp"
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <new>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t readers = 8;  // number of searching processes, and number of searching threads
constexpr std::size_t query_count = 100;

// The progress of the writer, in memory that the writer shares with the processes of the readers.
struct Progress {
    std::atomic<std::uint32_t> begun = 0;      // the newest state whose commit has begun
    std::atomic<std::uint32_t> committed = 0;  // the newest state whose commit has returned
    std::atomic<bool> is_over = false;
};

class SharedProgress {
public:
    SharedProgress() {
        void* memory = mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) throw std::bad_alloc();
        progress_ = new (memory) Progress;
    }
    SharedProgress(const SharedProgress&) = delete;
    SharedProgress& operator=(const SharedProgress&) = delete;
    ~SharedProgress() { munmap(progress_, sizeof(Progress)); }
    Progress& operator*() { return *progress_; }

private:
    Progress* progress_;
};

struct Answer {
    std::uint32_t query = 0;
    std::uint32_t first = 0;  // the first state that the answer may belong to
    std::uint32_t last = 0;   // the last state that the answer may belong to
    std::uint64_t found = 0;  // fingerprint() of the ids
};

struct Readings {
    std::vector<Answer> answers;
    std::string error;
};

// Returns a message if a snippet highlights a word that is not in the query, because this snippet was not made from the
// text that matched.
std::string odd_snippet(const ModelQuery& query, const Hit& hit) {
    for (const Snippet& snippet : hit.snippets) {
        for (const Span& span : snippet.highlights) {
            const std::string word = snippet.text.substr(span.begin, span.end - span.begin);
            if (word != query.a && word != query.b) return query.text() + " highlights '" + word + "' in " + hit.id;
        }
    }
    return {};
}

// Searches until progress.is_over is true or an error occurs. Uses the searcher `shared` if `shared` is not null.
// Otherwise, creates a new searcher before each search if `is_new` is true, and creates one searcher for all searches
// if `is_new` is false.
Readings read(const fs::path& index, const std::vector<ModelQuery>& queries, Progress& progress, bool is_new,
              const Searcher* shared, std::uint64_t seed) {
    Readings readings;
    Random random(seed);
    SearchOptions options;
    options.match = Match::all;
    options.limit = 10'000;
    try {
        std::optional<Searcher> own;
        while (!progress.is_over && readings.error.empty()) {
            if (!shared && (is_new || !own)) own.emplace(index);
            Answer answer;
            answer.query = static_cast<std::uint32_t>(below(random, queries.size()));
            const ModelQuery& query = queries[answer.query];
            options.snippets = below(random, 4) == 0 ? 1 : 0;
            answer.first = progress.committed;
            const Results results = (shared ? *shared : *own).search(query.text(), options);
            answer.last = progress.begun;
            for (const Hit& hit : results.hits)
                if (readings.error.empty()) readings.error = odd_snippet(query, hit);
            answer.found = fingerprint(test::ids(results));
            readings.answers.push_back(answer);
        }
    } catch (const std::exception& error) {
        readings.error = error.what();
    }
    return readings;
}

// Starts a process that searches and writes its answers to the file `to`, which take_readings() reads.
pid_t fork_reader(const fs::path& index, const std::vector<ModelQuery>& queries, Progress& progress, bool is_new,
                  std::uint64_t seed, const fs::path& to) {
    const pid_t child = fork();
    if (child != 0) return child;
    const Readings readings = read(index, queries, progress, is_new, nullptr, seed);
    std::ofstream(to.string() + ".error") << readings.error;
    std::ofstream(to, std::ios::binary)
        .write(reinterpret_cast<const char*>(readings.answers.data()),
               static_cast<std::streamsize>(readings.answers.size() * sizeof(Answer)));
    _exit(0);
}

Readings take_readings(pid_t child, const fs::path& from) {
    int status = 0;
    waitpid(child, &status, 0);
    Readings readings;
    if (status != 0) readings.error = fmt::format("a reader ended with status {:#x}", status);
    if (const std::string error = test::read_file(from.string() + ".error"); !error.empty()) readings.error = error;
    const std::string bytes = test::read_file(from);
    readings.answers.resize(bytes.size() / sizeof(Answer));
    std::copy_n(bytes.data(), readings.answers.size() * sizeof(Answer),
                reinterpret_cast<char*>(readings.answers.data()));
    return readings;
}

// Each call of commit_one() makes one commit. Most commits are small updates, and a few are compactions or rebuilds.
// Some commits use a new IndexWriter, and the others use the writer of the previous commit.
class WritingLoop {
public:
    WritingLoop(const fs::path& index, std::uint64_t seed, History& history, Progress& progress)
        : index_(index), random_(seed), history_(history), progress_(progress) {}

    void commit_one() {
        const std::size_t die = below(random_, 60);
        const bool is_rebuild = die == 0 || history_.state() == 0;
        const Model next =
            history_.state() == 0
                ? random_model(random_, 150)
                : changed(model_, {.added = 1 + below(random_, 4), .changed = 3, .removed = below(random_, 6)},
                          random_);
        if (is_rebuild || die < 15) writer_.reset();
        if (!writer_) writer_.emplace(index_, WriterOptions{.rebuild = is_rebuild});
        put_changes(*writer_, is_rebuild ? Model() : model_, next);
        history_.add(next);
        progress_.begun = static_cast<std::uint32_t>(history_.state());
        if (die == 59)
            writer_->compact();
        else
            writer_->commit();
        progress_.committed = static_cast<std::uint32_t>(history_.state());
        model_ = next;
    }

    void close() { writer_.reset(); }

    const Model& model() const { return model_; }

private:
    fs::path index_;
    Random random_;
    History& history_;
    Progress& progress_;
    Model model_;
    std::optional<IndexWriter> writer_;
};

TEST_CASE("every search during many commits gives the results of one committed state") {
    Campaign campaign;
    const test::TempDir dir;
    const fs::path index = dir / "index";
    const auto end = Clock::now() + std::chrono::minutes(10);
    constexpr std::size_t few_commits = 12;
    Random random(campaign.seed());
    std::vector<ModelQuery> queries;
    for (std::size_t i = 0; i < query_count; ++i) queries.push_back(random_query(random));
    History history(queries);
    SharedProgress shared;
    Progress& progress = *shared;
    WritingLoop writing(index, campaign.seed(1), history, progress);
    writing.commit_one();
    writing.close();  // otherwise the child processes would inherit the lock of the writer

    std::vector<pid_t> children;
    for (std::size_t i = 0; i < readers; ++i)
        children.push_back(fork_reader(index, queries, progress, i % 2 == 1, campaign.seed(10 + i),
                                       dir / fmt::format("answers-{}", i)));
    const Searcher searcher(index);
    std::vector<Readings> all(readers);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < readers; ++i)
        threads.emplace_back(
            [&, i] { all[i] = read(index, queries, progress, false, &searcher, campaign.seed(20 + i)); });
    std::string failure;
    try {
        while (is_full() ? Clock::now() < end : history.state() < few_commits) writing.commit_one();
    } catch (const std::exception& error) {
        failure = error.what();
    }
    progress.is_over = true;
    for (std::thread& thread : threads) thread.join();
    for (std::size_t i = 0; i < readers; ++i)
        all.push_back(take_readings(children[i], dir / fmt::format("answers-{}", i)));

    campaign.tried(0, failure);
    for (const Readings& readings : all) {
        CHECK(readings.error == "");
        CHECK(!readings.answers.empty());
        for (const Answer& answer : readings.answers)
            campaign.check(0, history.holds(answer.query, answer.first, answer.last, answer.found),
                           fmt::format("the answer to {} belongs to no state from {} to {}",
                                       queries[answer.query].text(), answer.first, answer.last));
    }
    CHECK(verify(index, writing.model(), campaign.seed()) == "");
    MESSAGE(history.state() << " commits");
}

}  // namespace
}  // namespace kwic::fault
