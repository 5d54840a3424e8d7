// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/position_filter.hpp"

#include "compile/expansion_plan.hpp"
#include "schema/document_terms.hpp"
#include "schema/fields.hpp"
#include "schema/word_position.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

// found_positions() returns only positions from `min_found_position` on. At most `max_found_positions` positions are
// kept in total for all documents.
constexpr Xapian::termpos min_found_position = 100;
constexpr std::size_t max_found_positions = 10'000;

// Receives all postings of a document and keeps the positions of the terms that were passed to want().
class WantedPositions final : public PostingSink {
public:
    void want(std::string_view term, Positions& positions) { wanted_.emplace(term, &positions); }

    void posting(std::string_view term, Xapian::termpos position, Xapian::termcount) override {
        const auto [first, last] = wanted_.equal_range(term);
        for (auto at = first; at != last; ++at) at->second->push_back(position);
    }
    void term(std::string_view, Xapian::termcount) override {}
    void value(Xapian::valueno, std::string_view) override {}
    void metadata(std::string_view, std::string_view) override {}
    void data(std::string_view) override {}

private:
    std::unordered_multimap<std::string_view, Positions*> wanted_;
};

// Returns the number of documents with the most frequent term of the plan.
Xapian::doccount documents_of(const Plan& plan) {
    if (plan.op() == Plan::Op::expansion) return max_documents(plan.variants());
    Xapian::doccount documents = 0;
    for (const Plan& child : plan.children()) documents = std::max(documents, documents_of(child));
    return documents;
}

// Returns the index i for which words[i] and words[i + 1] together are probably in the fewest documents.
std::size_t rare_pair(const std::vector<Plan>& words) {
    std::vector<double> documents;
    for (const Plan& word : words) documents.push_back(documents_of(word));
    std::size_t rarest = 0;
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
        if (documents[i] * documents[i + 1] < documents[rarest] * documents[rarest + 1]) rarest = i;
    return rarest;
}

}  // namespace

ProximityPlan proximity_plan(const std::vector<Plan>& words, const Adjacency& adjacency, const TimeLimit& time) {
    if (std::any_of(words.begin(), words.end(), [](const Plan& word) { return word.empty(); })) return {{}, {}, {}};
    std::vector<std::vector<std::string>> terms;
    for (const Plan& word : words) terms.push_back(word.terms());
    Adjacency with_pair = adjacency;
    with_pair.rare_pair = rare_pair(words);
    auto filter = std::make_shared<PositionFilter>(std::move(terms), with_pair, time);
    Plan every_word = Plan::all_of(words);
    Plan plan = every_word.filtered(Plan::source(filter));
    return {std::move(plan), std::move(every_word), std::move(filter)};
}

PositionFilter::PositionFilter(std::vector<std::vector<std::string>> words, const Adjacency& adjacency, TimeLimit time)
    : DocumentFilter(adjacency.is_excluded, adjacency.tables),
      words_(words.size()),
      adjacency_(adjacency),
      time_(std::move(time)),
      positions_(words_) {
    for (std::size_t word = 0; word < words_; ++word)
        for (std::string& term : words[word]) terms_.push_back({word, std::move(term)});
    if (words_ < 2 || !adjacency_.is_in_order || adjacency_.window != words_) return;
    sequence_.words.resize(words_);
    for (const Term& term : terms_) sequence_.words[term.word].push_back(PositionDecoder::hash_of(term.text));
    sequence_.pair = adjacency_.rare_pair;
}

std::vector<std::vector<std::string>> PositionFilter::terms() const {
    std::vector<std::vector<std::string>> words(words_);
    for (const Term& term : terms_) words[term.word].push_back(term.text);
    return words;
}

PositionFilter* PositionFilter::clone() const {
    auto clone = std::make_unique<PositionFilter>(terms(), adjacency_, time_);
    clone->found_ = found_;
    return clone.release();
}

