// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language.hpp"

#include "text/utf8.hpp"

#include <cld2/public/compact_lang_det.h>

namespace kwic {

std::string detect_language(std::string_view text) {
    // With twice as much, 7 of 23,000 news texts get another answer, in half as much again of the time.
    constexpr std::size_t enough = 1024;
    text = clip(text, enough);
    bool is_reliable = false;
    const CLD2::Language language =
        CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), /*is_plain_text=*/true, &is_reliable);
    if (!is_reliable || language == CLD2::UNKNOWN_LANGUAGE || language == CLD2::TG_UNKNOWN_LANGUAGE) return {};
    return CLD2::LanguageCode(language);
}

}  // namespace kwic
