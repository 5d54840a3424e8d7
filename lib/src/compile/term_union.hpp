// SPDX-License-Identifier: GPL-2.0-or-later
// TermUnion accepts the documents with at least one of many terms. A TermUnion reads the posting lists one after the
// other into a bitmap. Xapian's OP_OR would keep all posting lists open at the same time, which takes several kilobytes
// of memory for each term.
#pragma once

#include "base/time_limit.hpp"
#include "compile/compile_notes.hpp"
#include "compile/compiler.hpp"
#include "compile/document_set.hpp"

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace kwic {

// A TermUnion cannot be used for remote databases.
class TermUnion final : public SetFilter {
public:
    // States which documents a TermUnion accepts if it stops before it has read all posting lists.
    enum class Use {
        preselection,  // every document: another filter checks the documents
        condition,     // the documents found so far, so that no other document passes
        exclusion,     // every document: the query excludes the documents
    };

    // The number of terms whose posting lists are read first.
    static constexpr std::size_t frequent_terms = 32;

    // `terms` should begin with the `frequent_terms` most frequent terms. Reading is faster if the other terms ascend.
    // `is_single_database` states whether the query runs on one database. The TermUnion stops if `time` is over. If
    // `use` is `preselection`, the TermUnion also stops if the posting lists read so far contain nearly all documents.
    // The TermUnion checks these two conditions only after some of the lists. `tables` are the tables of the database
    // that init() will receive, or null.
    TermUnion(std::vector<std::string> terms, bool is_single_database, TimeLimit time, Use use,
              std::shared_ptr<const glass::Tables> tables);

    TermUnion* clone() const override { return new TermUnion(*this); }
    void init(const Xapian::Database& database) override;
    std::string get_description() const override { return "TermUnion"; }

private:
    // The data that all clones share. A search may run several queries that contain the same TermUnion, and Xapian
    // clones the TermUnion for each query.
    struct Shared {
        std::vector<std::string> terms;
        bool is_single_database;
        TimeLimit time;
        Use use;
        std::shared_ptr<const DocumentSet> documents;  // result of the first init(), if is_single_database
    };

    TermUnion(const TermUnion& other)
        : SetFilter(other.shared_->use == Use::exclusion, other.opened().tables), shared_(other.shared_) {}
    DocumentSet read() const;

    std::shared_ptr<Shared> shared_;
};

// Returns a TermUnion for a query that is compiled with `context`, which must not have a remote index. In a negation,
// the use is `exclusion`, otherwise `condition`.
std::shared_ptr<TermUnion> term_union(std::vector<std::string> terms, const QueryContext& context,
                                      const CompileNotes& notes);

}  // namespace kwic
