// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/session.hpp"

#include "base/cancellation.hpp"
#include "compile/compiler.hpp"
#include "match/grouping.hpp"
#include "open/indexed_document.hpp"
#include "query/check_tree.hpp"
#include "query/synonyms.hpp"
#include "search/paging.hpp"
#include "search/similar.hpp"
#include "search/suggest.hpp"
#include "snippet/field_matches.hpp"
#include "text/fold.hpp"

#include <kwic/decode.hpp>

#include <algorithm>
#include <chrono>

namespace kwic {
namespace {

// Fewer matches than this may be due to a misspelt word.
constexpr Xapian::doccount few_matches = 3;

bool is_like(const SearchOptions& options) { return !options.like_id.empty() || !options.like_text.empty(); }

// Runs `search` within the time that it has from now on.
template <class Search>
Results timed(const SearchOptions& options, Search search) {
    throw_if_stopped(options.stop);
    const auto begin = TimeLimit::Clock::now();
    TimeLimit time{.stop = options.stop};
    if (options.timeout_ms) time.end = begin + std::chrono::milliseconds(options.timeout_ms);
    Results results = search(time);
    results.took_ms = std::chrono::duration<double, std::milli>(TimeLimit::Clock::now() - begin).count();
    return results;
}

}  // namespace

Results Session::search(std::string_view text, const SearchOptions& options) {
    return timed(options, [&](const TimeLimit& time) {
        return indexes_.with_snapshot(options.timeout_ms, [&] { return run(read(text, options), options, time); });
    });
}

Results Session::search(const Query& query, const SearchOptions& options) {
    return timed(options, [&](const TimeLimit& time) {
        return indexes_.with_snapshot(options.timeout_ms, [&] {
            ParsedQuery checked = check_tree(query, field_names());
            return run({checked.query, checked.query, std::move(checked.warnings)}, options, time);
        });
    });
}

std::string Session::explain(std::string_view query_text, const SearchOptions& options) {
    throw_if_stopped(options.stop);
    return indexes_.with_snapshot(options.timeout_ms, [&] {
        const Request request = read(query_text, options);
        std::vector<std::string> warnings = request.warnings;
        const Query query = whole_query(request.query, options);
        const CompiledQuery compiled =
            compile_query(query, context(request, options, {.stop = options.stop}), warnings);
        throw_if_stopped(options.stop);
        std::string text = "query: " + to_string(with_name_variants(query, compiled.name_variants)) + "\n";
        for (const std::string& expansion : compiled.expansions) text += "word: " + expansion + "\n";
        if (options.recency_days != 0)
            text += "recency: " +
                    Recency(options.recency_days, Paging(request.query, options, indexes_.database()).today())
                        .explanation() +
                    "\n";
        for (const std::string& warning : warnings) text += "warning: " + warning + "\n";
        return text;
    });
}

std::optional<IndexedDocument> Session::document(std::string_view id) {
    return indexes_.with_snapshot(0, [&]() -> std::optional<IndexedDocument> {
        const auto found = matches(Xapian::Query(schema::id_term(schema::id_hash(id))));
        const auto first = std::min_element(found.begin(), found.end(), [&](Xapian::docid a, Xapian::docid b) {
            return indexes_.number_of(a) < indexes_.number_of(b);
        });
        if (first == found.end()) return {};
        return indexed_document(indexes_.index_of(*first), indexes_.document(*first), true);
    });
}

std::size_t Session::document_count() {
    return indexes_.with_snapshot(0, [&] { return static_cast<std::size_t>(indexes_.database().get_doccount()); });
}

std::optional<Explanation> Session::why(std::string_view id, std::string_view query_text,
                                        const SearchOptions& options) {
    throw_if_stopped(options.stop);
    return indexes_.with_snapshot(options.timeout_ms, [&]() -> std::optional<Explanation> {
        const Xapian::Query document(schema::id_term(schema::id_hash(id)));
        std::vector<Explanation> explanations;  // of the documents with this id
        const std::vector<Xapian::docid> documents = matches(document);
        for (const Xapian::docid each : documents)
            explanations.push_back({.index = indexes_.index_of(each).name(), .is_found = true});
        const Query query = with_synonyms(read(query_text, options).query, options.synonyms, indexes_.analyzer());
        const bool is_list = query.kind == Query::Kind::all_of && query.boost == 1;
        for (const Query& part : is_list ? query.children : std::vector<Query>{query}) {
            std::vector<std::string> unused;
            const CompiledQuery compiled =
                compile_query(part, indexes_.context(options, {.stop = options.stop}), unused);
            throw_if_stopped(options.stop);
            const auto met = matches({Xapian::Query::OP_FILTER, compiled.all, document});
            for (std::size_t i = 0; i < documents.size(); ++i) {
                const bool is_met = std::find(met.begin(), met.end(), documents[i]) != met.end();
                explanations[i].is_found &= is_met;
                explanations[i].clauses.push_back({to_string(part), is_met, compiled.expansions});
            }
        }
        if (explanations.empty()) return {};
        const auto found = std::find_if(explanations.begin(), explanations.end(),
                                        [](const Explanation& explanation) { return explanation.is_found; });
        return found == explanations.end() ? explanations[0] : *found;
    });
}

std::vector<Completion> Session::complete(std::string_view typed, std::size_t limit, const std::stop_token& stop) {
    throw_if_stopped(stop);
    const std::string text = decode_text(typed, "UTF-8").text;
    const auto space = text.find_last_of(" \t\n");
    const std::string before = space == text.npos ? "" : text.substr(0, space + 1);
    const std::string prefix = fold(text.substr(before.size()));
    if (prefix.empty()) return {};
    return indexes_.with_snapshot(0, [&] {
        std::vector<std::string> warnings;
        const Query words = plain_query(before).query;
        const QueryContext context = indexes_.context({}, {.stop = stop});
        const CompiledQuery compiled = compile_query(words, context, warnings);
        const bool has_words = words.kind != Query::Kind::nothing;
        auto found = completions(prefix, has_words ? &compiled.all : nullptr, limit, context);
        throw_if_stopped(stop);
        for (Completion& completion : found) completion.text = before + completion.text;
        return found;
    });
}

std::vector<Xapian::docid> Session::matches(const Xapian::Query& query) const {
    Xapian::Enquire enquire(indexes_.database());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, indexes_.database().get_doccount());
    return {found.begin(), found.end()};
}

