// SPDX-License-Identifier: GPL-2.0-or-later
// Campaign: a test that tries many points. README.md in this folder defines what a point is. A Campaign chooses the
// points, counts them, and reports each failure with the command that repeats it.
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

// Returns whether this is a full run, which the option --full requests. A full run tries more points than a quick run;
// in most tests, it tries all points.
bool is_full();

class Campaign {
public:
    Campaign();  // takes the name of the current test case
    Campaign(const Campaign&) = delete;
    Campaign& operator=(const Campaign&) = delete;
    ~Campaign();  // prints a line of the table in README.md

    // Returns the value of --seed, or 1 if --seed is not given. All random numbers of the test depend on this value.
    static std::uint64_t seed();

    // Returns the seed of random numbers for `point`. Each point has a different seed. The seed does not depend on the
    // points that were tried before, so a point can be repeated alone.
    std::uint64_t seed(std::size_t point) const;

    // Returns the points to try. The points of the test are numbered from 1 to `count`. A quick run tries `few` evenly
    // spaced points, or all points if `count` is less than `few`. A full run tries all points if `count` is at most
    // `max_points`. Otherwise, a full run tries `max_points` points: the first half of them are the points from 1 to
    // `max_points` / 2, and the second half are evenly spaced among the other points. With --share, returns only this
    // process's part of these points. With --only, returns only the given point.
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
