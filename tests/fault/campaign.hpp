// SPDX-License-Identifier: GPL-2.0-or-later
// Campaign: one test that causes faults at many points (README.md defines points). It chooses the points, counts them,
// and reports each failure with the command that repeats it.
//
//     Campaign campaign;
//     for (std::size_t point : campaign.points(count, 40)) campaign.check(point, survives(point), "lost a document");
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic::fault {

// Reads --full, --seed=N, --only=POINT and --share=I/N from the command line. With --share, this process
// is the I-th of N processes, each of which tries different points. Returns false if an option is malformed or is
// --help.
bool take_options(int argc, char** argv);

// Returns whether to try every point, as in `script/test --full`, or only some of them.
bool is_full();

class Campaign {
public:
    Campaign();  // takes the name of the current test case
    Campaign(const Campaign&) = delete;
    Campaign& operator=(const Campaign&) = delete;
    ~Campaign();  // prints a line of the table in README.md

    // Returns the seed of all random numbers of the test: the value of --seed, or 1.
    static std::uint64_t seed();

    // Returns the seed of a point, which is different for each point. The seed does not depend on the points that were
    // tried before, so that a point can be repeated alone.
    std::uint64_t seed(std::size_t point) const;

    // Returns the points to try. The points of the test are numbered from 1 to `count`. A quick run tries `few` evenly
    // spaced points. A full run tries all points if there are at most `max_points`. If there are more, it tries the
    // first max_points / 2 points, and the same number of evenly spaced points among the others. With --share, returns
    // only this process's part of these points. With --only, returns only the given point.
    std::vector<std::size_t> points(std::size_t count, std::size_t few, std::size_t max_points = SIZE_MAX) const;

    // Returns the points of a test that can have any number of points, such as a test with random changes. A full run
    // has `full_count` points, and a quick run `few` points.
    std::vector<std::size_t> rounds(std::size_t full_count, std::size_t few) const;

    // Counts a point as tried. If `problem` is not empty, the test fails but continues.
    void tried(std::size_t point, const std::string& problem = {});
    void check(std::size_t point, bool is_well, const std::string& problem) { tried(point, is_well ? "" : problem); }

private:
    std::string name_;
    std::size_t tried_ = 0;
    std::size_t failures_ = 0;
};

}  // namespace kwic::fault
