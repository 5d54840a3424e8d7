// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the infinitives of German verbs. Snowball's stemmer knows neither the verbal endings in -t, nor the prefix ge-
// of participles, nor the changes of vowels in strong verbs: gewählt, fuhr, aufgenommen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns, in ascending order, the infinitives of which the folded German word may be a form: `wählen` for `gewählt`,
// `aufnehmen` for `aufgenommen`. Strong verbs and weak verbs with short stems are read from lists. Any other word with
// the endings of a weak verb is read as a form of a weak verb, so some results are not words. The result may contain
// `word`.
std::vector<std::string> german_infinitives(std::string_view word);

}  // namespace kwic
