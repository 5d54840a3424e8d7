// SPDX-License-Identifier: GPL-2.0-or-later
// A paradigm lists the endings that the forms of one word have. Snowball's stemmers of French, German and Russian
// remove most endings, whatever the part of speech, and so give one stem to unrelated words: taxi and taxées, lag and
// lagern. Two words are forms of one word only if their endings belong to one paradigm: rangs and rang, but not massif
// and masse.
#pragma once

#include <string_view>

namespace kwic {

// Returns whether the tables have paradigms for the language.
bool has_paradigms(std::string_view language);

// Returns whether a common stem and two endings of one paradigm of the language give the words `a` and `b`, which must
// have no accents (see strip_marks()). Returns true if the words are equal. The tables are not a dictionary: a pair of
// unrelated words, such as Bilder and bilden, may also agree with a paradigm.
bool share_paradigm(std::string_view language, std::string_view a, std::string_view b);

// Returns whether a stem without umlaut and an ending give the German word `plain`, and the same stem with umlaut and
// another ending of the same paradigm give `changed`: Haus and Häuser, alt and älter. `plain` and `changed` must have
// no accents.
bool share_umlaut_paradigm(std::string_view plain, std::string_view changed);

}  // namespace kwic
