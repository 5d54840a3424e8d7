// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/synonyms.hpp"

#include "query/limits.hpp"

#include <kwic/warning.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

using Kind = Query::Kind;

namespace {

bool is_replaceable(const Query& query) {
    return query.kind == Kind::word && (query.field.empty() || query.field == "title");
}

}  // namespace

SynonymGroups parse_synonyms(std::string_view text) {
    const auto trimmed = [](std::string_view entry) {
        const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
        while (!entry.empty() && is_blank(entry.front())) entry.remove_prefix(1);
        while (!entry.empty() && is_blank(entry.back())) entry.remove_suffix(1);
        return std::string(entry);
    };
    SynonymGroups groups;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.starts_with('#')) continue;
        std::vector<std::string> group;
        while (!line.empty()) {
            const auto entry = line.substr(0, line.find(','));
            if (std::string word = trimmed(entry); !word.empty()) group.push_back(std::move(word));
            line.remove_prefix(std::min(line.size(), entry.size() + 1));
        }
        if (group.size() > 1) groups.push_back(std::move(group));
    }
    return groups;
}

Synonyms::Synonyms(const SynonymGroups& groups, Keys keys, Analyzer& analyzer)
    : keys_(std::move(keys)), analyzer_(analyzer) {
    for (const std::vector<std::string>& group : groups) {
        const std::size_t begin = entries_.size();
        for (const std::string& text : group) {
            Words words = words_of(text);
            if (words.empty()) continue;
            longest_ = std::max(longest_, words.size());
            for (const std::string& key : keys_(words[0])) by_first_word_[key].push_back(entries_.size());
            entries_.push_back({groups_.size(), text, std::move(words)});
        }
        groups_.push_back({begin, entries_.size()});
    }
}

Query Synonyms::expand(const Query& query, std::vector<Warning>& warnings) {
    Run run{warnings, limits::synonyms_per_query};
    return expanded(query, run);
}

Synonyms::Leaf Synonyms::read(const std::string& text) {
    Leaf leaf;
    for (const Token& token : analyzer_.analyze(text)) {
        leaf.words.emplace_back(token.term);
        leaf.spans.push_back({token.begin, token.end});
    }
    return leaf;
}

