// SPDX-License-Identifier: GPL-2.0-or-later
// Usage: random-queries INDEX COUNT [SEED]. Searches an index with COUNT random queries and prints the slowest of them.
// The exit status is 1 if a search failed or took longer than two seconds, and 2 if arguments are missing or the
// index cannot be opened.
#include "fuzz/random_query.hpp"

#include <kwic/searcher.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <random>
#include <string>

int main(int argc, char** argv) try {
    if (argc < 3) return std::fputs("usage: random-queries INDEX COUNT [SEED]\n", stderr), 2;
    kwic::Searcher searcher(argv[1]);
    std::mt19937_64 random(argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1);
    double slowest = 0;
    std::string slowest_query;
    const long count = std::atol(argv[2]);
    for (long i = 0; i < count; ++i) {
        const std::string query = kwic::fuzz::random_query(random);
        const auto begin = std::chrono::steady_clock::now();
        try {
            (void)searcher.search(query);
        } catch (const std::exception& error) {
            return std::printf("%s: %s\n", query.c_str(), error.what()), 1;
        }
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        if (took.count() <= slowest) continue;
        slowest = took.count();
        slowest_query = query;
    }
    std::printf("%ld queries, the slowest took %.1f ms: %s\n", count, slowest, slowest_query.c_str());
    return slowest > 2000 ? 1 : 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "random-queries: %s\n", error.what());
    return 2;
}
