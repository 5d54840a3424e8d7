// SPDX-License-Identifier: GPL-2.0-or-later
// Converts codes of languages. An index contains language tags of BCP 47. A tag is an ISO 639 code such as `en`, or an
// ISO 639 code and subtags, such as `zh-Hant` and `pt-BR`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns the tag for `language`, which may be a tag, the name of a POSIX locale, or a three-letter or withdrawn code:
// `he` for `iw`, `pt-BR` for `pt_BR.UTF-8`, `de` for `deu`. Returns any other string unchanged.
std::string language_tag(std::string_view language);

// Returns whether `tag` begins with a code of two or three ASCII letters, as every tag of a language does.
bool is_language_tag(std::string_view tag);

// Returns the code of the language that includes the tag as a variant: `zh` for `zh-Hant`, `pt` for `pt-BR`, and `no`
// for `nb` and `nn`.
std::string base_language(std::string_view tag);

// Returns the folded tags of all languages that include the language of `tag`: the tag itself, the tag without one or
// more of its last subtags, and base_language(tag). For example, returns `zh-hant` and `zh` for `zh-Hant`, and `nn` and
// `no` for `nn`.
std::vector<std::string> including_tags(std::string_view tag);

}  // namespace kwic
