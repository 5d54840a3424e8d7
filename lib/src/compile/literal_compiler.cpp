// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/literal_compiler.hpp"

#include "base/time_limit.hpp"
#include "base/utf8.hpp"
#include "compile/expansion_plan.hpp"
#include "compile/literal_filter.hpp"
#include "compile/term_union.hpp"
#include "query/limits.hpp"
#include "schema/terms.hpp"
#include "vocabulary/bare_prefix.hpp"

#include <kwic/warning.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// For at most this number of documents, reading the texts takes less time than looking up parts of words.
constexpr Xapian::doccount few_documents = 64;

// Reading one text takes at least as long as reading this number of posting lists.
constexpr std::size_t lists_per_text = 4;

// Maximum number of index words by which the documents with a part of a word are ranked.
constexpr std::size_t max_ranked_words = 16;

// Maximum number of parts of words that restrict the documents. More parts would hardly exclude more documents.
constexpr std::size_t max_used_parts = 4;

// Returns a SearchedWord for `what`, which is a word or a part of a word, with at most max_listed of `words`. `words`
// are the words of the index that match `what`.
SearchedWord searched_word(const std::string& what, const std::vector<WordLookup::Word>& words) {
    constexpr std::size_t max_listed = 10;
    SearchedWord searched{what};
    for (std::size_t i = 0; i < std::min(words.size(), max_listed); ++i)
        searched.terms.push_back({words[i].text, words[i].documents});
    searched.further_terms = words.size() - searched.terms.size();
    return searched;
}

// Returns a time limit that ends after half of the time that is left.
TimeLimit half_of(const TimeLimit& time) {
    const auto now = TimeLimit::Clock::now();
    if (time.end == TimeLimit::Clock::time_point::max() || time.end <= now) return time;
    return {now + (time.end - now) / 2, time.stop};
}

}  // namespace

std::string literal_refusal(const Literal& literal, bool has_texts) {
    if (!literal.has_word()) return "a literal needs a letter or a digit";
    return has_texts ? "" : "a literal can be found only in stored texts, but the index stores none";
}

std::string shown_literal(std::string_view text) {
    constexpr std::size_t max_bytes = 80;
    return std::string(clip(text, max_bytes)) + (text.size() > max_bytes ? "..." : "");
}

Part LiteralCompiler::build(const Query& leaf) {
    const Literal literal(leaf.text);
    if (const std::string cause = literal_refusal(literal, context_.has_texts); !cause.empty()) {
        notes_.warn(literal.has_word() ? WarningCode::no_texts : WarningCode::no_words,
                    "'" + to_string(Query::literal(shown_literal(leaf.text))) + "' finds nothing: " + cause);
        return {Plan()};
    }
    words_time_ = half_of(context_.time);
    LiteralWords words = words_of(literal, context_.analyzer);
    std::vector<SearchedWord> searched;
    Plan plan = plan_for(words, searched);
    notes_.add_literal(literal, std::move(searched));
    if (plan.empty()) return {plan};
    const bool is_single = context_.tables.databases.size() == 1 && !context_.tables.has_remote;
    const auto filter = std::make_shared<LiteralFilter>(LiteralCondition{
        literal, std::move(words.sequences), notes_.is_negated(), is_single, context_.time, context_.opened_tables});
    const Plan filtered = plan.filtered(Plan::source(filter));
    return {filtered, false, false, {}, FilteredPlan{std::move(plan), filter}};
}

// Returns a plan for documents with the words of a literal, or an empty plan if no document can contain the literal.
// Appends to `searched` each word, and each part of a word, that has been looked up.
Plan LiteralCompiler::plan_for(const LiteralWords& words, std::vector<SearchedWord>& searched) const {
    std::vector<Plan> whole;
    Xapian::doccount documents = context_.database.get_doccount();  // upper bound on the number of matches
    for (const std::string& term : words.whole) {
        const Expansion expansion = context_.word_variants.exact("", term);
        if (expansion.empty()) {
            searched.push_back(searched_word(term, {}));
            return {};
        }
        searched.push_back(searched_word(term, {{term, expansion[0].documents}}));
        documents = std::min(documents, expansion[0].documents);
        whole.push_back(kwic::ranked(expansion, term, context_.database));
    }
    const bool are_enough = !whole.empty() && (documents <= few_documents || context_.tables.has_remote);
    std::vector<PartWords> found;
    if (!are_enough && !words_time_.is_over()) found = words_with(words.parts);
    for (const PartWords& each : found) {
        searched.push_back(searched_word(each.part.pattern(), each.words));
        if (each.words.empty()) return {};
    }
    const Plan plan = !whole.empty() ? Plan::all_of(whole) : found.empty() ? Plan::everything() : ranked(found[0]);
    return restricted(plan, std::move(found), documents);
}

