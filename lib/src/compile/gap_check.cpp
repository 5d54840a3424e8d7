// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/gap_check.hpp"

#include "query/known_field.hpp"
#include "schema/document_terms.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {

// Reads a text token by token. For each i, records whether a match of the first i words of the query ends at the token
// that was read last.
class GapCheck::Progress {
public:
    explicit Progress(const GapCheck& check) : check_(check) {}

    // Reads the next part of the text. Returns whether an occurrence of all words of the query ends in this part. The
    // occurrence may begin in an earlier part.
    bool read(std::string_view text, std::span<const Token> tokens) {
        std::size_t end = 0;
        for (const Token& token : tokens) {
            gap_ += text.substr(end, token.begin - end);
            if (next(token.term)) return true;
            gap_.clear();
            end = token.end;
        }
        gap_ += text.substr(end);
        return false;
    }

private:
    bool next(std::string_view term) {
        term_ = term;
        const auto known = check_.terms_.find(term_);
        const WordSet matching = check_.any_ | (known == check_.terms_.end() ? 0 : known->second);
        const std::size_t words = check_.gaps_.size();
        WordSet reached = matching & 1;
        for (std::size_t i = 1; reached_ != 0 && i < words; ++i)
            if ((reached_ >> (i - 1) & matching >> i & 1) != 0 && gap_ == check_.gaps_[i]) reached |= WordSet{1} << i;
        reached_ = reached;
        return (reached_ >> (words - 1) & 1) != 0;
    }

    const GapCheck& check_;
    WordSet reached_ = 0;  // bit i is set if a match of the first i + 1 words of the query ends at the last token
    std::string gap_;      // the text after the last token
    std::string term_;
};

GapCheck::GapCheck(const std::vector<Word>& words, std::string field) : field_(std::move(field)) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const WordSet own = WordSet{1} << i;
        if (words[i].is_any) any_ |= own;
        for (const std::string& term : words[i].terms) terms_[term] |= own;
        gaps_.push_back(words[i].gap);
    }
}

bool GapCheck::is_in(const StoredDocument& document, const DocumentReader& reader, Analyzer& analyzer,
                     const TimeLimit& time) const {
    if (!document.has_text) return true;
    const bool is_title = field_ == "title";
    if (is_title || field_.empty())
        return (field_.empty() && is_in_body(document, reader, analyzer, time)) ||
               ((is_title || document.has_separate_title) && is_in_text(document.title, analyzer)) ||
               (document.file && is_in_text(file_title(document.id), analyzer));
    return std::any_of(document.fields.begin(), document.fields.end(), [&](const Field& field) {
        const auto* const text = std::get_if<std::string>(&field.value);
        return field.name == custom_name(field_) && text && is_in_text(*text, analyzer);
    });
}

bool GapCheck::is_in_body(const StoredDocument& document, const DocumentReader& reader, Analyzer& analyzer,
                          const TimeLimit& time) const {
    Progress progress(*this);
    for (std::size_t number = 0; number < document.frames.size() && !time.is_over(); ++number) {
        const Frame frame = reader.frame(document, number);
        for (std::size_t block = 0; block < frame.blocks.size(); ++block) {
            const std::string_view text = block_text(frame.text, frame.blocks, block);
            if (progress.read(text, analyzer.analyze(text, escapes_of(document.id)))) return true;
        }
    }
    return false;
}

bool GapCheck::is_in_text(std::string_view text, Analyzer& analyzer) const {
    return Progress(*this).read(text, analyzer.analyze(text));
}

}  // namespace kwic
