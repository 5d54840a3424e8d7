// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/query_items.hpp"

#include "schema/schema.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Maximum number of words in all phrases together. A phrase whose words would raise the total above this number does
// not become an item. The limit bounds memory: if several words of phrases have the same term, each occurrence of the
// term is stored once for each of these words.
constexpr std::size_t max_phrase_words = 64;

// Weight of a part of a split word, such as `mail` for `email`, relative to the weight of the word.
constexpr double part_weight = 0.3;

// Weight of a word that another snippet already shows, relative to the weight of a word that no snippet shows yet.
constexpr double repeat_factor = 0.3;

// Maximum relative increase of the weight of a query word that is rarer in a document than the most frequent query
// word.
constexpr double rarity_factor = 0.2;

bool have_common_term(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

// If `phrase` consists of the parts of one typed word, returns the index of each part in `query_terms`, otherwise an
// empty list.
std::vector<std::size_t> parts_of_word(const QueryPhrase& phrase, const std::vector<QueryTerm>& query_terms) {
    std::vector<std::size_t> parts;
    for (const auto& terms : phrase.filter->terms()) {
        std::size_t part = 0;
        while (part < query_terms.size() &&
               (query_terms[part].word != phrase.word || std::find(parts.begin(), parts.end(), part) != parts.end() ||
                !have_common_term(query_terms[part].terms, terms)))
            ++part;
        if (part == query_terms.size()) return {};
        parts.push_back(part);
    }
    return parts;
}

// Returns `query_terms` without repetitions. If several query terms have the same terms, returns only the first of
// these query terms. A query may repeat a word hundreds of times, and an occurrence of the word takes memory for each
// query term that has the word.
std::vector<QueryTerm> distinct(const std::vector<QueryTerm>& query_terms) {
    std::vector<QueryTerm> found;
    std::set<std::vector<std::string>> known;
    for (const QueryTerm& each : query_terms)
        if (known.insert(each.terms).second) found.push_back(each);
    return found;
}

WordPosition position_of(const Occurrence& occurrence) {
    const auto first = static_cast<Xapian::termpos>(occurrence.position);
    return {first, first + occurrence.further_parts};
}

}  // namespace

QueryItems::QueryItems(const CompiledQuery& compiled, Xapian::doccount documents)
    : distinct_(distinct(compiled.query_terms)),
      terms_(index_of_terms(distinct_, std::numeric_limits<std::size_t>::max())),
      query_terms_(distinct_.size()),
      numbers_(query_terms_) {
    const std::vector<double> weights = weights_of(distinct_, documents);
    std::vector<double> of_words;  // the weight of the first query term of each word
    for (std::size_t i = 0; i < query_terms_; ++i) {
        const std::size_t word = distinct_[i].word;
        if (word >= of_words.size()) of_words.resize(word + 1);
        if (of_words[word] == 0) of_words[word] = weights[i];
        items_.push_back({word, of_words[word], repeat_factor * of_words[word]});
    }
    words_ = of_words.size();
    for (const QueryPhrase& phrase : compiled.phrases) add_phrase(phrase);
    is_alone_.resize(query_terms_);
    for (const QueryTerm& each : compiled.query_terms) {
        const auto found = std::find_if(distinct_.begin(), distinct_.end(),
                                        [&](const QueryTerm& other) { return other.terms == each.terms; });
        if (!is_in_phrase(each)) is_alone_[static_cast<std::size_t>(found - distinct_.begin())] = true;
    }
}

bool QueryItems::is_in_phrase(const QueryTerm& query_term) const {
    return std::any_of(phrases_.begin(), phrases_.end(), [&](const Phrase& phrase) {
        const auto first = phrase_terms_.begin() + static_cast<std::ptrdiff_t>(phrase.first_number - query_terms_);
        return query_term.word >= phrase.first_typed && query_term.word <= phrase.last_typed &&
               std::any_of(first, first + static_cast<std::ptrdiff_t>(phrase.words),
                           [&](const auto& terms) { return have_common_term(terms, query_term.terms); });
    });
}

