// SPDX-License-Identifier: GPL-2.0-or-later
// Random documents, built into a database in bulk and through Xapian's API, and a comparison of two databases by all
// that the API shows.
#pragma once

#include "glass/bulk_builder.hpp"

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace kwic::test {

struct BulkDocument {
    struct Word {
        std::string term;
        Xapian::termpos position;
        Xapian::termcount count;
    };
    std::vector<Word> words;
    std::vector<std::pair<std::string, Xapian::termcount>> terms;
    std::vector<std::pair<Xapian::valueno, std::string>> values;
    std::vector<std::pair<std::string, std::string>> metadata;
    std::string data;
};

using Random = std::mt19937_64;

// Terms of all kinds: short, of 245 bytes, with zero bytes, like keys of the tables.
std::vector<std::string> bulk_vocabulary(Random& random);

BulkDocument random_document(Random& random, const std::vector<std::string>& vocabulary);

void add_to(const BulkDocument& document, glass::Inverter& inverter);
Xapian::Document to_xapian(const BulkDocument& document);

// `unit`: documents of a unit.
Xapian::doccount build_in_bulk(const std::vector<BulkDocument>& documents, const glass::BuildOptions& options,
                               std::size_t unit, glass::MetadataBuilder* dictionary = nullptr);
void build_by_api(const std::vector<BulkDocument>& documents, const std::filesystem::path& folder);

// What differs first; empty if nothing does. `exact`: bounds, too, which updates may only loosen.
std::string first_difference(const std::filesystem::path& a, const std::filesystem::path& b, bool exact);

// What Xapian's check says of a database that is damaged; empty for a good one.
std::string damage(const std::filesystem::path& folder);

}  // namespace kwic::test
