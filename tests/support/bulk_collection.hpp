// SPDX-License-Identifier: GPL-2.0-or-later
// Makes random documents, and builds databases from the documents with BulkBuilder or through Xapian's API. Compares
// two databases through Xapian's API.
#pragma once

#include "glass/bulk_builder.hpp"

#include <xapian.h>

#include <cstddef>
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

// Returns terms of different kinds, such as short terms, terms of 245 bytes, terms with zero bytes, and terms that
// resemble keys of Xapian's tables.
std::vector<std::string> bulk_vocabulary(Random& random);

BulkDocument random_document(Random& random, const std::vector<std::string>& vocabulary);

std::vector<BulkDocument> random_documents(Random& random, std::size_t count);

// Returns a document with two words: `word`, and `n` followed by the decimal number. The data of the document is the
// decimal number.
BulkDocument numbered_document(std::size_t number);

void add_to(const BulkDocument& document, glass::Inverter& inverter);
Xapian::Document to_xapian(const BulkDocument& document);

// Builds a database in bulk in units of `unit` documents. Returns the document count.
Xapian::doccount build_in_bulk(const std::vector<BulkDocument>& documents, const glass::BuildOptions& options,
                               std::size_t unit, glass::MetadataBuilder* dictionary = nullptr);
void build_by_api(const std::vector<BulkDocument>& documents, const std::filesystem::path& folder);

// Builds a database of `count` random documents in bulk. Then changes the database through Xapian in `updates` commits,
// which add, replace and remove documents. The values of slot 8 have up to 6,000 bytes.
void build_and_update(Random& random, const std::filesystem::path& folder, std::size_t count, unsigned updates);

// Adds, replaces and removes random documents in one commit, as build_and_update() does.
void update_randomly(Random& random, Xapian::WritableDatabase& database);

// Returns a description of the first difference between two databases, or "" if there is none. If `exact` is true, also
// compares the bounds of document lengths and of term counts. An update may leave these bounds wider than necessary.
std::string first_difference(const std::filesystem::path& a, const std::filesystem::path& b, bool exact);

// Returns the report of Xapian's check if it finds damage, or "" if it does not.
std::string damage(const std::filesystem::path& folder);

}  // namespace kwic::test
