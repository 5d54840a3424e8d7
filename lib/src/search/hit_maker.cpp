// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/hit_maker.hpp"

#include "snippet/field_matches.hpp"

namespace kwic {

HitMaker::HitMaker(IndexSet& indexes, const CompiledQuery& compiled, const SearchOptions& options, Deadline& deadline)
    : indexes_(indexes),
      compiled_(compiled),
      fields_(options.fields, indexes.fields()),
      deadline_(deadline),
      snippet_maker_(indexes.opened(), compiled, indexes.analyzer(),
                     {options.snippets, options.snippet_length, options.lines, options.context}) {}

Hit HitMaker::hit(const Ranked& ranked) {
    const Xapian::docid id = ranked.document;
    const StoredDocument document = indexes_.document(id);
    Hit hit;
    hit.index = indexes_.index_of(id).name();
    hit.id = document.id;
    hit.path = indexes_.index_of(id).path_of(document);
    hit.title = document.title;
    hit.title_highlights = snippet_maker_.highlights(document.title);
    hit.score = ranked.score;
    hit.date = to_string(document.date);
    hit.language = document.language;
    hit.field_matches = field_matches(document, compiled_.field_conditions, indexes_.analyzer());
    hit.fields = fields_.of(document);
    if (!deadline_.check_time())
        hit.snippets =
            snippet_maker_.snippets(indexes_.reader(id), id, document, indexes_.reads_positions(id, document));
    return hit;
}

NearDocument HitMaker::near_document(const Ranked& ranked) {
    const StoredDocument document = indexes_.document(ranked.document);
    const OpenIndex& index = indexes_.index_of(ranked.document);
    return {document.id, index.path_of(document), document.title, ranked.score, index.name()};
}

}  // namespace kwic
