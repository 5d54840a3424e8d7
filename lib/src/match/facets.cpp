// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/facets.hpp"

#include "base/bytes.hpp"
#include "match/facet_tally.hpp"
#include "schema/value_reader.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t sampling_interval = 8;

// Calls function(value, documents) for each value that the ValueCountMatchSpy of a server has counted. Returns the
// number of documents without a value in the slot.
template <class Function>
std::size_t for_each_value(Xapian::valueno slot, const std::string& counted, Function function) {
    Xapian::ValueCountMatchSpy results(slot);
    results.merge_results(counted);
    std::size_t without = results.get_total();
    for (auto value = results.values_begin(); value != results.values_end(); ++value) {
        function(*value, value.get_termfreq());
        without -= value.get_termfreq();
    }
    return without;
}

}  // namespace

// Counts the values of the slots of a FacetPlan. A remote server does not know this class. Therefore name() and
// serialise() describe Xapian's ValueCountMatchSpy, which counts the values of the first slot on the server.
class FacetCounter::Spy : public Xapian::MatchSpy {
public:
    Spy(const FacetPlan& plan, const glass::OpenDatabase& opened)
        : slots_(plan.slots), readers_(slots_.size()), opened_(opened), is_ascending_(opened.database.size() == 1) {}

    void operator()(const Xapian::Document& document, double) override {
        if (is_ascending_) return count(document.get_docid());
        count_values([&](std::size_t i) { return document.get_value(slots_[i].slot); });
    }

    void count(Xapian::docid document) {
        move_to(document);
        count_values([&](std::size_t i) { return std::string(readers_[i].value(last_)); });
    }

    // Counts a matching document. value(i) returns its value in slots_[i].
    template <class Value>
    void count_values(Value value) {
        ++seen_;
        if (seen_ > facets_counted_exactly && seen_ % sampling_interval != 0) return;
        std::string values = value(0);
        if (slots_.size() > 1) {
            std::string all;
            append_string(all, values);
            for (std::size_t i = 1; i < slots_.size(); ++i) append_string(all, value(i));
            values = std::move(all);
        }
        found_[values] += seen_ > facets_counted_exactly ? sampling_interval : 1;
    }

    std::string name() const override { return Xapian::ValueCountMatchSpy(slots_[0].slot).name(); }
    std::string serialise() const override { return Xapian::ValueCountMatchSpy(slots_[0].slot).serialise(); }
    void merge_results(const std::string& counted) override { add_remote(0, counted); }

    // Adds the counts of a server for the slot with the index `slot`. A server counts each slot separately, so it is
    // unknown which documents have values in several slots.
    void add_remote(std::size_t slot, const std::string& counted) {
        const FacetSlot::Kind kind = slots_[slot].kind;
        bool has_values = false;
        std::size_t with = 0;
        const std::size_t without =
            for_each_value(slots_[slot].slot, counted, [&](const std::string& value, std::size_t documents) {
                std::string all;
                for (std::size_t i = 0; i < slots_.size() && slots_.size() > 1; ++i)
                    append_string(all, i == slot ? std::string_view(value) : std::string_view());
                remote_[slots_.size() > 1 ? all : value] += documents;
                with += documents;
                has_values = true;
            });
        if (slot == 0) without_value_ += without;
        if (slot == 0 || !has_values) return;
        const bool are_further = kind == FacetSlot::Kind::numbers || kind == FacetSlot::Kind::dates;
        // A document with a further value also has a value in the slot for the first value, and a document with a date
        // also has a string in another slot. Therefore only numbers reduce the count of documents without a value.
        if (kind == FacetSlot::Kind::number) without_value_ -= std::min(with, without_value_);
        may_count_twice_ |= kind == FacetSlot::Kind::number || (are_further && slots_.size() == 2);
    }

    void add_to(FacetTally& tally) const {
        for (const auto* found : {&found_, &remote_})
            for (const auto& [values, documents] : *found) {
                std::vector<std::string_view> parts;
                if (slots_.size() == 1) parts = {values};
                for (ByteReader reader(values); slots_.size() > 1 && !reader.rest().empty();)
                    parts.push_back(reader.string());
                tally.add(parts, documents);
            }
        if (without_value_ > 0) tally.add({}, without_value_);
    }

