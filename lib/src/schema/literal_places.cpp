// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/literal_places.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace kwic {

bool for_each_place(const Literal& literal, const DocumentReader& reader, const StoredDocument& document,
                    const std::function<bool(const TextSpan&)>& found, const std::function<bool()>& is_over) {
    if (!document.has_text) return true;
    std::string text;          // the end of the previous frames, in which a place may begin, and the current frame
    std::uint64_t offset = 0;  // offset of `text` in the text of the document
    for (std::size_t number = 0; number < document.frames.size(); ++number) {
        if (is_over()) return false;
        text += reader.frame(document, number).text;
        // For a long literal, several frames are joined before they are searched, so that no byte is searched more than
        // twice.
        if (text.size() < 2 * literal.max_bytes() && number + 1 < document.frames.size()) continue;
        std::size_t searched = 0;
        while (const auto place = literal.find(text, searched)) {
            if (!found({offset + place->begin, offset + place->end})) return true;
            searched = place->end;
        }
        // A place that continues in the next frame begins in the last max_bytes() - 1 bytes of `text`.
        const std::size_t kept = std::min(text.size(), literal.max_bytes() - 1);
        searched = std::max(searched, character_start(text, text.size() - kept));
        text.erase(0, searched);
        offset += searched;
    }
    return true;
}

}  // namespace kwic
