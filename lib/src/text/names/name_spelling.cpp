// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/names/name_spelling.hpp"

#include "text/names/name_alternations.hpp"
#include "text/names/name_chance.hpp"
#include "text/names/name_sounds.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::names {
namespace {

constexpr unsigned never = 60;  // the risk of a difference that spellings of one name never have

constexpr bool is_vowel(char c) { return std::string_view("aeiouyAOUEY").find(c) != std::string_view::npos; }

constexpr std::size_t capacity = 40;  // longer words are not compared

// Returns whether the word looks like a name from another script that was romanized for English or French readers. The
// name has letters that are rare in words of Western European languages, or an ending of Slavic, Greek, Turkish or
// Caucasian names.
bool is_romanized(std::string_view word) {
    constexpr std::size_t min_stem = 3;
    for (const std::string_view ending : {"allah", "ullah", "ov", "ev", "off", "eff", "sky", "ski", "skii", "skiy",
                                          "enko", "vich", "vitch", "shvili", "oglu", "poulos", "akis", "yan"})
        if (word.size() >= ending.size() + min_stem && word.ends_with(ending)) return true;
    if (word.starts_with("abd")) return true;
    // Some English names end with -ham: Graham, Bellingham.
    if (word.ends_with("ham")) word.remove_suffix(3);
    for (const std::string_view letters : {"kh", "dh", "zh", "dj", "tsch", "uu", "iyy"})
        if (word.find(letters) != word.npos) return true;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char before = i > 0 ? word[i - 1] : '\0';
        const char next = i + 1 < word.size() ? word[i + 1] : '\0';
        const auto follows_one_of = [&](std::string_view some) { return some.find(before) != some.npos; };
        if (word[i] == 'q' && next != 'u') return true;
        // The gh in Bingham, Vaughan and Wright is not a sign of romanization.
        if (word[i] == 'g' && next == 'h' && i + 2 < word.size() && word[i + 2] != 't' && !follows_one_of("nui"))
            return true;
        if (word[i] == 'h' && is_vowel(before) && is_vowel(next)) return true;
        if (word[i] == 'h' && next == 'm' && i > 0 && !follows_one_of("sctpgk")) return true;
    }
    return false;
}

// The letters of a word, and the index of the first vowel among them.
struct Word {
    std::string letters;
    std::size_t first_vowel = 0;
};

std::size_t first_vowel(std::string_view letters) {
    return static_cast<std::size_t>(std::ranges::find_if(letters, is_vowel) - letters.begin());
}

Word word_of(std::string_view folded) {
    Word word{latin_letters(folded)};
    std::string& letters = word.letters;
    // The name element "Abd al-" has many spellings, with different vowels and with an assimilated l: abdal, abdel,
    // abdur.
    if (letters.size() >= 8 && letters.starts_with("abd") && is_vowel(letters[3]) && !is_vowel(letters[4]) &&
        (letters[4] == 'l' || letters[4] == letters[5]))
        letters.replace(3, 2, "ul");
    word.first_vowel = first_vowel(letters);
    return word;
}

// Computes the risk of two words by dynamic programming. rows_[i][j] is the risk of the first i letters of one word and
// the first j letters of the other.
class Comparison {
public:
    Comparison(const Word& a, const Word& b, bool is_one_language)
        : a_(a),
          b_(b),
          is_one_language_(is_one_language),
          is_romanized_(is_romanized(a.letters) || is_romanized(b.letters)) {}

    unsigned risk(unsigned max) {
        const std::size_t n = a_.letters.size(), m = b_.letters.size();
        for (auto& row : rows_) row.fill(never);
        rows_[0][0] = 0;
        for (std::size_t i = 0; i <= n; ++i)
            for (std::size_t j = 0; j <= m; ++j)
                if (rows_[i][j] <= max) advance(i, j);
        return rows_[n][m];
    }

private:
    void reach(std::size_t i, std::size_t j, unsigned risk) { rows_[i][j] = std::min(rows_[i][j], risk); }

    // Applies all steps that are possible after the first i and j letters.
    void advance(std::size_t i, std::size_t j) {
        const std::string_view a = a_.letters, b = b_.letters;
        const unsigned risk = rows_[i][j];
        if (i < a.size() && j < b.size()) {
            if (a[i] == b[j])
                reach(i + 1, j + 1, risk);
            else if (const unsigned more = exchange(i, j); more < never)
                reach(i + 1, j + 1, risk + more);
        }
        if (is_repeated(a, i) && j > 0 && b[j - 1] == a[i]) reach(i + 1, j, risk + repetition(a, i));
        if (is_repeated(b, j) && i > 0 && a[i - 1] == b[j]) reach(i, j + 1, risk + repetition(b, j));
        // A final s may be the ending of the plural or genitive: Kadhafis.
        if (is_romanized_ && i + 1 == a.size() && j == b.size() && a[i] == 's' && i > 0 && is_vowel(a[i - 1]))
            reach(i + 1, j, risk + 2);
        if (is_romanized_ && j + 1 == b.size() && i == a.size() && b[j] == 's' && j > 0 && is_vowel(b[j - 1]))
            reach(i, j + 1, risk + 2);
        for (const Alternation& alternation : alternations_from('\0')) apply(alternation, i, j);
        if (i < a.size())
            for (const Alternation& alternation : alternations_from(a[i])) apply(alternation, i, j);
    }

