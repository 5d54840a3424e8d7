// SPDX-License-Identifier: GPL-2.0-or-later
// Updates and compacts an index at random, and verifies it at intervals. In a full run, each test takes an hour. The
// index must always agree with its model, and its size must stay close to the size of a newly built index.
#include "fault/campaign.hpp"
#include "fault/model.hpp"
#include "fault/verifier.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::uintmax_t size_of(const fs::path& index) {
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(index))
        if (entry.is_regular_file()) bytes += entry.file_size();
    return bytes;
}

std::uintmax_t fresh_size(const fs::path& index, const Model& model) {
    IndexWriter writer(index, {.rebuild = true});
    put_changes(writer, {}, model);
    writer.commit();
    return size_of(index);
}

// Updates and compacts an index at random, and verifies the index after every 20th update (every 4th in a quick run).
// The index has at most 2 * `documents` documents. The test fails if the size of the index exceeds `max_share` *
// (`fresh` + `slack`), where `fresh` is the size of a newly built index of these documents.
void work_long(std::size_t documents, double max_share) {
    Campaign campaign;
    const test::TempDir dir;
    const fs::path index = dir / "index";
    const auto end = Clock::now() + std::chrono::hours(1);
    constexpr std::size_t few_rounds = 12;
    constexpr std::uintmax_t slack = 256u << 10;  // room for a few unused blocks in each table
    const std::size_t check_each = is_full() ? 20 : 4;
    Random random(campaign.seed());
    Model model;
    std::optional<IndexWriter> writer;
    double worst = 1;
    for (std::size_t round = 0; is_full() ? Clock::now() < end : round < few_rounds; ++round) {
        if (!writer || below(random, 5) == 0) {
            writer.reset();
            writer.emplace(index);
        }
        const std::size_t max_changes = below(random, 10) == 0 ? documents / 5 : documents / 100;
        const std::size_t room = 2 * documents - std::min(model.size(), 2 * documents);
        const Model next = round == 0 ? random_model(random, documents)
                                      : changed(model,
                                                {.added = below(random, std::min(max_changes, room) + 1),
                                                 .changed = below(random, max_changes + 1),
                                                 .removed = below(random, max_changes + 1)},
                                                random);
        put_changes(*writer, model, next);
        if (below(random, 100) == 0)
            writer->compact();
        else
            writer->commit();
        model = next;
        std::string problem;
        if (round % check_each == check_each - 1) {
            problem = verify(index, model, random());
            const std::uintmax_t fresh = fresh_size(dir / "fresh", model);
            const double share = static_cast<double>(size_of(index)) / static_cast<double>(fresh + slack);
            worst = std::max(worst, share);
            if (problem.empty() && share > max_share)
                problem = fmt::format("the index is {:.2f} times the size of a fresh one", share);
        }
        campaign.tried(round, problem);
    }
    MESSAGE("largest: " << worst << " times the size of a fresh index");
}

TEST_CASE("an index stays correct and small through many random updates") { work_long(is_full() ? 6'000 : 300, 1.4); }

// Updates compact a large index less often than a small one, because the compaction of a large index takes seconds.
TEST_CASE("a large index stays correct and at most twice the size of a new one through many random updates") {
    if (is_full()) work_long(30'000, 2);
}

}  // namespace
}  // namespace kwic::fault
