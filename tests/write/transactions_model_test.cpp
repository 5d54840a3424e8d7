// SPDX-License-Identifier: GPL-2.0-or-later
// Compares random series of puts, patches, removals, commits, rollbacks and snapshots with a naive model. The
// environment variable KWIC_SERIES states the number of series; the default is 200.
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/query.hpp>
#include <kwic/searcher.hpp>

#include <unistd.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

struct Entry {
    std::string text;
    std::string status;  // the only value of the field `status`; empty if the document does not have the field
    bool operator==(const Entry&) const = default;
};

using Model = std::map<std::string, Entry>;  // the document of each id

constexpr const char* words[] = {"harbour", "talks", "envoy", "ferry", "dam", "tide", "reef", "coast"};

std::string random_text(std::mt19937& random) {
    std::string text;
    for (auto length = 1 + random() % 40; length > 0; --length)
        text += std::string(words[random() % std::size(words)]) + " ";
    if (random() % 10 == 0) text += std::string(1 + random() % 20'000, 'x');
    return text;
}

bool has_word(const Entry& entry, const std::string& word) { return entry.text.find(word + " ") != std::string::npos; }

std::size_t number_of(const Model& model, const std::function<bool(const Entry&)>& is_counted) {
    return static_cast<std::size_t>(
        std::count_if(model.begin(), model.end(), [&](const auto& document) { return is_counted(document.second); }));
}

std::vector<Field> fields_of(const Entry& entry) {
    return entry.status.empty() ? std::vector<Field>() : std::vector<Field>{{"status", entry.status}};
}

// Returns how the documents and the answers of `searcher` differ from the model, or "".
std::string difference(const Searcher& searcher, const Model& model) {
    if (searcher.document_count() != model.size())
        return std::to_string(searcher.document_count()) + " documents instead of " + std::to_string(model.size());
    for (const auto& [id, entry] : model) {
        const auto document = searcher.document(id);
        if (!document) return id + " is missing";
        if (document->document.text != entry.text) return id + " has another text";
        if (document->document.fields != fields_of(entry)) return id + " has other fields";
    }
    const SearchOptions options{.limit = 100, .variants = Variants::off, .suggest = false};
    for (const char* const word : words) {
        if (searcher.search(word, options).hits.size() !=
            number_of(model, [&](const Entry& entry) { return has_word(entry, word); }))
            return std::string("another number of hits for ") + word;
        const Query status = Query::word(word, "status");
        if (searcher.search(status, options).hits.size() !=
            number_of(model, [&](const Entry& entry) { return entry.status == word; }))
            return std::string("another number of hits for status:") + word;
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
        switch (random_() % 20) {
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
            case 10:
            case 11:
            case 12:
                patch(id);
                break;
            case 13:
                remove_matching();
                break;
            default: {
                const Entry entry{random_text(random_), random_status()};
                const auto known = pending_.find(id);
                const PutResult expected = known == pending_.end()  ? PutResult::added
                                           : known->second == entry ? PutResult::unchanged
                                                                    : PutResult::updated;
                CHECK(writer_->put({.id = id, .text = entry.text, .fields = fields_of(entry)}) == expected);
                pending_[id] = entry;
            }
        }
        CHECK(writer_->document_count() == pending_.size());
    }

    std::string random_word() { return words[random_() % std::size(words)]; }
    std::string random_status() { return random_() % 2 ? random_word() : std::string(); }

    void patch(const std::string& id) {
        const std::string status = random_status();
        const auto known = pending_.find(id);
        const Entry changed{known == pending_.end() ? std::string() : known->second.text, status};
        const auto result = writer_->patch(id, fields_of(changed), {"status"});
        CHECK(result.has_value() == (known != pending_.end()));
        if (known == pending_.end()) return;
        CHECK(result == (known->second == changed ? PutResult::unchanged : PutResult::updated));
        known->second = changed;
    }

    void remove_matching() {
        const std::string word = random_word();
        const std::string status = random_word();
        const std::size_t removed =
            writer_->remove_matching(Query::all_of({Query::word(word), Query::word(status, "status")}));
        CHECK(removed == std::erase_if(pending_, [&](const auto& document) {
                  return has_word(document.second, word) && document.second.status == status;
              }));
    }

    static void check(const std::string& when, const Searcher& searcher, const Model& model) {
        const std::string found = difference(searcher, model);
        if (!found.empty()) FAIL_CHECK((when + ": " + found));
    }

    std::mt19937 random_;
    test::TempDir folder_;
    Model committed_, pending_;
    bool is_rebuild_ = false;  // whether the writer has begun a rebuild and not committed it
    std::optional<Searcher> searcher_;
    std::optional<IndexWriter> writer_;
    std::vector<std::pair<Searcher, Model>> snapshots_;
};

}  // namespace

TEST_SUITE("transactions model") {
    TEST_CASE("random series of puts, patches, removals, commits, rollbacks and snapshots agree with the model") {
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
