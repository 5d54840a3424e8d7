// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/arguments.hpp"
#include "c/query.hpp"
#include "c/reader.hpp"
#include "c/results.hpp"
#include "c/stop.hpp"

#include <kwic/c/searcher.h>
#include <kwic/searcher.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>

using namespace kwic::c;

struct kwic_searcher {
    kwic::Searcher searcher;
};

namespace {

kwic_search_options defaults() {
    const kwic::SearchOptions options;
    kwic_search_options view{};
    view.struct_size = sizeof view;
    view.limit = options.limit;
    view.match = static_cast<int>(options.match);
    view.variants = static_cast<int>(options.variants);
    view.group = static_cast<int>(options.group);
    view.suggest = options.suggest;
    view.snippets = options.snippets;
    view.snippet_length = options.snippet_length;
    view.lines = options.lines;
    view.context = options.context;
    return view;
}

kwic_searcher_options opening_defaults() {
    const kwic::SearcherOptions options;
    kwic_searcher_options view{};
    view.struct_size = sizeof view;
    view.verify = options.verify;
    view.mapped = options.mapped;
    return view;
}

kwic::SearchOptions options_of(const kwic_search_options& all) {
    kwic::SearchOptions options;
    options.limit = all.limit;
    options.offset = all.offset;
    options.after = text(all.after);
    options.match = choice(all.match, kwic::Match::any, "match");
    options.variants = choice(all.variants, kwic::Variants::names, "variants");
    options.sort = texts(all.sort, all.sort_count, "sort");
    options.recency_days = all.recency_days;
    options.today = text(all.today);
    options.since = text(all.since);
    options.until = text(all.until);
    options.group = choice(all.group, kwic::GroupBy::near, "group");
    options.like_id = view(all.like_id, "like_id");
    options.like_text = view(all.like_text, "like_text");
    options.plain = all.plain;
    options.literal = all.literal;
    options.typing = all.typing;
    options.suggest = all.suggest;
    options.timeout_ms = all.timeout_ms;
    options.stop = token(all.stop);
    options.synonyms = kwic::parse_synonyms(view(all.synonyms, "synonyms"));
    options.count_to = all.count_to;
    for (const std::string& facet : texts(all.facets, all.facet_count, "facets"))
        options.facets.push_back(kwic::parse_facet(facet));
    options.fields = texts(all.fields, all.field_count, "fields");
    options.snippets = all.snippets;
    options.snippet_length = all.snippet_length;
    options.lines = all.lines;
    options.context = all.context;
    for (std::string& filter : texts(all.filters, all.filter_count, "filters"))
        options.filter.emplace_back(std::move(filter));
    require(all.filter_queries, all.filter_query_count, "filter_queries");
    for (std::size_t i = 0; i < all.filter_query_count; ++i) {
        require(all.filter_queries[i], "filter_queries");
        options.filter.emplace_back(all.filter_queries[i]->query);
    }
    return options;
}

// Calls hand_out_with() with a function that converts the options and passes them to `make`.
template <class Out, class Make>
kwic_status answer(const kwic_search_options* given, Out** out, Make make) noexcept {
    return hand_out_with(given, defaults, out, [&](const kwic_search_options& all) { return make(options_of(all)); });
}

const kwic::Searcher& open(const kwic_searcher* searcher) {
    require(searcher, "searcher");
    return searcher->searcher;
}

}  // namespace

void kwic_search_options_init(kwic_search_options* options, size_t struct_size) {
    write_defaults(options, struct_size, defaults());
}

void kwic_searcher_options_init(kwic_searcher_options* options, size_t struct_size) {
    write_defaults(options, struct_size, opening_defaults());
}

kwic_status kwic_searcher_open(const char* index, kwic_searcher** out) {
    return hand_out(out, [&] {
        require(index, "index");
        return new kwic_searcher{kwic::Searcher(std::filesystem::path(index))};
    });
}

kwic_status kwic_searcher_open_all(const char* const* indexes, size_t count, kwic_searcher** out) {
    return hand_out(out, [&] { return new kwic_searcher{kwic::Searcher(texts(indexes, count, "indexes"))}; });
}

kwic_status kwic_searcher_open_verified(const char* const* indexes, size_t count, kwic_searcher** out) {
    return hand_out(out, [&] {
        return new kwic_searcher{
            kwic::Searcher(texts(indexes, count, "indexes"), kwic::SearcherOptions{.verify = true})};
    });
}

kwic_status kwic_searcher_open_with(const char* const* indexes, size_t count, const kwic_searcher_options* given,
                                    kwic_searcher** out) {
    return hand_out_with(given, opening_defaults, out, [&](const kwic_searcher_options& all) {
        return new kwic_searcher{kwic::Searcher(texts(indexes, count, "indexes"),
                                                kwic::SearcherOptions{.verify = all.verify, .mapped = all.mapped})};
    });
}

kwic_status kwic_searcher_snapshot(const kwic_searcher* searcher, kwic_searcher** out) {
    return hand_out(out, [&] { return new kwic_searcher{open(searcher).snapshot()}; });
}

void kwic_searcher_close(kwic_searcher* searcher) { delete searcher; }

kwic_status kwic_search(const kwic_searcher* searcher, kwic_string query, const kwic_search_options* given,
                        kwic_results** out) {
    return answer(given, out, [&](const kwic::SearchOptions& options) {
        return make_results(open(searcher).search(view(query, "query"), options));
    });
}

kwic_status kwic_search_tree(const kwic_searcher* searcher, const kwic_query* query, const kwic_search_options* given,
                             kwic_results** out) {
    return answer(given, out, [&](const kwic::SearchOptions& options) {
        require(query, "query");
        return make_results(open(searcher).search(query->query, options));
    });
}

kwic_status kwic_complete(const kwic_searcher* searcher, kwic_string typed, const kwic_search_options* given,
                          kwic_completions** out) {
    return answer(given, out, [&](const kwic::SearchOptions& options) {
        return make_completions(
            open(searcher).complete(view(typed, "typed"), options.limit, options.stop, options.filter));
    });
}

kwic_status kwic_why(const kwic_searcher* searcher, kwic_string id, kwic_string query, const kwic_search_options* given,
                     kwic_explanation** out) {
    return answer(given, out, [&](const kwic::SearchOptions& options) {
        auto why = open(searcher).why(view(id, "id"), view(query, "query"), options);
        return why ? make_explanation(std::move(*why)) : nullptr;
    });
}

kwic_status kwic_explain(const kwic_searcher* searcher, kwic_string query, const kwic_search_options* given, char** out,
                         size_t* size) {
    if (size) *size = 0;
    return answer(given, out, [&](const kwic::SearchOptions& options) {
        return copied(to_string(open(searcher).explain(view(query, "query"), options)), size);
    });
}

kwic_status kwic_searcher_document(const kwic_searcher* searcher, kwic_string id, kwic_indexed_document** out) {
    return hand_out(out, [&] {
        auto found = open(searcher).document(view(id, "id"));
        return found ? make_indexed_document(std::move(*found)) : nullptr;
    });
}

kwic_status kwic_searcher_document_count(const kwic_searcher* searcher, size_t* out) {
    return guard([&] {
        require(out, "out");
        *out = open(searcher).document_count();
    });
}