std::vector<std::string> Session::field_names() const {
    std::vector<std::string> names;
    for (const auto& [name, slot] : indexes_.fields()) names.push_back(name);
    return names;
}

Session::Request Session::read(std::string_view text, const SearchOptions& options) const {
    const std::vector<std::string> names = field_names();
    ParsedQuery typed = options.plain ? plain_query(text) : parse_query(text, names);
    Request request{typed.query, std::move(typed.query), std::move(typed.warnings)};
    if (options.plain || !options.typing) return request;
    const std::string longer = as_typed(text);
    if (longer == text) return request;
    request.query = parse_query(longer, names).query;
    const Query* last = &request.query;
    while (!last->children.empty()) last = &last->children.back();
    request.beginning = last->source;
    return request;
}

QueryContext Session::context(const Request& request, const SearchOptions& options, const TimeLimit& time) {
    QueryContext context = indexes_.context(options, time);
    context.incomplete_word = request.beginning;
    return context;
}

Results Session::run(const Request& request, const SearchOptions& options, const TimeLimit& time) {
    throw_if_stopped(options.stop);
    const std::size_t most = indexes_.database().get_lastdocid();
    if (options.limit > most || options.offset > most) {  // sums of them must not overflow
        SearchOptions bounded = options;
        bounded.limit = std::min(options.limit, most);
        bounded.offset = std::min(options.offset, most);
        return run(request, bounded, time);
    }
    Results results;
    results.indexes = indexes_.statuses();
    results.warnings = indexes_.warnings();
    results.warnings.insert(results.warnings.end(), request.warnings.begin(), request.warnings.end());
    const Query query = whole_query(request.query, options);
    CompiledQuery compiled = compile_query(query, context(request, options, time), results.warnings);
    if (compiled.needs_positions) indexes_.warn_of_positions(results.warnings);
    results.interpreted = to_string(with_name_variants(query, compiled.name_variants));
    for (Xapian::Query* compiled_query : {&compiled.all, &compiled.any, &compiled.post_filtered.words})
        *compiled_query =
            without_document(within_dates(std::move(*compiled_query), options.since, options.until), options.like_id);

    const Paging paging(request.query, options, indexes_.database());
    for (std::string& warning : paging.warnings()) results.warnings.push_back(std::move(warning));
    Matcher matcher(indexes_, options, time, paging.today(), compiled.needs_positions);
    Grouping grouping(matcher, indexes_.database(), options.group);
    SnippetMaker excerpter(indexes_.database(), compiled.query_terms, indexes_.analyzer(),
                           {options.snippets, options.snippet_length});
    const auto add_hits = [&](const Matcher::Page& page, std::size_t ranked_before, bool is_partial) {
        for (const Ranked& ranked : page.hits)
            results.hits.push_back(hit(ranked, ++ranked_before, is_partial, compiled, excerpter, matcher.deadline()));
    };
    // What is like a document has most of its words anywhere: that they stand together tells nothing.
    const Match how = is_like(options) ? Match::all : options.match;
    const std::vector<QueryTerm> near_words = is_like(options) ? std::vector<QueryTerm>() : compiled.query_terms;
    const bool is_narrowed = is_like(options) || !options.since.empty() || !options.until.empty();
    const std::size_t min_any_matches = is_narrowed ? 0 : compiled.min_any_matches;
    // Of a single word or phrase, all is any.
    const MatchQuery first_part =
        how == Match::any && compiled.any_is_wider
            ? MatchQuery(compiled.any, min_any_matches)
            : MatchQuery(compiled.all, compiled.any_is_wider ? 0 : min_any_matches, &compiled.post_filtered);
    const auto whole = paging.is_over(false)
                           ? grouping.pass(first_part, near_words, paging.rank() + options.limit)
                           : grouping.page(first_part, near_words, paging.place(false, options.offset), options.limit);
    add_hits(whole, paging.rank(), false);
    results.total = whole.total;
    bool has_more = whole.has_more && !paging.is_over(false);

    const bool may_be_partial = how == Match::automatic && compiled.any_is_wider && !has_more;
    const bool is_short = paging.has_cursor() || (results.total.exact && whole.listed < options.limit);
    const std::size_t others =
        results.total.exact ? min_any_matches - std::min(min_any_matches, results.total.value) : 0;
    const Xapian::Query rest(Xapian::Query::OP_AND_NOT, compiled.any, compiled.all);
    Grouping::Page more;
    if (may_be_partial && is_short && results.hits.size() < options.limit) {
        const std::size_t skipped = options.offset - std::min(options.offset, whole.listed);
        more =
            grouping.page({rest, others}, near_words, paging.place(true, skipped), options.limit - results.hits.size());
        const std::size_t before =
            paging.has_cursor() ? paging.rank() + results.hits.size() : std::max(whole.listed, options.offset);
        add_hits(more, before, true);
        results.total = {results.total.value + more.total.value, more.total.exact};
        has_more = more.has_more;
    } else if (may_be_partial && !whole.hits.empty()) {
        has_more = matcher.has_more_than(rest, 0);
    }
    if (const bool is_partial = !more.hits.empty(); has_more && !results.hits.empty())
        results.next = paging.next(is_partial ? more : whole, is_partial, results.hits.back().rank);
    for (std::size_t i = 0; i < results.hits.size(); ++i)
        for (const Ranked& other : grouping.others(i)) results.hits[i].near.push_back(near_document(other));
    results.facets = matcher.facets();
    for (const Facet& facet : results.facets)
        if (!facet.error.empty()) results.warnings.push_back(facet.error);
    results.warnings.insert(results.warnings.end(), matcher.warnings().begin(), matcher.warnings().end());
    throw_if_stopped(options.stop);
    if (matcher.deadline().has_passed()) {
        results.warnings.push_back("the time of " + std::to_string(options.timeout_ms) +
                                   " ms was up: the answer is not complete");
        results.total.exact = false;
        results.next = options.after;  // what was not found would be left out
    } else if (options.suggest && !is_like(options) && whole.total.value < few_matches) {
        results.suggestion = suggestion(request.typed, whole.total.value, options, matcher, time);
        throw_if_stopped(options.stop);
    }
    return results;
}

