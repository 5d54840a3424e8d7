// SPDX-License-Identifier: GPL-2.0-or-later
// Defines news(), which returns an index that the tests of several files search. The index has three news texts, an
// empty text and two documents with custom fields.
#pragma once

#include "support/search.hpp"

#include <string>
#include <vector>

namespace kwic {

inline const test::TestIndex& news() {
    const auto file = [](const std::string& id, const std::string& text) {
        return Document{.id = "news/" + id, .text = text, .file = FileStamp{1, text.size()}};
    };
    static const test::TestIndex index({
        file("talks.txt",
             "Envoys resume harbour talks\n\n12 March, 2021\n\nThe envoys of Carinth resumed talks on the old harbour. "
             "The détente was real, said Abdel-Karim el-Masri.\n"),
        file("visit.txt",
             "Minister visits the coast\n\n11 July 2022\n\nThe minister, Abdel Karim al-Masri, visited. A detente "
             "needs patience. Negotiations continue.\n"),
        file("fish.md",
             "Fishing quotas\n\nQuotas for herring were cut. The harbour lands fewer boats; boating declined.\n"),
        file("empty.txt", ""),
        {.id = "reef",
         .title = "Reef survey",
         .text = "Corals of the outer bank",
         .date = "2020-02",
         .fields = {{"source", "The Gazette"}, {"pages", 12.0}}},
        {.id = "tide",
         .title = "Tide tables",
         .text = "High water at noon",
         .date = "2020",
         .fields = {{"source", "Coast Post"}, {"pages", 3.0}}},
    });
    return index;
}

}  // namespace kwic
