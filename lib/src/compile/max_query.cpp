// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/max_query.hpp"

#include "compile/xapian_query.hpp"

#include <limits>
#include <string>
#include <vector>

namespace kwic {
namespace {

// A posting source that matches only the document with the highest possible number and never ends.
class EndlessSource final : public Xapian::PostingSource {
public:
    EndlessSource* clone() const override { return new EndlessSource; }
    void init(const Xapian::Database& database) override { (void)database; }
    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return 0; }
    Xapian::doccount get_termfreq_max() const override { return 0; }
    void next(double min_weight) override { (void)min_weight; }
    bool at_end() const override { return false; }
    Xapian::docid get_docid() const override { return std::numeric_limits<Xapian::docid>::max(); }
    std::string get_description() const override { return "EndlessSource"; }
};

}  // namespace

Xapian::Query max_of(std::vector<Xapian::Query> queries) {
    if (queries.size() == 1) return queries[0];
    queries.emplace_back((new EndlessSource)->release());
    return {Xapian::Query::OP_FILTER, Xapian::Query(Xapian::Query::OP_MAX, queries.begin(), queries.end()), every_document()};
}

}  // namespace kwic
