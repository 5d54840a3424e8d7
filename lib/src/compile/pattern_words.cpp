// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/pattern_words.hpp"

#include "text/fold.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// A part of the text: a word, a sequence of wildcards, or words and wildcards that touch each other.
struct Piece {
    std::string text;
    std::size_t begin, end;  // byte range in the text
    bool has_wildcard, has_word;
};

// Returns the words and the wildcards of `text`, each as a piece, in order.
std::vector<Piece> single_pieces(std::string_view text, std::string_view wildcards, Analyzer& analyzer) {
    std::vector<Piece> pieces;
    const auto add_wildcards = [&](std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end; ++at)
            if (wildcards.find(text[at]) != wildcards.npos)
                pieces.push_back({std::string(1, text[at]), at, at + 1, true, false});
    };
    std::size_t end = 0;
    for (const Token& token : analyzer.analyze(text)) {
        add_wildcards(end, token.begin);
        pieces.push_back({std::string(token.term), token.begin, token.end, false, true});
        end = token.end;
    }
    add_wildcards(end, text.size());
    return pieces;
}

// Returns whether the gap between two pieces is an apostrophe that belongs to a pattern: `l'*`.
bool is_apostrophe(std::string_view gap, const Piece& before, const Piece& after) {
    return (before.has_wildcard != after.has_wildcard) && fold(gap) == "'";
}

}  // namespace

std::vector<PatternWord> pattern_words(std::string_view text, bool has_one_letter_wildcards, Analyzer& analyzer) {
    std::vector<Piece> joined;
    for (Piece& piece : single_pieces(text, has_one_letter_wildcards ? "*?" : "*", analyzer)) {
        if (!joined.empty()) {
            Piece& before = joined.back();
            const std::string_view gap = text.substr(before.end, piece.begin - before.end);
            const bool has_apostrophe = is_apostrophe(gap, before, piece);
            if (has_apostrophe || (gap.empty() && (before.has_wildcard || piece.has_wildcard))) {
                const bool is_repeated = before.text.ends_with('*') && piece.text == "*";
                if (has_apostrophe) before.text += '\'';
                if (!is_repeated) before.text += piece.text;
                before.end = piece.end;
                before.has_wildcard |= piece.has_wildcard;
                before.has_word |= piece.has_word;
                continue;
            }
        }
        joined.push_back(std::move(piece));
    }
    std::vector<PatternWord> words;
    std::size_t end = 0;
    for (Piece& piece : joined) {
        words.push_back({std::move(piece.text), piece.has_wildcard, !piece.has_word,
                         std::string(text.substr(end, piece.begin - end))});
        end = piece.end;
    }
    return words;
}

}  // namespace kwic
