// SPDX-License-Identifier: GPL-2.0-or-later
// Orders by what only the stored document tells, as keys that are compared as bytes, ascending.
#pragma once

#include "index/stored_text.hpp"

#include <kwic/searcher.hpp>

#include <xapian.h>

#include <string>

namespace kwic {

// Whether `sort` is by such a key: by path or title. Documents without what is sorted by come last.
bool has_key(Sort sort);
std::string sort_key(Sort sort, const StoredDocument& document);

// For Xapian, of a single index. `reader` must outlive the answer.
class SortKey : public Xapian::KeyMaker {
public:
    SortKey(Sort sort, const DocumentReader& reader) : sort_(sort), reader_(reader) {}
    std::string operator()(const Xapian::Document& document) const override {
        return sort_key(sort_, reader_.document(document));
    }

private:
    Sort sort_;
    const DocumentReader& reader_;
};

}  // namespace kwic
