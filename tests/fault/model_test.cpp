// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/model.hpp"
#include "fault/campaign.hpp"
#include "fault/verifier.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>

namespace kwic::fault {
namespace {

TEST_CASE("the verifier finds differences between an index and its model") {
    const test::TempDir dir;
    Random random(7);
    const Model before = random_model(random, 60);
    const Model after = changed(before, {.added = 3, .changed = 3, .removed = 3}, random);
    IndexWriter writer(dir / "index");
    put_changes(writer, {}, before);
    writer.commit();
    CHECK(verify(dir / "index", before, 1) == "");
    CHECK(verify(dir / "index", after, 1) != "");
    put_changes(writer, before, after);
    writer.commit();
    CHECK(verify(dir / "index", after, 1) == "");
    CHECK(verify_any(dir / "index", {&before, &after}, 1) == "");
    CHECK(leftovers(dir / "index") == "");
    Model other = after;
    other.begin()->second += "bada\n";
    CHECK(verify(dir / "index", other, 1).ends_with("has another text"));
    dir.write("index/tmp-1/file", "");
    CHECK(leftovers(dir / "index") != "");
}

TEST_CASE("an index agrees with its model after random updates") {
    Campaign campaign;
    for (const std::size_t point : campaign.rounds(200, 5)) {
        Random random(campaign.seed(point));
        const test::TempDir dir;
        Model model = random_model(random, 1 + below(random, 80));
        IndexWriter writer(dir / "index");
        put_changes(writer, {}, model);
        writer.commit();
        std::string problem;
        for (int round = 0; round < 4 && problem.empty(); ++round) {
            const Model next = changed(
                model, {.added = below(random, 9), .changed = below(random, 9), .removed = below(random, 9)}, random);
            put_changes(writer, model, next);
            writer.commit();
            model = next;
            problem = verify(dir / "index", model, random());
        }
        campaign.tried(point, problem);
    }
}

}  // namespace
}  // namespace kwic::fault
