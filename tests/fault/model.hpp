// SPDX-License-Identifier: GPL-2.0-or-later
// Model: what an index should hold, and what queries should find in it, in the simplest way that is surely right.
#pragma once

#include <kwic/index_writer.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace kwic::fault {

using Random = std::mt19937_64;

// Ids (paths of files below a folder) and texts. Texts have a title line and a line of words, all of them made of small
// letters and divided by one space.
using Model = std::map<std::string, std::string>;

std::size_t below(Random& random, std::size_t count);  // 0 to count - 1

// A word of a vocabulary in which some words are frequent and most are rare.
std::string random_word(Random& random);

// Most are of some dozen words, one in 50 of several blocks.
std::string random_text(Random& random);

// `count` documents in some folders.
Model random_model(Random& random, std::size_t count);

// So many of each: documents that are added, that get another text, and that go.
struct Changes {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t removed = 0;
};
Model changed(const Model& model, const Changes& changes, Random& random);

// Makes `folder` hold just the model's files; an index (.kwic) in it stays. Files that stay as they are are not
// touched, and those that change get another time.
void write_files(const std::filesystem::path& folder, const Model& model);

// Through the library: brings the writer from `before` to `after`, without a commit.
void put_changes(IndexWriter& writer, const Model& before, const Model& after);

// A query of one of the kinds, with its words in quotes: just these forms of them.
struct ModelQuery {
    enum class Kind { word, all, any, without, phrase } kind = Kind::word;
    std::string a;
    std::string b;
    std::string text() const;  // in the query language
};
ModelQuery random_query(Random& random);

// Whether it finds a text of these words under --match all.
std::vector<std::string> words_of(const std::string& text);
bool matches(const std::vector<std::string>& words, const ModelQuery& query);

}  // namespace kwic::fault
