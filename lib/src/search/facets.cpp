// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets.hpp"

#include "index/bytes.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace kwic {
namespace {

constexpr std::size_t sample = 8;

// YYYYMMDD -> YYYY-MM or YYYY; empty where the date has no month.
std::string month_of(const std::string& day) {
    const std::string month = day.substr(4, 2);
    return month == "00" ? "" : day.substr(0, 4) + "-" + month;
}

}  // namespace

FacetCounter::FacetCounter(const std::vector<std::string>& names, const Xapian::Database& database,
                           const schema::FieldSlots& fields)
    : database_(database) {
    for (const std::string& name : names) add(name, fields);
}

void FacetCounter::add(const std::string& name, const schema::FieldSlots& fields) {
    const auto add = [&](Kind kind, Xapian::valueno slot) { counts_.push_back({name, kind, slot, {}, 0, {}}); };
    if (name == "ext") return add(Kind::name, schema::extension_slot);
    if (name == "lang") return add(Kind::name, schema::language_slot);
    if (name == "folder") return add(Kind::name, schema::folder_slot);
    if (name == "month") return add(Kind::month, schema::date_slot);
    if (name == "year") return add(Kind::year, schema::date_slot);
    const auto field = fields.find(name);
    if (field == fields.end()) {
        std::string known = "ext, lang, folder, month, year";
        for (const auto& [other, slot] : fields) known += ", " + other;
        throw Error(ErrorCode::invalid_argument, "the index has no field '" + name + "' to count; it has " + known);
    }
    if (field->second.names) return add(Kind::names, field->second.names);
    add(Kind::number, field->second.numbers);
}

void FacetCounter::operator()(const Xapian::Document& document, double) {
    ++seen_;
    if (seen_ > facets_counted_exactly && seen_ % sample != 0) return;
    const std::size_t weight = seen_ > facets_counted_exactly ? sample : 1;
    for (Count& each : counts_) count(each, document.get_docid(), weight);
}

void FacetCounter::count(Count& count, Xapian::docid document, std::size_t weight) {
    if (count.last == 0 || document < count.last) count.values = database_.valuestream_begin(count.slot);
    count.last = document;
    const Xapian::ValueIterator end;
    if (count.values == end) return;
    if (count.values.get_docid() < document) count.values.skip_to(document);
    if (count.values != end && count.values.get_docid() == document) count.found[*count.values] += weight;
}

Facet FacetCounter::facet(const Count& count, bool exact) {
    std::map<std::string, std::size_t> values;
    for (const auto& [stored, documents] : count.found) {
        switch (count.kind) {
            case Kind::name:
                values[stored] += documents;
                break;
            case Kind::names: {
                std::vector<std::string_view> names;
                for (ByteReader reader(stored); !reader.rest().empty();) names.push_back(reader.string());
                std::sort(names.begin(), names.end());
                names.erase(std::unique(names.begin(), names.end()), names.end());
                for (const std::string_view name : names) values[std::string(name)] += documents;
                break;
            }
            case Kind::number:
                values[fmt::format("{}", Xapian::sortable_unserialise(stored))] += documents;
                break;
            case Kind::month:
                if (const std::string month = month_of(stored); !month.empty()) values[month] += documents;
                break;
            case Kind::year:
                values[stored.substr(0, 4)] += documents;
                break;
        }
    }
    Facet facet{count.field, {}, exact};
    for (const auto& [value, documents] : values) facet.values.push_back({value, documents});
    if (count.kind != Kind::month && count.kind != Kind::year)
        std::stable_sort(facet.values.begin(), facet.values.end(),
                         [](const Facet::Value& a, const Facet::Value& b) { return a.count > b.count; });
    return facet;
}

std::vector<Facet> FacetCounter::facets() const {
    std::vector<Facet> facets;
    for (const Count& count : counts_) facets.push_back(facet(count, seen_ <= facets_counted_exactly));
    return facets;
}

}  // namespace kwic
