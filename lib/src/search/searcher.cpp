// SPDX-License-Identifier: GPL-2.0-or-later
// Query -> hits. Holds an open index, follows its updates, and asks Xapian's matcher.
#include "engine_errors.hpp"
#include "index/forms.hpp"
#include "index/index_directory.hpp"
#include "index/manifest.hpp"
#include "index/schema.hpp"
#include "query/compiler.hpp"
#include "query/synonyms.hpp"
#include "search/deadline.hpp"
#include "search/excerpt.hpp"
#include "search/facets.hpp"
#include "search/rerank.hpp"
#include "search/sort_key.hpp"
#include "search/suggest.hpp"
#include "text/fold.hpp"

#include <kwic/decode.hpp>
#include <kwic/error.hpp>
#include <kwic/searcher.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <type_traits>

namespace kwic {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Matches are counted exactly up to here; beyond it the total is Xapian's estimate.
constexpr Xapian::doccount counted_exactly = 1000;

Xapian::BM25Weight weighting() { return Xapian::BM25Weight(1.2, 0, 1, 0.75, 0.5); }

// Fewer matches than this may be due to a misspelt word.
constexpr Xapian::doccount few_matches = 3;

constexpr int most_attempts = 10;

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

}  // namespace

class Searcher::Impl {
public:
    explicit Impl(const fs::path& index) : index_(fs::absolute(index)) {
        with_snapshot([] {});
    }

    ParsedQuery parse(std::string_view text, const SearchOptions& options) {
        if (options.plain) return plain_query(text);
        std::vector<std::string> names;
        for (const auto& [name, slot] : fields_) names.push_back(name);
        return parse_query(text, names);
    }

    Results search(const ParsedQuery& parsed, const SearchOptions& options) {
        const auto begin = Clock::now();
        Results results = with_snapshot([&] { return run(parsed, options, begin); });
        results.took_ms = milliseconds_since(begin);
        return results;
    }

    std::string explain(const ParsedQuery& parsed, const SearchOptions& options) {
        return with_snapshot([&] {
            std::vector<std::string> warnings = parsed.warnings;
            const Query query = with_synonyms(parsed.query, options.synonyms, analyzer_);
            const CompiledQuery compiled = compile_query(query, context(options), warnings);
            std::string text = "query: " + to_string(with_names(query, compiled.names)) + "\n";
            for (const std::string& group : compiled.groups) text += "word: " + group + "\n";
            for (const std::string& warning : warnings) text += "warning: " + warning + "\n";
            return text;
        });
    }

    std::size_t document_count() {
        return with_snapshot([&] { return static_cast<std::size_t>(database_.get_doccount()); });
    }

    std::optional<Explanation> why(std::string_view id, const ParsedQuery& parsed, const SearchOptions& options) {
        return with_snapshot([&]() -> std::optional<Explanation> {
            const Xapian::Query document(schema::id_term(schema::id_hash(id)));
            if (!matches_anything(document)) return {};
            const Query query = with_synonyms(parsed.query, options.synonyms, analyzer_);
            const bool is_list = query.kind == Query::Kind::all_of && query.boost == 1;
            Explanation explanation;
            explanation.is_found = true;
            for (const Query& part : is_list ? query.children : std::vector<Query>{query}) {
                std::vector<std::string> unused;
                const CompiledQuery compiled = compile_query(part, context(options), unused);
                const bool is_met = matches_anything({Xapian::Query::OP_FILTER, compiled.all, document});
                explanation.is_found &= is_met;
                explanation.clauses.push_back({to_string(part), is_met, compiled.groups});
            }
            return explanation;
        });
    }

    std::vector<Completion> complete(std::string_view typed, std::size_t limit) {
        const std::string text = decode_text(typed, "UTF-8").text;
        const auto space = text.find_last_of(" \t\n");
        const std::string before = space == text.npos ? "" : text.substr(0, space + 1);
        const std::string prefix = fold(text.substr(before.size()));
        if (prefix.empty()) return {};
        return with_snapshot([&] {
            std::vector<std::string> warnings;
            const Query words = plain_query(before).query;
            const CompiledQuery compiled = compile_query(words, context({}), warnings);
            const bool has_words = words.kind != Query::Kind::nothing;
            auto found = completions(prefix, has_words ? &compiled.all : nullptr, limit, context({}));
            for (Completion& completion : found) completion.text = before + completion.text;
            return found;
        });
    }

private:
    // Runs `function` on the newest state of the index. Xapian's readers lose their snapshot when a writer has gone on
    // by two commits, and a rebuild removes the generation before; everything is then done again on the new one.
    template <class Function>
    std::invoke_result_t<Function> with_snapshot(Function function) {
        for (int attempt = 1;; ++attempt) {
            try {
                refresh();
                return function();
            } catch (const Xapian::DatabaseModifiedError&) {
                if (attempt == most_attempts) throw;
            } catch (const std::exception&) {
                if (attempt == most_attempts || current_generation(index_) == generation_) throw;
            }
        }
    }

