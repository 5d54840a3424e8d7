// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/word_splits.hpp"

#include "compile/adjacency_probe.hpp"
#include "schema/schema.hpp"
#include "text/fold.hpp"
#include "text/function_words.hpp"
#include "text/stemmers.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t max_splits = 4;

// The next two limits apply only to words in more than this number of documents.
constexpr Xapian::doccount min_frequent_documents = 20;

// A word in more than a third of the documents is adjacent to almost any other word, so it is not part of a split.
constexpr Xapian::doccount frequent_part_in_one_of = 3;

// A word in more than a hundredth of the documents is split in only a few ways. Each split costs look-ups, and adds few
// documents to the many documents that have the word.
constexpr Xapian::doccount frequent_word_in_one_of = 100;

}  // namespace

WordSplits::WordSplits(const QueryContext& context, Expander& expander) : context_(context), expander_(expander) {
    for (const Stemmers* const stemmers : context.tables.stemmers)
        for (const std::string& language : stemmers->languages())
            if (std::find(languages_.begin(), languages_.end(), language) == languages_.end())
                languages_.push_back(language);
}

const std::vector<Split>& WordSplits::of_word(const std::string& prefix, const QueryWord& word) {
    return context_.word_variants.splits(prefix, word.typed, [&]() -> std::optional<std::vector<Split>> {
        const Expansion& forms = context_.word_variants.forms(prefix, word.token);
        const bool is_known = !forms.empty();
        // Each look-up in a remote index takes a round trip, so only unknown words are split there.
        if (is_known && (context_.tables.has_remote || is_function_word(word.token))) return std::vector<Split>();
        const bool is_frequent_word = is_frequent(forms, frequent_word_in_one_of);
        std::vector<Split> found = find(prefix, possible_splits(word, is_known, is_frequent_word));
        if (context_.time.is_over()) return {};
        return found;
    });
}

std::vector<Split> WordSplits::find(const std::string& prefix, const std::vector<PossibleSplit>& possible) {
    const bool is_remote = context_.tables.has_remote;
    const Spellings remote = is_remote ? spellings_in_remote(prefix, possible) : Spellings();
    std::vector<Split> found;
    for (const PossibleSplit& each : possible) {
        if (found.size() == max_splits || context_.time.is_over()) break;
        Split split = expansions_of(prefix, each, remote);
        if (split.empty()) continue;
        const bool needs_check = each.boundaries != Boundaries::of_dictionary && !is_remote;
        if (needs_check && !are_adjacent_somewhere(context_.opened(), split, context_.time)) continue;
        found.push_back(std::move(split));
    }
    return found;
}

// Returns the words of the split with their spellings. Returns nothing if a word is not in the index or may not be part
// of a split. Looks up the longest word first, because it is the word that the index most often lacks.
Split WordSplits::expansions_of(const std::string& prefix, const PossibleSplit& possible, const Spellings& remote) {
    const auto& words = possible.words;
    const auto may_be_any = [&](const std::string& word) {
        return possible.boundaries != Boundaries::anywhere || is_all_digits(word);
    };
    for (const std::string& word : words)
        if (!may_be_any(word) && is_function_word(word)) return {};
    std::vector<std::size_t> order(words.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return words[a].size() > words[b].size(); });
    Split split(words.size());
    for (const std::size_t i : order) {
        const auto known = remote.find(words[i]);
        split[i] = known != remote.end() ? known->second : expander_.spellings(prefix, words[i]);
        if (split[i].empty() || (!may_be_any(words[i]) && is_frequent(split[i], frequent_part_in_one_of))) return {};
    }
    return split;
}

// Looks up the words of all splits in one call. Unlike Expander::spellings(), finds no words with other accents or
// apostrophes.
WordSplits::Spellings WordSplits::spellings_in_remote(const std::string& prefix,
                                                      const std::vector<PossibleSplit>& possible) {
    Spellings spellings;
    std::vector<std::string> words;
    for (const PossibleSplit& each : possible)
        for (const std::string& word : each.words)
            if (spellings.emplace(word, Expansion()).second) words.push_back(word);
    for (Variant& variant : expander_.existing(prefix, words)) {
        const std::string word = variant.term.substr(prefix.size());
        spellings[word].push_back(std::move(variant));
    }
    return spellings;
}

bool WordSplits::is_function_word(const std::string& word) const {
    const std::string bare = strip_marks(word);
    return std::any_of(languages_.begin(), languages_.end(),
                       [&](const std::string& language) { return kwic::is_function_word(language, bare); });
}

// Returns whether the word is in more than min_frequent_documents documents, and in more than 1/`one_of` of all
// documents.
bool WordSplits::is_frequent(const Expansion& word, Xapian::doccount one_of) const {
    return max_documents(word) > std::max(min_frequent_documents, context_.database.get_doccount() / one_of);
}

}  // namespace kwic