void QueryItems::add_phrase(const QueryPhrase& phrase) {
    const std::vector<std::vector<std::string>> words = phrase.filter->terms();
    if (words.size() < 2 || phrase_terms_.size() + words.size() > max_phrase_words) return;
    for (const auto& terms : words)
        if (!std::all_of(terms.begin(), terms.end(), schema::is_word)) return;  // terms of a title or another field
    const std::vector<std::size_t> parts = parts_of_word(phrase, distinct_);
    WindowItem item;
    if (!parts.empty()) {
        item = {phrase.word, items_[parts[0]].weight, items_[parts[0]].repeat_weight};
        for (const std::size_t part : parts) items_[part].weight = part_weight * item.weight;
    } else {
        double own = 0;
        double all = 0;
        for (std::size_t i = 0; i < distinct_.size(); ++i) {
            all += items_[i].weight;
            const auto has_term = [&](const auto& terms) { return have_common_term(terms, distinct_[i].terms); };
            if (std::any_of(words.begin(), words.end(), has_term)) own += items_[i].weight;
        }
        item = {words_ + phrases_.size(), (1 + 2 * rarity_factor) * all + own, repeat_factor * own};
    }
    phrases_.push_back({phrase.filter.get(), numbers_, words.size(), parts.empty(), phrase.first_word, phrase.word});
    items_.push_back(item);
    for (const auto& terms : words) {
        phrase_terms_.push_back(terms);
        for (const std::string& term : phrase_terms_.back()) terms_.add(term, numbers_);
        ++numbers_;
    }
}

// Returns the positions of each word of the phrases.
std::vector<std::vector<WordPosition>> QueryItems::positions_of_words(
    const std::vector<Occurrence>& occurrences) const {
    std::vector<std::vector<WordPosition>> positions(numbers_ - query_terms_);
    for (const Occurrence& each : occurrences)
        if (each.query_term >= query_terms_) positions[each.query_term - query_terms_].push_back(position_of(each));
    return positions;
}

std::vector<PhrasePlace> QueryItems::places_of(const Phrase& phrase,
                                               const std::vector<std::vector<WordPosition>>& positions) const {
    const auto first = positions.begin() + static_cast<std::ptrdiff_t>(phrase.first_number - query_terms_);
    return phrase_places({first, first + static_cast<std::ptrdiff_t>(phrase.words)}, phrase.filter->adjacency());
}

std::vector<std::uint64_t> QueryItems::matching_positions(const std::vector<Occurrence>& occurrences) const {
    std::vector<std::uint64_t> matching;
    for (const Occurrence& each : occurrences)
        if (each.query_term < query_terms_ && is_alone_[each.query_term]) matching.push_back(each.position);
    const std::vector<std::vector<WordPosition>> positions = positions_of_words(occurrences);
    for (const Phrase& phrase : phrases_) {
        const auto first = positions.begin() + static_cast<std::ptrdiff_t>(phrase.first_number - query_terms_);
        const auto end = first + static_cast<std::ptrdiff_t>(phrase.words);
        for (const PhrasePlace& place : places_of(phrase, positions))
            for (auto word = first; word != end; ++word)
                for (auto at = std::lower_bound(word->begin(), word->end(), place.first,
                                                [](const WordPosition&a, std::uint64_t b) { return a.first < b; });
                     at != word->end() && at->first <= place.last; ++at)
                    matching.push_back(at->first);
    }
    std::sort(matching.begin(), matching.end());
    matching.erase(std::unique(matching.begin(), matching.end()), matching.end());
    return matching;
}

