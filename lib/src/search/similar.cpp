// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/similar.hpp"

#include "schema/schema.hpp"
#include "text/blocks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The maximum number of words in the query. In a collection of newspaper clippings, queries of 15 words found fewer
// similar documents than queries of 25 words, and queries of 40 or 60 words found hardly more similar documents than
// queries of 25 words.
constexpr std::size_t max_words = 25;

// The most frequent words of the text, up to this number, are looked up in the index.
constexpr std::size_t max_candidates = 1'000;

// Words that occur in more than this number of documents and in more than a quarter of all documents are ignored. The
// score alone would not exclude all of these words. For example, if a third of the texts are in English, `the` is about
// three times as frequent in an English text as in the whole index, so its score is high.
constexpr Xapian::doccount many_documents = 20;

struct Word {
    std::string term;
    double count = 0;
    double score = 0;
};

double score_of(const Word& word, double length, const Xapian::Database& database, Xapian::doccount min_documents) {
    const Xapian::doccount documents = database.get_termfreq(word.term);
    if (documents < min_documents || documents > std::max(database.get_doccount() / 4, many_documents)) return 0;
    const double p = word.count / length;
    const auto count_in_index = static_cast<double>(database.get_collection_freq(word.term));
    const auto length_of_index = static_cast<double>(database.get_total_length());
    return p * std::log2(p * length_of_index / count_in_index);
}

// Returns the query for `words`, the distinct words of a text with `length` words in total. Words that occur in fewer
// than `min_documents` documents of the index are ignored. For a document of the index, `min_documents` is 2, because a
// word that only this document contains finds no similar document.
Query similarity_query(const Xapian::Database& database, std::vector<Word> words, double length,
                       Xapian::doccount min_documents) {
    if (words.size() > max_candidates) {
        std::nth_element(words.begin(), words.begin() + max_candidates, words.end(), [](const Word& a, const Word& b) {
            return a.count != b.count ? a.count > b.count : a.term < b.term;
        });
        words.resize(max_candidates);
    }
    for (Word& word : words) word.score = score_of(word, length, database, min_documents);
    std::erase_if(words, [](const Word& word) { return word.score <= 0; });
    std::sort(words.begin(), words.end(),
              [](const Word& a, const Word& b) { return a.score != b.score ? a.score > b.score : a.term < b.term; });
    words.resize(std::min(words.size(), max_words));
    std::vector<Query> parts;
    for (const Word& word : words) {
        parts.push_back(Query::phrase(word.term));  // matches this form of the word only
        parts.back().boost = std::round(100 * (1 + std::log(word.count))) / 100;
    }
    return parts.empty() ? Query() : Query::any_of(std::move(parts));
}

}  // namespace

Query like_document(const Xapian::Database& database, Xapian::docid document) {
    std::vector<Word> words;
    double length = 0;
    const auto end = database.termlist_end(document);
    for (auto entry = database.termlist_begin(document); entry != end; ++entry) {
        std::string term = *entry;
        if (!schema::is_word(term)) continue;
        length += entry.get_wdf();
        words.push_back({std::move(term), static_cast<double>(entry.get_wdf())});
    }
    return similarity_query(database, std::move(words), length, 2);
}

Query like_text(const Xapian::Database& database, std::string_view text, Analyzer& analyzer) {
    std::unordered_map<std::string, double> counts;
    double length = 0;
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
        end = block_end(text, begin, analyzer.segmenter());
        for (const Token& token : analyzer.analyze(text.substr(begin, end - begin))) {
            ++counts[std::string(token.term)];
            ++length;
        }
        for (const BrokenWord& word : analyzer.broken_words()) {
            ++counts[word.term];
            ++length;
        }
    }
    std::vector<Word> words;
    for (const auto& [term, count] : counts) words.push_back({term, count});
    return similarity_query(database, std::move(words), length, 1);
}

}  // namespace kwic