// Looks up `parts` in the vocabulary. Returns each part with the words that may contain the part, in ascending order of
// PartWords::postings. Returns an empty list if the time is over.
std::vector<LiteralCompiler::PartWords> LiteralCompiler::words_with(const std::vector<WordPart>& parts) const {
    std::vector<PartWords> found;
    std::vector<const WordPart*> anywhere;  // parts without a known beginning, looked up together
    for (const WordPart& part : parts) {
        if (part.beginning().empty())
            anywhere.push_back(&part);
        else
            add(part, words_beginning_with(part), found);
    }
    if (!anywhere.empty()) {
        const auto may_have_any = [&](std::string_view word) {
            return std::any_of(anywhere.begin(), anywhere.end(),
                               [&](const WordPart* part) { return part->may_be_in(word); });
        };
        const std::vector<WordLookup::Word> words = matching("", may_have_any);
        for (const WordPart* part : anywhere) {
            std::vector<WordLookup::Word> own;
            std::copy_if(words.begin(), words.end(), std::back_inserter(own),
                         [&](const WordLookup::Word& word) { return part->may_be_in(word.text); });
            add(*part, std::move(own), found);
        }
    }
    if (words_time_.is_over()) return {};
    std::stable_sort(found.begin(), found.end(),
                     [](const PartWords& a, const PartWords& b) { return a.postings < b.postings; });
    return found;
}

// Appends `part` and `words` to `found`. The word that equals the part comes first; the other words follow in
// descending order of document frequency.
void LiteralCompiler::add(const WordPart& part, std::vector<WordLookup::Word> words, std::vector<PartWords>& found) {
    std::size_t postings = 0;
    for (const WordLookup::Word& word : words) postings += word.documents;
    std::stable_sort(words.begin(), words.end(), [&](const auto& a, const auto& b) {
        const bool is_part = a.text == part.text();
        return is_part != (b.text == part.text()) ? is_part : a.documents > b.documents;
    });
    found.push_back({part, std::move(words), postings});
}

std::vector<WordLookup::Word> LiteralCompiler::words_beginning_with(const WordPart& part) const {
    const auto may_have_part = [&](std::string_view word) { return part.may_be_in(word); };
    if (!context_.tables.has_remote) return matching(part.beginning(), may_have_part);
    // The lexicon of a remote index can be fetched only as a whole, so the terms of the index are searched instead.
    std::vector<WordLookup::Word> words;
    for_each_term(context_.database, part.beginning(), [&](const std::string& term, const Xapian::TermIterator& at) {
        if (may_have_part(term)) words.push_back({term, at.get_termfreq()});
    });
    return words;
}

// Returns the words that begin with `prefix` and satisfy `matches`, or only some of them if the time is over before all
// are found.
std::vector<WordLookup::Word> LiteralCompiler::matching(const std::string& prefix,
                                                        const std::function<bool(std::string_view)>& matches) const {
    constexpr std::size_t words_per_check = 1024;  // number of words between two checks of the time limit
    std::size_t words = 0;
    bool is_over = false;
    return context_.vocabulary().matching(BarePrefix(prefix), [&](std::string_view word) {
        if (++words % words_per_check == 0) is_over = is_over || words_time_.is_over();
        return !is_over && word.starts_with(prefix) && matches(word);
    });
}

// Returns a plan that matches every document with at least one of the words in `found`. The plan may also match other
// documents. The plan ranks documents by the word that equals `found.part`. If no word equals `found.part`, the plan
// ranks documents by the most frequent words.
Plan LiteralCompiler::ranked(const PartWords& found) const {
    const bool is_word = found.words[0].text == found.part.text();
    const std::size_t count = is_word ? 1 : std::min(found.words.size(), max_ranked_words);
    Expansion expansion;
    for (std::size_t i = 0; i < count; ++i) expansion.push_back({found.words[i].text, found.words[i].documents});
    const Plan plan = kwic::ranked(expansion, found.part.text(), context_.database);
    if (count == found.words.size()) return plan;
    return Plan::any_of({plan, Plan::everything()});
}

// Returns `plan` restricted to documents that have at least one of PartWords::words for each of the first
// max_used_parts elements of `found`. `documents` is an upper bound on the number of documents that match `plan`.
//
// A part is left out if reading the posting lists of its words may take longer than reading the texts of `documents`
// documents. If there is a remote index, its server reads the posting lists, and a part is left out if the part has
// more than limits::variants_per_query words.
Plan LiteralCompiler::restricted(Plan plan, std::vector<PartWords> found, Xapian::doccount documents) const {
    const bool is_remote = context_.tables.has_remote;
    const std::size_t max_terms =
        is_remote ? limits::variants_per_query : lists_per_text * static_cast<std::size_t>(documents);
    for (std::size_t i = 0; i < std::min(found.size(), max_used_parts); ++i) {
        if (found[i].words.size() > max_terms) continue;
        std::vector<std::string> terms;
        for (WordLookup::Word& word : found[i].words) terms.push_back(std::move(word.text));
        const bool is_single = context_.tables.databases.size() == 1;
        const Plan any_term =
            is_remote ? Plan::any_term(terms)
                      : Plan::source(std::make_shared<TermUnion>(std::move(terms), is_single, words_time_,
                                                                 TermUnion::Use::preselection, context_.opened_tables));
        plan = plan.filtered(any_term);
    }
    return plan;
}

}  // namespace kwic
