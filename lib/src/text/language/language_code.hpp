// SPDX-License-Identifier: GPL-2.0-or-later
// The codes of languages. An index has language tags of BCP 47: a code of ISO 639, such as `en`, which subtags may
// follow, as in `zh-Hant` or `pt-BR`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns the tag for `language`, which may be a tag, the name of a POSIX locale, or a withdrawn code: `he` for `iw`,
// `pt-BR` for `pt_BR.UTF-8`, `de` for `deu`. Returns `language` unchanged if it is none of these.
std::string language_tag(std::string_view language);

// Returns the code of the language of a tag. Written standards of one language have the code of this language: the
// result is `zh` for `zh-Hant`, `pt` for `pt-BR`, and `no` for `nb` and `nn`.
std::string base_language(std::string_view tag);

// Returns the folded tags that include a tag: the tag itself, the tag without its last subtags, and the base language.
// The result is `zh-hant` and `zh` for `zh-Hant`, and `nn` and `no` for `nn`.
std::vector<std::string> including_tags(std::string_view tag);

}  // namespace kwic
