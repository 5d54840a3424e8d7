// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language/language_code.hpp"

#include "text/fold.hpp"
#include "text/icu.hpp"

#include <unicode/locid.h>
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns the canonical form of the tag `language`, or `language` unchanged if it is not a tag.
std::string canonical_tag(const std::string& language) {
    UErrorCode error = U_ZERO_ERROR;
    icu::Locale locale(language.c_str());
    locale.canonicalize(error);
    const std::string tag = locale.toLanguageTag<std::string>(error);
    if (error == U_ILLEGAL_ARGUMENT_ERROR || tag.starts_with("und")) return language;
    check_icu(error, "cannot read the code of a language");
    return tag;
}

}  // namespace

std::string language_tag(std::string_view language) {
    if (language.empty()) return {};
    // The result for the last language is kept, because most documents of a collection are in the same language.
    thread_local std::pair<std::string, std::string> last;  // the language and its tag
    if (last.first != language) {
        std::string given(language);
        std::string tag = canonical_tag(given);
        last = {std::move(given), std::move(tag)};
    }
    return last.second;
}

bool is_language_tag(std::string_view tag) {
    const std::string_view code = tag.substr(0, tag.find('-'));
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return (code.size() == 2 || code.size() == 3) && std::ranges::all_of(code, is_letter);
}

std::string base_language(std::string_view tag) {
    const std::string_view code = tag.substr(0, tag.find('-'));
    return code == "nb" || code == "nn" ? "no" : std::string(code);
}

std::vector<std::string> including_tags(std::string_view tag) {
    std::vector<std::string> tags;
    for (std::string part = fold(tag); !part.empty();) {
        tags.push_back(part);
        const std::size_t dash = part.rfind('-');
        part.resize(dash == part.npos ? 0 : dash);
    }
    if (tags.empty()) return tags;
    if (std::string base = base_language(tags.front()); !base.empty() && base != tags.back())
        tags.push_back(std::move(base));
    return tags;
}

}  // namespace kwic
