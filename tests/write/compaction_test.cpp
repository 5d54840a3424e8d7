// SPDX-License-Identifier: GPL-2.0-or-later
#include "write/compaction.hpp"
#include "directory/index_directory.hpp"
#include "directory/manifest.hpp"
#include "support/corpus.hpp"
#include "support/indexing.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

// Returns a text of invented words. A few of the words are frequent, and most words are rare.
std::string invented_text(std::mt19937& random, std::size_t words) {
    std::string text;
    while (words-- > 0) text += fmt::format("word{} ", random() % (1u << random() % 13));
    return text;
}

void put_some(IndexWriter& writer, std::mt19937& random, int documents, unsigned ids) {
    while (documents-- > 0) {
        const std::string id = fmt::format("{}.txt", random() % ids);
        if (random() % 3 == 0)
            writer.remove(id);
        else
            writer.put({.id = id, .text = invented_text(random, 100)});
    }
}

// Writes 300 files with invented texts into `folder` and indexes the files.
void index_some_files(const test::TempDir& folder, std::mt19937& random) {
    for (int i = 0; i < 300; ++i) folder.write(fmt::format("{}.txt", i), invented_text(random, 300));
    REQUIRE(test::index(folder).status == 0);
}

// Returns all results of seven queries as text.
std::vector<std::string> answers(Searcher& searcher) {
    std::vector<std::string> answers;
    for (const char* query :
         {"*", "word1", "word3 word7", "word2 OR word900", "\"word1 word0\"", "word12*", "-word0"}) {
        const Results results = searcher.search(query, {.limit = 1000, .count_to = count_all});
        answers.push_back(fmt::format("{} {}", query, results.total.value));
        for (const Hit& hit : results.hits) {
            answers.push_back(fmt::format("{} {:.9f} {}", hit.id, hit.score, hit.title));
            for (const Snippet& snippet : hit.snippets) answers.push_back(snippet.text);
        }
    }
    return answers;
}

std::vector<std::string> answers(const fs::path& index) {
    Searcher searcher(index);
    return answers(searcher);
}

std::uint64_t bytes_of(const fs::path& index) {
    const fs::path generation = current_generation(index);
    return read_manifest(generation, index).bytes();
}

