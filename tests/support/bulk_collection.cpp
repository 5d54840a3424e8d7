// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/bulk_collection.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::test {
namespace {

std::string random_bytes(Random& random, std::size_t size, unsigned alphabet) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>((alphabet <= 26 ? 'a' : 0) + random() % alphabet);
    return bytes;
}

// Returns a random term. Earlier terms of the vocabulary are more likely.
const std::string& random_term(Random& random, const std::vector<std::string>& vocabulary) {
    const double x = static_cast<double>(random() % 1'000'000) / 1e6;
    return vocabulary[static_cast<std::size_t>(x * x * x * static_cast<double>(vocabulary.size()))];
}

std::string random_data(Random& random) {
    switch (random() % 8) {
        case 0:
            return "";
        case 1:
            return random_bytes(random, random() % 30'000, 256);
        case 2:
            return std::string(random() % 8000, 'q');  // Xapian may be unable to read back longer runs of one byte
        default:
            return random_bytes(random, random() % 600, 26);
    }
}

struct Difference {
    std::string what;
};

template <class A, class B>
void same(const A& a, const B& b, const std::string& what) {
    if (a == b) return;
    std::ostringstream text;
    text << what << ": " << a << " and " << b;
    throw Difference{text.str()};
}

void compare_positions(Xapian::PositionIterator a, Xapian::PositionIterator b, const std::string& where) {
    for (; a != Xapian::PositionIterator() && b != Xapian::PositionIterator(); ++a, ++b)
        same(*a, *b, "position in " + where);
    same(a == Xapian::PositionIterator(), b == Xapian::PositionIterator(), "end of positions in " + where);
}

void compare_term(const Xapian::Database& a, const Xapian::Database& b, const std::string& term, bool exact) {
    same(a.get_termfreq(term), b.get_termfreq(term), "documents of " + term);
    same(a.get_collection_freq(term), b.get_collection_freq(term), "occurrences of " + term);
    if (exact) same(a.get_wdf_upper_bound(term), b.get_wdf_upper_bound(term), "bound of " + term);
    auto p = a.postlist_begin(term), q = b.postlist_begin(term);
    for (; p != a.postlist_end(term) && q != b.postlist_end(term); ++p, ++q) {
        const std::string where = term + " of " + std::to_string(*p);
        same(*p, *q, "posting of " + term);
        same(p.get_wdf(), q.get_wdf(), "occurrences in " + where);
        compare_positions(a.positionlist_begin(*p, term), b.positionlist_begin(*p, term), where);
    }
    same(p == a.postlist_end(term), q == b.postlist_end(term), "end of postings of " + term);
    auto r = a.postlist_begin(term), s = b.postlist_begin(term);
    for (Xapian::docid document = 1; r != a.postlist_end(term); document += 1 + document / 3) {
        r.skip_to(document);
        s.skip_to(document);
        same(r == a.postlist_end(term), s == b.postlist_end(term), "skipping in " + term);
        if (r != a.postlist_end(term)) same(*r, *s, "skipping in " + term);
    }
}

void compare_document(const Xapian::Database& a, const Xapian::Database& b, Xapian::docid number,
                      std::set<Xapian::valueno>& slots) {
    const std::string where = "document " + std::to_string(number);
    same(a.get_doclength(number), b.get_doclength(number), "length of " + where);
    same(a.get_unique_terms(number), b.get_unique_terms(number), "different terms of " + where);
    const Xapian::Document d = a.get_document(number), e = b.get_document(number);
    same(d.get_data(), e.get_data(), "data of " + where);
    auto t = a.termlist_begin(number), u = b.termlist_begin(number);
    for (; t != a.termlist_end(number) && u != b.termlist_end(number); ++t, ++u) {
        same(*t, *u, "term of " + where);
        same(t.get_wdf(), u.get_wdf(), "occurrences of " + *t + " in " + where);
    }
    same(t == a.termlist_end(number), u == b.termlist_end(number), "end of terms of " + where);
    same(d.values_count(), e.values_count(), "values of " + where);
    for (auto v = d.values_begin(), w = e.values_begin(); v != d.values_end(); ++v, ++w) {
        same(v.get_valueno(), w.get_valueno(), "slot of " + where);
        same(*v, *w, "value of " + where);
        slots.insert(v.get_valueno());
    }
}

void compare_slot(const Xapian::Database& a, const Xapian::Database& b, Xapian::valueno slot) {
    const std::string where = "slot " + std::to_string(slot);
    same(a.get_value_freq(slot), b.get_value_freq(slot), "values of " + where);
    same(a.get_value_lower_bound(slot), b.get_value_lower_bound(slot), "lower bound of " + where);
    same(a.get_value_upper_bound(slot), b.get_value_upper_bound(slot), "upper bound of " + where);
    auto v = a.valuestream_begin(slot), w = b.valuestream_begin(slot);
    for (; v != a.valuestream_end(slot) && w != b.valuestream_end(slot); ++v, ++w) {
        same(v.get_docid(), w.get_docid(), "document in " + where);
        same(*v, *w, "value in " + where);
    }
    same(v == a.valuestream_end(slot), w == b.valuestream_end(slot), "end of " + where);
}

void compare_all(const Xapian::Database& a, const Xapian::Database& b, bool exact) {
    same(a.get_doccount(), b.get_doccount(), "documents");
    same(a.get_lastdocid(), b.get_lastdocid(), "last document");
    same(a.get_total_length(), b.get_total_length(), "total length");
    same(a.has_positions(), b.has_positions(), "positions");
    if (exact) {
        same(a.get_doclength_lower_bound(), b.get_doclength_lower_bound(), "shortest document");
        same(a.get_doclength_upper_bound(), b.get_doclength_upper_bound(), "longest document");
    }
    auto m = a.metadata_keys_begin(), n = b.metadata_keys_begin();
    for (; m != a.metadata_keys_end() && n != b.metadata_keys_end(); ++m, ++n) {
        same(*m, *n, "metadata key");
        same(a.get_metadata(*m), b.get_metadata(*n), "metadata " + *m);
    }
    same(m == a.metadata_keys_end(), n == b.metadata_keys_end(), "end of metadata");
    auto t = a.allterms_begin(), u = b.allterms_begin();
    for (; t != a.allterms_end() && u != b.allterms_end(); ++t, ++u) {
        same(*t, *u, "term");
        compare_term(a, b, *t, exact);
    }
    same(t == a.allterms_end(), u == b.allterms_end(), "end of terms");
    std::set<Xapian::valueno> slots{0, 1, 77};
    auto p = a.postlist_begin(""), q = b.postlist_begin("");
    for (; p != a.postlist_end("") && q != b.postlist_end(""); ++p, ++q) {
        same(*p, *q, "document");
        compare_document(a, b, *p, slots);
    }
    same(p == a.postlist_end(""), q == b.postlist_end(""), "end of documents");
    for (const Xapian::valueno slot : slots) compare_slot(a, b, slot);
}

}  // namespace

