// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/verifier.hpp"

#include "support/search.hpp"

#include <kwic/index_files.hpp>
#include <kwic/index_reader.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;

std::string difference(const Model& found, const Model& wanted) {
    for (const auto& [id, text] : wanted) {
        if (!found.contains(id)) return fmt::format("{} is missing", id);
        if (found.at(id) != text) return fmt::format("{} has another text", id);
    }
    for (const auto& [id, text] : found)
        if (!wanted.contains(id)) return fmt::format("{} should not be there", id);
    return {};
}

std::string compare_answers(const fs::path& index, const Model& model, std::uint64_t seed, std::size_t queries) {
    const Searcher searcher(index);
    std::map<std::string, std::vector<std::string>> words;
    for (const auto& [id, text] : model) words[id] = words_of(text);
    Random random(seed);
    SearchOptions options;
    options.match = Match::all;
    options.limit = model.size() + 1;
    options.snippets = 0;
    for (std::size_t i = 0; i < queries; ++i) {
        const ModelQuery query = random_query(random);
        const test::Strings ids = test::sorted(test::ids(searcher.search(query.text(), options)));
        std::vector<std::string> wanted;
        for (const auto& [id, text] : words)
            if (matches(text, query)) wanted.push_back(id);
        if (ids != wanted)
            return fmt::format("{} finds {} documents instead of {}", query.text(), ids.size(), wanted.size());
    }
    return {};
}

// Checks that each document in `found` has the same text in `before` or in `after`. A document may be missing in
// `found` only if the document is missing in `before` or in `after`. Returns a message about a document that fails this
// check, or "".
std::string difference(const Model& found, const Model& before, const Model& after) {
    const auto text_in = [](const Model& model, const std::string& id) {
        const auto at = model.find(id);
        return at == model.end() ? nullptr : &at->second;
    };
    const auto is_same = [](const std::string* a, const std::string* b) { return a && b ? *a == *b : a == b; };
    for (const Model* model : {&before, &after, &found})
        for (const auto& [id, text] : *model)
            if (const auto* has = text_in(found, id);
                !is_same(has, text_in(before, id)) && !is_same(has, text_in(after, id)))
                return fmt::format("{} is in neither of the two states", id);
    return {};
}

}  // namespace

Model documents_of(const fs::path& index) {
    Model found;
    IndexReader(index).for_each(
        [&](IndexedDocument document) { found[document.document.id] = std::move(document.document.text); });
    return found;
}

std::string verify(const fs::path& index, const Model& model, std::uint64_t seed, std::size_t queries) {
    return verify_any(index, {&model}, seed, queries);
}

std::string verify_any(const fs::path& index, const std::vector<const Model*>& states, std::uint64_t seed,
                       std::size_t queries) {
    try {
        if (const auto findings = verify_index(index); !findings.empty()) return findings.front();
        const Model found = documents_of(index);
        std::string differences;
        for (const Model* state : states) {
            const std::string problem = difference(found, *state);
            if (problem.empty()) return compare_answers(index, *state, seed, queries);
            differences += (differences.empty() ? "" : "; or ") + problem;
        }
        return differences;
    } catch (const std::exception& error) {
        return error.what();
    }
}

std::string verify_each(const fs::path& index, const Model& before, const Model& after, std::uint64_t seed,
                        std::size_t queries) {
    try {
        if (const auto findings = verify_index(index); !findings.empty()) return findings.front();
        const Model found = documents_of(index);
        if (const std::string problem = difference(found, before, after); !problem.empty()) return problem;
        return compare_answers(index, found, seed, queries);
    } catch (const std::exception& error) {
        return error.what();
    }
}

std::string leftovers(const fs::path& index) {
    std::string names;
    std::size_t generations = 0;
    for (const auto& entry : fs::directory_iterator(index)) {
        const std::string name = entry.path().filename().string();
        if (name == "CURRENT" || name == "lock" || name == "sources.json") continue;
        if (name.starts_with("gen-") && ++generations == 1) {
            for (const auto& file : fs::directory_iterator(entry.path()))
                if (file.path().extension() == ".tmp") names += file.path().string() + ' ';
        } else {
            names += entry.path().string() + ' ';
        }
    }
    return names.empty() ? "" : "left behind: " + names;
}

}  // namespace kwic::fault
