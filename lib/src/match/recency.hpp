// SPDX-License-Identifier: GPL-2.0-or-later
// Recency: how much less an older document counts.
#pragma once

#include "match/rerank.hpp"

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class Recency {
public:
    // A document that is `half_life` days older than `today`, which is a date such as `2023-07-19`, counts half.
    Recency(double half_life, std::string_view today);

    // What a document's score is multiplied with: from 1 for one of today, or of a later day, down to a sixteenth,
    // where age no longer makes a difference. `day` is YYYYMMDD as in the index; of a month or year alone, the middle
    // is taken. Documents without a date (an empty `day`) count as the oldest.
    double factor(std::string_view day) const;

    // Multiplies the scores of documents, which ascend.
    void apply(std::vector<Ranked>& documents, const Xapian::Database& database) const;

    // For people.
    std::string explanation() const;

private:
    double half_life_;
    std::string today_;
    long today_number_;
};

}  // namespace kwic
