// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentSet: a set of documents of one database, with a bit for each document number. DocumentSetFilter is a posting
// source that returns the documents of a DocumentSet.
#pragma once

#include "compile/document_filter.hpp"
#include "glass/open_database.hpp"
#include "glass/posting_list.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

class DocumentSet {
public:
    // Makes an empty set for document numbers up to `last`.
    explicit DocumentSet(Xapian::docid last = 0) : bits_(last / 64 + 1) {}

    // Adds a document, whose number must not exceed `last`.
    void add(Xapian::docid document) {
        count_ += !has(document);
        bits_[document / 64] |= std::uint64_t{1} << (document % 64);
    }

    // Adds all document numbers up to `last`, even numbers that no document of the database has.
    void add_all();

    // Returns whether the set contains the document, whose number must not exceed `last`.
    bool has(Xapian::docid document) const { return bits_[document / 64] >> (document % 64) & 1; }

    // Returns the lowest number in the set that is at least `document`. Returns a number larger than `last` if there is
    // no such number.
    Xapian::docid first_from(Xapian::docid document) const;

    // Returns the bits of the 64 documents that begin with `document`, which must be a multiple of 64. The lowest bit
    // belongs to `document`.
    std::uint64_t bits_of(Xapian::docid document) const {
        return document / 64 < bits_.size() ? bits_[document / 64] : 0;
    }

    // Returns the number of documents in the set. After add_all(), returns the maximum of the type.
    Xapian::doccount count() const { return count_; }
    std::size_t bytes() const { return bits_.size() * sizeof bits_[0]; }

private:
    std::vector<std::uint64_t> bits_;
    Xapian::doccount count_ = 0;
};

// DocumentCollector adds the documents of terms to a DocumentSet, term by term. DocumentCollector is fastest if the
// terms ascend.
class DocumentCollector {
public:
    // `opened` and `documents` must outlive this object. `documents` must have room for all documents of `opened`.
    DocumentCollector(const glass::OpenDatabase& opened, DocumentSet& documents)
        : opened_(opened), documents_(documents) {}

    // Adds the documents that have `term`.
    void add(const std::string& term);

private:
    const glass::OpenDatabase& opened_;
    DocumentSet& documents_;
    std::optional<glass::PostingList> list_;
};

// A filter that knows the documents that it accepts as a set. init() of a derived class must call set_documents().
class SetFilter : public DocumentFilter {
public:
    const DocumentSet* set() const final { return documents_.get(); }

protected:
    using DocumentFilter::DocumentFilter;

    // Sets the accepted documents. Must be called after DocumentFilter::init().
    void set_documents(std::shared_ptr<const DocumentSet> documents);

private:
    bool has(Xapian::docid document) final { return documents_->has(document); }
    Xapian::docid first_from(Xapian::docid document) final { return documents_->first_from(document); }

    std::shared_ptr<const DocumentSet> documents_;
};

// A DocumentSetFilter can be used only for the database to which the numbers in its set belong.
class DocumentSetFilter final : public SetFilter {
public:
    explicit DocumentSetFilter(std::shared_ptr<const DocumentSet> documents)
        : SetFilter(false), documents_(std::move(documents)) {}

    DocumentSetFilter* clone() const override { return new DocumentSetFilter(documents_); }
    void init(const Xapian::Database& database) override;
    std::string get_description() const override { return "DocumentSetFilter"; }

private:
    std::shared_ptr<const DocumentSet> documents_;
};

}  // namespace kwic
