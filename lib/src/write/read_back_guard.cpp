// SPDX-License-Identifier: GPL-2.0-or-later
#include "write/read_back_guard.hpp"

#include "base/folders.hpp"
#include "schema/fields.hpp"
#include "schema/schema.hpp"

#include <kwic/error.hpp>

#include <cstddef>
#include <memory>
#include <string>

namespace kwic {
namespace {

// The bug that read_back_guard.hpp describes affects only data and termlists of 8192 bytes or more. The sizes that
// is_at_risk() computes are upper bounds on the stored sizes.
constexpr std::size_t safe_bytes = 8000;

// Returns whether the bug may affect the document. If the result is true, sets `slim` to the data and terms of the
// document, without positions.
bool is_at_risk(const Xapian::Document& document, Xapian::Document& slim) {
    std::size_t term_bytes = 0;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
        term_bytes += (*term).size() + 4;
    const std::string data = document.get_data();
    if (term_bytes < safe_bytes && data.size() < safe_bytes) return false;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
        slim.add_term(*term, term.get_wdf());
    slim.set_data(data);
    return true;
}

}  // namespace

ReadBackGuard::~ReadBackGuard() {
    if (!database_) return;
    try {
        database_->cancel_transaction();
        database_.reset();
    } catch (...) {  // the folder is removed below
    }
    try {
        remove_tree(scratch_);
    } catch (...) {  // the next writer calls sweep()
    }
}

bool ReadBackGuard::is_readable_when_stored(const Xapian::Document& document) {
    if (!database_) {
        database_ = std::make_unique<Xapian::WritableDatabase>(
            scratch_.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS);
    }
    database_->begin_transaction(false);
    bool is_readable = true;
    const Xapian::docid id = database_->add_document(document);
    try {
        if (database_->get_document(id).get_data() != document.get_data()) is_readable = false;
        for (auto term = database_->termlist_begin(id); term != database_->termlist_end(id);) ++term;
    } catch (const Xapian::DatabaseError&) {
        is_readable = false;
    }
    database_->cancel_transaction();
    return is_readable;
}

void ReadBackGuard::ensure(Xapian::Document& document) {
    Xapian::Document slim;
    if (!is_at_risk(document, slim)) return;
    constexpr int attempts = 50;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (is_readable_when_stored(slim)) return;
        // A padding term contains a hash, which is hard to compress. A padding term also shifts the bytes that follow
        // the term in the termlist.
        const std::string padding =
            std::string(schema::padding_prefix) + schema::id_term(schema::id_hash(std::to_string(attempt)));
        document.add_boolean_term(padding);
        slim.add_boolean_term(padding);
    }
    throw Error(ErrorCode::internal, "a document cannot be stored in a form that Xapian can read back");
}

}  // namespace kwic
