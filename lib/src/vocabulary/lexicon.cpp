// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/lexicon.hpp"

#include "base/big_endian.hpp"
#include "base/bytes.hpp"
#include "schema/schema.hpp"
#include "schema/terms.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t page_bytes = 15'000;  // a page fits into two blocks of a table

// The lexicon is rewritten when the size of the entry of new words exceeds max(min_rewrite_bytes, size of all pages /
// one_in). While the entry of new words exists, a search must look up the document frequency of each word that it
// finds.
constexpr std::size_t min_rewrite_bytes = 32 * 1024;
constexpr std::size_t one_in = 16;

// Pages are kept in memory only after reads_until_kept * (number of pages) page reads. A process that answers only one
// query reads each page about once, and allocating memory for a page takes more time than reading the page again.
constexpr std::size_t reads_until_kept = 1;

std::string page_key(std::uint32_t number) {
    return std::string(schema::lexicon_key) + big_endian_64(number).substr(4);
}

std::string encoded(const std::vector<std::string>& words) {
    WordPacker packer;
    for (const std::string& word : words) packer.add(word, 0);
    // The first byte makes the entry exist even if there are no words.
    return '\n' + packer.take();
}

// Returns the elements of `words` that are not in the pages of the lexicon. `words` must ascend.
std::vector<std::string> unknown(Lexicon& lexicon, const std::vector<std::string>& words) {
    std::vector<std::string> unknown;
    auto word = words.begin();
    const auto skip_to = [&](std::string_view known) {
        for (; word != words.end() && *word < known; ++word) unknown.push_back(*word);
        if (word != words.end() && *word == known) ++word;
    };
    for (std::size_t i = 0; i < lexicon.pages(); ++i)
        for_each_word(lexicon.page(i), [&](std::string_view known, Xapian::doccount) { skip_to(known); });
    unknown.insert(unknown.end(), word, words.end());
    return unknown;
}

}  // namespace

void LexiconWriter::add(std::string_view word, Xapian::doccount documents, const Sink& sink) {
    if (std::exchange(is_new_page_, false)) append_string(first_words_, word);
    if (documents >= frequent_documents) frequent_.add(word, documents);
    if (packer_.add(word, documents) >= page_bytes) end_page(sink);
}

std::uint32_t LexiconWriter::finish(const Sink& sink) {
    end_page(sink);
    if (!first_words_.empty()) sink(schema::lexicon_directory_key, std::exchange(first_words_, {}));
    if (const std::string frequent = frequent_.take(); !frequent.empty()) sink(schema::frequent_words_key, frequent);
    return pages_;
}

void LexiconWriter::end_page(const Sink& sink) {
    if (std::exchange(is_new_page_, true)) return;
    sink(page_key(pages_++), packer_.take());
}

Lexicon::Lexicon(glass::OpenDatabase opened) : opened_(std::move(opened)) {
    const std::string directory = opened_.metadata(schema::lexicon_directory_key);
    for (ByteReader in(directory); !in.rest().empty();) first_words_.emplace_back(in.string());
    pages_.resize(first_words_.size());
    new_words_ = opened_.metadata(schema::new_words_key);
    was_updated_ = !new_words_.empty();
    if (was_updated_) new_words_.erase(0, 1);
}

const std::string& Lexicon::page(std::size_t number) {
    if (!pages_[number].empty()) return pages_[number];
    std::string& page = ++reads_ > reads_until_kept * pages() ? pages_[number] : last_page_;
    page = opened_.metadata(page_key(static_cast<std::uint32_t>(number)));
    if (page.empty())
        throw Error(ErrorCode::corrupt, "the index is damaged: page " + std::to_string(number) +
                                            " of its words is missing; rebuild it with kwic-indexer --rebuild");
    return page;
}

std::string Lexicon::frequent_words() const { return opened_.metadata(schema::frequent_words_key); }

std::size_t Lexicon::page_of(std::string_view word) const {
    const auto after = std::ranges::upper_bound(first_words_, word);
    return after == first_words_.begin() ? 0 : static_cast<std::size_t>(after - first_words_.begin()) - 1;
}

void write_lexicon(Xapian::WritableDatabase& database) {
    const auto write = [&](std::string_view key, std::string_view page) {
        database.set_metadata(std::string(key), std::string(page));
    };
    LexiconWriter writer;
    // Removes the old entry of frequent words, because `writer` does not replace the entry if no word is frequent.
    write(schema::frequent_words_key, "");
    for_each_term(database, "", [&](const std::string& word, const Xapian::TermIterator& at) {
        writer.add(word, at.get_termfreq(), write);
    });
    for (std::uint32_t end = writer.finish(write); !database.get_metadata(page_key(end)).empty(); ++end)
        database.set_metadata(page_key(end), "");
    database.set_metadata(std::string(schema::new_words_key), "");
}

void add_to_lexicon(Xapian::WritableDatabase& database, const std::vector<std::string>& words) {
    Lexicon before(database);
    std::vector<std::string> known_as_new;
    for_each_word(before.new_words(),
                  [&](std::string_view word, Xapian::doccount) { known_as_new.emplace_back(word); });
    std::vector<std::string> new_words;
    std::ranges::set_union(unknown(before, words), known_as_new, std::back_inserter(new_words));
    if (before.was_updated() && new_words.size() == known_as_new.size()) return;
    const std::string entry = encoded(new_words);
    if (entry.size() > std::max(min_rewrite_bytes, before.pages() * page_bytes / one_in))
        write_lexicon(database);
    else
        database.set_metadata(std::string(schema::new_words_key), entry);
}

}  // namespace kwic
