// SPDX-License-Identifier: GPL-2.0-or-later
// LiteralFilter accepts the documents whose stored texts contain a literal (see text/literal.hpp).
#pragma once

#include "base/time_limit.hpp"
#include "compile/document_filter.hpp"
#include "schema/position_codes.hpp"
#include "schema/stored_text.hpp"
#include "schema/value_reader.hpp"
#include "text/literal.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// The condition that a LiteralFilter checks.
struct LiteralCondition {
    Literal literal;
    std::vector<std::vector<std::string>> sequences;  // see LiteralWords
    bool is_excluded;                                 // whether the query excludes the documents with the literal
    // Whether the query runs on a single database, in which each document number identifies one document.
    bool is_single_database;
    TimeLimit time;
    std::shared_ptr<const glass::Tables> tables = {};  // the tables of the searched database, or null
};

// The filter has no weight. The result of the filter is valid only for documents that contain all terms of
// LiteralWords::whole, so the filter must be combined with a plan for these terms. If the index stores positions, the
// filter does not read the text of a document whose positions show that one of LiteralCondition::sequences is missing.
//
// Once LiteralCondition::time is over, the filter no longer reads texts. The filter then rejects each document that has
// not been checked, or accepts the document if is_excluded is true. In both cases, the search does not show the
// document.
class LiteralFilter final : public DocumentFilter {
public:
    explicit LiteralFilter(LiteralCondition condition);

    LiteralFilter* clone() const override { return new LiteralFilter(*this); }
    void init(const Xapian::Database& database) override;
    std::string get_description() const override { return "LiteralFilter"; }
    bool reads_texts() const override { return true; }

private:
    enum class Answer : unsigned char { unknown, no, yes };

    // The data that all clones share. A search may run several queries that contain the filter.
    struct Shared {
        LiteralCondition condition;
        std::vector<HashSequence> hashes;  // hashes of the terms of the sequences
        std::vector<Answer> answers;       // indexed by document number; empty unless is_single_database
    };

    LiteralFilter(const LiteralFilter& other)
        : DocumentFilter(other.shared_->condition.is_excluded, other.shared_->condition.tables),
          shared_(other.shared_) {}
    bool has(Xapian::docid document) override;
    bool has_sequences(Xapian::docid document);
    Answer read_text(Xapian::docid document);

    std::shared_ptr<Shared> shared_;
    ValueReader low_bytes_;  // PositionCodes::low_bytes of the documents
    PositionDecoder decoder_;
    std::optional<DocumentReader> reader_;  // made when a text is first read
};

}  // namespace kwic
