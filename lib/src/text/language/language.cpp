// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language/language.hpp"

#include "text/language/close_languages.hpp"
#include "text/language/cyrillic.hpp"
#include "text/language/english.hpp"
#include "text/language/language_code.hpp"
#include "text/language/prose_sample.hpp"
#include "text/language/text_format.hpp"

#include <cld2/public/compact_lang_det.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// Sizes of samples. CLD2 takes about 35 ns per byte, so a small sample of a plain text is classified first. Translated
// manual pages, HTML pages and message catalogs have parts that are not translated, so they need a large sample.
constexpr SampleSize small_sample{.windows = 4, .window_bytes = 48};
constexpr SampleSize medium_sample{.windows = 12, .window_bytes = 64};
constexpr SampleSize large_sample{.windows = 16, .window_bytes = 96};

// A language and the percentage of the sample that is in the language.
struct Share {
    std::string_view language;  // code of CLD2; "" if the sample has fewer languages
    int percent = 0;
};

// Returns whether `language` is a language. CLD2 also has codes of scripts, such as xx-Zinh, for texts whose script
// does not belong to a single language.
bool is_language(CLD2::Language language) {
    return language != CLD2::UNKNOWN_LANGUAGE && language != CLD2::TG_UNKNOWN_LANGUAGE &&
           !std::string_view(CLD2::LanguageCode(language)).starts_with("xx-");
}

struct Guess {
    std::array<Share, 3> shares;  // in descending order
    bool is_reliable = false;     // whether CLD2 is certain of the first language
};

Guess guess(std::string_view words) {
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    int bytes = 0;
    Guess guess;
    CLD2::DetectLanguageSummary(words.data(), static_cast<int>(words.size()), /*is_plain_text=*/true, languages.data(),
                                percents.data(), &bytes, &guess.is_reliable);
    for (std::size_t i = 0; i < languages.size(); ++i)
        if (is_language(languages[i])) guess.shares[i] = {CLD2::LanguageCode(languages[i]), percents[i]};
    return guess;
}

// Adds the shares of close languages to the share of the most frequent of these languages.
void join_close_languages(Guess& guess) {
    auto& shares = guess.shares;
    for (std::size_t i = 0; i < shares.size(); ++i)
        for (std::size_t k = i + 1; k < shares.size(); ++k)
            if (are_close(shares[i].language, shares[k].language)) {
                shares[i].percent += shares[k].percent;
                shares[k] = {};
            }
}

// Returns whether a small sample is enough to be certain of its first language. Returns false for English and for
// languages for which may_be_mistaken() is true.
bool is_clear(const Guess& guess, std::string_view words) {
    constexpr int clear_percent = 90;
    constexpr std::size_t min_bytes = 100;
    const Share& first = guess.shares[0];
    return guess.is_reliable && first.percent >= clear_percent && words.size() >= min_bytes &&
           !may_be_mistaken(first.language) && first.language != "en";
}

// Returns the main language of the sample, or "" if it is not certain. If English has the largest share, another
// language with a large share is preferred.
std::string_view main_language(const Guess& guess, std::string_view words) {
    // A text in another language often has English names, commands and untranslated parts, but an English text seldom
    // has parts in another language.
    constexpr int min_percent = 30;   // minimum share of a language that is preferred to English
    constexpr int max_times = 150;    // maximum of (share of English / share of the language), in percent
    constexpr int main_percent = 50;  // sufficient share if CLD2 is not certain and the sample is not short
    constexpr std::size_t min_bytes = 120;
    const Share& first = guess.shares[0];
    if (first.language == "en")
        for (const Share& other : guess.shares)
            if (other.language != "en" && other.percent >= min_percent &&
                first.percent * 100 <= other.percent * max_times)
                return other.language;
    const bool is_main = first.percent >= main_percent && words.size() >= min_bytes;
    return guess.is_reliable || is_main ? first.language : "";
}

std::string classify(std::string_view words) {
    Guess found = guess(words);
    join_close_languages(found);
    if (!found.is_reliable)
        if (const std::string_view unknown = language_of_letters("", words); !unknown.empty())
            return std::string(unknown);
    const std::string_view language = language_of_alphabet(closest_language(main_language(found, words), words), words);
    return language_tag(language_of_letters(language, words));
}

}  // namespace

std::string detect_language(std::string_view text, std::string_view name) {
    text.remove_prefix(end_of_headers(text));
    const TextFormat format = format_of(text, name);
    const bool is_plain = format == TextFormat::unknown || format == TextFormat::prose;
    if (is_plain) {
        const ProseSample sample = sample_prose(text, format, small_sample);
        if (is_certainly_english(sample.words, small_sample.windows)) return "en";
        if (sample.is_whole) return classify(sample.words);
        if (!may_be_english(sample.words)) {
            const Guess found = guess(sample.words);
            if (is_clear(found, sample.words)) return language_tag(found.shares[0].language);
        }
    }
    const SampleSize& size = is_plain ? medium_sample : large_sample;
    const ProseSample sample = sample_prose(text, format, size);
    return is_certainly_english(sample.words, size.windows) ? "en" : classify(sample.words);
}

}  // namespace kwic
