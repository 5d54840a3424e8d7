// SPDX-License-Identifier: GPL-2.0-or-later
// A Literal holds the characters that a literal search looks for. find() returns a place: a range of a text that
// matches these characters. A place may begin and end within words.
//
// Case is ignored unless a letter of the literal is uppercase. If case is ignored, characters with the same simple case
// folding (Unicode Standard, section 5.18) match each other. One character never matches two characters: `ß` matches
// `ẞ` but not `SS`. Nothing else is folded: `ﬁ` does not match `fi`.
#pragma once

#include <kwic/span.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class Literal {
public:
    // Bytes of `text` that are not UTF-8 are replaced by U+FFFD. find() must not be called for an empty literal.
    explicit Literal(std::string_view text);

    const std::string& text() const { return text_; }

    // Returns whether capitals and small letters match each other.
    bool ignores_case() const { return ignores_case_; }

    // Returns whether the literal contains a letter or a number. A literal without letters and numbers has no words
    // that can be looked up in an index.
    bool has_word() const;

    // Returns the first place in `text` that begins at or after `from`, or nothing if there is none. `text` must be
    // valid UTF-8, and `from` a character boundary. Takes time proportional to the distance to the place.
    std::optional<Span> find(std::string_view text, std::size_t from = 0) const;

    // Returns an upper bound, in bytes, on the size of a place.
    std::size_t max_bytes() const { return 4 * characters_.size(); }

private:
    enum class Search { small_bytes, characters };

    Search search_in(std::string_view text) const;
    std::optional<Span> find_bytes(std::string_view text, std::size_t from) const;
    std::optional<Span> find_in_part(std::string_view part) const;
    std::optional<Span> find_characters(std::string_view text) const;

    std::string text_;
    bool ignores_case_ = false;
    bool has_variants_ = false;               // whether a match can differ from the literal in case
    bool is_small_ascii_ = false;             // whether the literal is ASCII without capitals
    std::vector<std::int32_t> characters_;    // the characters of the literal; case-folded if case is ignored
    std::vector<std::size_t> shorter_match_;  // shorter_match_[n]: size of the longest proper prefix of the first n + 1
                                              // characters that is also their suffix (Knuth, Morris and Pratt)
};

}  // namespace kwic
