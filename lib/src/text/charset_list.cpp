// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/charset_list.hpp"

#include "base/utf8.hpp"
#include "text/charset.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

struct Row {
    const char* name;
    LineEnds line_ends;
    float cost;
    std::string_view language = {};  // language of a multi-byte charset; empty for a single-byte charset
};

constexpr std::array rows = std::to_array<Row>({
    {"windows-1252", LineEnds::none, 0},          // Western European
    {"ISO-8859-15", LineEnds::unix, 3},           // Western European with €
    {"windows-1250", LineEnds::none, 1},          // Central European
    {"ISO-8859-2", LineEnds::unix, 1},            // Central European
    {"windows-1251", LineEnds::none, 1},          // Cyrillic
    {"KOI8-U", LineEnds::unix, 2},                // Russian and Ukrainian
    {"KOI8-R", LineEnds::unix, 2},                // Russian
    {"ISO-8859-5", LineEnds::unix, 4},            // Cyrillic
    {"windows-1253", LineEnds::none, 2},          // Greek
    {"ISO-8859-7", LineEnds::unix, 2.5},          // Greek
    {"windows-1254", LineEnds::none, 1},          // Turkish
    {"windows-1255", LineEnds::none, 2},          // Hebrew
    {"windows-1256", LineEnds::none, 2},          // Arabic
    {"windows-1257", LineEnds::none, 4},          // Baltic
    {"windows-1258", LineEnds::none, 3},          // Vietnamese
    {"windows-874", LineEnds::none, 2},           // Thai
    {"ISO-8859-6", LineEnds::unix, 3},            // Arabic
    {"ISO-8859-4", LineEnds::unix, 5},            // Baltic and Northern European
    {"ISO-8859-13", LineEnds::unix, 4},           // Baltic
    {"ISO-8859-3", LineEnds::unix, 5},            // Esperanto and Maltese
    {"ISO-8859-10", LineEnds::unix, 5},           // Northern European
    {"ISO-8859-14", LineEnds::unix, 5},           // Celtic
    {"IBM850", LineEnds::windows, 2},             // DOS: Western European
    {"IBM437", LineEnds::windows, 2.5},           // DOS: Western European with table lines
    {"IBM852", LineEnds::windows, 2},             // DOS: Central European
    {"IBM866", LineEnds::windows, 4},             // DOS: Russian
    {"IBM855", LineEnds::windows, 5},             // DOS: Cyrillic
    {"ibm-1125", LineEnds::windows, 4},           // DOS: Ukrainian
    {"IBM737", LineEnds::windows, 3},             // DOS: Greek
    {"IBM869", LineEnds::windows, 5},             // DOS: Greek
    {"IBM857", LineEnds::windows, 4},             // DOS: Turkish
    {"IBM862", LineEnds::windows, 3},             // DOS: Hebrew
    {"ibm-720", LineEnds::windows, 4},            // DOS: Arabic
    {"IBM775", LineEnds::windows, 4},             // DOS: Baltic
    {"IBM860", LineEnds::windows, 5},             // DOS: Portuguese
    {"IBM861", LineEnds::windows, 4},             // DOS: Icelandic
    {"IBM863", LineEnds::windows, 5},             // DOS: Canadian French
    {"IBM865", LineEnds::windows, 4},             // DOS: Danish and Norwegian
    {"macintosh", LineEnds::mac, 3},              // Western European
    {"x-mac-centraleurroman", LineEnds::mac, 4},  // Central European
    {"x-mac-cyrillic", LineEnds::mac, 2},         // Cyrillic
    {"x-mac-greek", LineEnds::mac, 5},            // Greek
    {"x-mac-turkish", LineEnds::mac, 4},          // Turkish
    {"Shift_JIS", LineEnds::none, 2, "ja"},
    {"EUC-JP", LineEnds::none, 2, "ja"},
    {"GB18030", LineEnds::none, 2, "zh"},
    {"Big5-HKSCS", LineEnds::none, 2, "zh-Hant"},
    {"windows-949", LineEnds::none, 2, "ko"},
});

// Returns the traits of the character of each byte in a single-byte charset. All bytes outside ASCII are decoded in one
// call, each followed by a line end, because opening a converter takes longer than decoding.
std::array<CharacterTraits, 256> characters_of(const char* charset) {
    std::string bytes;
    for (int byte = 0x80; byte < 0x100; ++byte) bytes += {static_cast<char>(byte), '\n'};
    const std::string text = convert_charset(bytes, charset).text;
    std::array<CharacterTraits, 256> characters;
    for (std::size_t byte = 0; byte < 0x80; ++byte) characters[byte] = traits_of(static_cast<std::int32_t>(byte));
    std::size_t begin = 0;
    for (std::size_t byte = 0x80; byte < characters.size(); ++byte) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::size_t at = begin;
        characters[byte] = traits_of(begin < end ? next_character(text, at) : 0xfffd);
        begin = std::min(end + 1, text.size());
    }
    return characters;
}

ListedCharset listed(const Row& row) {
    const Alphabets& alphabets = Alphabets::instance();
    ListedCharset charset{row.name, row.cost, row.language.empty(), {}, {}, row.line_ends};
    if (!charset.is_single_byte) {
        charset.languages = {alphabets.language(row.language)};
        return charset;
    }
    Alphabets::Counts letters = alphabets.no_letters();
    charset.characters = characters_of(row.name);
    for (const CharacterTraits& character : charset.characters)
        if (is_letter(character)) ++letters[character.letter];
    charset.languages = alphabets.languages_with(letters);
    return charset;
}

}  // namespace

const std::vector<ListedCharset>& listed_charsets() {
    static const std::vector<ListedCharset> charsets = [] {
        std::vector<ListedCharset> all;
        for (const Row& row : rows) all.push_back(listed(row));
        return all;
    }();
    return charsets;
}

float line_end_cost(LineEnds charset, LineEnds text) {
    switch (charset) {
        case LineEnds::mac:
            return text == LineEnds::mac ? -4 : 1;
        case LineEnds::windows:
            return text == LineEnds::windows ? 0 : text == LineEnds::mac ? 2 : 0.5F;
        case LineEnds::unix:
            return text == LineEnds::windows ? 1 : 0;
        default:
            return 0;
    }
}

}  // namespace kwic