std::vector<std::string> bulk_vocabulary(Random& random) {
    std::vector<std::string> terms;
    for (std::size_t i = 1 + random() % 2000; i > 0; --i)
        terms.push_back(random_bytes(random, 1 + random() % (random() % 4 ? 6 : 30), 26));
    for (int i = 0; i < 30; ++i) terms.push_back(random_bytes(random, 1 + random() % 12, 256));
    for (int i = 0; i < 10; ++i) terms.push_back(random_bytes(random, 230 + random() % 16, 26));
    for (const char byte : {'x', '\xff'}) terms.emplace_back(245, byte);
    terms.emplace_back(122, '\0');                                  // each zero byte takes two bytes in a key
    terms.push_back(std::string(4, '\0') + std::string(241, 'z'));  // this term takes 249 bytes in a key, the maximum
    for (const std::string_view like_a_key :
         {std::string_view("\0", 1), std::string_view("\0\0", 2), std::string_view("\0\xc0key", 5),
          std::string_view("\0\xd0", 2), std::string_view("\0\xd8\0\0\1", 5), std::string_view("\0\xe0", 2),
          std::string_view("\0\xff", 2), std::string_view("a\0", 2), std::string_view("a\0\0\1", 4),
          std::string_view("a\0b", 3)})
        terms.emplace_back(like_a_key);
    std::shuffle(terms.begin(), terms.end(), random);
    return terms;
}

