// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentParts joins the parts of a document that was larger than an inverter's memory.
#pragma once

#include "glass/run.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic::glass {

class DocumentParts {
public:
    // `temp` must outlive this object. `memory` is the size in bytes of all windows that parts are read through.
    DocumentParts(TempFile& temp, std::size_t memory) : temp_(temp), memory_(memory) {}

    void add(Run part);

    struct Whole {
        Run run;         // the document's postings
        Spool termlist;  // the tag of its termlist, uncompressed
        std::uint32_t max_occurrences = 0;
    };

    // Joins all parts that were added and forgets them. `length` is the length of the document.
    Whole join(std::uint32_t length);

private:
    void reduce();
    std::size_t window() const;

    TempFile& temp_;
    std::size_t memory_;
    std::vector<Run> parts_;
};

}  // namespace kwic::glass
