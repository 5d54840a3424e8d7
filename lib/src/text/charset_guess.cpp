// SPDX-License-Identifier: GPL-2.0-or-later
// guess_charset() and guess_escaped_charset() find the most likely charset of bytes with ICU's charset detector.
//
// The detector often fails for short texts, for Thai and for DOS charsets. So guess_charset() accepts a charset that
// the detector proposes only if looks(), a score of the decoded text, is at least `readable`. If guess_charset()
// accepts no proposal, it compares the scores of common single-byte charsets.
#include "text/charset.hpp"

#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t sample_size = 64 << 10;
constexpr std::size_t looks_size = 16 << 10;  // number of bytes of the sample that looks() examines
constexpr double readable = 0.5;              // minimum of looks() for a charset to be accepted

struct Proposal {
    std::string charset;
    int confidence;  // 0 to 100; for a text of few words, the correct charset often has only 20
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

bool is_typographic(UChar32 c) {
    return (c >= 0x2010 && c <= 0x203a) || (c >= 0x3000 && c <= 0x301f) || (c >= 0xff00 && c <= 0xffef) ||
           c == 0x20ac || c == 0x2116 || c == 0x2122 || (c >= 0xa0 && c <= 0xbf && c != 0xa4 && c != 0xac);
}

// Returns the average score of the non-ASCII characters of `text`, or 0 if there are none. A non-ASCII character has
// one of these scores:
//
//     -2     a capital after a small letter; a letter below U+2E80 after a letter of another script; a combining mark
//            that follows neither a letter nor a mark; a symbol or control code that is not typographic
//     0      any other Latin letter after a non-ASCII letter
//     0.5    a typographic character
//     1      any other letter or combining mark
//
// A text decoded with a wrong single-byte charset has many characters with the score -2.
double looks(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    double score = 0;
    std::size_t judged = 0;
    UChar32 before = ' ';
    for (int32_t i = 0, size = static_cast<int32_t>(text.size()); i < size;) {
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, i, size, c);
        if (c >= 0x80) {
            ++judged;
            UErrorCode error = U_ZERO_ERROR;
            const bool is_combining = u_getIntPropertyValue(c, UCHAR_GENERAL_CATEGORY_MASK) & U_GC_M_MASK;
            if (is_combining) {
                score += u_isalpha(before) || u_getCombiningClass(before) ? 1 : -2;
            } else if (u_isalpha(c)) {
                const bool inside = u_isalpha(before);
                const bool mixed =
                    inside && c < 0x2e80 && uscript_getScript(c, &error) != uscript_getScript(before, &error);
                const bool accents = inside && before >= 0x80 && uscript_getScript(c, &error) == USCRIPT_LATIN;
                const bool capital = inside && u_isupper(c) && u_islower(before);
                score += mixed || capital ? -2 : accents ? 0 : 1;
            } else {
                score += is_typographic(c) ? 0.5 : -2;
            }
        }
        before = c;
    }
    return judged ? score / static_cast<double>(judged) : 0;
}

// Returns looks() of the first looks_size bytes of the sample, decoded with `charset`.
double looks(std::string_view sample, std::string_view charset) {
    return looks(convert_charset(sample.substr(0, looks_size), charset).text);
}

// Returns whether the sample is Thai in TIS-620. ICU's detector has no model of Thai and proposes Big5. Thai vowel and
// tone marks follow only consonants or other marks. The nine most frequent Thai characters make up about 40% of a Thai
// text. The same byte values make up about 10% of a text in a two-byte charset.
bool is_thai(std::string_view sample) {
    constexpr std::string_view commonest = "\xb9\xc3\xd2\xcd\xa1\xe0\xa7\xe8\xe9";
    std::size_t thai = 0, common = 0, marks = 0, wrong = 0;
    unsigned char before = ' ';
    for (const char ch : sample) {
        const auto c = static_cast<unsigned char>(ch);
        const auto is_mark = [](unsigned char b) {
            return b == 0xd1 || (b >= 0xd4 && b <= 0xda) || (b >= 0xe7 && b <= 0xee);
        };
        if (c >= 0x80) ++thai;
        if (commonest.find(ch) != std::string_view::npos) ++common;
        if (is_mark(c)) ++marks;
        if (is_mark(c) && !is_mark(before) && !(before >= 0xa1 && before <= 0xce)) ++wrong;
        if (c >= 0xdb && c <= 0xde) ++wrong;  // unassigned in TIS-620
        before = c;
    }
    return thai >= 8 && common * 4 >= thai && marks * 10 >= thai && wrong * 50 <= thai;
}

