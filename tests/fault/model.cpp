// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/model.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t vocabulary = 700;

std::string read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Writes the file and gives it a modification time that no file had before, even if the clock is coarse.
void write_file(const fs::path& file, const std::string& text) {
    static long last = 0;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    const timespec times[2] = {{0, UTIME_OMIT}, {2'000'000'000, ++last}};
    if (utimensat(AT_FDCWD, file.c_str(), times, 0) != 0) throw std::runtime_error("cannot write " + file.string());
}

std::string random_id(Random& random) { return fmt::format("d{}/f{}.txt", below(random, 20), below(random, 1u << 30)); }

}  // namespace

std::size_t below(Random& random, std::size_t count) { return static_cast<std::size_t>(random() % count); }

// Chooses a rank from 1 to `vocabulary` - 1 and returns the word of this rank. The probability of rank r is roughly
// proportional to 1/r. The word has three syllables of two letters. The first letter of each syllable encodes a digit
// of the rank.
std::string random_word(Random& random) {
    const double share = static_cast<double>(random() >> 11) / static_cast<double>(1ull << 53);
    auto rank = static_cast<std::size_t>(std::pow(static_cast<double>(vocabulary), share));
    std::string word;
    for (int i = 0; i < 3; ++i, rank /= 10) word += {"bdfgklmnrt"[rank % 10], "aou"[(rank / 10 + rank) % 3]};
    return word;
}

std::string random_text(Random& random) {
    const std::size_t words = below(random, 50) == 0 ? 1500 + below(random, 3000) : 5 + below(random, 60);
    const std::string first = random_word(random);
    std::string second = random_word(random);
    std::string text = first + ' ' + second + '\n';
    for (std::size_t i = 0; i < words; ++i) text += random_word(random) + (i + 1 < words ? " " : "\n");
    second[0] = static_cast<char>(second[0] - 'a' + 'A');
    return text + first + second + '\n';  // an identifier, so that the index has an identifiers table
}

Model random_model(Random& random, std::size_t count) { return changed({}, {.added = count}, random); }

Model changed(const Model& model, const Changes& changes, Random& random) {
    Model after = model;
    const auto any = [&] { return std::next(after.begin(), static_cast<long>(below(random, after.size()))); };
    for (std::size_t i = 0; i < changes.removed && !after.empty(); ++i) after.erase(any());
    for (std::size_t i = 0; i < changes.changed && !after.empty(); ++i) any()->second = random_text(random);
    for (std::size_t i = 0; i < changes.added; ++i) {
        std::string id = random_id(random);
        while (after.contains(id)) id = random_id(random);
        after[id] = random_text(random);
    }
    return after;
}

void write_files(const fs::path& folder, const Model& model) {
    fs::create_directories(folder);
    std::vector<fs::path> gone;
    for (auto at = fs::recursive_directory_iterator(folder); at != fs::recursive_directory_iterator(); ++at) {
        if (at->path().filename() == ".kwic")
            at.disable_recursion_pending();
        else if (at->is_regular_file() && !model.contains(at->path().lexically_relative(folder).string()))
            gone.push_back(at->path());
    }
    for (const fs::path& file : gone) fs::remove(file);
    for (const auto& [id, text] : model)
        if (const fs::path file = folder / id; !fs::exists(file) || read_file(file) != text) write_file(file, text);
}

void put_changes(IndexWriter& writer, const Model& before, const Model& after) {
    for (const auto& [id, text] : before)
        if (!after.contains(id)) writer.remove(id);
    for (const auto& [id, text] : after)
        if (const auto old = before.find(id); old == before.end() || old->second != text)
            writer.put({.id = id, .text = text});
}

std::string ModelQuery::text() const {
    const std::string first = '"' + a + '"';
    const std::string second = '"' + b + '"';
    switch (kind) {
        case Kind::word:
            return first;
        case Kind::all:
            return first + ' ' + second;
        case Kind::any:
            return first + " OR " + second;
        case Kind::without:
            return first + " -" + second;
        case Kind::phrase:
            break;
    }
    return '"' + a + ' ' + b + '"';
}

ModelQuery random_query(Random& random) {
    return {static_cast<ModelQuery::Kind>(below(random, 5)), random_word(random), random_word(random)};
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

bool matches(const std::vector<std::string>& words, const ModelQuery& query) {
    const auto has = [&](const std::string& word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    switch (query.kind) {
        case ModelQuery::Kind::word:
            return has(query.a);
        case ModelQuery::Kind::all:
            return has(query.a) && has(query.b);
        case ModelQuery::Kind::any:
            return has(query.a) || has(query.b);
        case ModelQuery::Kind::without:
            return has(query.a) && !has(query.b);
        case ModelQuery::Kind::phrase:
            break;
    }
    const std::vector<std::string> phrase{query.a, query.b};
    return std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
}

}  // namespace kwic::fault