Query Session::whole_query(const Query& query, const SearchOptions& options) {
    const Query asked = options.synonyms.empty() ? query : with_synonyms(query, options.synonyms, indexes_.analyzer());
    if (!is_like(options)) return asked;
    Query alike = options.like_id.empty() ? like_text(indexes_.database(), decode_text(options.like_text, "UTF-8").text,
                                                      indexes_.analyzer())
                                          : like_document_of(options.like_id);
    if (asked.kind == Query::Kind::nothing || alike.kind == Query::Kind::nothing) return alike;
    return Query::all_of({asked, std::move(alike)});
}

Query Session::like_document_of(const std::string& id) const {
    const auto found = matches(Xapian::Query(schema::id_term(schema::id_hash(id))));
    if (found.empty()) throw Error(ErrorCode::not_found, "the index has no document '" + id + "'");
    indexes_.check_terms(found.front());
    return like_document(indexes_.database(), found.front());
}

std::optional<std::string> Session::suggestion(const Query& query, std::size_t found, const SearchOptions& options,
                                               Matcher& matcher, const TimeLimit& time) {
    const auto better = respelt(query, indexes_.context(options, time));
    if (!better) return {};
    std::vector<std::string> unused;
    const CompiledQuery compiled = compile_query(*better, indexes_.context(options, time), unused);
    if (!matcher.has_more_than(within_dates(compiled.all, options.since, options.until), found)) return {};
    return to_string(*better);
}

Hit Session::hit(const Ranked& ranked, std::size_t rank, bool is_partial, const CompiledQuery& compiled,
                 SnippetMaker& excerpter, Deadline& deadline) {
    const StoredDocument document = indexes_.document(ranked.document);
    Hit hit;
    hit.rank = rank;
    hit.index = indexes_.index_of(ranked.document).name();
    hit.id = document.id;
    hit.path = indexes_.index_of(ranked.document).path_of(document);
    hit.title = document.title;
    hit.title_highlights = excerpter.highlights(document.title);
    hit.score = ranked.score;
    if (document.date.source != DateSource::none) hit.date = to_string(document.date.date);
    hit.language = document.language;
    hit.partial = is_partial;
    hit.fields = field_matches(document, compiled.field_conditions, indexes_.analyzer());
    if (!deadline.look())
        hit.snippets = excerpter.excerpts(indexes_.reader(ranked.document), ranked.document, document,
                                          indexes_.reads_positions(ranked.document, document));
    return hit;
}

NearDocument Session::near_document(const Ranked& ranked) {
    const StoredDocument document = indexes_.document(ranked.document);
    const OpenIndex& index = indexes_.index_of(ranked.document);
    return {document.id, index.path_of(document), document.title, ranked.score, index.name()};
}

}  // namespace kwic