TEST_SUITE("compaction") {
    TEST_CASE("a compacted index gives the same results and accepts further updates") {
        const test::TempDir folder;
        const fs::path index = folder / "index";
        std::mt19937 random(11);
        IndexWriter writer(index, {.language = "en"});
        put_some(writer, random, 300, 400);
        writer.commit();
        for (int round = 0; round < 4; ++round) {
            put_some(writer, random, 3, 400);
            writer.put({.id = "long.txt", .text = invented_text(random, 9000)});
            const bool was_compacted = writer.commit();
            const std::vector<std::string> before = answers(index);
            const fs::path generation = current_generation(index);
            writer.compact();
            CHECK((current_generation(index) != generation) != was_compacted);
            CHECK(answers(index) == before);
            CHECK(verify_index(index).empty());
            CHECK(std::distance(fs::directory_iterator(index), fs::directory_iterator()) == 3);
        }
        CHECK(answers(index).size() > 1000);
    }

    TEST_CASE("compact() first commits the changes that were not committed") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "walrus"});
        writer.compact();
        writer.put({.id = "b", .text = "walrus"});
        writer.compact();
        CHECK(Searcher(folder / "index").search("walrus").hits.size() == 2);
        CHECK(IndexWriter(folder / "elsewhere").document_count() == 0);
    }

    TEST_CASE("compact() does not rewrite an index that was not updated") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "walrus"});
        writer.commit();
        const std::string before = test::contents(folder / "index");
        writer.compact();
        CHECK(test::contents(folder / "index") == before);
    }

    TEST_CASE("a small index stays small through many random updates") {
        const test::TempDir folder;
        std::mt19937 random(12);
        IndexWriter writer(folder / "index", {.language = "en"});
        put_some(writer, random, 1500, 1000);
        writer.commit();
        const std::uint64_t fresh = bytes_of(folder / "index");
        int compactions = 0;
        for (int round = 0; round < 25; ++round) {
            put_some(writer, random, 20, 1000);
            compactions += writer.commit();
            CHECK(bytes_of(folder / "index") < fresh * 14 / 10);
        }
        CHECK(compactions > 0);
        CHECK(verify_index(folder / "index").empty());
    }

    TEST_CASE("should_compact() depends on the size of the index, its compact size and the number of changes") {
        const test::TempDir folder;
        Manifest manifest;
        manifest.documents = manifest.written_documents = 10'000;
        manifest.written_bytes = 100'000'000;
        const auto should_compact_with = [&](std::uint64_t bytes, std::uint64_t changes) {
            manifest.files = {{"position.glass", bytes, {}}};
            manifest.changes = changes;
            return should_compact(folder.path(), manifest);
        };
        CHECK_FALSE(should_compact_with(120'000'000, 10'000));
        CHECK(should_compact_with(140'000'000, 200));
        CHECK_FALSE(should_compact_with(190'000'000, 190));
        CHECK(should_compact_with(210'000'000, 1));
        manifest.documents = 20'000;
        CHECK_FALSE(should_compact_with(240'000'000, 10'000));
        CHECK(should_compact_with(280'000'000, 10'000));
        manifest.documents = 0;
        CHECK(should_compact_with(100'000'000, 10'000));
        manifest.documents = 10'000;
        manifest.written_bytes = 20'000'000;
        CHECK(should_compact_with(28'000'000, 1));
        CHECK(should_compact_with(40'000'000, 1));
        manifest.written_bytes = 50'000;
        CHECK_FALSE(should_compact_with(150'000, 10'000));
        manifest.written_bytes = 1'000'000;
        CHECK_FALSE(should_compact_with(std::uint64_t{1} << 60, 10'000));  // the disk has no space for a copy
    }

    TEST_CASE("a commit remains valid if the compaction after it fails") {
        const test::TempDir folder;
        std::mt19937 random(7);
        bool was_begun = false;
        const auto refuse = [&](const Progress& progress) {
            if (progress.stage != Progress::Stage::compacting) return;
            was_begun = true;
            throw std::runtime_error("not now");
        };
        for (int round = 0; round < 100 && !was_begun; ++round) {
            IndexWriter writer(folder / "index", {.progress = refuse});
            put_some(writer, random, 200, 1000);
            writer.put({.id = "last", .text = fmt::format("round{}", round)});
            CHECK_FALSE(writer.commit());
            CHECK(Searcher(folder / "index").search(fmt::format("\"round{}\"", round)).hits.size() == 1);
            writer.put({.id = "more", .text = fmt::format("further{}", round)});
            if (was_begun) writer.commit();
        }
        CHECK(was_begun);
        CHECK(verify_index(folder / "index").empty());
        for (const auto& entry : fs::directory_iterator(folder / "index"))
            CHECK_FALSE(entry.path().filename().string().starts_with("tmp-"));
    }

    TEST_CASE("compact() does not write a valid checksum for a damaged table") {
        const test::TempDir folder;
        const fs::path index = folder / "index";
        std::mt19937 random(13);
        IndexWriter writer(index);
        put_some(writer, random, 100, 100);
        writer.commit();
        writer.put({.id = "a", .text = "walrus"});
        CHECK_FALSE(writer.commit());
        const fs::path generation = current_generation(index);
        std::string bytes = test::read_file(generation / "docdata.glass");
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        folder.write("index/" + generation.filename().string() + "/docdata.glass", bytes);
        CHECK_THROWS_AS(writer.compact(), Error);
        CHECK(current_generation(index) == generation);
        CHECK_FALSE(verify_index(index).empty());
    }

    TEST_CASE("searches continue while an index is compacted") {
        const test::TempDir folder;
        const fs::path index = folder / "index";
        std::mt19937 random(14);
        IndexWriter writer(index);
        put_some(writer, random, 500, 1000);
        writer.put({.id = "walrus", .text = "walrus"});
        writer.commit();
        std::atomic<bool> is_done = false;
        std::atomic<int> answered = 0;
        std::atomic<int> wrong = 0;
        std::thread reading([&] {
            try {
                for (Searcher searcher(index); !is_done; ++answered)
                    wrong += searcher.search("walrus").hits.size() != 1;
            } catch (const Error&) {
                ++wrong;
            }
        });
        for (int round = 0; round < 10 || (answered < 20 && !wrong); ++round) {
            writer.put({.id = "a", .text = fmt::format("okapi {}", round)});
            writer.compact();
        }
        is_done = true;
        reading.join();
        CHECK(wrong == 0);
    }

    TEST_CASE("the sizes of tables are checked if an update leaves the tables without checksums") {
        const test::TempDir folder;
        const fs::path index = folder / "index";
        std::mt19937 random(15);
        {
            IndexWriter writer(index);
            put_some(writer, random, 100, 100);
            writer.commit();
        }
        const fs::path generation = current_generation(index);
        Manifest manifest = read_manifest(generation, index);
        write_updated_manifest(generation, manifest, 0);
        CHECK(verify_index(index).empty());
        const std::string postings = "index/" + generation.filename().string() + "/postlist.glass";
        const std::string good = test::read_file(folder / postings);
        folder.write(postings, good.substr(0, good.size() - 1));
        CHECK(verify_index(index).size() == 1);
        folder.write(postings, good);
        IndexWriter(index).compact();
        manifest = read_manifest(current_generation(index), index);
        for (const Manifest::File& file : manifest.files) CHECK(file.checksum.has_value());
        CHECK(verify_index(index).empty());
    }

    TEST_CASE("a check of damaged tables without checksums terminates with a message") {
        const test::TempDir dir;
        std::mt19937 random(17);
        index_some_files(dir, random);
        const fs::path index = dir / ".kwic";
        const fs::path generation = current_generation(index);
        Manifest manifest = read_manifest(generation, index);
        write_updated_manifest(generation, manifest, 0);
        const std::string good = test::read_file(generation / "termlist.glass");
        for (int i = 0; i < 40; ++i) {
            std::string bad = good;
            bad[random() % bad.size()] ^= static_cast<char>(1 << random() % 8);
            dir.write(".kwic/" + generation.filename().string() + "/termlist.glass", bad);
            const auto checked = test::index(dir, {"--check"});
            CHECK((checked.status == 0 || checked.status == 2));
            CHECK_FALSE(checked.err.empty());
        }
    }

    TEST_CASE("after a compaction was killed, the index is intact, and the next run removes temporary files") {
        const test::TempDir dir;
        std::mt19937 random(16);
        index_some_files(dir, random);
        for (int round = 0; round < 12; ++round) {
            test::rewrite(dir, "0.txt", fmt::format("walrus {}", std::string(static_cast<std::size_t>(round), 'x')));
            const std::string seconds = fmt::format("0.{:03}", 5 + random() % 120);
            test::run({"timeout", "-s", "KILL", seconds, test::indexer(), "--compact", "-q", "."},
                      {{}, dir.path(), {}});
            CHECK(Searcher(dir / ".kwic").search("*", {.count_to = count_all}).total.value == 300);
            CHECK(test::counts(dir).documents == 300);
            CHECK(Searcher(dir / ".kwic").search("walrus").hits.size() == 1);
            CHECK(verify_index(dir / ".kwic").empty());
            CHECK(std::distance(fs::directory_iterator(dir / ".kwic"), fs::directory_iterator()) ==
                  4);  // with sources.json
        }
    }
}

}  // namespace
}  // namespace kwic
