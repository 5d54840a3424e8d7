// SPDX-License-Identifier: GPL-2.0-or-later
// PositionFilter accepts the documents in which words are near each other. PositionFilter finds the positions of words
// in the position codes of documents, in position lists, or, if an index has neither, in the texts.
#pragma once

#include "base/time_limit.hpp"
#include "compile/document_filter.hpp"
#include "compile/gap_check.hpp"
#include "compile/plan.hpp"
#include "compile/proximity.hpp"
#include "compile/term_documents.hpp"
#include "schema/stored_text.hpp"
#include "schema/term_positions.hpp"
#include "schema/value_reader.hpp"
#include "text/analyzer.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

// The condition that a PositionFilter checks.
struct Adjacency {
    Xapian::termpos window;                     // last position - first position < window
    bool is_in_order;                           // whether the words must be in the order of the query
    bool is_excluded;                           // whether the query excludes the documents that meet the condition
    std::shared_ptr<const GapCheck> gaps = {};  // if not null, must accept the document too
    std::shared_ptr<const glass::Tables> tables = {};  // the tables of the searched database, or null
    std::size_t rare_pair = 0;                         // HashSequence::pair; does not change the results
};

class PositionFilter;

// A plan for documents in which words are near each other. Only the words add to the score of a document. The plan has
// two equivalent forms: `plan`, and the pair of `words` and `filter`.
struct ProximityPlan {
    Plan plan;                               // the words and the filter
    Plan words;                              // documents with all words, near each other or not
    std::shared_ptr<PositionFilter> filter;  // accepts the matches of `words` that match `plan`; null if all match
};

// Returns the plan for `words`, each of which is a plan for one term or for any of several terms. Once `time` is over,
// the filter no longer reads texts.
ProximityPlan proximity_plan(const std::vector<Plan>& words, const Adjacency& adjacency, const TimeLimit& time);

// The filter has no weight. The result of the filter is valid only for documents that have all of the words, so the
// filter must be combined with a plan for the words.
//
// Once the time is over, the filter no longer reads texts. A document whose text would have to be read is then
// rejected, or, if Adjacency::is_excluded is true, accepted. In both cases, the search does not show the document.
class PositionFilter final : public DocumentFilter {
public:
    // `words` holds the terms of each word.
    PositionFilter(std::vector<std::vector<std::string>> words, const Adjacency& adjacency, TimeLimit time);

    // Returns the terms of each word.
    std::vector<std::vector<std::string>> terms() const;
    const Adjacency& adjacency() const { return adjacency_; }

    // Returns positions at which this filter or its clones have found the words in documents with the number
    // `document`. If several indexes are searched, each may have a document with this number; the result has at most
    // one position for each index. Omits positions below 100, because finding such a position again takes little time.
    // Also omits positions that were found in position codes, and positions beyond the first 10,000 of all documents.
    std::vector<Xapian::termpos> found_positions(Xapian::docid document) const;

    PositionFilter* clone() const override;
    void init(const Xapian::Database& database) override;
    void prefetch(Xapian::docid document) const override { low_bytes_.prefetch(document); }
    std::string get_description() const override { return "PositionFilter"; }

    // Returns whether Adjacency::gaps reads the texts. If the result is false, the filter still reads the texts of the
    // documents that have neither position codes nor position lists.
    bool reads_texts() const override { return adjacency_.gaps != nullptr; }

private:
    struct Term {
        std::size_t word;  // index of the word to which the term belongs
        std::string text;
        std::optional<TermDocuments> documents = {};  // opened when first needed
        Positions positions = {};                     // positions in the current document
    };

    bool has(Xapian::docid document) override;
    bool has_words(Xapian::docid document);
    bool has_gaps(Xapian::docid document);
    bool are_together(Xapian::termpos* first = nullptr);
    bool are_broken_together(Xapian::termpos* first);
    bool are_together_in(Xapian::docid document);
    std::optional<bool> has_sequence(Xapian::docid document, std::string_view low_bytes);
    bool has_term(Term& term, Xapian::docid document);
    bool drop_absent(Xapian::docid document);
    void read_text(Xapian::docid document);
    std::optional<StoredDocument> record(Xapian::docid document);

    std::vector<Term> terms_;  // terms of all words, grouped by word
    HashSequence sequence_;    // hashes of the terms of each word if the words must be adjacent and in order
    std::size_t words_;
    Adjacency adjacency_;
    TimeLimit time_;
    ValueReader low_bytes_;                 // PositionCodes::low_bytes of the documents
    ValueReader high_bytes_;                // PositionCodes::high_bytes
    std::optional<DocumentReader> reader_;  // reads texts; reader and analyzer are made when first needed
    std::optional<Analyzer> analyzer_;
    std::vector<Positions> positions_;  // positions in the current document, by word
    PositionDecoder decoder_;           // of the current document
    PositionCodes codes_;               // of the current document

    // Results of found_positions(), shared by all clones.
    using FoundPositions = std::unordered_multimap<Xapian::docid, Xapian::termpos>;
    std::shared_ptr<FoundPositions> found_ = std::make_shared<FoundPositions>();
};

}  // namespace kwic
