// SPDX-License-Identifier: GPL-2.0-or-later
// words_of() returns the words that indexing finds in a text. analyze() returns the title, date, language and words of
// a document.
#include <kwic/analysis.hpp>

#include "schema/check_document.hpp"
#include "schema/document_terms.hpp"
#include "text/dates/document_facts.hpp"
#include "text/language/language_code.hpp"
#include "text/stemmers.hpp"
#include "text/terminal_codes.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns the words of `text`, which has no terminal codes.
std::vector<Word> words_in(std::string_view text, Escapes escapes, std::string_view language) {
    Analyzer analyzer;
    const Stemmers stemmers({base_language(language_tag(language))});
    std::vector<Word> words;
    std::size_t position = 0;  // number of tokens in the previous blocks
    for_each_block(text, escapes, analyzer, [&](std::string_view block, std::span<const Token> tokens) {
        const auto offset = static_cast<std::size_t>(block.data() - text.data());
        const auto add = [&](std::string_view term, std::size_t first, std::size_t last) {
            Word& word = words.emplace_back();
            word.term = term;
            word.span = {offset + tokens[first].begin, offset + tokens[last].end};
            word.position = position + first + 1;
            for (Stemmers::Key& key : stemmers.keys(term)) word.keys.push_back(std::move(key.text));
        };
        auto broken = analyzer.broken_words().begin();
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            for (; broken != analyzer.broken_words().end() && broken->first == i; ++broken)
                add(broken->term, i, i + broken->parts - 1);
            add(tokens[i].term, i, i);
        }
        position += tokens.size();
    });
    return words;
}

}  // namespace

std::vector<Word> words_of(std::string_view given_text, std::string_view language) {
    check_utf8("a text", given_text);
    std::string text(given_text);
    remove_terminal_codes(text);
    return words_in(text, Escapes::none, language);
}

Analysis analyze(const Document& given_document, std::string_view language) {
    check_contents(given_document);
    Document document = given_document;
    remove_terminal_codes(document.text);
    remove_terminal_codes(document.title);
    DocumentFacts facts = find_facts(document, language);
    return {.title = std::move(facts.title),
            .is_title_found = facts.is_title_found,
            .date = to_string(facts.date),
            .date_source = facts.date.source,
            .language = facts.language,
            .words = words_in(document.text, escapes_of(document.id), facts.language)};
}

}  // namespace kwic
