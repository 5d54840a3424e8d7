// SPDX-License-Identifier: GPL-2.0-or-later
// Compares searches of custom fields in random collections with a naive model. Compares the documents that queries
// find, the order and the pages of these documents, and the counts of their values. The environment variable
// KWIC_COLLECTIONS states the number of collections; the default is 200.
#include "search/data_model.hpp"
#include "search/answer_model.hpp"
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <variant>
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
        const std::vector<ModelDocument> documents = in_order_of_indexing(searcher);
        for (int i = 0; i < 20 && !answers_.names().empty(); ++i) compare_order(searcher, documents);
        for (int i = 0; i < 20 && !answers_.names().empty(); ++i) compare_facet(searcher, documents);
        if (random_() % 4 == 0) CHECK(verify_index(folder_ / "index") == std::vector<std::string>{});
    }

    // Returns how many removals by query have removed documents.
    std::size_t removals() const { return removals_; }

private:
    // Replaces, patches and removes documents, and commits the changes.
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
        instants_ = data_.instants();
        answers_.put(changed);
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
        instants_ = data_.instants();
        answers_.put(model_[id]);
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
        const auto check_filter = [&](const char* way, const Filter& filter) {
            options.filter = {filter};
            try {
                for (int i = 0; i < 3; ++i) check(way, searcher.search("*", options));  // the last search is cached
            } catch (const Error& error) {
                const std::string cause = error.what();
                const auto is_about = [&](const char* part) { return cause.find(part) != std::string::npos; };
                // A filter refuses parts that match nothing. A filter string also refuses reversed ranges.
                CHECK((is_about("matches nothing") || is_about("has no ") || is_about("ends before it begins")));
            }
        };
        check_filter("filter ", query);
        check_filter("filter string ", to_string(query));
    }

    // Returns the documents of the model in the order of their numbers in the index. All of them lack a date.
    std::vector<ModelDocument> in_order_of_indexing(const Searcher& searcher) const {
        std::vector<ModelDocument> documents;
        for (const Hit& hit : searcher.search("*", {.limit = 100, .sort = {"date"}}).hits)
            documents.push_back({hit.id, model_.at(hit.id)});
        CHECK(documents.size() == model_.size());
        return documents;
    }

    std::string some_name() {
        const Strings names = answers_.names();
        return names[random_() % names.size()];
    }

    // Compares a listing by random fields, and its pages, with the model.
    void compare_order(const Searcher& searcher, const std::vector<ModelDocument>& documents) {
        Strings sort;
        for (auto count = 1 + random_() % 3; count > 0; --count)
            sort.push_back((random_() % 2 ? "-" : "") + some_name());
        const Strings expected = answers_.sorted(documents, sort);
        SearchOptions options{.limit = 100, .sort = sort, .suggest = false};
        const Strings found = ids(searcher.search("*", options));
        if (found != expected)
            FAIL_CHECK("the order " << join(sort) << " is " << join(found) << " instead of " << join(expected));
        Strings by_cursor;
        options.limit = 1 + random_() % 5;
        do {
            const Results page = searcher.search("*", options);
            for (const Hit& hit : page.hits) by_cursor.push_back(hit.id);
            options.after = page.next;
        } while (!options.after.empty());
        if (by_cursor != expected)
            FAIL_CHECK("pages by " << join(sort) << " give " << join(by_cursor) << " instead of " << join(expected));
        options.offset = random_() % (expected.size() + 1);
        const auto begin = expected.begin() + static_cast<std::ptrdiff_t>(options.offset);
        const auto size = static_cast<std::ptrdiff_t>(std::min(options.limit, expected.size() - options.offset));
        CHECK(ids(searcher.search("*", options)) == Strings(begin, begin + size));
    }

    FacetRequest some_request() {
        const std::string name = some_name();
        const auto kind = random_() % 3;
        if (kind == 0 && answers_.has_dates(name)) {
            constexpr FacetRequest::By periods[] = {FacetRequest::By::day, FacetRequest::By::week,
                                                    FacetRequest::By::month, FacetRequest::By::year};
            return {name, periods[random_() % std::size(periods)]};
        }
        if (kind == 1 && answers_.has_numbers(name))
            return {name, {{"", "-2"}, {"-2", "0.25"}, {"0", "9007199254740993"}, {"9007199254740993", ""}}};
        return name;
    }

    static double as_number(const FieldValue& value) {
        if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
        return std::get<double>(value);
    }

    void compare_facet(const Searcher& searcher, const std::vector<ModelDocument>& documents) {
        const FacetRequest request = some_request();
        CAPTURE(to_string(request));
        const Facet expected = answers_.facet(documents, request);
        const Facet found = searcher.search("*", {.facets = {request}}).facets.at(0);
        CHECK(found.error == "");
        CHECK(found.field == expected.field);
        CHECK(found.exact);
        check_same_counts({found}, {expected});
        CHECK(found.none == expected.none);
        CHECK(found.distinct == expected.distinct);
        REQUIRE(found.numbers.has_value() == expected.numbers.has_value());
        if (found.numbers) {
            CHECK(found.numbers->count == expected.numbers->count);
            CHECK(as_number(found.numbers->min) == as_number(expected.numbers->min));
            CHECK(as_number(found.numbers->max) == as_number(expected.numbers->max));
            CHECK(found.numbers->mean * static_cast<double>(found.numbers->count) ==
                  doctest::Approx(as_number(found.numbers->sum)));
        }
        REQUIRE(found.dates.has_value() == expected.dates.has_value());
        if (found.dates) CHECK(found.dates->count == expected.dates->count);
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
    std::map<std::string, std::int64_t> instants_;     // see DataModel::instants()
    AnswerModel answers_{instants_};
    std::size_t removals_ = 0;
};

}  // namespace

TEST_SUITE("data model") {
    TEST_CASE("queries on the fields of random collections find the same documents as a model") {
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
