// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentFilter is a Xapian::PostingSource without weights. A derived class defines which documents it accepts.
#pragma once

#include "glass/open_database.hpp"

#include <xapian.h>

#include <memory>
#include <string>
#include <utility>

namespace kwic {

class DocumentSet;

// The server of a remote index does not have the classes derived from this class. Therefore name() and serialise()
// describe a posting source of Xapian, which the server uses instead. This source accepts every document, or, if the
// query excludes the documents that the filter accepts, no document. So the server may find too many documents, but
// never too few.
class DocumentFilter : public Xapian::PostingSource {
public:
    // `is_excluded` states whether the query excludes the documents that the filter accepts. `tables` are the tables of
    // the database that init() will receive, or null.
    explicit DocumentFilter(bool is_excluded, std::shared_ptr<const glass::Tables> tables = nullptr)
        : is_excluded_(is_excluded), opened_(Xapian::Database(), std::move(tables)) {}

    DocumentFilter* clone() const override = 0;
    std::string name() const final;
    std::string serialise() const final;

    // These functions return bounds on the number of accepted documents and an estimate. The estimate equals the upper
    // bound, so that the matcher evaluates the words of the query before the filter.
    Xapian::doccount get_termfreq_min() const final { return 0; }
    Xapian::doccount get_termfreq_est() const final { return max_documents_; }
    Xapian::doccount get_termfreq_max() const final { return max_documents_; }

    // A class that overrides init() must call DocumentFilter::init() in its own init().
    void init(const Xapian::Database& database) override;
    void next(double) final { at_ = first_from(at_ + 1); }
    void skip_to(Xapian::docid document, double) final;
    bool check(Xapian::docid document, double) final;
    bool at_end() const final { return at_ > last_; }
    Xapian::docid get_docid() const final { return at_; }

    // Returns the accepted documents if they are known as a set, else null. Must be called after init(). The set is
    // valid as long as the filter exists.
    virtual const DocumentSet* set() const { return nullptr; }

    // Prepares a later call of check() with `document`. Changes no result.
    virtual void prefetch(Xapian::docid /*document*/) const {}

    // Returns whether the filter may read the stored texts of every document that it checks.
    virtual bool reads_texts() const { return false; }

protected:
    const Xapian::Database& database() const { return opened_.database; }
    const glass::OpenDatabase& opened() const { return opened_; }
    Xapian::docid last() const { return last_; }
    void set_max_documents(Xapian::doccount documents) { max_documents_ = documents; }

    // Returns whether the filter accepts the document.
    virtual bool has(Xapian::docid document) = 0;

    // Returns the lowest number of an accepted document that is at least `document`, or a number larger than last() if
    // there is no such document.
    virtual Xapian::docid first_from(Xapian::docid document);

private:
    bool is_excluded_;
    glass::OpenDatabase opened_;
    Xapian::doccount max_documents_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid at_ = 0;
};

}  // namespace kwic
