// SPDX-License-Identifier: GPL-2.0-or-later
// An index for the fuzz targets that search, and a check of their results.
#pragma once

#include "base/utf8.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/results.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace kwic::fuzz {

// An index of a few documents in a temporary folder.
class SmallIndex {
public:
    SmallIndex() {
        std::string pattern = (std::filesystem::temp_directory_path() / "kwic-fuzz-XXXXXX").string();
        if (!mkdtemp(pattern.data())) std::abort();
        folder_ = pattern;
        kwic::IndexWriter writer(folder_ / "index");
        const char* texts[] = {
            "Envoys resume harbour talks\n\n12 March, 2021\n\nThe détente was real, said Abdel-Karim el-Masri.",
            "Minister visits the coast\n\nA detente needs patience; negotiations continue in the U.S. and at AT&T.",
            "ภาษาไทยเขียนติดกัน ผู้แทนเจรจาเรื่องท่าเรือเก่า", "東京都の大臣は港湾の交渉を再開した。", "السيسي في القاهرة"};
        for (const char* text : texts)
            writer.put({.id = std::string(text, 9), .text = text, .fields = {{"pages", 12.0}, {"source", "gazette"}}});
        writer.commit();
    }
    ~SmallIndex() { std::filesystem::remove_all(folder_); }
    std::filesystem::path path() const { return folder_ / "index"; }

private:
    std::filesystem::path folder_;
};

// Aborts unless each highlight is a non-empty range of its snippet and begins at the first byte of a character.
inline void check_highlights(const Results& results) {
    for (const Hit& hit : results.hits)
        for (const Snippet& snippet : hit.snippets)
            for (const Span& span : snippet.highlights)
                if (span.begin >= span.end || span.end > snippet.text.size() ||
                    is_continuation(snippet.text[span.begin]))
                    std::abort();
}

}  // namespace kwic::fuzz
