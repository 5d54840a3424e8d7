// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/bulk_builder.hpp"
#include "glass/version_file.hpp"

#include "support/bulk_collection.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace kwic::glass {
namespace {

using test::BulkDocument;
using test::numbered_document;
using test::random_documents;

BuildOptions random_options(test::Random& random, const std::filesystem::path& folder) {
    return {folder, 1 + static_cast<unsigned>(random() % 4),
            random() % 3 ? std::size_t{1} << 20 : std::size_t{64} << 20};
}

// Applies the same random changes to both databases.
void update_both(test::Random& random, Xapian::WritableDatabase& a, Xapian::WritableDatabase& b) {
    const auto vocabulary = test::bulk_vocabulary(random);
    for (int change = 0; change < 60; ++change) {
        const auto number = 1 + static_cast<Xapian::docid>(random() % (a.get_lastdocid() + 2));
        const auto document = test::to_xapian(test::random_document(random, vocabulary));
        const auto what = random() % 4;
        for (Xapian::WritableDatabase* database : {&a, &b}) {
            try {
                if (what == 0) database->add_document(document);
                if (what == 1) database->replace_document(number, document);
                if (what == 2) database->delete_document(number);
                if (what == 3) database->set_metadata("key" + std::to_string(number % 9), document.get_data());
            } catch (const Xapian::DocNotFoundError&) {
            }
        }
    }
    a.commit();
    b.commit();
}

void compare_after_updates(test::Random& random, const std::filesystem::path& a, const std::filesystem::path& b) {
    Xapian::WritableDatabase first(a.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    Xapian::WritableDatabase second(b.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    for (int round = 0; round < 2; ++round) {
        update_both(random, first, second);
        CHECK(test::first_difference(a, b, false) == "");
        CHECK(test::damage(b) == "");
    }
    first.compact(a.string() + ".compact", Xapian::DBCOMPACT_NO_RENUMBER);
    second.compact(b.string() + ".compact", Xapian::DBCOMPACT_NO_RENUMBER);
    CHECK(test::first_difference(a.string() + ".compact", b.string() + ".compact", false) == "");
    CHECK(test::damage(b.string() + ".compact") == "");
}

std::map<std::string, std::string> bytes_of(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        files[entry.path().filename()] = test::read_file(entry.path());
    return files;
}

// Makes a metadata entry for each letter except `a`. For example, the entry `letter-b` lists the terms of three letters
// that contain `b`. Also makes the entries `documents` and `letter-b-count`, which contain numbers.
class Letters : public MetadataBuilder {
public:
    void begin(Xapian::doccount documents, Sink& sink) override { sink.add("documents", std::to_string(documents)); }
    std::unique_ptr<Range> range(Sink& sink) override { return std::make_unique<Terms>(*this, sink); }
    void entries(std::string_view key, std::span<const std::string_view> pieces, Sink& entries) override {
        std::string words;
        for (const auto piece : pieces) words.append(piece).append(1, ',');
        entries.add(key, key == "letter-a" ? "" : words);
        if (key == "letter-b") entries.add("letter-b-count", std::to_string(pieces.size()));
    }
    const auto& seen() const { return seen_; }

private:
    // Collects the terms of a range. At the end of the range, adds each term of three letters to the entries of its
    // letters.
    class Terms : public Range {
    public:
        Terms(Letters& all, Sink& sink) : all_(all), sink_(sink) {}
        void term(std::string_view term, Xapian::doccount documents, Xapian::termcount occurrences, GroupSet) override {
            seen_[std::string(term)] = {documents, occurrences};
        }
        void end() override {
            const std::lock_guard lock(all_.mutex_);
            for (const auto& [term, counts] : seen_) {
                all_.seen_[term] = counts;
                if (term.size() == 3)
                    for (const char letter : term) sink_.add(std::string("letter-") + letter, term);
            }
        }

    private:
        Letters& all_;
        Sink& sink_;
        std::map<std::string, std::pair<Xapian::doccount, Xapian::termcount>> seen_;
    };

    std::mutex mutex_;
    std::map<std::string, std::pair<Xapian::doccount, Xapian::termcount>> seen_;
};

TEST_SUITE("bulk builder") {
    TEST_CASE("the installed Xapian is supported") {
        const test::TempDir dir;
        CHECK(is_supported(dir / "scratch"));
        CHECK(std::filesystem::is_empty(dir.path()));
    }

    TEST_CASE(
        "a bulk-built database equals a database built through Xapian's API, even after updates and a compaction") {
        for (unsigned seed = 1; seed <= 12; ++seed) {
            CAPTURE(seed);
            const test::TempDir folder;
            test::Random random(seed);
            const auto documents = random_documents(random, seed == 1 ? 0 : seed == 2 ? 3000 : random() % 300);
            const auto options = random_options(random, folder / "bulk");
            CHECK(test::build_in_bulk(documents, options, 1 + random() % 100) == documents.size());
            test::build_by_api(documents, folder / "api");
            REQUIRE(test::first_difference(folder / "api", folder / "bulk", true) == "");
            REQUIRE(test::damage(folder / "bulk") == "");
            compare_after_updates(random, folder / "api", folder / "bulk");
        }
    }

    TEST_CASE("the bytes of a database depend only on the documents") {
        const test::TempDir folder;
        test::Random random(7);
        const auto documents = random_documents(random, 1500);
        test::build_in_bulk(documents, {folder / "one", 1, std::size_t{64} << 20}, 50);
        const auto one = bytes_of(folder / "one");
        for (const auto& [jobs, memory, unit] : {std::tuple{2u, std::size_t{1} << 20, std::size_t{50}},
                                                 std::tuple{4u, std::size_t{3} << 20, std::size_t{1}},
                                                 std::tuple{3u, std::size_t{64} << 20, std::size_t{1500}}}) {
            const std::string name = std::to_string(jobs);
            test::build_in_bulk(documents, {folder / name, jobs, memory}, unit);
            CHECK(bytes_of(folder / name) == one);
        }
    }

    TEST_CASE("the documents are in the order of submission for any timing of the threads") {
        const test::TempDir folder;
        BulkBuilder builder({folder.path(), 4, std::size_t{1} << 20});
        for (std::size_t unit = 0; unit < 400; ++unit)
            builder.submit([unit](Inverter& inverter) {
                if (unit % 7 == 0) usleep(2000);
                for (std::size_t i = 0; i < unit % 3; ++i) test::add_to(numbered_document(unit * 10 + i), inverter);
            });
        CHECK(builder.finish(nullptr) == 399);
        const Xapian::Database database(folder.path().string());
        std::size_t last = 0;
        for (Xapian::docid number = 1; number <= database.get_doccount(); ++number) {
            const std::size_t now = std::stoul(database.get_document(number).get_data());
            CHECK(now > last);
            last = now;
        }
    }

    TEST_CASE("a document larger than the memory limit is written in parts, which are joined") {
        const test::TempDir folder;
        BulkDocument huge;
        test::Random random(3);
        for (Xapian::termpos position = 1; position <= 400'000; ++position) {
            std::string word = "w" + std::to_string(random() % 60'000);
            huge.words.push_back({position % 10 ? std::move(word) : "the", position, 1 + position % 2});
        }
        huge.terms.emplace_back("the", 5);
        huge.values.emplace_back(3, "value");
        huge.data = std::string(100'000, 'd');
        for (int i = 0; i < 20; ++i)
            huge.metadata.emplace_back("frame" + std::to_string(i), std::string(300'000, static_cast<char>('a' + i)));
        const std::vector<BulkDocument> documents{numbered_document(1), huge, numbered_document(2), huge,
                                                  numbered_document(3)};
        test::build_in_bulk(documents, {folder / "bulk", 2, std::size_t{1} << 20}, 5);
        test::build_in_bulk(documents, {folder / "large", 1, std::size_t{512} << 20}, 5);
        CHECK(bytes_of(folder / "bulk") == bytes_of(folder / "large"));
        auto for_api = documents;
        for (BulkDocument& document : for_api)
            if (document.data.size() > 8000) document.data.clear();  // Xapian might be unable to read these data back
        test::build_in_bulk(for_api, {folder / "small", 2, std::size_t{1} << 20}, 5);
        test::build_by_api(for_api, folder / "api");
        CHECK(test::first_difference(folder / "api", folder / "small", true) == "");
        CHECK(test::damage(folder / "bulk") == "");
        CHECK(Xapian::Database((folder / "bulk").string()).get_document(4).get_data() == huge.data);
    }

    TEST_CASE("the postings of very many documents are split into chunks") {
        const test::TempDir folder;
        std::vector<BulkDocument> documents(100'000);
        for (std::size_t i = 0; i < documents.size(); ++i) {
            documents[i].terms.emplace_back("all", 1 + i % 3);
            documents[i].terms.emplace_back("q" + std::to_string(i), 0);
            documents[i].values.emplace_back(1, std::to_string(i * 7919 % 100'000));
        }
        CHECK(test::build_in_bulk(documents, {folder.path() / "bulk", 2, std::size_t{8} << 20}, 5000) == 100'000);
        CHECK(test::damage(folder / "bulk") == "");
        const Xapian::Database database((folder / "bulk").string());
        CHECK(database.get_termfreq("all") == 100'000);
        CHECK_FALSE(database.has_positions());
        Xapian::docid document = 0;
        for (auto at = database.postlist_begin("all"); at != database.postlist_end("all"); ++at) {
            if (*at != ++document || at.get_wdf() != 1 + (document - 1) % 3) FAIL("posting " << document);
        }
        auto at = database.postlist_begin("all");
        at.skip_to(70'000);
        CHECK(*at == 70'000);
    }

    TEST_CASE("an entry is not compressed if Xapian could not read back its compressed form") {
        const test::TempDir folder;
        std::vector<BulkDocument> documents;
        for (int count = 1500; count < 4000; count += 3) {
            BulkDocument document;
            for (int i = 0; i < count; ++i) document.terms.emplace_back(std::to_string(100'000 + i).substr(1), 1);
            document.data = std::string(24'626, 'q');
            documents.push_back(std::move(document));
        }
        test::build_in_bulk(documents, {folder.path() / "bulk", 2, std::size_t{32} << 20}, 20);
        const Xapian::Database database((folder / "bulk").string());
        for (Xapian::docid number = 1; number <= documents.size(); ++number) {
            CHECK(database.get_document(number).get_data().size() == 24'626);
            const auto length = std::distance(database.termlist_begin(number), database.termlist_end(number));
            if (static_cast<std::size_t>(length) != documents[number - 1].terms.size()) FAIL("termlist " << number);
        }
    }

    TEST_CASE("a metadata builder receives each term once and adds metadata entries") {
        const test::TempDir folder;
        test::Random random(11);
        const auto documents = random_documents(random, 400);
        Letters letters;
        test::build_in_bulk(documents, {folder / "bulk", 3, std::size_t{1} << 20}, 20, &letters);
        CHECK(test::damage(folder / "bulk") == "");
        const Xapian::Database database((folder / "bulk").string());
        std::map<std::string, std::string> expected;
        std::size_t terms = 0;
        for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at, ++terms) {
            const auto seen = letters.seen().find(*at);
            REQUIRE(seen != letters.seen().end());
            CHECK(seen->second.first == at.get_termfreq());
            CHECK(seen->second.second == database.get_collection_freq(*at));
            const std::string term = *at;
            if (term.size() == 3)
                for (const char letter : std::set<char>(term.begin(), term.end()))
                    expected[std::string("letter-") + letter] += term + ',';
        }
        CHECK(terms == letters.seen().size());
        CHECK(database.get_metadata("documents") == "400,");
        CHECK(expected.size() > 10);
        for (const auto& [key, words] : expected)
            if (key == "letter-a")
                CHECK(database.get_metadata(key) == "");
            else
                CHECK(database.get_metadata(key) == words);
    }
}

}  // namespace
}  // namespace kwic::glass
