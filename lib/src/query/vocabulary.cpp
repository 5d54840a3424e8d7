// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/vocabulary.hpp"

#include "index/terms.hpp"
#include "query/edit_rows.hpp"

#include <algorithm>

namespace kwic {

Vocabulary::Vocabulary(const std::vector<Xapian::Database>& databases, const Xapian::Database& together)
    : is_complete_(databases.size() == 1), together_(together) {
    for (const Xapian::Database& database : databases) {
        lexicons_.emplace_back(database);
        is_complete_ &= !lexicons_.back().was_updated();
    }
}

Vocabulary::Vocabulary(const Xapian::Database& database, const std::string& prefix) {
    WordPacker packer;
    for_each_term(database, prefix, [&](const std::string& term, const Xapian::TermIterator& at) {
        packer.add(std::string_view(term).substr(prefix.size()), at.get_termfreq());
    });
    page_ = packer.take();
}

std::vector<Vocabulary::Word> Vocabulary::matching(const std::function<bool(std::string_view)>& matches,
                                                   std::string_view beginning) {
    std::vector<Word> found;
    for_each_page(beginning, [&](const std::string& page) {
        for_each_word(page, [&](std::string_view word, Xapian::doccount documents) {
            if (word.starts_with(beginning) && matches(word)) found.push_back({std::string(word), documents});
        });
    });
    complete(found);
    return found;
}

std::vector<Vocabulary::Word> Vocabulary::neighbours(std::string_view word, unsigned most, std::string_view beginning,
                                                     Xapian::doccount least) {
    std::vector<Word> found;
    EditRows rows(word, most);
    const auto look_at = [&](const std::string& page) {
        for (WordReader words(page); words.next_block(rows.hopeless());) {
            if (!rows.go_to(words.prefix(), words.shared_prefix()) ||
                !rows.may_go_on_with(words.letters_behind_prefix()))
                continue;
            while (words.next_word(rows.hopeless()))
                if (rows.go_to(words.word(), words.shared_word()) && rows.distance() <= most &&
                    words.word().starts_with(beginning))
                    found.push_back({std::string(words.word()), words.documents(), rows.distance()});
        }
    };
    if (looks_at_frequent(beginning, least))
        look_at(frequent_);
    else
        for_each_page(beginning, look_at);
    complete(found);
    return found;
}

// Most words are in few documents. To take the others out costs as much as some searches among all.
bool Vocabulary::looks_at_frequent(std::string_view beginning, Xapian::doccount least) {
    constexpr unsigned times_until_taken_out = 3;
    constexpr Xapian::doccount many = 20;
    if (least < many || !beginning.empty() || !is_complete_) return false;
    if (++times_looked_ < times_until_taken_out) return false;
    if (times_looked_ > times_until_taken_out) return true;
    WordPacker packer;
    for_each_page("", [&](const std::string& page) {
        for_each_word(page, [&](std::string_view word, Xapian::doccount documents) {
            if (documents >= many) packer.add(word, documents);
        });
    });
    frequent_ = packer.take();
    return true;
}

template <class Function>
void Vocabulary::for_each_page(std::string_view beginning, Function function) {
    function(page_);
    for (Lexicon& lexicon : lexicons_) {
        const auto [first, end] = lexicon.pages_with(beginning);
        for (std::size_t number = first; number < end; ++number) function(lexicon.page(number));
        function(lexicon.new_words());
    }
}

// Several lexicons have words in common, and one that was updated has words that no document has any more.
void Vocabulary::complete(std::vector<Word>& words) const {
    if (is_complete_) return;
    std::ranges::sort(words, {}, &Word::text);
    const auto again = std::ranges::unique(words, {}, &Word::text);
    words.erase(again.begin(), again.end());
    for (Word& word : words) word.documents = together_.get_termfreq(word.text);
    std::erase_if(words, [](const Word& word) { return word.documents == 0; });
}

}  // namespace kwic
