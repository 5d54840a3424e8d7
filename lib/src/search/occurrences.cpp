// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/occurrences.hpp"

#include <algorithm>
#include <cmath>

namespace kwic {

std::vector<Occurrence> occurrences(const Xapian::Database& database, Xapian::docid document,
                                    const std::vector<Mark>& marks, OccurrenceLimits most) {
    std::vector<Occurrence> found;
    for (std::size_t mark = 0; mark < marks.size(); ++mark) {
        const auto& terms = marks[mark].terms;
        for (std::size_t i = 0; i < std::min(terms.size(), most.terms); ++i) {
            std::size_t count = 0;
            const auto end = database.positionlist_end(document, terms[i]);
            for (auto at = database.positionlist_begin(document, terms[i]); at != end; ++at) {
                if (++count > most.positions) break;
                found.push_back({*at - 1, mark});
            }
        }
    }
    std::sort(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) {
        return a.position != b.position ? a.position < b.position : a.mark < b.mark;
    });
    return found;
}

std::vector<double> weights_of(const std::vector<Mark>& marks, Xapian::doccount documents) {
    std::vector<double> weights;
    for (const Mark& mark : marks)
        weights.push_back(std::log(1 + static_cast<double>(documents) / std::max(mark.documents, 1u)));
    return weights;
}

}  // namespace kwic
