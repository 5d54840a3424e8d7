// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/word_hash.hpp"

#include "base/utf8.hpp"
#include "text/fold.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// Holds the result of strip_marks() for each character that takes two bytes in UTF-8.
class BareLetters {
public:
    static constexpr std::size_t first = 0x80, end = 0x800;

    BareLetters() {
        for (std::size_t c = first; c < end; ++c) {
            const char letter[] = {static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 0x3f))};
            const std::string bare = strip_marks({letter, 2});
            Bare& entry = letters_[c - first];
            entry.size = static_cast<unsigned char>(std::min(bare.size(), sizeof entry.bytes));
            std::memcpy(entry.bytes, bare.data(), entry.size);
        }
    }

    void append(char lead, char next, std::string& out) const {
        const std::size_t c = static_cast<std::size_t>((static_cast<unsigned char>(lead) & 0x1f) << 6 |
                                                       (static_cast<unsigned char>(next) & 0x3f));
        const Bare& entry = letters_[c - first];
        out.append(entry.bytes, entry.size);
    }

private:
    struct Bare {
        char bytes[3];
        unsigned char size;
    };
    std::array<Bare, end - first> letters_;
};

}  // namespace

std::uint64_t hash_without_marks(std::string_view word) {
    static const BareLetters letters;
    std::string bare;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto byte = static_cast<unsigned char>(word[i]);
        if (byte >= 0xc2 && byte < 0xe0 && i + 1 < word.size()) {
            letters.append(word[i], word[i + 1], bare);
            ++i;
        } else {
            bare += word[i];
        }
    }
    const bool is_short = !bare.empty() && bare.size() <= 16 && is_ascii(bare);
    return is_short ? word_hash(bare) : XXH3_64bits(bare.data(), bare.size());
}

}  // namespace kwic
