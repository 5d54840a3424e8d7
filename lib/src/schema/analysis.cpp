// SPDX-License-Identifier: GPL-2.0-or-later
// words_of() returns the words that indexing finds in a text. analyze() returns the title, date, language and words of
// a document.
#include <kwic/analysis.hpp>

#include "schema/check_document.hpp"
#include "schema/document_terms.hpp"
#include "text/dates/document_facts.hpp"
#include "text/stemmers.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

std::vector<Word> words_of(std::string_view text, std::string_view language) {
    check_utf8("a text", text);
    Analyzer analyzer;
    const Stemmers stemmers({std::string(language)});
    std::vector<Word> words;
    for_each_block(text, analyzer, [&](std::string_view block, std::span<const Token> tokens) {
        const auto offset = static_cast<std::size_t>(block.data() - text.data());
        for (const Token& token : tokens) {
            Word& word = words.emplace_back();
            word.term = token.term;
            word.span = {offset + token.begin, offset + token.end};
            word.position = words.size();
            for (Stemmers::Key& key : stemmers.keys(token.term)) word.keys.push_back(std::move(key.text));
        }
    });
    return words;
}

Analysis analyze(const Document& document, std::string_view language) {
    check_contents(document);
    DocumentFacts facts = find_facts(document, language);
    return {.title = std::move(facts.title),
            .is_title_found = facts.is_title_found,
            .date = facts.date.source == DateSource::none ? std::string() : to_string(facts.date.date),
            .date_source = facts.date.source,
            .language = facts.language,
            .words = words_of(document.text, facts.language)};
}

}  // namespace kwic