std::vector<Xapian::termpos> PositionFilter::found_positions(Xapian::docid document) const {
    std::vector<Xapian::termpos> positions;
    const auto [begin, end] = found_->equal_range(document);
    for (auto found = begin; found != end; ++found) positions.push_back(found->second);
    return positions;
}

void PositionFilter::init(const Xapian::Database& database) {
    DocumentFilter::init(database);
    low_bytes_ = ValueReader(opened(), schema::low_bytes_slot);
    high_bytes_ = ValueReader(opened(), schema::high_bytes_slot);
    reader_.reset();
    for (Term& term : terms_) term.documents.reset();
}

bool PositionFilter::has(Xapian::docid document) {
    if (has_words(document) && (!adjacency_.gaps || has_gaps(document))) return true;
    return adjacency_.is_excluded && time_.is_over();  // accepting an unchecked document excludes it
}

bool PositionFilter::has_gaps(Xapian::docid document) {
    const auto stored = record(document);
    return stored && adjacency_.gaps->is_in(*stored, *reader_, *analyzer_, time_);
}

bool PositionFilter::has_words(Xapian::docid document) {
    if (words_ == 1) return true;
    const std::string_view low_bytes = low_bytes_.value(document);
    if (low_bytes.empty()) {
        for (Term& term : terms_) term.positions.clear();
        read_text(document);
        return are_together_in(document);
    }
    if (!sequence_.words.empty() && !PositionCodes::are_lists(low_bytes))
        if (const std::optional<bool> has = has_sequence(document, low_bytes)) return *has;
    codes_.low_bytes = low_bytes;
    codes_.high_bytes = high_bytes_.value(document);
    const TermPositions positions(database(), document, codes_);
    for (Term& term : terms_) {
        term.positions.clear();
        positions.append(term.text, all, term.positions);
    }
    if (!positions.are_codes()) return are_together_in(document);
    return are_together() && (!drop_absent(document) || are_together());
}

// Returns whether the words occur in the document one after the other, or nothing if one of them is a broken word of
// the document.
std::optional<bool> PositionFilter::has_sequence(Xapian::docid document, std::string_view low_bytes) {
    decoder_.decode(low_bytes);
    const bool may_be_broken = decoder_.has_broken_word(sequence_);
    if (!may_be_broken && !decoder_.has_sequence(sequence_)) return false;
    decoder_.add_high_bytes(high_bytes_.value(document));
    const auto is_present = [&](std::size_t word, std::size_t alternative) {
        const auto first = std::ranges::find(terms_, word, &Term::word);
        return has_term(first[static_cast<std::ptrdiff_t>(alternative)], document);
    };
    if (decoder_.has_sequence(sequence_, is_present)) return true;
    if (may_be_broken && decoder_.has_broken_word(sequence_)) return {};
    return false;
}

bool PositionFilter::has_term(Term& term, Xapian::docid document) {
    if (!term.documents) term.documents.emplace(opened(), term.text);
    return term.documents->has(document);
}

// Drops the positions of terms that the document does not contain. Such a term has positions if another word of the
// document has the same position code. Returns whether positions were dropped.
bool PositionFilter::drop_absent(Xapian::docid document) {
    bool is_any = false;
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        Term& term = terms_[i];
        const auto is_same_word = [&](std::size_t other) {
            return other < terms_.size() && terms_[other].word == term.word;
        };
        const bool is_only_term = !is_same_word(i + 1) && (i == 0 || !is_same_word(i - 1));
        if (is_only_term || term.positions.empty()) continue;  // the document contains at least one term of each word
        if (has_term(term, document)) continue;
        term.positions.clear();
        is_any = true;
    }
    return is_any;
}

// Returns the result of are_together(). Stores the position of a match in `found_` if the position is at least
// min_found_position and `found_` is not full.
bool PositionFilter::are_together_in(Xapian::docid document) {
    Xapian::termpos first = 0;
    if (!are_together(&first)) return false;
    if (first < min_found_position || found_->size() == max_found_positions) return true;
    const auto [begin, end] = found_->equal_range(document);
    if (std::none_of(begin, end, [&](const auto& found) { return found.second == first; }))
        found_->emplace(document, first);
    return true;
}

