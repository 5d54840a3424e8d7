// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/literal_filter.hpp"

#include "compile/proximity.hpp"
#include "schema/literal_places.hpp"
#include "schema/schema.hpp"
#include "schema/term_positions.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

LiteralFilter::LiteralFilter(LiteralCondition condition)
    : DocumentFilter(condition.is_excluded, condition.tables),
      shared_(std::make_shared<Shared>(Shared{std::move(condition), {}, {}})) {
    for (const std::vector<std::string>& sequence : shared_->condition.sequences) {
        HashSequence& hashes = shared_->hashes.emplace_back();
        for (const std::string& term : sequence) hashes.words.push_back({PositionDecoder::hash_of(term)});
    }
}

void LiteralFilter::init(const Xapian::Database& database) {
    DocumentFilter::init(database);
    low_bytes_ = ValueReader(opened(), schema::low_bytes_slot);
    reader_.reset();
    if (shared_->condition.is_single_database) shared_->answers.resize(last() + std::size_t{1});
}

bool LiteralFilter::has(Xapian::docid document) {
    std::vector<Answer>& answers = shared_->answers;
    Answer answer = document < answers.size() ? answers[document] : Answer::unknown;
    if (answer == Answer::unknown) answer = has_sequences(document) ? read_text(document) : Answer::no;
    if (document < answers.size()) answers[document] = answer;
    return answer == Answer::unknown ? shared_->condition.is_excluded : answer == Answer::yes;
}

// Returns false if the positions of the words in the document show that the document lacks one of the sequences, and
// true otherwise.
bool LiteralFilter::has_sequences(Xapian::docid document) {
    if (shared_->hashes.empty()) return true;
    const std::string_view low_bytes = low_bytes_.value(document);
    if (low_bytes.empty()) return true;
    if (!PositionCodes::are_lists(low_bytes)) {
        decoder_.decode(low_bytes);
        return std::all_of(shared_->hashes.begin(), shared_->hashes.end(),
                           [&](const HashSequence& hashes) { return decoder_.has_sequence(hashes); });
    }
    const PositionCodes lists = PositionCodes::lists();
    const TermPositions positions(database(), document, lists);
    return std::all_of(shared_->condition.sequences.begin(), shared_->condition.sequences.end(),
                       [&](const std::vector<std::string>& sequence) {
                           std::vector<Positions> found(sequence.size());
                           for (std::size_t i = 0; i < sequence.size(); ++i)
                               positions.append(sequence[i], std::numeric_limits<std::size_t>::max(), found[i]);
                           return are_in_order(found, static_cast<Xapian::termpos>(sequence.size()));
                       });
}

// Returns Answer::unknown if condition.time is over before the answer is known.
LiteralFilter::Answer LiteralFilter::read_text(Xapian::docid id) {
    const LiteralCondition& condition = shared_->condition;
    const auto is_over = [&] { return condition.time.is_over(); };
    if (is_over()) return Answer::unknown;
    const std::string data = opened().data(id);
    if (data.empty()) return Answer::no;  // the document does not exist
    if (!reader_) reader_.emplace(opened());
    Answer answer = Answer::no;
    const auto found = [&](const TextSpan&) {
        answer = Answer::yes;
        return false;
    };
    const StoredDocument document = StoredDocument::decode(data, reader_->codec());
    const bool is_complete = for_each_place(condition.literal, *reader_, document, found, is_over);
    return is_complete ? answer : Answer::unknown;
}

}  // namespace kwic
