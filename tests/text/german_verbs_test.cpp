// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/german_verbs.hpp"
#include "support/strings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

bool has_infinitive(std::string_view word, std::string_view infinitive) {
    const std::vector<std::string> infinitives = german_infinitives(word);
    return std::find(infinitives.begin(), infinitives.end(), infinitive) != infinitives.end();
}

using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;

void check(const Pairs& pairs) {
    for (const auto& pair : pairs) {
        const std::string_view word = pair.first;
        CAPTURE(word);
        CHECK(has_infinitive(word, pair.second));
    }
}

TEST_SUITE("German verbs") {
    TEST_CASE("forms of weak verbs have an infinitive") {
        check({{"sagt", "sagen"},
               {"wählte", "wählen"},
               {"gewählt", "wählen"},
               {"geprüften", "prüfen"},
               {"eröffnet", "eröffnen"},
               {"arbeitete", "arbeiten"},
               {"erinnert", "erinnern"},
               {"handelten", "handeln"},
               {"organisierte", "organisieren"},
               {"führendes", "führen"}});
    }

    TEST_CASE("forms of strong and mixed verbs have an infinitive with another vowel") {
        check({{"fuhr", "fahren"},
               {"fährt", "fahren"},
               {"gefahren", "fahren"},
               {"nimmt", "nehmen"},
               {"genommene", "nehmen"},
               {"gäbe", "geben"},
               {"verlor", "verlieren"},
               {"verloren", "verlieren"},
               {"bekam", "bekommen"},
               {"gewonnen", "gewinnen"},
               {"gegessen", "essen"},
               {"kannte", "kennen"},
               {"dachten", "denken"}});
    }

    TEST_CASE("the prefix of a verb may precede ge- or zu") {
        check({{"aufgenommen", "aufnehmen"},
               {"eingeführt", "einführen"},
               {"aufzunehmen", "aufnehmen"},
               {"vorbereitet", "vorbereiten"},
               {"angegebenen", "angeben"},
               {"zusammengefasst", "zusammenfassen"}});
    }

    TEST_CASE("words with other endings, and short words with the endings of weak verbs, have no infinitive") {
        for (const char* word : {"haus", "zeitung", "gast", "rost", "west", "planeten", "", "t", "ge", "get"}) {
            CAPTURE(word);
            CHECK(german_infinitives(word) == Strings{});
        }
        CHECK_FALSE(has_infinitive("geräte", "geraten"));
        CHECK_FALSE(has_infinitive("gewählt", "wahlen"));
    }

    TEST_CASE("infinitives are in ascending order, without duplicates") {
        for (const char* word : {"gewandt", "brachte", "gebracht", "verschwunden", "ausgeschlossen"}) {
            const std::vector<std::string> found = german_infinitives(word);
            CHECK(std::adjacent_find(found.begin(), found.end(), std::greater_equal<>()) == found.end());
            CHECK_FALSE(found.empty());
        }
    }
}

}  // namespace
}  // namespace kwic
