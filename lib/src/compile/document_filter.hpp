// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentFilter: a posting source of Xapian's matcher, without weights, that decides for each document on its own
// whether it has the document.
#pragma once

#include <xapian.h>

#include <string>

namespace kwic {

// A remote server does not have the classes that derive from this one. name() and serialise() give it a source of
// Xapian that accepts every document or, if the query excludes the documents of the filter, no document. Thus a server
// finds too many documents, never too few.
class DocumentFilter : public Xapian::PostingSource {
public:
    // `is_excluded` states whether the query excludes the documents of the filter.
    explicit DocumentFilter(bool is_excluded) : is_excluded_(is_excluded) {}

    std::string name() const final;
    std::string serialise() const final;

    // Bounds of the number of documents. The estimate equals the upper bound, so that the matcher evaluates the words
    // first.
    Xapian::doccount get_termfreq_min() const final { return 0; }
    Xapian::doccount get_termfreq_est() const final { return max_documents_; }
    Xapian::doccount get_termfreq_max() const final { return max_documents_; }

    // A class that overrides init() must call this function.
    void init(const Xapian::Database& database) override;
    void next(double) final { at_ = first_from(at_ + 1); }
    void skip_to(Xapian::docid document, double) final;
    bool check(Xapian::docid document, double) final;
    bool at_end() const final { return at_ > last_; }
    Xapian::docid get_docid() const final { return at_; }

protected:
    const Xapian::Database& database() const { return database_; }
    Xapian::docid last() const { return last_; }
    void set_max_documents(Xapian::doccount documents) { max_documents_ = documents; }

    // Returns whether the filter has the document.
    virtual bool has(Xapian::docid document) = 0;

    // Returns the first document of the filter from `document` on, or a number larger than last().
    virtual Xapian::docid first_from(Xapian::docid document);

private:
    bool is_excluded_;
    Xapian::Database database_;
    Xapian::doccount max_documents_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid at_ = 0;
};

}  // namespace kwic
