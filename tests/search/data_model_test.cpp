// SPDX-License-Identifier: GPL-2.0-or-later
// Compares the documents that queries on custom fields find in random collections with a naive model. The environment
// variable KWIC_COLLECTIONS states the number of collections; the default is 200.
#include "search/data_model.hpp"
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace kwic::test {
namespace {

// A random collection in an index, and its model. The constructor compares the answers.
class Collection {
public:
    explicit Collection(unsigned seed) : random_(seed), data_(seed) {
        const WriterOptions options{.language = "en", .positions = random_() % 4 != 0, .jobs = 1};
        std::optional<IndexWriter> writer(std::in_place, folder_ / "index", options);
        for (auto count = random_() % 25; count > 0; --count) put(*writer);
        writer->commit();
        for (auto changes = random_() % 3; changes > 0; --changes) change(*writer);
        writer.reset();
        const Searcher searcher(folder_ / "index");
        for (int i = 0; i < 100; ++i) compare(searcher, data_.query(2));
        if (random_() % 4 == 0) CHECK(verify_index(folder_ / "index") == std::vector<std::string>{});
    }

    // Returns how many removals by query have removed documents.
    std::size_t removals() const { return removals_; }

private:
    // Replaces, patches and removes documents in a commit of its own.
    void change(IndexWriter& writer) {
        for (auto count = random_() % 6; count > 0; --count) {
            const std::string id = "d" + std::to_string(random_() % 20);
            switch (random_() % 4) {
                case 0:
                    put(writer);
                    break;
                case 1:
                    CHECK(writer.remove(id) == (model_.erase(id) > 0));
                    break;
                case 2:
                    patch(writer, id);
                    break;
                default:
                    remove_matching(writer);
            }
        }
        writer.commit();
    }

    void patch(IndexWriter& writer, const std::string& id) {
        const std::vector<Field> changed = data_.fields();
        const Strings removed = {"n", "tag", "any"};
        const auto known = model_.find(id);
        CHECK(writer.patch(id, changed, removed).has_value() == (known != model_.end()));
        if (known == model_.end()) return;
        std::erase_if(known->second, [&](const Field& field) {
            const auto has_name = [&](const Field& other) { return other.name == field.name; };
            return std::find(removed.begin(), removed.end(), field.name) != removed.end() ||
                   std::any_of(changed.begin(), changed.end(), has_name);
        });
        known->second.insert(known->second.end(), changed.begin(), changed.end());
    }

    // Removes documents by a query. A query with a negation is refused if the index lacks one of its fields, or if a
    // field has no values of the kind in the query.
    void remove_matching(IndexWriter& writer) {
        const Query query = data_.query(2);
        std::size_t removed = 0;
        try {
            removed = writer.remove_matching(query);
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::invalid_argument);
            CHECK(writer.document_count() == model_.size());
            return;
        }
        removals_ += removed > 0;
        CAPTURE(to_string(query));
        CHECK(removed ==
              std::erase_if(model_, [&](const auto& document) { return data_.matches(query, document.second); }));
    }

    void put(IndexWriter& writer) {
        const std::string id = "d" + std::to_string(random_() % 20);
        model_[id] = data_.fields();
        writer.put({.id = id, .text = "harbour", .fields = model_[id]});
    }

    void compare(const Searcher& searcher, const Query& query) {
        Strings expected;
        for (const auto& [id, fields] : model_)
            if (data_.matches(query, fields)) expected.push_back(id);
        SearchOptions options{.limit = 100, .match = Match::all, .variants = Variants::off, .suggest = false};
        const auto check = [&](const char* way, const Results& results) {
            if (sorted(ids(results)) != sorted(expected))
                FAIL_CHECK(way << to_string(query) << " finds " << join(sorted(ids(results))) << " instead of "
                               << join(sorted(expected)));
        };
        check("", searcher.search(query, options));
        options.filter = {query};
        for (int i = 0; i < 3; ++i) check("filter ", searcher.search("*", options));  // the last search is cached
        options.filter = {to_string(query)};
        try {
            check("filter string ", searcher.search("*", options));
        } catch (const Error& error) {  // in a string, a range that ends before it begins is an error
            CHECK(std::string(error.what()).find("ends before it begins") != std::string::npos);
        }
    }

    static std::string join(const Strings& ids) {
        std::string text = "[";
        for (const std::string& id : ids) text += " " + id;
        return text + " ]";
    }

    std::mt19937 random_;
    DataModel data_;
    TempDir folder_;
    std::map<std::string, std::vector<Field>> model_;  // the fields of each document
    std::size_t removals_ = 0;
};

}  // namespace

TEST_SUITE("data model") {
    TEST_CASE("queries on the fields of random collections find the documents of a model") {
        const char* const given = std::getenv("KWIC_COLLECTIONS");
        const unsigned count = given ? static_cast<unsigned>(std::atoi(given)) : 200;
        std::size_t removals = 0;
        for (unsigned seed = 0; seed < count; ++seed) {
            CAPTURE(seed);
            removals += Collection(seed).removals();
        }
        CHECK(removals > count / 20);
        MESSAGE(count << " collections");
    }
}

}  // namespace kwic::test
