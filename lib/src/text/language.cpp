// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language.hpp"

#include "base/utf8.hpp"

#include <cld2/public/compact_lang_det.h>

namespace kwic {

namespace {

struct Guess {
    CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
    bool is_reliable = false;
    int percent = 0;  // of the text that is in it
};

Guess guess(std::string_view text) {
    Guess guess;
    CLD2::Language languages[3];
    int percents[3];
    int bytes = 0;
    guess.language = CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), /*is_plain_text=*/true,
                                                 languages, percents, &bytes, &guess.is_reliable);
    guess.percent = percents[0];
    return guess;
}

}  // namespace

std::string detect_language(std::string_view text) {
    // More text makes the answer slower and no better: of 41,929 English news texts 268 are not found to be English
    // from these, 424 if 320 bytes are read first, and 536 from 4,096; of 4,358 texts in eight other languages 16, 14
    // and, if 500 bytes are read first, 19. A text that is not clearly in one language is read further.
    constexpr std::size_t enough = 200;
    constexpr std::size_t most = 1024;
    constexpr int clear = 90;
    Guess found = guess(clip(text, enough));
    if (text.size() > enough && (!found.is_reliable || found.percent < clear)) found = guess(clip(text, most));
    const bool is_known = found.language != CLD2::UNKNOWN_LANGUAGE && found.language != CLD2::TG_UNKNOWN_LANGUAGE;
    return found.is_reliable && is_known ? CLD2::LanguageCode(found.language) : "";
}

}  // namespace kwic
