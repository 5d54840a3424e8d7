// SPDX-License-Identifier: GPL-2.0-or-later
// Recency: the factor that lowers the score of a document according to its age.
#pragma once

#include "glass/open_database.hpp"
#include "match/rerank.hpp"

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class Recency {
public:
    // The factor is 1/2 for a document that is `half_life` days older than `today`. Throws Error (invalid_argument) if
    // `half_life` is not positive, or if `today` is not a complete date such as `2023-07-19`.
    Recency(double half_life, std::string_view today);

    // Returns max(2^(-age / half_life), 1/16), where age is the number of days from `day` to `today`, or 0 if `day` is
    // later. `day` has the form YYYYMMDD, as in the index. If `day` has no month, the middle of the year is used. If
    // `day` has a month but no day of the month, the middle of the month is used. If `day` is empty, which means no
    // date, the factor is 1/16.
    double factor(std::string_view day) const;

    // Multiplies the score of each document by its factor. The document numbers must ascend.
    void apply(std::vector<Ranked>& documents, const glass::OpenDatabase& opened) const;

    // Returns a text for Searcher::explain(). The text states the factor for three ages of documents.
    std::string explanation() const;

private:
    double half_life_;
    std::string today_;
    long today_number_;
};

}  // namespace kwic
