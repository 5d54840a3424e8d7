// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggest.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "compile/xapian_query.hpp"
#include "query/limits.hpp"
#include "vocabulary/matching_words.hpp"
#include "vocabulary/word_variants.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// If a query has only one word, the word is corrected only if it occurs in at most this number of documents. If a query
// has several words, only words that occur in no document are corrected.
constexpr Xapian::doccount max_documents_of_misspelled = 2;

// A query of several words is not corrected if each of its words would change by at least this number of edits. The
// corrected query would search for something else.
constexpr unsigned other_word_distance = 2;

// Minimum ratio of the number of documents that contain the correction to the number of documents that contain the
// misspelled word.
constexpr Xapian::doccount min_frequency_ratio = 20;

// Maximum number of documents in which completions are counted, if other words precede the completed word. The
// documents are the first documents that contain the other words.
constexpr Xapian::doccount max_matches = 200;

// If other words precede the completed word, at least this number of the most frequent words with the prefix are
// considered.
constexpr std::size_t min_candidates = 50;

using Words = std::vector<WordLookup::Word>;

// Finds the best correction of a word. Corrections are compared by the number of edits, then by whether they begin with
// the same letter as the word, then by the number of documents.
class Correction {
public:
    Correction(const std::string& word, Xapian::doccount documents, unsigned max_distance)
        : word_(word), documents_(documents), max_distance_(max_distance) {
        next_character(word, letter_end_);
        letter_ = word.substr(0, letter_end_);
    }

    // Considers only words with the same first letter: fetching all words of a remote index takes seconds.
    std::optional<WordLookup::Word> find_in_remote(const Xapian::Database& database) const {
        WordLookup lookup(database, letter_);
        const std::string_view rest = std::string_view(word_).substr(letter_end_);
        auto found = best(lookup.neighbors(rest, max_distance_), max_distance_);
        if (found) found->text.insert(0, letter_);
        return found;
    }

    std::optional<WordLookup::Word> find(WordLookup& lookup) const {
        return documents_ > 0 ? find_frequent(lookup) : find_any(lookup);
    }

private:
    // Corrects a word that the index contains. Only frequent words can be corrections, and frequent words are found
    // fast.
    std::optional<WordLookup::Word> find_frequent(WordLookup& lookup) const {
        const Words near = lookup.neighbors(word_, max_distance_, "", documents_ * min_frequency_ratio);
        const auto same_letter = best(near, max_distance_, letter_);
        if (same_letter && same_letter->distance == 1) return same_letter;
        const auto other = best(near, same_letter ? 1 : max_distance_);
        return other ? other : same_letter;
    }

    std::optional<WordLookup::Word> find_any(WordLookup& lookup) const {
        const auto same_letter = best(lookup.neighbors(word_, max_distance_, letter_), max_distance_);
        if (same_letter && same_letter->distance == 1) return same_letter;
        // In a large index, only frequent words are compared. Comparing all words is slow, and almost every word is
        // similar to a rare word that the user hardly ever means.
        const Xapian::doccount min_documents = lookup.is_large() ? frequent_documents : 0;
        const unsigned max_distance = same_letter ? 1 : max_distance_;
        const auto other = best(lookup.neighbors(word_, max_distance, "", min_documents), max_distance);
        return other ? other : same_letter;
    }

    std::optional<WordLookup::Word> best(const Words& near, unsigned max_distance,
                                         const std::string& beginning = {}) const {
        std::optional<WordLookup::Word> found;
        for (const WordLookup::Word& each : near)
            if (each.distance > 0 && each.distance <= max_distance && each.text.starts_with(beginning) &&
                each.documents >= documents_ * min_frequency_ratio && (!found || is_better(each, *found)))
                found = each;
        return found;
    }

    static bool is_better(const WordLookup::Word& a, const WordLookup::Word& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.documents > b.documents;
    }

    const std::string& word_;
    Xapian::doccount documents_;  // number of documents with the word
    unsigned max_distance_;       // maximum number of edits
    std::size_t letter_end_ = 0;  // end of the first character
    std::string letter_;          // the first character
};

// Returns the best correction of `word`, or nothing if the word is in more than `max_misspelled` documents or has no
// correction.
std::optional<WordLookup::Word> correction_of(const std::string& word, Xapian::doccount max_misspelled,
                                              const QueryContext& context) {
    const auto characters = count_characters(word);
    const bool has_digit = std::any_of(word.begin(), word.end(), is_ascii_digit);
    if (characters < 4 || has_digit) return {};  // numbers are not corrected; short words have too many similar words
    const Xapian::doccount documents = max_documents(context.word_variants.forms("", word));
    if (documents > max_misspelled) return {};
    const Correction correction(word, documents, characters < 5 ? 1 : 2);
    return context.tables.has_remote ? correction.find_in_remote(context.database)
                                     : correction.find(context.vocabulary());
}

// Returns whether the leaf searches for words in texts or titles.
bool has_words(const Query& leaf) {
    const bool is_word = leaf.kind == Query::Kind::word || leaf.kind == Query::Kind::phrase ||
                         leaf.kind == Query::Kind::wildcard || leaf.kind == Query::Kind::fuzzy;
    return is_word && (leaf.field.empty() || leaf.field == "title");
}