std::vector<ItemSpan> QueryItems::places(const std::vector<Occurrence>& occurrences, std::uint64_t width) const {
    std::vector<ItemSpan> places;
    places.reserve(occurrences.size());
    for (const Occurrence& each : occurrences)
        if (each.query_term < query_terms_)
            places.push_back({each.position, each.position, each.query_term, each.is_typed});
    const std::size_t words = places.size();
    const std::vector<std::vector<WordPosition>> positions = positions_of_words(occurrences);
    for (std::size_t i = 0; i < phrases_.size(); ++i)
        for (const PhrasePlace& place : places_of(phrases_[i], positions))
            places.push_back({place.first, place.last - place.first < width ? place.last : place.first,
                              query_terms_ + i, phrases_[i].is_own_word});
    const auto ends_before = [](const ItemSpan& a, const ItemSpan& b) { return a.last < b.last; };
    const auto phrases = places.begin() + static_cast<std::ptrdiff_t>(words);
    std::stable_sort(phrases, places.end(), ends_before);
    std::inplace_merge(places.begin(), phrases, places.end(), ends_before);
    return places;
}

std::vector<ItemSpan> QueryItems::complete_places(const std::vector<ItemSpan>& places,
                                                  const std::set<std::size_t>& incomplete) const {
    const auto is_complete = [&](const ItemSpan& place) {
        if (place.item < query_terms_) return !incomplete.contains(place.item);
        const Phrase& phrase = phrases_[place.item - query_terms_];
        const auto word = incomplete.lower_bound(phrase.first_number);
        return word == incomplete.end() || *word >= phrase.first_number + phrase.words;
    };
    std::vector<ItemSpan> complete;
    std::copy_if(places.begin(), places.end(), std::back_inserter(complete), is_complete);
    return complete;
}

std::vector<WindowItem> QueryItems::weighted(const std::vector<ItemSpan>& places) const {
    std::vector<WindowItem> items = items_;
    std::vector<std::size_t> counts(items.size());
    for (const ItemSpan& place : places) ++counts[place.item];
    std::vector<std::size_t> of_words(words_);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].word < words_) of_words[items[i].word] += counts[i];
        if (counts[i] == 0 && !is_phrase(i)) items[i].weight = 0;
    }
    const std::size_t most = of_words.empty() ? 0 : *std::max_element(of_words.begin(), of_words.end());
    if (most < 2) return items;
    const double log_most = std::log(static_cast<double>(most + 1));
    for (WindowItem& item : items) {
        if (item.word >= words_ || item.weight == 0 || of_words[item.word] == most) continue;
        const double frequency = std::log(static_cast<double>(of_words[item.word] + 1)) / log_most;
        item.weight *= 1 + rarity_factor * (1 - frequency);
    }
    return items;
}

bool QueryItems::is_complete(const RatedWindow& window, const std::vector<WindowItem>& items) const {
    std::vector<double> of_words(words_ + phrases_.size());
    for (const WindowItem& item : items) of_words[item.word] = std::max(of_words[item.word], item.weight);
    const double all = std::accumulate(of_words.begin(), of_words.end(), 0.0);
    return window.weight >= static_cast<float>(all * (1 - 1e-6));
}

bool QueryItems::is_as_typed(const RatedWindow& window, const std::vector<ItemSpan>& places,
                             const std::vector<WindowItem>& items, std::uint64_t width) const {
    std::vector<double> of_words(words_ + phrases_.size());
    for (const ItemSpan& place : places)
        if (place.is_typed)
            of_words[items[place.item].word] = std::max(of_words[items[place.item].word], items[place.item].weight);
    const double all = std::accumulate(of_words.begin(), of_words.end(), 0.0);
    const double length = static_cast<double>(window.window.last - window.window.first);
    const double shown = window.weight * (window.quality + length / static_cast<double>(width));
    return shown >= all * (1 - 1e-5);
}

std::vector<std::uint64_t> QueryItems::known_phrases(Xapian::docid number_in_index) const {
    std::vector<std::uint64_t> positions;
    for (const Phrase& phrase : phrases_)
        for (const Xapian::termpos position : phrase.filter->found_positions(number_in_index))
            positions.push_back(position - 1);
    return positions;
}

}  // namespace kwic
