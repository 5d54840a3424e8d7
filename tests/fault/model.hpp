// SPDX-License-Identifier: GPL-2.0-or-later
// Model: the documents that an index should contain, and functions that compute the expected results of queries by
// brute force.
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

// A map from ids to texts. An id is the path of a file relative to a folder.
using Model = std::map<std::string, std::string>;

std::size_t below(Random& random, std::size_t count);  // returns a random number from 0 to count - 1

// Returns a word from a vocabulary in which few words are frequent and most are rare.
std::string random_word(Random& random);

// Returns a text of three lines: a title of two words, a line of 5 to 64 words, and an identifier. In 1 of 50 cases,
// the second line has 1,500 to 4,499 words. Words consist of lowercase letters and are separated by one space.
std::string random_text(Random& random);

// Returns a model of `count` documents in up to 20 folders.
Model random_model(Random& random, std::size_t count);

// The numbers of documents to add, to change to another text, and to remove.
struct Changes {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t removed = 0;
};
Model changed(const Model& model, const Changes& changes, Random& random);

// Writes and removes files so that `folder` contains the files of the model. Does not touch files that already have the
// correct text. Does not touch the subfolder .kwic, which may hold an index. Files that change get another modification
// time.
void write_files(const std::filesystem::path& folder, const Model& model);

// Puts and removes documents through the library to bring an index from `before` to `after`. Does not commit.
void put_changes(IndexWriter& writer, const Model& before, const Model& after);

// A query of one or two words. text() puts the words in quotation marks, so that a search does not find other forms of
// the words.
struct ModelQuery {
    enum class Kind { word, all, any, without, phrase } kind = Kind::word;
    std::string a;
    std::string b;
    std::string text() const;  // returns the query in the query language of kwic
};
ModelQuery random_query(Random& random);

std::vector<std::string> words_of(const std::string& text);

// Returns whether a search for the query with --match all should find a text that consists of `words`.
bool matches(const std::vector<std::string>& words, const ModelQuery& query);

}  // namespace kwic::fault
