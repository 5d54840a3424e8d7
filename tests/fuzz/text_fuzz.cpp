// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that the tokens of any text begin and end at character boundaries, with each kind of escape sequences, and
// that the fast path of the segmenter finds the same words as the slow path.
#include "base/utf8.hpp"
#include "text/analyzer.hpp"
#include "text/blocks.hpp"
#include "text/dates/date.hpp"
#include "text/dates/file_name.hpp"
#include "text/dates/title.hpp"
#include "text/language/language.hpp"

#include <kwic/decode.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static kwic::Analyzer analyzer;
    const std::string text = kwic::decode_text({reinterpret_cast<const char*>(data), size}, "UTF-8").text;
    std::vector<kwic::Span> fast;
    std::vector<kwic::Span> reference;
    analyzer.segmenter().segment(text, 0, fast);
    analyzer.segmenter().segment_characters(text, 0, reference);
    if (fast != reference) std::abort();
    const auto escapes = static_cast<kwic::Escapes>(size % 4);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = kwic::block_end(text, begin, analyzer.segmenter());
        if (end <= begin || end - begin > kwic::max_block_bytes ||
            (end < text.size() && kwic::is_continuation(text[end])))
            std::abort();
        // The tokens of a block must not depend on the texts that the analyzer has seen before.
        const std::string block = text.substr(begin, end - begin);
        const auto tokens = analyzer.analyze(block, escapes);
        static kwic::Analyzer other;
        const auto again = other.analyze(block, escapes);
        if (tokens.size() != again.size()) std::abort();
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const kwic::Token& token = tokens[i];
            if (token.term.empty() || token.term.size() > kwic::max_word_bytes || token.end <= token.begin ||
                token.end > block.size() || kwic::is_continuation(block[token.begin]) ||
                (token.end < block.size() && kwic::is_continuation(block[token.end])) || token.term != again[i].term ||
                token.begin != again[i].begin || token.end != again[i].end)
                std::abort();
        }
        for (const kwic::BrokenWord& word : analyzer.broken_words())
            if (word.parts < 2 || word.parts > kwic::max_parts || word.first + word.parts > tokens.size() ||
                word.term.size() > kwic::max_word_bytes || !word.term.starts_with(tokens[word.first].term))
                std::abort();
        begin = end;
    }
    const std::string language = kwic::detect_language(text);
    for (const std::string& title : {kwic::find_title(text), kwic::find_title(text, language), kwic::name_title(text)})
        if (kwic::decode_text(title, "UTF-8").replacements != 0) std::abort();
    if (kwic::count_characters(kwic::find_title(text, language)) > 200) std::abort();
    for (const auto& date : {kwic::find_date(text, language), kwic::find_date_in_path(text)})
        if (date && (!kwic::is_valid(*date) || kwic::parse_date(kwic::to_string(*date)) != date)) std::abort();
    if (const auto date = kwic::parse_date(text); date && kwic::to_string(*date) != text) std::abort();
    return 0;
}