// Each row holds a charset that the detector may propose, and a similar or larger charset that may be the correct one.
constexpr std::array<std::array<const char*, 2>, 7> relatives = {{
    {"ISO-8859-7", "windows-1253"},
    {"ISO-8859-8", "windows-1255"},
    {"ISO-8859-8-I", "windows-1255"},
    {"ISO-8859-9", "windows-1254"},
    {"KOI8-R", "KOI8-U"},
    {"EUC-KR", "windows-949"},
    {"Big5", "Big5-HKSCS"},
}};

bool has_c1(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xe0) == 0x80; });
}

// If a row of `relatives` begins with `charset`, and looks() is higher with the second charset of the row, returns the
// second charset. Otherwise returns `charset`. ISO-8859-1 is an exception: the result is windows-1252 if `bytes`
// contain a byte from 0x80 to 0x9f.
std::string wider_charset(const std::string& charset, std::string_view sample, std::string_view bytes) {
    // The bytes 0x80 to 0x9f are punctuation and letters in windows-1252. In ISO-8859-1, these bytes are control codes,
    // which texts hardly ever contain.
    if (charset == "ISO-8859-1") return has_c1(bytes) ? "windows-1252" : charset;
    for (const auto& [narrow, wide] : relatives) {
        if (charset == narrow && looks(sample, wide) > looks(sample, narrow)) return wide;
    }
    return charset;
}

bool has_wide_characters(std::string_view charset) {
    return charset == "Shift_JIS" || charset == "EUC-JP" || charset == "EUC-KR" || charset == "GB18030" ||
           charset == "Big5";
}

}  // namespace

std::string guess_charset(std::string_view bytes) {
    // The sample begins at most 4 KiB before the first byte that is not ASCII. More ASCII would give no information
    // about the charset, and a sample that begins with ASCII does not begin within a multi-byte character.
    const auto is_high = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    const std::size_t first = std::find_if(bytes.begin(), bytes.end(), is_high) - bytes.begin();
    const std::string_view sample = bytes.substr(first - std::min<std::size_t>(first, 4 << 10), sample_size);

    if (is_thai(sample)) return "windows-874";
    for (const Proposal& proposal : ask_detector(sample)) {
        const std::string& charset = proposal.charset;
        const bool excluded =
            charset.starts_with("UTF-") || charset.starts_with("IBM4") || charset.starts_with("ISO-2022");
        const int min_confidence = has_wide_characters(charset) ? 40 : 12;
        if (excluded || proposal.confidence < min_confidence) continue;
        const std::string wider = wider_charset(charset, sample, bytes);
        if (looks(sample, wider) >= readable) return wider;
    }

    // Fewer than four non-ASCII bytes are more likely accented letters or quotation marks in a Western text than
    // Cyrillic letters.
    if (std::count_if(sample.begin(), sample.end(), is_high) < 4) {
        return looks(sample, "windows-1252") >= readable ? "windows-1252" : "";
    }
    std::string best;
    double best_looks = readable;
    for (const char* charset : {"windows-1252", "windows-1251", "KOI8-U", "IBM866", "windows-1250", "IBM850"}) {
        const double score = looks(sample, charset);
        if (score > best_looks) {
            best = charset;
            best_looks = score;
        }
    }
    return best;
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