    void apply(const Alternation& step, std::size_t i, std::size_t j) {
        const std::string_view a = std::string_view(a_.letters).substr(i), b = std::string_view(b_.letters).substr(j);
        if (!b.starts_with(step.to) || !a.starts_with(step.from)) return;
        const bool is_last = a.size() == step.from.size() && b.size() == step.to.size();
        if (step.where == Where::last && !is_last) return;
        if (step.where == Where::first && (i > 0 || j > 0)) return;
        if (step.where == Where::inside && (i == 0 || j == 0 || is_last)) return;
        unsigned risk = is_one_language_ ? step.one_language : step.languages;
        const bool has_empty = step.from.empty() || step.to.empty();
        if (is_romanized_ && step.where == Where::first) risk = std::min(risk, 2u);
        if (is_romanized_ && !has_empty && is_vowel(step.from[0])) risk = std::max(1u, (risk + 1) / 3);
        if (has_empty && step.where == Where::anywhere && (i <= 1 || j <= 1 || is_last)) risk += 5;
        reach(i + step.from.size(), j + step.to.size(), rows_[i][j] + risk);
    }

    // Returns the risk of the difference between letters i and j if they are the vowels o and u, a and e, or e and i.
    // Returns `never` for all other letters.
    unsigned exchange(std::size_t i, std::size_t j) const {
        const char a = std::min(a_.letters[i], b_.letters[j]), b = std::max(a_.letters[i], b_.letters[j]);
        const bool is_rounded = a == 'o' && b == 'u';
        if (!is_rounded && !(a == 'a' && b == 'e') && !(a == 'e' && b == 'i')) return never;
        const bool is_end = i + 1 == a_.letters.size() || j + 1 == b_.letters.size();
        if (is_romanized_) return (is_rounded ? 2 : 3) / (is_rounded && (i == 0 || j == 0) ? 2 : 1) + (is_end ? 3 : 0);
        unsigned risk = is_one_language_ ? 9 : 6;
        if (i == a_.first_vowel || j == b_.first_vowel) risk += is_one_language_ ? 4 : 2;
        if (i == 0 || j == 0) risk = is_rounded ? risk / 2 : risk + 2;
        return risk + (is_end ? 3 : 0);
    }

    static bool is_repeated(std::string_view word, std::size_t at) {
        return at > 0 && at < word.size() && word[at] == word[at - 1] && !is_vowel(word[at]);
    }

    unsigned repetition(std::string_view word, std::size_t at) const {
        if (is_romanized_) return 2;
        if (!is_one_language_) return word[at] == 's' ? 2 : 4;
        if (at + 1 < word.size()) return 4;
        return word[at] == 'n' ? 2 : 3;
    }

    const Word& a_;
    const Word& b_;
    bool is_one_language_, is_romanized_;
    std::array<std::array<unsigned, capacity + 1>, capacity + 1> rows_;
};

// Returns `word` without an Arabic article that is attached to it, or an empty Word if there is none.
Word without_article(const Word& word, bool is_one_language) {
    const std::string_view letters = word.letters;
    if (letters.size() < 6 || (letters[0] != 'a' && letters[0] != 'e') || is_vowel(letters[1])) return {};
    const bool is_plain = letters[1] == 'l' && letters[2] != 'l';
    const bool is_assimilated =
        letters[1] == letters[2] && std::string_view("dnrstz").find(letters[1]) != std::string_view::npos;
    const std::string_view rest = letters.substr(2);
    const bool is_arabic = !is_one_language || rest.ends_with('i') || rest.ends_with('y') || is_romanized(rest);
    return (is_plain || is_assimilated) && is_arabic ? Word{std::string(rest), first_vowel(rest)} : Word{};
}

// Returns whether an apostrophe follows the first letter, as after an elided word or in a contraction: l'Ange, I'll.
bool has_elision(std::string_view word) { return word.size() > 2 && word[1] == '\''; }

}  // namespace

unsigned spelling_risk(std::string_view a, std::string_view b, bool is_one_language, unsigned max) {
    const Word words[] = {word_of(a), word_of(b)};
    if (words[0].letters.empty() || words[1].letters.empty()) return max + 1;
    if (words[0].letters.size() > capacity || words[1].letters.size() > capacity) return max + 1;
    unsigned risk = Comparison(words[0], words[1], is_one_language).risk(max);
    const Word bare[] = {without_article(words[0], is_one_language), without_article(words[1], is_one_language)};
    for (const std::size_t i : {0u, 1u})
        if (!bare[i].letters.empty())
            risk = std::min(risk, Comparison(bare[i], words[1 - i], is_one_language).risk(max) + 1);
    if (!bare[0].letters.empty() && !bare[1].letters.empty())
        risk = std::min(risk, Comparison(bare[0], bare[1], is_one_language).risk(max));
    constexpr unsigned elision_risk = 4;
    return risk + (has_elision(a) == has_elision(b) ? 0 : elision_risk);
}

unsigned max_spelling_risk(std::string_view a, std::string_view b, unsigned documents) {
    // The maximum risk in a large index, by the number of letters of the shorter word.
    constexpr unsigned limits[] = {0, 0, 0, 0, 0, 1, 2, 4, 5, 6};
    // The additional risk in a smaller index, by missing_doublings(). In a small index, hardly any names are similar by
    // chance.
    constexpr unsigned further[] = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 4, 6, 9, 12, 15, 18, 18};
    const std::size_t letters = std::min(latin_letters(a).size(), latin_letters(b).size());
    // Two different words of at most three letters are nearly always different names.
    const unsigned reduced = letters <= 3 ? 3 : 0;
    const unsigned limit = limits[std::min(letters, std::size(limits) - 1)] + further[missing_doublings(documents)];
    return limit - std::min(limit, reduced);
}

}  // namespace kwic::names
