// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/synonyms.hpp"

#include <kwic/searcher.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using Kind = Query::Kind;
using Tokens = std::vector<std::string>;

class Synonyms {
public:
    Synonyms(const std::vector<std::vector<std::string>>& groups, Analyzer& analyzer)
        : groups_(groups), analyzer_(analyzer) {
        for (std::size_t group = 0; group < groups.size(); ++group)
            for (const std::string& entry : groups[group])
                if (const Tokens tokens = tokens_of(entry); !tokens.empty()) {
                    entries_[tokens] = group;
                    longest_ = std::max(longest_, tokens.size());
                }
    }

    Query apply(const Query& query) {
        Query result = query;
        result.children.clear();
        if (query.kind != Kind::all_of) {
            if (is_replaceable(query)) return replaced({&query});
            for (const Query& child : query.children) result.children.push_back(apply(child));
            return result;
        }
        // From left to right, replace the longest run of words that equals an entry. A word without tokens ends a run.
        for (std::size_t i = 0; i < query.children.size();) {
            std::vector<const Query*> run;
            Tokens tokens;
            std::size_t taken = 1;
            for (std::size_t j = i; j < query.children.size() && is_replaceable(query.children[j]) &&
                                    query.children[j].field == query.children[i].field;
                 ++j) {
                run.push_back(&query.children[j]);
                const Tokens own = tokens_of(query.children[j].text);
                tokens.insert(tokens.end(), own.begin(), own.end());
                if (own.empty() || tokens.size() > longest_) break;
                if (entries_.contains(tokens)) taken = j - i + 1;
            }
            if (run.empty()) {
                result.children.push_back(apply(query.children[i++]));
                continue;
            }
            run.resize(taken);
            result.children.push_back(replaced(run));
            i += taken;
        }
        return result.children.size() == 1 && result.boost == 1 ? std::move(result.children[0]) : result;
    }

private:
    static bool is_replaceable(const Query& query) {
        return query.kind == Kind::word && (query.field.empty() || query.field == "title");
    }

    Tokens tokens_of(const std::string& text) {
        Tokens tokens;
        for (const Token& token : analyzer_.analyze(text)) tokens.emplace_back(token.term);
        return tokens;
    }

    Tokens tokens_of(const std::vector<const Query*>& words) {
        Tokens tokens;
        for (const Query* word : words)
            for (std::string& token : tokens_of(word->text)) tokens.push_back(std::move(token));
        return tokens;
    }

    Query replaced(const std::vector<const Query*>& words) {
        Query typed = *words[0];
        if (words.size() > 1) {
            typed = {.kind = Kind::all_of, .source = {words.front()->source.begin, words.back()->source.end}};
            for (const Query* word : words) typed.children.push_back(*word);
        }
        const Tokens tokens = tokens_of(words);
        const auto entry = entries_.find(tokens);
        if (entry == entries_.end()) return typed;
        Query any{.kind = Kind::any_of, .source = typed.source};
        any.children.push_back(std::move(typed));
        for (const std::string& other : groups_[entry->second]) {
            const Tokens own = tokens_of(other);
            if (own.empty() || own == tokens) continue;
            any.children.push_back(
                {.kind = own.size() == 1 ? Kind::word : Kind::phrase, .field = words[0]->field, .text = other});
        }
        return any;
    }

    const std::vector<std::vector<std::string>>& groups_;
    Analyzer& analyzer_;
    std::map<Tokens, std::size_t> entries_;  // tokens of an entry -> index of its group
    std::size_t longest_ = 0;                // number of tokens of the longest entry
};

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

Query with_synonyms(const Query& query, const std::vector<std::vector<std::string>>& groups, Analyzer& analyzer) {
    return Synonyms(groups, analyzer).apply(query);
}

}  // namespace kwic
