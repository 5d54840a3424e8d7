// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/entry_lookup.hpp"

#include "base/bytes.hpp"
#include "glass/encoding.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace kwic::glass {

EntryLookup::EntryLookup(OpenDatabase database) : database_(std::move(database)) {
    if (!database_.tables) return;
    cursor_.emplace(database_.tables->table(postlist_table));
    max_occurrences_ = static_cast<Xapian::termcount>(database_.tables->version().max_occurrences);
}

std::string EntryLookup::metadata(const std::string& key) {
    if (!cursor_) return database_.database.get_metadata(key);
    key_.assign(metadata_prefix).append(key);
    return cursor_->tag_of(key_);
}

bool EntryLookup::has_metadata(const std::string& key) {
    if (!cursor_) return !database_.database.get_metadata(key).empty();
    key_.assign(metadata_prefix).append(key);
    return cursor_->find(key_);
}

EntryLookup::TermStatistics EntryLookup::term(const std::string& term) {
    if (cursor_ && !term.empty()) return read_term(term);
    const Xapian::doccount documents = database_.database.get_termfreq(term);
    if (documents == 0) return {};
    return {documents, database_.database.get_collection_freq(term), database_.database.get_wdf_upper_bound(term)};
}

// Computes `max_tf` as Xapian computes its upper bound on the number of occurrences of a term in one document. `first`
// is the number of occurrences in the first document, and the other documents have `occurrences - first` occurrences in
// total. The greater of these two numbers is the upper bound.
EntryLookup::TermStatistics EntryLookup::read_term(const std::string& term) {
    key_.clear();
    append_escaped(key_, term);
    if (!cursor_->find(key_)) return {};
    return database_.tables->table(postlist_table).checked([&]() -> TermStatistics {
        ByteReader in(cursor_->tag());
        const Xapian::doccount documents = read_32(in);
        const Xapian::termcount occurrences = read_32(in);
        Xapian::termcount max_tf = occurrences;
        if (documents > 1 && occurrences > 0) {
            in.number();  // number of the first document - 1
            in.take(1);   // whether the chunk is the last one
            in.number();  // number of the last document of the chunk - number of the first document
            const Xapian::termcount first = read_32(in);
            if (first > occurrences) throw Error(ErrorCode::corrupt, "bad number of occurrences");
            max_tf = std::max(occurrences - first, first);
        }
        return {documents, occurrences, std::min(max_tf, max_occurrences_)};
    });
}

}  // namespace kwic::glass
