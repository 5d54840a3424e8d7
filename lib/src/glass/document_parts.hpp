// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentParts joins the parts of a document that is larger than the memory of an inverter.
#pragma once

#include "glass/run.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic::glass {

class DocumentParts {
public:
    // `temp` must outlive this object. `memory` is the total size in bytes of the windows through which parts are read.
    DocumentParts(TempFile& temp, std::size_t memory) : temp_(temp), memory_(memory) {}

    void add(Run part);

    struct Whole {
        Run run;         // the document's postings
        Spool termlist;  // the uncompressed tag (see glass/bulk_builder.hpp) of the document's termlist
        std::uint32_t max_occurrences = 0;
    };

    // Joins all parts that were added, and removes them. `length` is the length of the document.
    Whole join(std::uint32_t length);

private:
    void reduce();
    std::size_t window() const;

    TempFile& temp_;
    std::size_t memory_;
    std::vector<Run> parts_;
};

}  // namespace kwic::glass
