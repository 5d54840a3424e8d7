// SPDX-License-Identifier: GPL-2.0-or-later
// Compares random series of puts, removals, commits, rollbacks and snapshots with a naive model. The environment
// variable KWIC_SERIES states the number of series; the default is 200.
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <unistd.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using Model = std::map<std::string, std::string>;  // the text of each id

constexpr const char* words[] = {"harbour", "talks", "envoy", "ferry", "dam", "tide", "reef", "coast"};

std::string random_text(std::mt19937& random) {
    std::string text;
    for (auto length = 1 + random() % 40; length > 0; --length)
        text += std::string(words[random() % std::size(words)]) + " ";
    if (random() % 10 == 0) text += std::string(1 + random() % 20'000, 'x');
    return text;
}

std::size_t with_word(const Model& model, const std::string& word) {
    return static_cast<std::size_t>(std::count_if(model.begin(), model.end(), [&](const auto& document) {
        return document.second.find(word + " ") != std::string::npos;
    }));
}

// Returns how the documents and the answers of `searcher` differ from the model, or "".
std::string difference(const Searcher& searcher, const Model& model) {
    if (searcher.document_count() != model.size())
        return std::to_string(searcher.document_count()) + " documents instead of " + std::to_string(model.size());
    for (const auto& [id, text] : model) {
        const auto document = searcher.document(id);
        if (!document) return id + " is missing";
        if (document->document.text != text) return id + " has another text";
    }
    for (const char* const word : words) {
        const auto found = searcher.search(word, {.limit = 100, .variants = Variants::off, .suggest = false}).hits;
        if (found.size() != with_word(model, word)) return std::string("another number of hits for ") + word;
    }
    return {};
}

// One random series of calls. The constructor runs the series.
class Series {
public:
    explicit Series(unsigned seed) : random_(seed), folder_(parent()) {
        IndexWriter(index()).commit();
        searcher_.emplace(index());
        open();
        for (auto calls = 5 + random_() % 40; calls > 0; --calls) call();
        check("at the end", *searcher_, committed_);
        for (const auto& [snapshot, model] : snapshots_) check("a snapshot", snapshot, model);
        writer_.reset();
        snapshots_.clear();
        CHECK(verify_index(index()).empty());
        open();  // removes the generations that snapshots have pinned
        writer_.reset();
        const auto is_generation = [](const auto& entry) {
            return entry.path().filename().string().starts_with("gen-");
        };
        CHECK(std::count_if(std::filesystem::directory_iterator(index()), std::filesystem::directory_iterator(),
                            is_generation) == 1);
    }

private:
    static std::filesystem::path parent() {
        const std::filesystem::path memory = "/dev/shm";
        return access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
    }

    std::filesystem::path index() const { return folder_ / "index"; }

    void open() {
        writer_.reset();
        const std::size_t memory = random_() % 2 ? 1 : 256u << 20;
        const bool is_rebuild = random_() % 10 == 0;
        writer_.emplace(index(), WriterOptions{.rebuild = is_rebuild, .language = "en", .memory = memory, .jobs = 1});
        pending_ = is_rebuild ? Model() : committed_;
        is_rebuild_ = is_rebuild;
    }

    void call() {
        const std::string id = "d" + std::to_string(random_() % 12);
        switch (random_() % 16) {
            case 0:
            case 1:
                writer_->commit();
                committed_ = pending_;
                is_rebuild_ = false;
                return check("after a commit", *searcher_, committed_);
            case 2:
                writer_->rollback();
                pending_ = is_rebuild_ ? Model() : committed_;
                return check("after a rollback", *searcher_, committed_);
            case 3:
                if (random_() % 2) return open();
                writer_->compact();
                committed_ = pending_;
                is_rebuild_ = false;
                return check("after a compaction", *searcher_, committed_);
            case 4:
                if (snapshots_.size() < 3) snapshots_.emplace_back(searcher_->snapshot(), committed_);
                return;
            case 5:
                if (snapshots_.empty()) return;
                check("a snapshot", snapshots_.front().first, snapshots_.front().second);
                if (random_() % 2) snapshots_.erase(snapshots_.begin());
                return;
            case 6:
                return check("between commits", *searcher_, committed_);
            case 7:
            case 8:
            case 9: {
                const bool is_removed = writer_->remove(id);
                CHECK(is_removed == (pending_.erase(id) > 0));
                return;
            }
            default: {
                const std::string text = random_text(random_);
                const auto known = pending_.find(id);
                const PutResult expected = known == pending_.end() ? PutResult::added
                                           : known->second == text ? PutResult::unchanged
                                                                   : PutResult::updated;
                CHECK(writer_->put({.id = id, .text = text}) == expected);
                pending_[id] = text;
            }
        }
        CHECK(writer_->document_count() == pending_.size());
    }

    static void check(const std::string& when, const Searcher& searcher, const Model& model) {
        const std::string found = difference(searcher, model);
        if (!found.empty()) FAIL_CHECK((when + ": " + found));
    }

    std::mt19937 random_;
    test::TempDir folder_;
    Model committed_, pending_;
    bool is_rebuild_ = false;  // the writer began a rebuild that it has not committed
    std::optional<Searcher> searcher_;
    std::optional<IndexWriter> writer_;
    std::vector<std::pair<Searcher, Model>> snapshots_;
};

}  // namespace

TEST_SUITE("transactions model") {
    TEST_CASE("random series of puts, removals, commits, rollbacks and snapshots agree with a model") {
        const char* const series = std::getenv("KWIC_SERIES");
        const unsigned count = series ? static_cast<unsigned>(std::atoi(series)) : 200;
        for (unsigned seed = 0; seed < count; ++seed) {
            CAPTURE(seed);
            const Series one(seed);
        }
        MESSAGE(count << " series");
    }
}

}  // namespace kwic