    bool matches_anything(const Xapian::Query& query) {
        Xapian::Enquire enquire(database_);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_query(query);
        return !enquire.get_mset(0, 1).empty();
    }

    void refresh() {
        const fs::path newest = current_generation(index_);
        if (newest != generation_) {
            generation_ = newest;
            has_settings_ = false;
            manifest_ = read_manifest(generation_, index_);
            check_version_file();
            database_ = Xapian::Database(generation_.string());
        } else if (database_.reopen()) {
            has_settings_ = false;
        }
        if (has_settings_) return;
        vocabulary_.reset();
        stemmers_.emplace(schema::languages_of(database_));
        reader_.emplace(database_);
        fields_ = schema::decode_fields(database_.get_metadata(std::string(schema::fields_key)));
        has_settings_ = true;
    }

    // Xapian may crash on a damaged version file, which is small enough to be compared each time.
    void check_version_file() {
        for (int attempt = 1; !is_version_file_whole(generation_, manifest_) && !is_marked_updating(generation_);
             ++attempt) {
            if (attempt == most_attempts)
                throw Error(ErrorCode::corrupt,
                            "the index '" + index_.string() + "' is damaged; rebuild it with kwic-indexer --rebuild");
            manifest_ = read_manifest(generation_, index_);  // an update may just have been completed
        }
    }

    QueryContext context(const SearchOptions& options, Clock::time_point end = Clock::time_point::max()) {
        return {database_, *stemmers_,          vocabulary_source_, fields_,
                analyzer_, manifest_.positions, options.variants,   end};
    }

    const Vocabulary& vocabulary() {
        if (!vocabulary_) vocabulary_.emplace(database_);
        return *vocabulary_;
    }

    Results run(const ParsedQuery& parsed, const SearchOptions& options, Clock::time_point begin) {
        Results results;
        results.warnings = parsed.warnings;
        const Query query =
            options.synonyms.empty() ? parsed.query : with_synonyms(parsed.query, options.synonyms, analyzer_);
        const Clock::time_point end =
            options.timeout_ms ? begin + std::chrono::milliseconds(options.timeout_ms) : Clock::time_point::max();
        CompiledQuery compiled = compile_query(query, context(options, end), results.warnings);
        results.interpreted = to_string(with_names(query, compiled.names));
        for (Xapian::Query* compiled_query : {&compiled.all, &compiled.any})
            *compiled_query = within_dates(std::move(*compiled_query), options.since, options.until);

        Deadline deadline(end);
        const bool only_any = options.match == Match::any;
        FacetCounter facets(options.facets, database_, fields_);
        Excerpter excerpter(database_, *reader_, compiled.marks, analyzer_, {options.snippets, options.snippet_length});
        const Page whole =
            page(only_any ? compiled.any : compiled.all, options.offset, compiled.marks, options, deadline, facets);
        add_hits(whole.hits, options.offset, false, excerpter, deadline, results);
        results.total = whole.total;

        if (options.match == Match::automatic && compiled.any_is_wider && results.total.exact &&
            results.total.value < options.limit) {
            const Xapian::Query rest(Xapian::Query::OP_AND_NOT, compiled.any, compiled.all);
            const std::size_t skipped = options.offset - std::min(options.offset, results.total.value);
            SearchOptions partial = options;
            partial.limit = options.limit - results.hits.size();
            const Page more = page(rest, skipped, compiled.marks, partial, deadline, facets);
            add_hits(more.hits, std::max(results.total.value, options.offset), true, excerpter, deadline, results);
            results.total = {results.total.value + more.total.value, more.total.exact};
        }
        results.facets = facets.facets();
        if (deadline.has_passed()) {
            results.warnings.push_back("the time of " + std::to_string(options.timeout_ms) +
                                       " ms was up: the answer is not complete");
            results.total.exact = false;
        } else if (options.suggest && whole.total.value < few_matches) {
            results.suggestion = suggestion(parsed.query, whole.total.value, options, deadline);
        }
        return results;
    }

    // Only what finds more than the query does.
    std::optional<std::string> suggestion(const Query& query, std::size_t found, const SearchOptions& options,
                                          Deadline& deadline) {
        const auto better = respelt(query, context(options));
        if (!better) return {};
        std::vector<std::string> unused;
        const CompiledQuery compiled = compile_query(*better, context(options), unused);
        if (match(within_dates(compiled.all, options.since, options.until), 0, 1, options, deadline)
                .get_matches_estimated() <= found)
            return {};
        return to_string(*better);
    }

    // What is listed of a match, and how much there is.
    struct Page {
        std::vector<Ranked> hits;
        Total total;
    };