BulkDocument random_document(Random& random, const std::vector<std::string>& vocabulary) {
    BulkDocument document;
    const auto kind = random() % 100;
    const std::size_t words = kind < 10 ? 0 : kind < 20 ? 1 : kind < 98 ? random() % 120 : random() % 8000;
    Xapian::termpos position = random() % 3 ? 1 : 0;
    // Xapian's check rejects a document of length 0 that has positions, so the first word has the count 1.
    for (std::size_t i = 0; i < words; ++i) {
        document.words.push_back({random_term(random, vocabulary), position,
                                  i == 0 || random() % 20 ? 1 : static_cast<Xapian::termcount>(random() % 5)});
        switch (random() % 200) {
            case 0:
                position += static_cast<Xapian::termpos>(random() % 100'000);
                break;
            case 1:
                position += position < 0x50000000 ? 0x100000 : 0;
                break;
            case 2:
                continue;  // two terms have the same position
            case 3:
                position = static_cast<Xapian::termpos>(random() % (position + 1));
                break;
            default:
                break;
        }
        ++position;
    }
    if (kind >= 5) {
        for (auto i = random() % 4; i > 0; --i)
            document.terms.emplace_back(random_term(random, vocabulary), random() % 5 ? random() % 4 : 100'000);
        if (kind == 50) document.terms.emplace_back(random_term(random, vocabulary), 1'500'000'000);
    }
    for (auto i = random() % 5; i > 0; --i) {
        const auto slot = random() % 4 ? random() % 4 : random() % 2 ? 300 + random() % 1000 : 4'294'967'294;
        const auto size = random() % 30 ? random() % 12 : random() % 6000;
        document.values.emplace_back(static_cast<Xapian::valueno>(slot), random_bytes(random, size, 256));
    }
    if (random() % 6 == 0)
        document.metadata.emplace_back(random_bytes(random, 1 + random() % (random() % 3 ? 2 : 250), 26),
                                       random_bytes(random, random() % (random() % 8 ? 300 : 60'000), 256));
    document.data = random_data(random);
    return document;
}

std::vector<BulkDocument> random_documents(Random& random, std::size_t count) {
    const auto vocabulary = bulk_vocabulary(random);
    std::vector<BulkDocument> documents;
    while (documents.size() < count) documents.push_back(random_document(random, vocabulary));
    return documents;
}

BulkDocument numbered_document(std::size_t number) {
    BulkDocument document;
    document.data = std::to_string(number);
    document.words.push_back({"word", 1, 1});
    document.words.push_back({"n" + document.data, 2, 1});
    return document;
}

void add_to(const BulkDocument& document, glass::Inverter& inverter) {
    for (const auto& word : document.words) inverter.posting(word.term, word.position, word.count);
    for (const auto& [term, count] : document.terms) inverter.term(term, count);
    for (const auto& [slot, value] : document.values) inverter.value(slot, value);
    for (const auto& [key, entry] : document.metadata) inverter.metadata(key, entry);
    inverter.end_document(document.data);
}

Xapian::Document to_xapian(const BulkDocument& from) {
    Xapian::Document document;
    for (const auto& word : from.words) document.add_posting(word.term, word.position, word.count);
    for (const auto& [term, count] : from.terms) document.add_term(term, count);
    for (const auto& [slot, value] : from.values) {
        if (value.empty())
            document.add_value(slot, "");
        else
            document.add_value(slot, value);
    }
    document.set_data(from.data);
    return document;
}

Xapian::doccount build_in_bulk(const std::vector<BulkDocument>& documents, const glass::BuildOptions& options,
                               std::size_t unit, glass::MetadataBuilder* dictionary) {
    std::filesystem::create_directories(options.folder);
    glass::BulkBuilder builder(options);
    for (std::size_t first = 0; first < documents.size(); first += unit)
        builder.submit([&documents, first, unit](glass::Inverter& inverter) {
            for (std::size_t i = first; i < std::min(documents.size(), first + unit); ++i)
                add_to(documents[i], inverter);
        });
    return builder.finish(dictionary);
}

void build_by_api(const std::vector<BulkDocument>& documents, const std::filesystem::path& folder) {
    Xapian::WritableDatabase database(folder.string(),
                                      Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS);
    for (const BulkDocument& document : documents) {
        database.add_document(to_xapian(document));
        for (const auto& [key, entry] : document.metadata) database.set_metadata(key, entry);
    }
    database.commit();
}

void update_randomly(Random& random, Xapian::WritableDatabase& database) {
    const auto vocabulary = bulk_vocabulary(random);
    for (int change = 0; change < 40; ++change) {
        const auto number = 1 + static_cast<Xapian::docid>(random() % (database.get_lastdocid() + 2));
        Xapian::Document document = to_xapian(random_document(random, vocabulary));
        if (random() % 4) document.add_value(8, random_bytes(random, random() % 6000, 256));
        document.add_term("every", static_cast<Xapian::termcount>(random() % 300));
        try {
            switch (random() % 4) {
                case 0:
                    database.add_document(document);
                    break;
                case 1:
                    database.replace_document(number, document);
                    break;
                case 2:
                    database.delete_document(number);
                    break;
                default:
                    database.set_metadata("key" + std::to_string(number % 9), document.get_data());
            }
        } catch (const Xapian::DocNotFoundError&) {
        }
    }
    database.commit();
}

void build_and_update(Random& random, const std::filesystem::path& folder, std::size_t count, unsigned updates) {
    std::vector<BulkDocument> documents = random_documents(random, count);
    for (BulkDocument& document : documents) {
        document.terms.emplace_back("every", static_cast<Xapian::termcount>(random() % 4 ? 1 : random() % 300));
        if (random() % 3) document.terms.emplace_back("often", static_cast<Xapian::termcount>(1 + random() % 3));
        if (random() % 4) document.values.emplace_back(8, random_bytes(random, 1 + random() % 600, 256));
    }
    build_in_bulk(documents, {folder, 2, std::size_t{1} << 20}, 50);
    if (updates == 0) return;
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    for (unsigned update = 0; update < updates; ++update) update_randomly(random, database);
}

std::string first_difference(const std::filesystem::path& a, const std::filesystem::path& b, bool exact) {
    try {
        compare_all(Xapian::Database(a.string()), Xapian::Database(b.string()), exact);
        return "";
    } catch (const Difference& difference) {
        return difference.what;
    } catch (const Xapian::Error& error) {
        return error.get_description();
    }
}

std::string damage(const std::filesystem::path& folder) {
    std::ostringstream out;
    try {
        if (Xapian::Database::check(folder.string(), 0, &out) == 0) return "";
    } catch (const Xapian::Error& error) {
        out << error.get_description();
    }
    return out.str();
}

}  // namespace kwic::test
