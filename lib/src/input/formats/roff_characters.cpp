// SPDX-License-Identifier: GPL-2.0-or-later
// The special characters of groff_char(7).
#include "base/utf8.hpp"
#include "input/formats/roff_text.hpp"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

// In the order of the names.
constexpr std::array characters = {
    Row{"!=", "≠"},  Row{"%0", "‰"}, Row{"'A", "Á"},  Row{"'C", "Ć"},   Row{"'E", "É"},   Row{"'I", "Í"},
    Row{"'O", "Ó"},  Row{"'U", "Ú"}, Row{"'Y", "Ý"},  Row{"'a", "á"},   Row{"'c", "ć"},   Row{"'e", "é"},
    Row{"'i", "í"},  Row{"'o", "ó"}, Row{"'u", "ú"},  Row{"'y", "ý"},   Row{"*A", "Α"},   Row{"*B", "Β"},
    Row{"*C", "Ξ"},  Row{"*D", "Δ"}, Row{"*E", "Ε"},  Row{"*F", "Φ"},   Row{"*G", "Γ"},   Row{"*H", "Θ"},
    Row{"*I", "Ι"},  Row{"*K", "Κ"}, Row{"*L", "Λ"},  Row{"*M", "Μ"},   Row{"*N", "Ν"},   Row{"*O", "Ο"},
    Row{"*P", "Π"},  Row{"*Q", "Ψ"}, Row{"*R", "Ρ"},  Row{"*S", "Σ"},   Row{"*T", "Τ"},   Row{"*U", "Υ"},
    Row{"*W", "Ω"},  Row{"*X", "Χ"}, Row{"*Y", "Η"},  Row{"*Z", "Ζ"},   Row{"*a", "α"},   Row{"*b", "β"},
    Row{"*c", "ξ"},  Row{"*d", "δ"}, Row{"*e", "ε"},  Row{"*f", "φ"},   Row{"*g", "γ"},   Row{"*h", "θ"},
    Row{"*i", "ι"},  Row{"*k", "κ"}, Row{"*l", "λ"},  Row{"*m", "μ"},   Row{"*n", "ν"},   Row{"*o", "ο"},
    Row{"*p", "π"},  Row{"*q", "ψ"}, Row{"*r", "ρ"},  Row{"*s", "σ"},   Row{"*t", "τ"},   Row{"*u", "υ"},
    Row{"*w", "ω"},  Row{"*x", "χ"}, Row{"*y", "η"},  Row{"*z", "ζ"},   Row{"+-", "±"},   Row{",C", "Ç"},
    Row{",c", "ç"},  Row{"->", "→"}, Row{"-D", "Ð"},  Row{".i", "ı"},   Row{"/L", "Ł"},   Row{"/O", "Ø"},
    Row{"/l", "ł"},  Row{"/o", "ø"}, Row{"12", "½"},  Row{"14", "¼"},   Row{"34", "¾"},   Row{":A", "Ä"},
    Row{":E", "Ë"},  Row{":I", "Ï"}, Row{":O", "Ö"},  Row{":U", "Ü"},   Row{":Y", "Ÿ"},   Row{":a", "ä"},
    Row{":e", "ë"},  Row{":i", "ï"}, Row{":o", "ö"},  Row{":u", "ü"},   Row{":y", "ÿ"},   Row{"<-", "←"},
    Row{"<=", "≤"},  Row{"==", "≡"}, Row{">=", "≥"},  Row{"AE", "Æ"},   Row{"Bq", "„"},   Row{"Cs", "¤"},
    Row{"Do", "$"},  Row{"Eu", "€"}, Row{"Fc", "»"},  Row{"Fi", "ffi"}, Row{"Fl", "ffl"}, Row{"Fo", "«"},
    Row{"IJ", "Ĳ"},  Row{"OE", "Œ"}, Row{"OK", "✓"},  Row{"Po", "£"},   Row{"S1", "¹"},   Row{"S2", "²"},
    Row{"S3", "³"},  Row{"Sd", "ð"}, Row{"TP", "Þ"},  Row{"Tp", "þ"},   Row{"Ye", "¥"},   Row{"^A", "Â"},
    Row{"^E", "Ê"},  Row{"^I", "Î"}, Row{"^O", "Ô"},  Row{"^U", "Û"},   Row{"^a", "â"},   Row{"^e", "ê"},
    Row{"^i", "î"},  Row{"^o", "ô"}, Row{"^u", "û"},  Row{"`A", "À"},   Row{"`E", "È"},   Row{"`I", "Ì"},
    Row{"`O", "Ò"},  Row{"`U", "Ù"}, Row{"`a", "à"},  Row{"`e", "è"},   Row{"`i", "ì"},   Row{"`o", "ò"},
    Row{"`u", "ù"},  Row{"aa", "´"}, Row{"ae", "æ"},  Row{"aq", "'"},   Row{"at", "@"},   Row{"ba", "|"},
    Row{"bq", "‚"},  Row{"br", "│"}, Row{"bu", "•"},  Row{"bv", "│"},   Row{"co", "©"},   Row{"cq", "’"},
    Row{"ct", "¢"},  Row{"dd", "‡"}, Row{"de", "°"},  Row{"dg", "†"},   Row{"di", "÷"},   Row{"dq", "\""},
    Row{"em", "—"},  Row{"en", "–"}, Row{"eq", "="},  Row{"fc", "›"},   Row{"ff", "ff"},  Row{"fi", "fi"},
    Row{"fl", "fl"}, Row{"fo", "‹"}, Row{"ga", "`"},  Row{"ha", "^"},   Row{"hy", "-"},   Row{"if", "∞"},
    Row{"ij", "ĳ"},  Row{"lB", "["}, Row{"lC", "{"},  Row{"la", "⟨"},   Row{"lq", "“"},   Row{"lt", "⎧"},
    Row{"mc", "µ"},  Row{"mi", "−"}, Row{"mo", "∈"},  Row{"mu", "×"},   Row{"no", "¬"},   Row{"oA", "Å"},
    Row{"oa", "å"},  Row{"oe", "œ"}, Row{"oq", "‘"},  Row{"or", "|"},   Row{"pc", "·"},   Row{"pl", "+"},
    Row{"ps", "¶"},  Row{"r!", "¡"}, Row{"r?", "¿"},  Row{"rB", "]"},   Row{"rC", "}"},   Row{"ra", "⟩"},
    Row{"rg", "®"},  Row{"rq", "”"}, Row{"rs", "\\"}, Row{"rt", "⎫"},   Row{"sc", "§"},   Row{"sh", "#"},
    Row{"sl", "/"},  Row{"sq", "□"}, Row{"ss", "ß"},  Row{"ti", "~"},   Row{"tm", "™"},   Row{"ul", "_"},
    Row{"vS", "Š"},  Row{"vZ", "Ž"}, Row{"vs", "š"},  Row{"vz", "ž"},   Row{"~=", "≅"},   Row{"~A", "Ã"},
    Row{"~N", "Ñ"},  Row{"~O", "Õ"}, Row{"~a", "ã"},  Row{"~n", "ñ"},   Row{"~o", "õ"},   Row{"~~", "≈"},
};
static_assert(std::is_sorted(characters.begin(), characters.end(),
                             [](const Row& a, const Row& b) { return a.first < b.first; }));