bool Synonyms::share_key(const std::string& a, const std::string& b) const {
    if (a == b) return true;
    const std::vector<std::string> keys = keys_(a);
    const auto is_key = [&](const std::string& key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
    const std::vector<std::string> others = keys_(b);
    return std::any_of(others.begin(), others.end(), is_key);
}

// Returns the indexes of the entries whose words are forms of `words`, in ascending order.
std::vector<std::size_t> Synonyms::entries_like(std::span<const std::string> words) const {
    std::vector<std::size_t> found;
    for (const std::string& key : keys_(words[0])) {
        const auto candidates = by_first_word_.find(key);
        if (candidates == by_first_word_.end()) continue;
        for (const std::size_t entry : candidates->second) {
            const Words& own = entries_[entry].words;
            const auto are_forms = [&](const std::string& a, const std::string& b) { return share_key(a, b); };
            if (own.size() == words.size() && std::equal(own.begin() + 1, own.end(), words.begin() + 1, are_forms))
                found.push_back(entry);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

// Returns the synonyms of `words` without duplicates: the other entries of all groups in which entries_like() finds an
// entry. If `is_single` is true, omits entries of several words.
std::vector<const Synonyms::Entry*> Synonyms::synonyms_of(std::span<const std::string> words, bool is_single) const {
    const std::vector<std::size_t> like = entries_like(words);
    std::set<Words> seen;
    for (const std::size_t entry : like) seen.insert(entries_[entry].words);
    std::vector<const Entry*> synonyms;
    std::size_t last_group = groups_.size();
    for (const std::size_t entry : like) {
        if (std::exchange(last_group, entries_[entry].group) == entries_[entry].group) continue;
        const Span group = groups_[last_group];
        for (std::size_t other = group.begin; other < group.end; ++other)
            if ((!is_single || entries_[other].words.size() == 1) && seen.insert(entries_[other].words).second)
                synonyms.push_back(&entries_[other]);
    }
    return synonyms;
}

Query Synonyms::expanded(const Query& query, Run& run) {
    if (query.kind == Kind::all_of) return expanded_all(query, run);
    if (is_replaceable(query)) return replaced({&query, 1}, run);
    if (query.kind == Kind::negation) return query;
    Query result = query;
    result.children.clear();
    const bool was_near = std::exchange(run.is_near, run.is_near || query.kind == Kind::near);
    for (const Query& child : query.children) result.children.push_back(expanded(child, run));
    run.is_near = was_near;
    return result;
}

// Replaces words by their synonyms from left to right. At each place, replaces the longest sequence of words that has
// synonyms. A word without tokens ends a sequence.
Query Synonyms::expanded_all(const Query& query, Run& run) {
    Query result = query;
    result.children.clear();
    const std::span<const Query> parts = query.children;
    for (std::size_t i = 0; i < parts.size();) {
        Words words;
        std::size_t taken = 1;
        for (std::size_t j = i; j < parts.size() && is_replaceable(parts[j]) && parts[j].field == parts[i].field; ++j) {
            const Words own = words_of(parts[j].text);
            words.insert(words.end(), own.begin(), own.end());
            if (own.empty() || words.size() > longest_) break;
            if (!synonyms_of(words, run.is_near).empty()) taken = j - i + 1;
        }
        result.children.push_back(taken == 1 ? expanded(parts[i], run) : replaced(parts.subspan(i, taken), run));
        i += taken;
    }
    return result.children.size() == 1 && result.boost == 1 ? std::move(result.children[0]) : result;
}

// Returns a node of the kind `synonyms` with the words `typed` and their synonyms, or only the words if they have no
// synonyms.
Query Synonyms::replaced(std::span<const Query> typed, Run& run) {
    Query query = typed[0];
    Leaf leaf;
    for (const Query& word : typed) {
        const Leaf own = read(word.text);
        leaf.words.insert(leaf.words.end(), own.words.begin(), own.words.end());
        leaf.spans = own.spans;
    }
    if (typed.size() > 1) {
        query = Query::all_of({typed.begin(), typed.end()});
        query.source = {typed.front().source.begin, typed.back().source.end};
    }
    if (leaf.words.empty()) return query;
    std::vector<Query> alternatives;
    for (const Entry* entry : synonyms_of(leaf.words, run.is_near))
        alternatives.push_back(Query::word(entry->text, typed[0].field));
    if (alternatives.empty() && typed.size() == 1) return replaced_within(query, leaf, run);
    return with_alternatives(std::move(query), std::move(alternatives), run);
}

// Replaces a sequence of words within `typed` that has synonyms. No character may separate the sequence from the words
// before and after it. If there are several such sequences, replaces the longest, and of equally long sequences the
// first.
Query Synonyms::replaced_within(const Query& typed, const Leaf& leaf, Run& run) const {
    const std::size_t count = leaf.words.size();
    const auto touch = [&](std::size_t next) {
        return next == 0 || next == count || leaf.spans[next - 1].end == leaf.spans[next].begin;
    };
    for (std::size_t size = std::min(longest_, count - 1); size > 0; --size) {
        for (std::size_t first = 0; first + size <= count; ++first) {
            if (!touch(first) || !touch(first + size)) continue;
            const auto synonyms = synonyms_of(std::span(leaf.words).subspan(first, size), run.is_near);
            if (synonyms.empty()) continue;
            std::vector<Query> alternatives;
            for (const Entry* entry : synonyms)
                alternatives.push_back(Query::word(typed.text.substr(0, leaf.spans[first].begin) + entry->text +
                                                       typed.text.substr(leaf.spans[first + size - 1].end),
                                                   typed.field));
            return with_alternatives(typed, std::move(alternatives), run);
        }
    }
    return typed;
}

Query Synonyms::with_alternatives(Query typed, std::vector<Query> alternatives, Run& run) const {
    if (alternatives.size() > run.left) {
        run.warnings.push_back(
            {WarningCode::query_limit, "'" + to_string(typed) + "' has " + std::to_string(alternatives.size()) +
                                           " synonyms: only the first " + std::to_string(run.left) + " are searched"});
        alternatives.resize(run.left);
    }
    run.left -= alternatives.size();
    if (alternatives.empty()) return typed;
    const Span source = typed.source;
    const double boost = std::exchange(typed.boost, 1);
    alternatives.insert(alternatives.begin(), std::move(typed));
    return {.kind = Kind::synonyms, .boost = boost, .children = std::move(alternatives), .source = source};
}

}  // namespace kwic
