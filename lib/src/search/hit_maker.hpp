// SPDX-License-Identifier: GPL-2.0-or-later
// HitMaker: makes hits, with titles, snippets and highlights, from ranked documents.
#pragma once

#include "compile/compiler.hpp"
#include "match/deadline.hpp"
#include "match/rerank.hpp"
#include "open/index_set.hpp"
#include "search/field_selection.hpp"
#include "snippet/snippet_maker.hpp"

#include <kwic/results.hpp>
#include <kwic/searcher.hpp>
#include <kwic/warning.hpp>

#include <string>
#include <vector>

namespace kwic {

class HitMaker {
public:
    // `indexes`, `compiled` and `deadline` must outlive the HitMaker.
    HitMaker(IndexSet& indexes, const CompiledQuery& compiled, const SearchOptions& options, Deadline& deadline);

    // Returns the hit for a document. Hit::rank, Hit::partial and Hit::near are not set. After the deadline, the hit
    // has no snippets.
    Hit hit(const Ranked& ranked);

    NearDocument near_document(const Ranked& ranked);

    // Returns warnings about SearchOptions::fields.
    const std::vector<Warning>& warnings() const { return fields_.warnings(); }

private:
    IndexSet& indexes_;
    const CompiledQuery& compiled_;
    FieldSelection fields_;
    Deadline& deadline_;
    SnippetMaker snippet_maker_;
};

}  // namespace kwic
