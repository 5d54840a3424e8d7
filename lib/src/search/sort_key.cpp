// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/sort_key.hpp"

#include "text/fold.hpp"

namespace kwic {

bool has_key(Sort sort) { return sort == Sort::path || sort == Sort::title; }

std::string sort_key(Sort sort, const StoredDocument& document) {
    if (sort == Sort::path) return document.id;
    return document.title.empty() ? "\xff" : fold(document.title);
}

}  // namespace kwic
