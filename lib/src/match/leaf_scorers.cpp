// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/leaf_scorers.hpp"

#include "compile/document_filter.hpp"
#include "compile/document_set.hpp"
#include "glass/posting_list.hpp"
#include "schema/value_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

class NothingScorer final : public Scorer {
public:
    Xapian::docid next(Xapian::docid) override { return no_document; }
    void add_to(Matches&, Xapian::docid, const Wanted&) override {}
    bool has(Xapian::docid, double&) override { return false; }
};

class EverythingScorer final : public Scorer {
public:
    EverythingScorer(const ScorerContext& context) : all_(*context.opened.tables, "") {
        set_bounds(0, context.opened.database.get_doccount());
    }

    bool is_estimate_exact() const override { return true; }

    Xapian::docid next(Xapian::docid document) override {
        all_.skip_to(document);
        return all_.document();
    }

    void add_to(Matches& matches, Xapian::docid begin, const Wanted&) override {
        all_.skip_to(begin);
        all_.each_below(begin + window_size,
                        [&](Xapian::docid document, std::uint32_t) { matches.add(document - begin); });
    }

    bool has(Xapian::docid document, double&) override { return next(document) == document; }

private:
    glass::PostingList all_;
};

class ValueScorer final : public Scorer {
public:
    ValueScorer(const Plan& plan, const ScorerContext& context)
        : plan_(plan), last_(context.opened.database.get_lastdocid()), values_(context.opened, plan.slot()) {
        set_bounds(0, context.opened.database.get_value_freq(plan.slot()));
    }

    bool is_check() const override { return true; }
    Xapian::docid next(Xapian::docid document) override { return document <= last_ ? document : no_document; }

    void add_to(Matches& matches, Xapian::docid begin, const Wanted&) override {
        double unused = 0;
        const Xapian::docid end = last_ - begin < window_size ? last_ + 1 : begin + window_size;
        for (Xapian::docid document = begin; document < end; ++document)
            if (has(document, unused)) matches.add(document - begin);
    }

    bool has(Xapian::docid document, double&) override {
        const std::string_view value = values_.value(document);
        return !value.empty() && value >= plan_.first() && (plan_.last().empty() || value <= plan_.last());
    }

private:
    Plan plan_;
    Xapian::docid last_;
    ValueReader values_;
};

// The documents of a filter that checks documents one by one.
class CheckScorer final : public Scorer {
public:
    explicit CheckScorer(std::unique_ptr<DocumentFilter> filter) : filter_(std::move(filter)) {
        set_bounds(0, filter_->get_termfreq_est());
    }

    bool is_check() const override { return true; }

    Xapian::docid next(Xapian::docid document) override {
        if (document > 0) filter_->skip_to(document, 0);
        return filter_->at_end() ? no_document : filter_->get_docid();
    }

    void add_to(Matches& matches, Xapian::docid begin, const Wanted&) override {
        for (Xapian::docid document = next(begin); document - begin < window_size; document = next(document + 1))
            matches.add(document - begin);
    }

    bool has(Xapian::docid document, double&) override { return filter_->check(document, 0); }

private:
    std::unique_ptr<DocumentFilter> filter_;
};

// The documents of a filter that holds its documents as a set.
class SetScorer final : public Scorer {
public:
    explicit SetScorer(std::unique_ptr<DocumentFilter> filter) : filter_(std::move(filter)), set_(*filter_->set()) {
        set_bounds(0, filter_->get_termfreq_est());
    }

    Xapian::docid next(Xapian::docid document) override {
        filter_->skip_to(document, 0);
        return filter_->at_end() ? no_document : filter_->get_docid();
    }

    void add_to(Matches& matches, Xapian::docid begin, const Wanted&) override {
        for (std::size_t i = 0; i < Matches::words; ++i)
            matches.bits()[i] |= set_.bits_of(begin + static_cast<Xapian::docid>(i) * 64);
    }

    bool has(Xapian::docid document, double&) override { return set_.has(document); }

private:
    std::unique_ptr<DocumentFilter> filter_;
    const DocumentSet& set_;
};

}  // namespace

std::unique_ptr<Scorer> nothing_scorer() { return std::make_unique<NothingScorer>(); }

std::unique_ptr<Scorer> everything_scorer(const ScorerContext& context) {
    return std::make_unique<EverythingScorer>(context);
}

std::unique_ptr<Scorer> value_scorer(const Plan& plan, const ScorerContext& context) {
    return std::make_unique<ValueScorer>(plan, context);
}

std::unique_ptr<Scorer> terms_scorer(const Plan& plan, const ScorerContext& context) {
    auto documents = std::make_shared<DocumentSet>(context.opened.database.get_lastdocid());
    DocumentCollector collector(context.opened, *documents);
    for (const std::string& term : plan.terms()) collector.add(term);
    return source_scorer(DocumentSetFilter(documents), context);
}

std::unique_ptr<Scorer> source_scorer(const DocumentFilter& source, const ScorerContext& context) {
    std::unique_ptr<DocumentFilter> filter(source.clone());
    filter->init(context.opened.database);
    if (filter->set()) return std::make_unique<SetScorer>(std::move(filter));
    return std::make_unique<CheckScorer>(std::move(filter));
}

}  // namespace kwic
