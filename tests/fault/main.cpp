// SPDX-License-Identifier: GPL-2.0-or-later
// Usage: kwic-fault [doctest's options] [--full] [--seed=N] [--only=POINT] [--share=I/N]
#define DOCTEST_CONFIG_IMPLEMENT
#include "fault/campaign.hpp"

#include <doctest/doctest.h>

#include <iostream>

int main(int argc, char** argv) {
    if (!kwic::fault::take_options(argc, argv)) {
        std::cerr << "usage: kwic-fault [--full] [--seed=N] [--only=POINT] [--share=I/N] [-tc=TEST] [-ltc]\n";
        return 2;
    }
    doctest::Context context(argc, argv);
    return context.run();
}
