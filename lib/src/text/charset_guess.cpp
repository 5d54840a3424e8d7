// SPDX-License-Identifier: GPL-2.0-or-later
// guess_charset() decodes a sample of the bytes in each charset of listed_charsets(), and returns the charset in which
// the sample is most plausible. The cost of a charset is the sum of the following costs, each with its cause:
//
//     ListedCharset::cost     the charset is rare
//     line_end_cost()         the line ends are those of another system
//     pair_cost()             two adjacent characters are an unusual pair, such as a small letter and a capital
//     single_letter_cost()    a word has only one letter
//     Alphabets::cost()       the letters are not frequent in any one language
//
// guess_escaped_charset() uses ICU's charset detector.
#include "text/charset.hpp"

#include "base/utf8.hpp"
#include "text/alphabets.hpp"
#include "text/charset_list.hpp"
#include "text/charset_sample.hpp"
#include "text/plausibility.hpp"

#include <unicode/ucsdet.h>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t sample_size = 64 << 10;  // number of bytes that guess_escaped_charset() reads

// The maximum cost of a charset is max_base_cost + max_byte_cost * the number of bytes outside ASCII in the sample. If
// the costs of all charsets are higher, the bytes are not a text in a listed charset.
constexpr float max_byte_cost = 6.5F;
constexpr float max_base_cost = 4;

struct Proposal {
    std::string charset;
    int confidence;  // 0 to 100; for a text of few words, often only 20 for the correct charset
};

std::vector<Proposal> ask_detector(std::string_view sample) {
    struct Closer {
        void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
    };
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, Closer> detector(ucsdet_open(&error));
    ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &error);
    int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &error);
    std::vector<Proposal> proposals;
    for (int32_t i = 0; U_SUCCESS(error) && i < count; ++i) {
        proposals.push_back({ucsdet_getName(matches[i], &error), ucsdet_getConfidence(matches[i], &error)});
    }
    return proposals;
}

float single_byte_cost(const CharsetSample& sample, const ListedCharset& charset) {
    Alphabets::Counts letters = Alphabets::instance().no_letters();
    float cost = 0;
    for (const auto& [before, byte, count] : sample.pairs())
        cost += count * pair_cost(charset.characters[before], charset.characters[byte]);
    for (std::size_t byte = 0x80; byte < charset.characters.size(); ++byte) {
        const CharacterTraits& character = charset.characters[byte];
        if (!is_letter(character)) continue;
        letters[character.letter] += sample.counts()[byte];
        cost += static_cast<float>(sample.single_counts()[byte]) * single_letter_cost(character);
    }
    return cost + Alphabets::instance().cost(letters, charset.languages);
}

float multi_byte_cost(const CharsetSample& sample, const ListedCharset& charset) {
    const std::string text = convert_charset(sample.bytes(), charset.name).text;
    Alphabets::Counts letters = Alphabets::instance().no_letters();
    CharacterTraits before;
    float cost = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::int32_t c = next_character(text, at);
        if (c == 0xfffd && at == text.size() && sample.is_cut()) break;
        const CharacterTraits character = traits_of(c);
        if (!before.is_ascii || !character.is_ascii) cost += pair_cost(before, character);
        if (is_letter(character) && !character.is_ascii) ++letters[character.letter];
        before = character;
    }
    return cost + Alphabets::instance().cost(letters, charset.languages);
}

// Returns whether one of the bytes is in the range from 0x80 to 0x9f, which stands for control codes in ISO-8859-1, but
// for punctuation and letters in windows-1252.
bool has_c1(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xe0) == 0x80; });
}

}  // namespace

std::string guess_charset(std::string_view bytes) {
    const CharsetSample sample(bytes);
    const LineEnds line_ends = line_ends_of(bytes);
    float min_cost = max_base_cost + max_byte_cost * static_cast<float>(sample.high_bytes());
    std::string_view best;
    for (const ListedCharset& charset : listed_charsets()) {
        const float text_cost =
            charset.is_single_byte ? single_byte_cost(sample, charset) : multi_byte_cost(sample, charset);
        const float cost = charset.cost + line_end_cost(charset.line_ends, line_ends) + text_cost;
        if (cost >= min_cost) continue;
        min_cost = cost;
        best = charset.name;
    }
    if (best == "windows-1252" && !has_c1(bytes)) best = "ISO-8859-1";
    return std::string(best);
}

std::string guess_escaped_charset(std::string_view bytes) {
    const std::size_t escape = bytes.substr(0, sample_size).find('\x1b');
    // ISO-2022 selects a charset by `ESC $` or `ESC (`. In contrast, `ESC [` begins a color code for terminals.
    if (escape == std::string_view::npos || escape + 1 == bytes.size() ||
        std::string_view("$(").find(bytes[escape + 1]) == std::string_view::npos) {
        return {};
    }
    for (const Proposal& proposal : ask_detector(bytes.substr(0, sample_size))) {
        if (proposal.charset.starts_with("ISO-2022") && proposal.confidence >= 50) return proposal.charset;
    }
    return {};
}

}  // namespace kwic
