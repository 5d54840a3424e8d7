// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/campaign.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace kwic::fault {
namespace {

struct Options {
    bool is_full = false;
    std::uint64_t seed = 1;
    std::optional<std::size_t> only;
    std::size_t share = 1;
    std::size_t shares = 1;
} options;

template <class Number>
bool read(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

bool take_options(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--full") {
            options.is_full = true;
        } else if (argument.starts_with("--seed=")) {
            if (!read(argument.substr(argument.find('=') + 1), options.seed)) return false;
        } else if (argument.starts_with("--only=")) {
            if (!read(argument.substr(argument.find('=') + 1), options.only.emplace())) return false;
        } else if (argument.starts_with("--share=")) {
            const auto slash = argument.find('/');
            if (slash == argument.npos || !read(argument.substr(8, slash - 8), options.share) ||
                !read(argument.substr(slash + 1), options.shares) || options.share < 1 ||
                options.share > options.shares)
                return false;
        } else if (argument == "--help") {
            return false;
        }
    }
    return true;
}

bool is_full() { return options.is_full; }

Campaign::Campaign() : name_(doctest::getContextOptions()->currentTest->m_name) {}

Campaign::~Campaign() {
    fmt::print("| {} | {} | {} | {} |\n", name_, tried_, failures_, options.seed);
    std::fflush(stdout);
}

std::uint64_t Campaign::seed() { return options.seed; }

// Computes output number `point` + 1 of the generator SplitMix64, which Steele, Lea and Flood describe in "Fast
// splittable pseudorandom number generators" (2014).
std::uint64_t Campaign::seed(std::size_t point) const {
    std::uint64_t z = options.seed + 0x9e3779b97f4a7c15 * (point + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

std::vector<std::size_t> Campaign::points(std::size_t count, std::size_t few, std::size_t max_points) const {
    if (options.only) return {*options.only};
    std::vector<std::size_t> chosen;
    const std::size_t wanted = std::min(count, options.is_full ? max_points : few);
    const std::size_t dense = options.is_full && wanted < count ? wanted / 2 : 0;
    for (std::size_t i = 1; i <= dense; ++i) chosen.push_back(i);
    const std::size_t spread = wanted - dense;
    for (std::size_t i = 0; i < spread; ++i)  // the middle of each of `spread` parts of the other points
        chosen.push_back(dense + 1 + (2 * i + 1) * (count - dense) / (2 * spread));
    if (options.shares == 1) return chosen;
    std::vector<std::size_t> own;
    for (std::size_t i = options.share - 1; i < chosen.size(); i += options.shares) own.push_back(chosen[i]);
    return own;
}

std::vector<std::size_t> Campaign::rounds(std::size_t full_count, std::size_t few) const {
    return points(options.is_full ? full_count : few, few);
}

void Campaign::tried(std::size_t point, const std::string& problem) {
    ++tried_;
    if (problem.empty()) return;
    ++failures_;
    FAIL_CHECK(fmt::format("{}\nrepeat it: kwic-fault -tc=\"{}\" --seed={} --only={}{}", problem, name_, options.seed,
                           point, options.is_full ? " --full" : ""));
}

}  // namespace kwic::fault
