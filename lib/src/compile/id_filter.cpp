// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/id_filter.hpp"

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

// The number of documents whose ids can be read in one pass in the time of one term look-up.
constexpr std::size_t documents_per_term = 32;

// Returns the documents of `opened` with an id in `hashes`, which holds the hashes of the ids in ascending order.
DocumentSet documents_with(const std::vector<std::string>& hashes, const glass::OpenDatabase& opened) {
    const Xapian::Database& database = opened.database;
    DocumentSet found(database.get_lastdocid());
    if (hashes.size() >= database.get_doccount() / documents_per_term) {
        const auto end = database.valuestream_end(schema::id_slot);
        for (auto hash = database.valuestream_begin(schema::id_slot); hash != end; ++hash)
            if (std::binary_search(hashes.begin(), hashes.end(), *hash)) found.add(hash.get_docid());
        return found;
    }
    DocumentCollector collector(opened, found);
    for (const std::string& hash : hashes) collector.add(schema::id_term(hash));
    return found;
}

// A posting source for the documents with given ids.
class IdFilter final : public SetFilter {
public:
    // `hashes` are the hashes of the ids, ascending. `databases` are the databases on which the query runs.
    IdFilter(std::vector<std::string> hashes, const std::vector<glass::OpenDatabase>& databases)
        : IdFilter(std::make_shared<Shared>(Shared{std::move(hashes), databases.size() == 1, {}}),
                   databases.size() == 1 ? databases[0].tables : nullptr) {}

    IdFilter* clone() const override { return new IdFilter(shared_, opened().tables); }
    std::string get_description() const override { return "IdFilter"; }

    void init(const Xapian::Database& database) override {
        DocumentFilter::init(database);
        std::shared_ptr<const DocumentSet> documents = shared_->documents;
        if (!documents) documents = std::make_shared<DocumentSet>(documents_with(shared_->hashes, opened()));
        if (shared_->is_single_database) shared_->documents = documents;
        set_documents(std::move(documents));
    }

private:
    // The data that all clones share, because a search may run several queries that contain the same IdFilter.
    struct Shared {
        std::vector<std::string> hashes;
        bool is_single_database;
        std::shared_ptr<const DocumentSet> documents;  // result of the first init(), if is_single_database
    };

    IdFilter(std::shared_ptr<Shared> shared, std::shared_ptr<const glass::Tables> tables)
        : SetFilter(false, std::move(tables)), shared_(std::move(shared)) {}

    std::shared_ptr<Shared> shared_;
};

}  // namespace

Plan id_filter(const std::vector<std::string>& ids, const WordTables& tables) {
    std::vector<std::string> hashes;
    for (const std::string& id : ids) hashes.push_back(schema::id_hash(id));
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    if (!tables.has_remote) return Plan::source(std::make_shared<IdFilter>(std::move(hashes), tables.databases));
    // The server of a remote index does not have IdFilter, so the plan uses terms.
    std::vector<std::string> terms;
    for (const std::string& hash : hashes) terms.push_back(schema::id_term(hash));
    return Plan::any_term(terms).unscored();
}

}  // namespace kwic