// Corrects the words of a query. Words that the query excludes are not corrected.
class QueryCorrector {
public:
    explicit QueryCorrector(const Query& query, const QueryContext& context) : context_(context) { count_words(query); }

    // Corrects the words of `query` in place.
    void correct(Query& query) {
        if (query.kind == Query::Kind::negation) return;
        for (Query& child : query.children) correct(child);
        if (!has_words(query)) return;
        const unsigned change = corrected_word(query);
        is_changed_ |= change > 0;
        smallest_change_ = std::min(smallest_change_, change);
    }

    // Returns whether a word was corrected. Returns false for a query of several words if each word would change by at
    // least other_word_distance edits.
    bool is_better() const { return is_changed_ && (words_ < 2 || smallest_change_ < other_word_distance); }

private:
    void count_words(const Query& query) {
        if (query.kind == Query::Kind::negation) return;
        for (const Query& child : query.children) count_words(child);
        if (!has_words(query)) return;
        words_ += std::max<std::size_t>(context_.analyzer.analyze(query.text).size(), 1);
    }

    // Corrects a leaf that is a single word. Returns the number of edits, or 0 if the leaf is not corrected.
    unsigned corrected_word(Query& leaf) {
        if (leaf.kind != Query::Kind::word || remaining_ == 0 || context_.time.is_over()) return 0;
        const auto tokens = context_.analyzer.analyze(leaf.text);
        if (tokens.size() != 1) return 0;
        --remaining_;
        const auto better =
            correction_of(std::string(tokens[0].term), words_ < 2 ? max_documents_of_misspelled : 0, context_);
        if (!better) return 0;
        leaf.text = better->text;
        return better->distance;
    }

    const QueryContext& context_;
    std::size_t words_ = 0;                            // number of words of the query
    std::size_t remaining_ = limits::corrected_words;  // number of words that may still be looked up
    bool is_changed_ = false;
    unsigned smallest_change_ = other_word_distance;  // smallest edit distance of a corrected word so far
};

// Returns the first max_matches documents that match `plan`, in ascending order.
std::vector<Xapian::docid> first_matches(const Plan& plan, const QueryContext& context) {
    Xapian::Enquire enquire(context.database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_query(xapian_query(plan));
    std::vector<Xapian::docid> documents;
    const Xapian::MSet matches = enquire.get_mset(0, max_matches);
    for (auto match = matches.begin(); match != matches.end(); ++match) documents.push_back(*match);
    std::sort(documents.begin(), documents.end());
    return documents;
}

// Returns how many of `documents` have `term`.
Xapian::doccount count_among(const std::vector<Xapian::docid>& documents, const std::string& term,
                             const QueryContext& context) {
    Xapian::doccount count = 0;
    auto posting = context.database.postlist_begin(term);
    const auto end = context.database.postlist_end(term);
    for (const Xapian::docid document : documents) {
        posting.skip_to(document);
        if (posting == end) break;
        count += *posting == document;
    }
    return count;
}

// Returns the result of count_among(documents, term, context). This function runs a search instead of reading postings,
// because a remote index would send all postings of `term`. `documents` must be the result of first_matches() for
// `before`. The search counts the documents that match both `before` and `term`, up to the last document of
// `documents`.
Xapian::doccount count_among_remote(const std::vector<Xapian::docid>& documents, const Plan& before,
                                    const std::string& term, const QueryContext& context) {
    const auto both = first_matches(before.filtered(Plan::term(term)), context);
    const auto end = documents.empty() ? both.begin() : std::upper_bound(both.begin(), both.end(), documents.back());
    return static_cast<Xapian::doccount>(end - both.begin());
}

}  // namespace

std::optional<Query> corrected(const Query& query, const QueryContext& context) {
    Query better = query;
    QueryCorrector corrector(query, context);
    corrector.correct(better);
    if (!corrector.is_better()) return {};
    return better;
}

std::vector<Completion> completions(const std::string& prefix, const Plan* before, std::size_t limit,
                                    const QueryContext& context) {
    WordPattern pattern = WordPattern::beginning_with(prefix, Spelling::any);
    std::vector<Completion> words;
    for (Variant& found : matching_words(context.database, context.tables, context.vocabulary, "", pattern))
        words.push_back({std::move(found.term), found.documents});
    const auto is_better = [](const auto& a, const auto& b) {
        return a.documents != b.documents ? a.documents > b.documents : a.text < b.text;
    };
    const std::size_t candidates = std::min(words.size(), before ? std::max(limit, min_candidates) : limit);
    std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(candidates), words.end(), is_better);
    words.resize(candidates);

    const auto documents = before ? first_matches(*before, context) : std::vector<Xapian::docid>();
    std::vector<Completion> completions;
    for (Completion& completion : words) {
        if (before)
            completion.documents = context.tables.has_remote
                                       ? count_among_remote(documents, *before, completion.text, context)
                                       : count_among(documents, completion.text, context);
        if (completion.documents > 0) completions.push_back(std::move(completion));
    }
    std::stable_sort(completions.begin(), completions.end(), is_better);
    if (completions.size() > limit) completions.resize(limit);
    return completions;
}

}  // namespace kwic