// Returns the characters of a name such as `u0065_0301`, or an empty string if the name is not of this form. A letter
// and its mark are one character if Unicode has it.
std::string unicode_characters(std::string_view name) {
    if (!name.starts_with('u')) return {};
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
    std::string text;
    std::int32_t last = 0;  // the last character, which is not yet in `text`
    const char* at = name.data();
    const char* const end = name.data() + name.size();
    while (at < end) {
        std::int32_t character = 0;
        const auto [next, error] = std::from_chars(at + 1, end, character, 16);
        const bool is_character =
            character >= 0x20 && character <= 0x10ffff && (character < 0xd800 || character > 0xdfff);
        if (error != std::errc() || next - at < 5 || !is_character || (next < end && *next != '_')) return {};
        const std::int32_t composed = last && U_SUCCESS(status) ? nfc->composePair(last, character) : -1;
        if (last && composed < 0) append_utf8(last, text);
        last = composed < 0 ? character : composed;
        at = next;
    }
    if (last) append_utf8(last, text);
    return text;
}

}  // namespace

std::string roff_character(std::string_view name) {
    const auto found = std::lower_bound(characters.begin(), characters.end(), name,
                                        [](const Row& row, std::string_view wanted) { return row.first < wanted; });
    if (found != characters.end() && found->first == name) return std::string(found->second);
    return unicode_characters(name);
}

}  // namespace kwic
