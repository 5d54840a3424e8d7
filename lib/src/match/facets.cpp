// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/facets.hpp"

#include "base/bytes.hpp"
#include "schema/fields.hpp"
#include "schema/value_key.hpp"
#include "schema/value_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t sampling_interval = 8;

// Converts YYYYMMDD to YYYY-MM. Returns an empty string if the date has no month.
std::string month_of(const std::string& day) {
    const std::string month = day.substr(4, 2);
    return month == "00" ? "" : day.substr(0, 4) + "-" + month;
}

// The interpretation of the values of a slot: a string, a list of strings, the key of a number, a list of such keys, or
// the month or year of a day.
enum class Kind { text, texts, number, numbers, month, year };

}  // namespace

// Counts the values of one slot. A remote server does not know this class. Therefore name() and serialise() describe
// Xapian's ValueCountMatchSpy, which counts the values on the server.
class FacetCounter::Spy : public Xapian::MatchSpy {
public:
    Spy(Kind kind, Xapian::valueno slot, const Xapian::Database& database)
        : kind_(kind), slot_(slot), database_(database), is_ascending_(database.size() == 1) {}

    void operator()(const Xapian::Document& document, double) override {
        ++seen_;
        if (seen_ > facets_counted_exactly && seen_ % sampling_interval != 0) return;
        const std::string value = is_ascending_ ? value_of(document.get_docid()) : document.get_value(slot_);
        if (!value.empty()) found_[value] += seen_ > facets_counted_exactly ? sampling_interval : 1;
    }

    std::string name() const override { return remote().name(); }
    std::string serialise() const override { return remote().serialise(); }
    void merge_results(const std::string& counted) override {
        Xapian::ValueCountMatchSpy results = remote();
        results.merge_results(counted);
        for (auto value = results.values_begin(); value != results.values_end(); ++value)
            found_[*value] += value.get_termfreq();
    }

    // Adds the counted values to `values`.
    void add_to(std::map<std::string, std::size_t>& values) const;

    bool is_exact() const { return seen_ <= facets_counted_exactly; }
    bool is_period() const { return kind_ == Kind::month || kind_ == Kind::year; }

private:
    Xapian::ValueCountMatchSpy remote() const { return Xapian::ValueCountMatchSpy(slot_); }

    // Returns the value of a document. Within a match, the document numbers must ascend from call to call; a lower
    // number means that another match has begun.
    std::string value_of(Xapian::docid document) {
        if (last_ == 0 || document < last_) values_ = ValueReader(database_, slot_);
        last_ = document;
        return values_.value(document);
    }

    Kind kind_;
    Xapian::valueno slot_;
    Xapian::Database database_;
    bool is_ascending_;  // whether the matcher visits documents in the order of their numbers
    Xapian::doccount seen_ = 0;
    ValueReader values_;
    Xapian::docid last_ = 0;                    // the last document whose value was read
    std::map<std::string, std::size_t> found_;  // number of documents by stored value
};

FacetCounter::FacetCounter(const std::vector<std::string>& names, const Xapian::Database& database,
                           const schema::FieldEntries& fields) {
    for (const std::string& name : names) columns_.push_back(column(name, database, fields));
}

FacetCounter::~FacetCounter() = default;

FacetCounter::Column FacetCounter::column(const std::string& name, const Xapian::Database& database,
                                          const schema::FieldEntries& fields) {
    Column column{{.field = name}, {}};
    const auto add = [&](Kind kind, Xapian::valueno slot) {
        column.spies.push_back(std::make_unique<Spy>(kind, slot, database));
    };
    const auto counted = [&](Kind kind, Xapian::valueno slot) {
        add(kind, slot);
        return std::move(column);
    };
    if (name == "ext") return counted(Kind::text, schema::extension_slot);
    if (name == "lang") return counted(Kind::text, schema::language_slot);
    if (name == "folder") return counted(Kind::text, schema::folder_slot);
    if (name == "month") return counted(Kind::month, schema::date_slot);
    if (name == "year") return counted(Kind::year, schema::date_slot);
    const auto field = fields.find(name);
    if (field == fields.end()) {
        std::string known = "ext, lang, folder, month, year";
        for (const auto& [other, slot] : fields) known += ", " + other;
        return {{.field = name, .error = "the index has no field '" + name + "' to count: use one of " + known}, {}};
    }
    add(Kind::texts, field->second.slot(schema::FieldSlot::strings));
    if (field->second.has_numbers()) {
        add(Kind::number, field->second.slot(schema::FieldSlot::number));
        add(Kind::numbers, field->second.slot(schema::FieldSlot::further_numbers));
    }
    return column;
}

void FacetCounter::count_in(Xapian::Enquire& enquire) {
    for (const Column& column : columns_)
        for (const auto& spy : column.spies) enquire.add_matchspy(spy.get());
}

void FacetCounter::Spy::add_to(std::map<std::string, std::size_t>& values) const {
    for (const auto& [stored, documents] : found_) {
        switch (kind_) {
            case Kind::text:
                values[stored] += documents;
                break;
            case Kind::texts: {
                std::vector<std::string_view> distinct;
                for (ByteReader reader(stored); !reader.rest().empty();) distinct.push_back(reader.string());
                std::sort(distinct.begin(), distinct.end());
                distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
                for (const std::string_view value : distinct) values[std::string(value)] += documents;
                break;
            }
            case Kind::number:
                values[number_text(number_of_key(stored))] += documents;
                break;
            case Kind::numbers:
                for (ByteReader reader(stored); !reader.rest().empty();)
                    values[number_text(number_of_key(reader.string()))] += documents;
                break;
            case Kind::month:
                if (const std::string month = month_of(stored); !month.empty()) values[month] += documents;
                break;
            case Kind::year:
                values[stored.substr(0, 4)] += documents;
                break;
        }
    }
}

std::vector<Facet> FacetCounter::facets() const {
    std::vector<Facet> facets;
    for (const Column& column : columns_) {
        facets.push_back(column.facet);
        Facet& facet = facets.back();
        std::map<std::string, std::size_t> values;
        for (const auto& spy : column.spies) {
            spy->add_to(values);
            facet.exact &= spy->is_exact();
        }
        for (const auto& [value, documents] : values) facet.values.push_back({value, documents});
        if (!column.spies.empty() && !column.spies.front()->is_period())
            std::stable_sort(facet.values.begin(), facet.values.end(),
                             [](const Facet::Value& a, const Facet::Value& b) { return a.count > b.count; });
    }
    return facets;
}

}  // namespace kwic
