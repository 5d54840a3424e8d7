// SPDX-License-Identifier: GPL-2.0-or-later
// Damages the content of a small index, keeps every file readable and every checksum valid, and verifies the index.
#pragma once

#include "directory/index_directory.hpp"
#include "directory/manifest.hpp"
#include "support/long_text.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>

namespace kwic::test {

// Computes the checksums of the files again and writes them into the manifest.
inline void refresh_checksums(const std::filesystem::path& index) {
    const std::filesystem::path generation = current_generation(index);
    Manifest manifest = read_manifest(generation, index);
    manifest.files.clear();
    write_manifest(generation, manifest);
}

using Damage = std::function<void(Xapian::WritableDatabase&)>;

// Indexes three documents, of which the first has a date, a language, custom fields and a file stamp. Then damages the
// index, and refreshes its checksums. Returns the findings of verify_index().
inline Strings findings_after(const Damage& damage, const WriterOptions& options = {}) {
    const TempDir folder;
    const std::filesystem::path index = folder / "index";
    {
        IndexWriter writer(index, options);
        writer.put({.id = "a",
                    .text = "Talks\n\nThe harbours and the harbour of Kadhafi, said Kadhafi.",
                    .date = "2021-04-05",
                    .language = "en",
                    .fields = {{"price", 12.5}, {"status", "open"}},
                    .file = FileStamp{3, 4}});
        writer.put(
            {.id = "b", .title = "Elsewhere", .text = "Other harbours, parseHttpHeader and covid19", .language = "en"});
        std::string text = long_text(20'000);
        // Without digits, the words are not in the identifiers table.
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c >= '0' && c <= '4'; }, 'x');
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c >= '5' && c <= '9'; }, 'y');
        writer.put({.id = "long", .text = std::move(text), .language = "en"});
        writer.commit();
    }
    REQUIRE(verify_index(index) == Strings{});
    {
        Xapian::WritableDatabase database(current_generation(index).string());
        damage(database);
        database.commit();
    }
    refresh_checksums(index);
    return verify_index(index);
}

// Returns whether one of the findings contains `text`.
inline bool names(const Strings& findings, const std::string& text) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const std::string& line) { return line.find(text) != line.npos; });
}

}  // namespace kwic::test
