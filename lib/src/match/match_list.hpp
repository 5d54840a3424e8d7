// SPDX-License-Identifier: GPL-2.0-or-later
// MatchList: collects all documents of a match with their weights, in the order of the document numbers. It is used for
// sort orders that Xapian's matcher does not support. A MatchList takes 16 bytes per document; a Xapian::MSet would
// take 90 bytes.
#pragma once

#include "match/rerank.hpp"

#include <xapian.h>

#include <vector>

namespace kwic {

class MatchList : public Xapian::MatchSpy {
public:
    void operator()(const Xapian::Document& document, double weight) override {
        found_.push_back({document.get_docid(), weight});
    }

    const std::vector<Ranked>& found() const { return found_; }

private:
    std::vector<Ranked> found_;
};

}  // namespace kwic