    Page page(const Xapian::Query& query, std::size_t offset, const std::vector<Mark>& marks,
              const SearchOptions& options, Deadline& deadline, FacetCounter& facets) {
        const bool is_reranked = options.sort == Sort::relevance && options.limit > 0 && offset < reranked_documents &&
                                 marks.size() > 1 && manifest_.positions;
        const std::size_t most = is_reranked ? std::max(offset + options.limit, reranked_documents) : options.limit;
        const Xapian::MSet found = match(query, is_reranked ? 0 : offset, most, options, deadline, &facets);
        Page page{ranked(found),
                  {found.get_matches_estimated(), found.get_matches_lower_bound() == found.get_matches_upper_bound()}};
        if (!is_reranked) return page;
        rerank(page.hits, database_, marks, deadline);
        page.hits.resize(std::min(page.hits.size(), offset + options.limit));
        page.hits.erase(page.hits.begin(),
                        page.hits.begin() + static_cast<std::ptrdiff_t>(std::min(offset, page.hits.size())));
        return page;
    }

    Xapian::MSet match(Xapian::Query query, std::size_t offset, std::size_t limit, const SearchOptions& options,
                       Deadline& deadline, FacetCounter* facets = nullptr) {
        const Xapian::doccount documents = database_.get_doccount();
        if (documents == 0) return {};
        Xapian::Enquire enquire(database_);
        enquire.set_weighting_scheme(weighting());
        if (options.timeout_ms) query = Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(&deadline));
        enquire.set_query(query);
        const std::unique_ptr<Xapian::KeyMaker> key = sort_key(options.sort, *reader_);
        if (key) enquire.set_sort_by_key_then_relevance(key.get(), false);
        const bool has_facets = facets && !options.facets.empty();
        if (has_facets) enquire.add_matchspy(facets);
        const bool counts_all = options.exact_total || has_facets;
        const Xapian::doccount check = counts_all ? documents : std::min(documents, counted_exactly);
        const auto first = static_cast<Xapian::doccount>(std::min<std::size_t>(offset, documents));
        const auto most = static_cast<Xapian::doccount>(std::min<std::size_t>(limit, documents));
        return enquire.get_mset(first, most, std::max(check, first + most));
    }

    // Without quotations where the time is up.
    void add_hits(const std::vector<Ranked>& hits, std::size_t ranked_before, bool is_partial, Excerpter& excerpter,
                  Deadline& deadline, Results& results) {
        for (const Ranked& ranked : hits) {
            const StoredDocument document = reader_->document(ranked.document);
            Hit hit;
            hit.rank = ++ranked_before;
            hit.id = document.id;
            if (document.file)
                hit.path = ((index_ / manifest_.root).lexically_normal() / document.id).lexically_normal().string();
            hit.title = document.title;
            hit.title_highlights = excerpter.highlights(document.title);
            hit.score = ranked.score;
            if (document.date.source != DateSource::none) hit.date = to_string(document.date.date);
            hit.language = document.language;
            hit.partial = is_partial;
            if (!deadline.look()) hit.snippets = excerpter.excerpts(ranked.document, document);
            results.hits.push_back(std::move(hit));
        }
    }

    fs::path index_;
    fs::path generation_;        // the one that is open
    bool has_settings_ = false;  // stemmers_ and fields_ are those of the open state
    Manifest manifest_;
    Xapian::Database database_;
    std::optional<DocumentReader> reader_;
    std::optional<Stemmers> stemmers_;
    std::optional<Vocabulary> vocabulary_;
    const VocabularySource vocabulary_source_ = [this]() -> const Vocabulary& { return vocabulary(); };
    schema::FieldSlots fields_;
    Analyzer analyzer_;
};

Searcher::Searcher(const fs::path& index)
    : impl_(translated("cannot open the index '" + index.string() + "'",
                       [&] { return std::make_unique<Impl>(index); })) {}

Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Results Searcher::search(std::string_view query, const SearchOptions& options) {
    return translated("cannot search", [&] {
        const ParsedQuery parsed = impl_->parse(query, options);
        Results results = impl_->search(parsed, options);
        results.query = decode_text(query, "UTF-8").text;
        return results;
    });
}

Results Searcher::search(const Query& query, const SearchOptions& options) {
    return translated("cannot search", [&] {
        Results results = impl_->search({query, {}}, options);
        results.query = results.interpreted;
        return results;
    });
}

std::string Searcher::explain(std::string_view query, const SearchOptions& options) {
    return translated("cannot explain", [&] { return impl_->explain(impl_->parse(query, options), options); });
}

std::optional<Explanation> Searcher::why(std::string_view id, std::string_view query, const SearchOptions& options) {
    return translated("cannot explain", [&] { return impl_->why(id, impl_->parse(query, options), options); });
}

std::vector<Completion> Searcher::complete(std::string_view typed, std::size_t limit) {
    return translated("cannot complete", [&] { return impl_->complete(typed, limit); });
}

std::size_t Searcher::document_count() {
    return translated("cannot search", [&] { return impl_->document_count(); });
}

}  // namespace kwic