bool PositionFilter::are_together(Xapian::termpos* first) {
    const auto has_broken = [](const Term& term) {
        return std::any_of(term.positions.begin(), term.positions.end(), is_broken);
    };
    if (std::any_of(terms_.begin(), terms_.end(), has_broken)) return are_broken_together(first);
    for (Positions& positions : positions_) positions.clear();
    for (const Term& term : terms_) {
        Positions& own = positions_[term.word];
        const auto middle = static_cast<std::ptrdiff_t>(own.size());
        own.insert(own.end(), term.positions.begin(), term.positions.end());
        std::inplace_merge(own.begin(), own.begin() + middle, own.end());
    }
    if (std::any_of(positions_.begin(), positions_.end(), [](const Positions& each) { return each.empty(); }))
        return false;
    return adjacency_.is_in_order ? are_in_order(positions_, adjacency_.window, first)
                                  : are_near(positions_, adjacency_.window, first);
}

// are_together() calls this function if a term has the position of a broken word (see text/broken_words.hpp). A broken
// word counts as one word. For NEAR, the positions are converted with UnbrokenPositions.
bool PositionFilter::are_broken_together(Xapian::termpos* first) {
    std::vector<std::vector<WordPosition>> words(words_);
    for (const Term& term : terms_)
        for (const Xapian::termpos stored : term.positions) words[term.word].push_back(word_position(stored));
    if (std::any_of(words.begin(), words.end(), [](const auto& own) { return own.empty(); })) return false;
    if (adjacency_.is_in_order)
        return are_in_order(words, adjacency_.window - static_cast<Xapian::termpos>(words_), first);
    const UnbrokenPositions unbroken(words);
    for (std::size_t word = 0; word < words_; ++word) {
        Positions& own = positions_[word];
        own.clear();
        for (const WordPosition& position : words[word]) own.push_back(unbroken.converted(position.first));
        std::sort(own.begin(), own.end());
        own.erase(std::unique(own.begin(), own.end()), own.end());
    }
    if (!are_near(positions_, adjacency_.window, first)) return false;
    if (first) *first = unbroken.original(*first);
    return true;
}

// Returns the record of the document with the number `id`, or nothing if the document does not exist.
std::optional<StoredDocument> PositionFilter::record(Xapian::docid id) {
    const std::string data = opened().data(id);
    if (data.empty()) return {};
    if (!analyzer_) analyzer_.emplace();
    if (!reader_) reader_.emplace(opened());
    return StoredDocument::decode(data, reader_->codec());
}

void PositionFilter::read_text(Xapian::docid id) {
    const auto stored = record(id);
    if (!stored) return;
    const StoredDocument& document = *stored;
    WantedPositions wanted;
    for (Term& term : terms_) wanted.want(term.text, term.positions);
    for (std::size_t number = 0; number < document.frames.size() && !time_.is_over(); ++number) {
        const Frame frame = reader_->frame(document, number);
        for (std::size_t block = 0; block < frame.blocks.size(); ++block) {
            const auto first = frame.start.position + frame.blocks[block].position + 1;
            const auto position = static_cast<Xapian::termpos>(first);
            const std::string_view text = block_text(frame.text, frame.blocks, block);
            wanted.postings(analyzer_->analyze(text, escapes_of(document.id)), position);
            for (const BrokenWord& word : analyzer_->broken_words())
                if (const auto broken =
                        broken_position(position + static_cast<Xapian::termpos>(word.first), word.parts))
                    wanted.posting(word.term, *broken, 1);
        }
    }
    const std::vector<schema::FieldEntry> entries(document.fields.size());  // the values of slots do not matter
    DocumentTerms(wanted, true).record(document, entries, *analyzer_);
}

}  // namespace kwic
