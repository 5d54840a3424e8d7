// SPDX-License-Identifier: GPL-2.0-or-later
// Campaign: one test that breaks something at many points. It chooses the points, counts them, and tells of each
// failure with the command that repeats it.
//
//     Campaign campaign;
//     for (std::size_t point : campaign.points(count, 40)) campaign.check(point, survives(point), "lost a document");
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic::fault {

// Reads --full, --seed=N, --only=POINT and --share=I/N (of N processes the I-th, each of which tries other points) of
// the command line; false if one of them is not understood.
bool take_options(int argc, char** argv);

// Whether every point is to be tried, as `script/test --full` does, and not just some.
bool is_full();

class Campaign {
public:
    Campaign();  // within a test case, whose name it takes
    Campaign(const Campaign&) = delete;
    Campaign& operator=(const Campaign&) = delete;
    ~Campaign();  // prints a line of the table in README.md

    // For all that is random in it. The same one unless --seed says otherwise.
    static std::uint64_t seed();

    // A seed of its own for a point, so that the point can be repeated alone.
    std::uint64_t seed(std::size_t point) const;

    // Of 1 to `count`: in a full run all, otherwise `few` that are spread over them, and with --only that one. If there
    // are more than `most`, a full run takes the first of them, half as many as `most`, and as many spread over the
    // rest.
    std::vector<std::size_t> points(std::size_t count, std::size_t few, std::size_t most = SIZE_MAX) const;

    // The same for a test that goes on for `full_count` points in a full run and `few` otherwise.
    std::vector<std::size_t> rounds(std::size_t full_count, std::size_t few) const;

    // Notes that a point was tried. `problem` is empty if all went well; otherwise the test fails, and goes on.
    void tried(std::size_t point, const std::string& problem = {});
    void check(std::size_t point, bool is_well, const std::string& problem) { tried(point, is_well ? "" : problem); }

private:
    std::string name_;
    std::size_t tried_ = 0;
    std::size_t failures_ = 0;
};

}  // namespace kwic::fault
