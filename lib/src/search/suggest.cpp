// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggest.hpp"

#include "base/utf8.hpp"
#include "query/limits.hpp"
#include "schema/terms.hpp"

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

// A word that more documents have is taken to be meant as it is.
constexpr Xapian::doccount rare = 2;
constexpr Xapian::doccount far_more = 20;

// Among so many documents and words the best completion is looked for.
constexpr Xapian::doccount documents_looked_at = 200;
constexpr std::size_t words_looked_at = 50;

Xapian::doccount documents_of(const std::string& word, const QueryContext& context) {
    Xapian::doccount most = 0;
    for (const Variant& form : context.word_variants.forms("", word)) most = std::max(most, form.documents);
    return most;
}

// The nearest word; of these, one that begins with the same letter; of these, the most frequent. To fetch all words
// from a server takes seconds: there they always begin with the same letter.
std::optional<std::string> better_spelling(const std::string& word, const QueryContext& context) {
    const auto characters = std::count_if(word.begin(), word.end(), [](char c) { return !is_continuation(c); });
    const bool has_digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (characters < 4 || has_digit) return {};  // too short to tell, and numbers are as they are
    const Xapian::doccount own = documents_of(word, context);
    if (own > rare) return {};
    const unsigned most = characters < 5 ? 1 : 2;
    std::size_t letter_end = 0;
    next_character(word, letter_end);
    const std::string letter = word.substr(0, letter_end);
    std::optional<WordLookup> fetched;
    if (context.tables.has_remote) fetched.emplace(context.database, letter);

    const auto worth = [&](const WordLookup::Word& near) {
        const bool is_worthless = near.distance == 0 || near.documents < own * far_more;
        return is_worthless ? std::pair(0u, 0u) : std::pair(most + 1 - near.distance, near.documents);
    };
    using Words = std::vector<WordLookup::Word>;
    const auto best = [&](const Words& near, unsigned distance, const std::string& beginning) {
        std::optional<WordLookup::Word> found;
        for (const WordLookup::Word& each : near)
            if (each.distance <= distance && each.text.starts_with(beginning) && worth(each).first > 0 &&
                (!found || worth(each) > worth(*found)))
                found = each;
        return found;
    };
    const auto text_of = [](const std::optional<WordLookup::Word>& found) {
        return found ? std::optional(found->text) : std::nullopt;
    };
    if (fetched) {
        auto alike = text_of(best(fetched->neighbors(std::string_view(word).substr(letter_end), most), most, ""));
        return alike ? std::optional(letter + *alike) : alike;
    }
    WordLookup& vocabulary = context.vocabulary();
    if (own > 0) {  // only frequent words are better, which are soon looked at
        const Words near = vocabulary.neighbors(word, most, "", own * far_more);
        const auto alike = best(near, most, letter);
        const auto other = alike && alike->distance == 1 ? std::nullopt : best(near, alike ? 1 : most, "");
        return text_of(other ? other : alike);
    }
    const auto alike = best(vocabulary.neighbors(word, most, letter), most, letter);
    if (alike && alike->distance == 1) return alike->text;
    // To look at all words takes long. Of very many, some rare ones are always near, and hardly meant.
    const Xapian::doccount least = vocabulary.is_large() ? frequent_documents : 0;
    const unsigned nearer = alike ? 1 : most;
    const auto other = best(vocabulary.neighbors(word, nearer, "", least), nearer, "");
    return text_of(other ? other : alike);
}

// `left`: words that may still be looked for.
bool respell(Query& query, const QueryContext& context, std::size_t& left) {
    bool is_changed = false;
    if (query.kind == Query::Kind::negation) return false;
    for (Query& child : query.children) is_changed |= respell(child, context, left);
    if (left == 0 || context.time.is_over()) return is_changed;
    if (query.kind != Query::Kind::word || (!query.field.empty() && query.field != "title")) return is_changed;
    const auto tokens = context.analyzer.analyze(query.text);
    if (tokens.size() != 1) return is_changed;
    --left;
    const auto better = better_spelling(std::string(tokens[0].term), context);
    if (better) query.text = *better;
    return is_changed || better;
}

// Ascending.
std::vector<Xapian::docid> first_matches(const Xapian::Query& query, const QueryContext& context) {
    Xapian::Enquire enquire(context.database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_query(query);
    std::vector<Xapian::docid> documents;
    const Xapian::MSet matches = enquire.get_mset(0, documents_looked_at);
    for (auto match = matches.begin(); match != matches.end(); ++match) documents.push_back(*match);
    std::sort(documents.begin(), documents.end());
    return documents;
}

Xapian::doccount count_among(const std::vector<Xapian::docid>& documents, const std::string& term,
                             const QueryContext& context) {
    Xapian::doccount count = 0;
    auto at = context.database.postlist_begin(term);
    const auto end = context.database.postlist_end(term);
    for (const Xapian::docid document : documents) {
        at.skip_to(document);
        if (at == end) break;
        count += *at == document;
    }
    return count;
}

// The same for servers, which would send all of the term's documents: as long as the query's documents are the first
// that match it, those with the term as well are the first that match both.
Xapian::doccount count_among(const std::vector<Xapian::docid>& documents, const Xapian::Query& before,
                             const std::string& term, const QueryContext& context) {
    const auto both = first_matches({Xapian::Query::OP_FILTER, before, Xapian::Query(term)}, context);
    const auto end = documents.empty() ? both.begin() : std::upper_bound(both.begin(), both.end(), documents.back());
    return static_cast<Xapian::doccount>(end - both.begin());
}

}  // namespace

std::optional<Query> respelt(const Query& query, const QueryContext& context) {
    Query better = query;
    std::size_t left = limits::respelt_words;
    if (!respell(better, context, left)) return {};
    return better;
}

std::vector<Completion> completions(const std::string& prefix, const Xapian::Query* before, std::size_t most,
                                    const QueryContext& context) {
    std::vector<Completion> words;
    for_each_term(context.database, prefix, [&](const std::string& term, const Xapian::TermIterator& at) {
        words.push_back({term, at.get_termfreq()});
    });
    const auto is_better = [](const auto& a, const auto& b) {
        return a.documents != b.documents ? a.documents > b.documents : a.text < b.text;
    };
    const std::size_t kept = std::min(words.size(), before ? std::max(most, words_looked_at) : most);
    std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(kept), words.end(), is_better);
    words.resize(kept);

    const auto documents = before ? first_matches(*before, context) : std::vector<Xapian::docid>();
    std::vector<Completion> completions;
    for (Completion& completion : words) {
        if (before)
            completion.documents = context.tables.has_remote ? count_among(documents, *before, completion.text, context)
                                                             : count_among(documents, completion.text, context);
        if (completion.documents > 0) completions.push_back(std::move(completion));
    }
    std::stable_sort(completions.begin(), completions.end(), is_better);
    if (completions.size() > most) completions.resize(most);
    return completions;
}

}  // namespace kwic
