// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/remote_check.hpp"

#include "compile/xapian_query.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace kwic {

RemoteCheck::RemoteCheck(IndexSet& indexes, const Plan& plan)
    : indexes_(indexes), plan_(plan), reads_texts_(plan.reads_texts()), terms_([&] {
          const std::vector<std::string> terms = plan.terms();
          return std::set<std::string>(terms.begin(), terms.end());
      }()) {}

std::vector<Ranked> RemoteCheck::matching(const std::vector<Ranked>& found) {
    std::map<std::size_t, std::vector<Xapian::docid>> by_index;  // each index has a separate compression dictionary
    for (const Ranked& each : found)
        if (indexes_.index_of(each.document).is_remote())
            by_index[indexes_.index_number(each.document)].push_back(each.document);
    std::set<Xapian::docid> confirmed;
    for (const auto& [index, documents] : by_index) confirmed.merge(matching_of_index(documents));
    std::vector<Ranked> matching;
    std::copy_if(found.begin(), found.end(), std::back_inserter(matching), [&](const Ranked& each) {
        return !indexes_.index_of(each.document).is_remote() || confirmed.contains(each.document);
    });
    return matching;
}

// Returns the members of `documents` that match the plan. Copies `documents` to an in-memory index and runs the plan on
// the copies. All of `documents` must be in the same index.
std::set<Xapian::docid> RemoteCheck::matching_of_index(const std::vector<Xapian::docid>& documents) {
    Xapian::WritableDatabase memory("", Xapian::DB_BACKEND_INMEMORY);
    memory.set_metadata(std::string(schema::dictionary_key), indexes_.reader(documents.front()).codec().dictionary());
    for (const Xapian::docid document : documents) {
        const Xapian::Document copied = copy(document);
        memory.add_document(copied);
        // If the document has no positions, PositionFilter reads its text.
        const bool has_positions = !copied.get_value(schema::low_bytes_slot).empty();
        if (reads_texts_ || !has_positions) copy_frames(document, memory);
    }
    Xapian::Enquire enquire(memory);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(xapian_query(plan_));
    std::set<Xapian::docid> matching;
    for (const Xapian::docid copy : enquire.get_mset(0, memory.get_doccount())) matching.insert(documents[copy - 1]);
    return matching;
}

// Copies the parts of a document that the plan may read: the data, the values, the terms of the plan that occur in the
// document, and the position lists of these terms if the document has position lists.
Xapian::Document RemoteCheck::copy(Xapian::docid id) {
    const Xapian::Database& database = indexes_.database();
    const Xapian::Document fetched = database.get_document(id);
    Xapian::Document document;
    document.set_data(fetched.get_data());
    for (auto value = fetched.values_begin(); value != fetched.values_end(); ++value)
        document.add_value(value.get_valueno(), *value);
    const bool has_lists = PositionCodes::are_lists(document.get_value(schema::low_bytes_slot));
    for (auto term = fetched.termlist_begin(); term != fetched.termlist_end(); ++term) {
        if (!terms_.contains(*term)) continue;
        document.add_term(*term, term.get_wdf());
        if (!has_lists) continue;
        const auto end = database.positionlist_end(id, *term);
        for (auto at = database.positionlist_begin(id, *term); at != end; ++at) document.add_posting(*term, *at, 0);
    }
    return document;
}

// Copies the metadata entries that hold the frames of a long text. The first frame is in the data of the document,
// which copy() copies.
void RemoteCheck::copy_frames(Xapian::docid id, Xapian::WritableDatabase& memory) {
    const StoredDocument document = indexes_.document(id);
    if (!document.has_frame_entries) return;
    const std::string id_hash = schema::id_hash(document.id);
    for (std::size_t number = 1; number < document.frames.size(); ++number) {
        const std::string key = frame_key(id_hash, number);
        memory.set_metadata(key, indexes_.index_of(id).state().opened.metadata(key));
    }
}

}  // namespace kwic
