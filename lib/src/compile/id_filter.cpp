// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/id_filter.hpp"

#include "compile/document_filter.hpp"
#include "compile/document_set.hpp"
#include "schema/schema.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Looking up a term takes as much time as reading the ids of this number of documents in one pass.
constexpr std::size_t documents_per_term = 32;

// Returns the documents of `database` with an id in `hashes`, which holds the hashes of the ids in ascending order.
DocumentSet documents_with(const std::vector<std::string>& hashes, const Xapian::Database& database) {
    DocumentSet found(database.get_lastdocid());
    if (hashes.size() >= database.get_doccount() / documents_per_term) {
        const auto end = database.valuestream_end(schema::id_slot);
        for (auto hash = database.valuestream_begin(schema::id_slot); hash != end; ++hash)
            if (std::binary_search(hashes.begin(), hashes.end(), *hash)) found.add(hash.get_docid());
        return found;
    }
    for (const std::string& hash : hashes) {
        const std::string term = schema::id_term(hash);
        const auto end = database.postlist_end(term);
        for (auto at = database.postlist_begin(term); at != end; ++at) found.add(*at);
    }
    return found;
}

// A posting source for the documents with given ids.
class IdFilter final : public DocumentFilter {
public:
    // `hashes` are the hashes of the ids, ascending. `is_single_database` states whether the query runs on one
    // database.
    IdFilter(std::vector<std::string> hashes, bool is_single_database)
        : IdFilter(std::make_shared<Shared>(Shared{std::move(hashes), is_single_database, {}})) {}

    IdFilter* clone() const override { return new IdFilter(shared_); }
    std::string get_description() const override { return "IdFilter"; }
    const DocumentSet* set() const override { return documents_.get(); }

    void init(const Xapian::Database& database) override {
        DocumentFilter::init(database);
        documents_ = shared_->documents;
        if (!documents_) documents_ = std::make_shared<DocumentSet>(documents_with(shared_->hashes, database));
        if (shared_->is_single_database) shared_->documents = documents_;
        set_max_documents(documents_->count());
    }

private:
    // The data that all clones share, because a search may run several queries that contain the same IdFilter.
    struct Shared {
        std::vector<std::string> hashes;
        bool is_single_database;
        std::shared_ptr<const DocumentSet> documents;  // result of the first init(), if is_single_database
    };

    explicit IdFilter(std::shared_ptr<Shared> shared) : DocumentFilter(false), shared_(std::move(shared)) {}
    bool has(Xapian::docid document) override { return documents_->has(document); }
    Xapian::docid first_from(Xapian::docid document) override { return documents_->first_from(document); }

    std::shared_ptr<Shared> shared_;
    std::shared_ptr<const DocumentSet> documents_;  // set by init()
};

}  // namespace

Plan id_filter(const std::vector<std::string>& ids, const WordTables& tables) {
    std::vector<std::string> hashes;
    for (const std::string& id : ids) hashes.push_back(schema::id_hash(id));
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    if (!tables.has_remote)
        return Plan::source(std::make_shared<IdFilter>(std::move(hashes), tables.databases.size() == 1));
    // A server does not know IdFilter.
    std::vector<std::string> terms;
    for (const std::string& hash : hashes) terms.push_back(schema::id_term(hash));
    return Plan::any_term(terms).unscored();
}

}  // namespace kwic
