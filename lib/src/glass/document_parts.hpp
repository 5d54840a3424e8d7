// SPDX-License-Identifier: GPL-2.0-or-later
// Joins the parts of a document that was larger than an inverter's memory.
#pragma once

#include "glass/run.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kwic::glass {

class DocumentParts {
public:
    // `temp` must outlive it. `memory`: bytes to read parts through.
    DocumentParts(TempFile& temp, std::size_t memory) : temp_(temp), memory_(memory) {}

    void add(Run part);

    struct Whole {
        Run run;         // of one document
        Spool termlist;  // the whole tag
        std::uint32_t max_occurrences = 0;
    };

    // What all parts make, and begins anew. `length`: of the document.
    Whole join(std::uint32_t length);

private:
    void reduce();
    std::size_t window() const;

    TempFile& temp_;
    std::size_t memory_;
    std::vector<Run> parts_;
};

}  // namespace kwic::glass
