// SPDX-License-Identifier: GPL-2.0-or-later
// Tokens of any text lie in it, on character borders, and the fast path finds the words that ICU finds.
#include "text/analyzer.hpp"
#include "text/blocks.hpp"
#include "text/date.hpp"
#include "text/language.hpp"
#include "text/title.hpp"
#include "text/utf8.hpp"

#include <kwic/decode.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static kwic::Analyzer analyzer;
    const std::string text = kwic::decode_text({reinterpret_cast<const char*>(data), size}, "UTF-8").text;
    std::vector<kwic::Span> fast;
    std::vector<kwic::Span> reference;
    analyzer.segmenter().segment(text, 0, fast);
    analyzer.segmenter().segment_by_icu(text, 0, reference);
    if (fast != reference) std::abort();
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = kwic::block_end(text, begin, analyzer.segmenter());
        if (end <= begin || end - begin > kwic::max_block_bytes ||
            (end < text.size() && kwic::is_continuation(text[end])))
            std::abort();
        for (const kwic::Token& token : analyzer.analyze(std::string_view(text).substr(begin, end - begin)))
            if (token.term.empty() || token.term.size() > kwic::max_word_bytes || token.end <= token.begin)
                std::abort();
        begin = end;
    }
    (void)kwic::find_title(text);
    (void)kwic::find_date(text, kwic::detect_language(text));
    return 0;
}