    bool is_exact() const { return seen_ <= facets_counted_exactly && !may_count_twice_; }

private:
    // While one plan is run, the document numbers ascend from call to call. A lower number than in the previous call
    // means that another run has begun.
    void move_to(Xapian::docid document) {
        if (last_ == 0 || document < last_)
            for (std::size_t i = 0; i < slots_.size(); ++i) readers_[i] = ValueReader(opened_, slots_[i].slot);
        last_ = document;
    }

    std::vector<FacetSlot> slots_;
    std::vector<ValueReader> readers_;
    glass::OpenDatabase opened_;
    bool is_ascending_;  // whether the matcher visits documents in the order of their numbers
    Xapian::doccount seen_ = 0;
    Xapian::docid last_ = 0;  // the last document whose values were read
    // The number of documents for each key. A key is the value of a document in the only slot or, if there are several
    // slots, the values in these slots as append_string() writes them.
    std::unordered_map<std::string, std::size_t> found_;
    std::unordered_map<std::string, std::size_t> remote_;  // counts of servers, by values of one slot
    std::size_t without_value_ = 0;                        // documents without a value that servers counted
    bool may_count_twice_ = false;                         // whether servers may have counted documents several times
};

// Makes a server count the values of a further slot.
class FacetCounter::RemoteSpy : public Xapian::MatchSpy {
public:
    RemoteSpy(Spy& spy, std::size_t index, Xapian::valueno slot) : spy_(spy), index_(index), slot_(slot) {}

    void operator()(const Xapian::Document&, double) override {}
    std::string name() const override { return Xapian::ValueCountMatchSpy(slot_).name(); }
    std::string serialise() const override { return Xapian::ValueCountMatchSpy(slot_).serialise(); }
    void merge_results(const std::string& counted) override { spy_.add_remote(index_, counted); }

private:
    Spy& spy_;
    std::size_t index_;
    Xapian::valueno slot_;
};

struct FacetCounter::Column {
    Facet facet;  // the request as text, and the error; facets() fills in the other members
    FacetRequest request;
    FacetPlan plan = {};
    std::unique_ptr<Spy> spy = {};                        // null if there is an error
    std::vector<std::unique_ptr<RemoteSpy>> remote = {};  // for the slots after the first
};

FacetCounter::FacetCounter(const std::vector<FacetRequest>& requests, const glass::OpenDatabase& opened,
                           const schema::FieldEntries& fields) {
    for (const FacetRequest& request : requests) {
        Column column{{.field = to_string(request)}, request};
        try {
            column.plan = plan_facet(request, fields);
            column.spy = std::make_unique<Spy>(column.plan, opened);
            for (std::size_t i = 1; i < column.plan.slots.size(); ++i)
                column.remote.push_back(std::make_unique<RemoteSpy>(*column.spy, i, column.plan.slots[i].slot));
        } catch (const Error& error) {
            column.facet.error = error.what();
        }
        columns_.push_back(std::move(column));
    }
}

FacetCounter::~FacetCounter() = default;

void FacetCounter::count_in(Xapian::Enquire& enquire) {
    for (const Column& column : columns_) {
        if (column.spy) enquire.add_matchspy(column.spy.get());
        for (const auto& spy : column.remote) enquire.add_matchspy(spy.get());
    }
}

void FacetCounter::count(Xapian::docid document) {
    for (const Column& column : columns_)
        if (column.spy) column.spy->count(document);
}

std::vector<Facet> FacetCounter::facets() const {
    std::vector<Facet> facets;
    for (const Column& column : columns_) {
        facets.push_back(column.facet);
        if (!column.spy) continue;
        FacetTally tally(column.request, column.plan);
        column.spy->add_to(tally);
        tally.write(facets.back());
        facets.back().exact = column.spy->is_exact();
    }
    return facets;
}

}  // namespace kwic
