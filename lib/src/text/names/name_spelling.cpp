// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/names/name_spelling.hpp"

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

enum class Where : std::uint8_t { anywhere, first, inside, last };

using enum Where;

// Letters that take the place of each other in the spellings of a name.
struct Alternation {
    std::string_view a, b;
    std::uint8_t one_language, languages;  // the risk within one language and between languages
    Where where = anywhere;
};

constexpr std::uint8_t never = 60;

// The capitals stand for letters with marks, see latin_letters(). The risks within one language are measured: they
// increase with the share of different names among the pairs of words of newspapers that differ in the alternation.
constexpr Alternation alternations[] = {
    // Letters with marks and their replacements
    {"A", "ae", 0, 0},
    {"A", "a", 4, 2},
    {"A", "e", 6, 3},
    {"O", "oe", 0, 0},
    {"O", "o", 3, 1},
    {"U", "ue", 0, 0},
    {"U", "u", 3, 1},
    {"C", "ch", 0, 0},
    {"C", "c", 1, 0},
    {"S", "sh", 0, 0},
    {"S", "sch", 1, 0},
    {"S", "s", 1, 0},
    {"Z", "zh", 0, 0},
    {"Z", "sch", 9, 1},
    {"Z", "z", 1, 0},
    {"Z", "j", 2, 1},
    {"D", "dj", 0, 0},
    {"D", "d", 1, 0},
    {"G", "g", 0, 0},
    {"T", "ts", 0, 0},
    {"T", "t", 1, 0},
    {"E", "e", 1, 0},
    {"E", "en", 2, 0},
    {"Y", "a", 1, 0},
    {"Y", "on", 2, 0},
    {"Q", "c", 1, 0},
    {"Q", "s", 3, 1},
    {"Q", "ch", 2, 0},
    // Consonants that sound alike
    {"c", "k", 3, 1, first},
    {"c", "k", 2, 1, inside},
    {"c", "k", 2, 1, last},
    {"ck", "k", 3, 3},
    {"c", "ck", 3, 3},
    {"ck", "kk", 2, 2},
    {"cc", "kk", 2, 2},
    {"cc", "k", 3, 3},
    {"cc", "ck", 3, 3},
    {"k", "q", 2, 2, inside},
    {"k", "q", 2, 2, last},
    {"ka", "qa", 2, 2, first},
    {"ke", "qe", 2, 2, first},
    {"ko", "qo", 2, 2, first},
    {"ku", "qu", 3, 3, first},
    {"c", "q", 4, 4, inside},
    {"c", "q", 4, 4, last},
    {"ks", "x", 2, 2},
    {"cks", "x", 2, 2},
    {"f", "ph", 5, 2, first},
    {"f", "ph", 2, 2, inside},
    {"f", "ph", 2, 2, last},
    {"ff", "ph", 3, 3},
    {"t", "th", 3, 2},
    {"a", "ah", 2, 1, last},
    {"e", "eh", 3, 2, last},
    {"a", "eh", 5, 3, last},
    {"her", "hr", 6, 2},
    {"", "h", 4, 4},
    {"ch", "tch", 3, 1},
    {"tch", "tsch", 2, 0},
    {"ch", "tsch", 2, 0},
    {"sch", "sh", 3, 0},
    {"ts", "tz", 3, 2},
    {"tz", "z", 3, 3},
    {"ts", "z", 3, 3},
    {"c", "ts", 10, 2},
    {"c", "tz", 10, 2},
    {"s", "z", 6, 3, first},
    {"s", "z", 3, 2, last},
    {"s", "z", 4, 3, inside},
    {"ss", "z", 6, 4},
    // Consonants of names from other scripts
    {"k", "kh", 2, 2},
    {"h", "kh", 2, 2},
    {"ch", "kh", 4, 2},
    {"chr", "cr", 3, 2},
    {"ch", "h", 11, 3},
    {"kh", "x", 9, 1},
    {"j", "kh", 9, 1},
    {"g", "gh", 2, 2},
    {"g", "q", 2, 2},
    {"gh", "q", 2, 2},
    {"g", "k", 9, 4, first},
    {"g", "k", 9, 6, inside},
    {"d", "dh", 2, 2},
    {"dd", "dh", 2, 2},
    {"dh", "z", 3, 3},
    {"dj", "j", 1, 1},
    {"dj", "dzh", 1, 1},
    {"dzh", "j", 1, 1},
    {"dsch", "j", 8, 0},
    {"dj", "dsch", 8, 0},
    {"dg", "j", 10, 2},
    {"g", "j", 5, 2},
    {"j", "zh", 2, 1},
    {"sch", "zh", 9, 1},
    {"sh", "zh", 5, 5},
    {"z", "zh", 2, 2},
    {"j", "y", 3, 2},
    {"i", "j", 4, 1},
    {"ch", "sh", 6, 1},
    {"ch", "sch", 6, 2},
    {"s", "sh", 6, 2},
    {"ch", "cz", 2, 1},
    {"cz", "tch", 4, 1},
    {"cz", "tsch", 8, 1},
    {"sh", "sz", 2, 1},
    {"schtsch", "shch", 0, 0},
    {"shch", "szcz", 0, 0},
    {"chtch", "shch", 0, 0},
    {"v", "w", 7, 2, first},
    {"v", "w", 4, 1, inside},
    {"f", "v", 6, 3},
    {"off", "ov", 1, 1, last},
    {"ov", "ow", 1, 0, last},
    {"eff", "ev", 1, 1, last},
    {"ev", "ew", 1, 0, last},
    {"ev", "ov", 3, 2, last},
    {"ev", "yev", 1, 1},
    {"ev", "jew", 9, 1, last},
    {"ev", "iev", 2, 1, last},
    {"ev", "iew", 8, 1, last},
    {"ev", "ow", 5, 2, last},
    {"off", "ow", 3, 1, last},
    {"v", "w", 4, 1, last},
    {"ka", "ko", 7, 3, last},
    {"e", "ie", 9, 2, inside},
    {"dr", "der", 5, 2, last},
    {"ge", "gue", 4, 1},
    {"gi", "gui", 4, 1},
    {"in", "ine", 4, 1, last},
    {"in", "yne", 5, 2, last},
    {"un", "oune", 4, 1, last},
    // Vowels
    {"i", "y", 4, 2, first},
    {"i", "y", 3, 2, last},
    {"i", "y", 3, 2, inside},
    {"ie", "y", 5, 2, last},
    {"i", "ie", 2, 2, last},
    {"ey", "y", 3, 3, last},
    {"ey", "ie", 3, 3, last},
    {"iy", "y", 1, 1, last},
    {"ii", "y", 1, 1, last},
    {"ij", "y", 1, 1, last},
    {"i", "ij", 1, 1, last},
    {"yj", "y", 9, 1, last},
    {"yi", "y", 1, 1, last},
    {"yy", "y", 1, 1, last},
    {"ia", "ija", 4, 1, last},
    {"y", "yy", 3, 1},
    {"j", "yy", 5, 1},
    {"ua", "wa", 6, 1},
    {"oua", "wa", 6, 1},
    {"eo", "o", 6, 2},
    {"i", "ii", 2, 2},
    {"i", "iy", 1, 1},
    {"i", "yi", 1, 1},
    {"ee", "i", 4, 3},
    {"i", "ie", 4, 3},
    {"ai", "ei", 3, 2},
    {"ai", "ay", 3, 2},
    {"ei", "ey", 4, 2, last},
    {"ei", "ey", 2, 2, inside},
    {"ei", "ey", 2, 2, first},
    {"ay", "ei", 6, 3},
    {"ai", "ey", 3, 2},
    {"ay", "ey", 5, 3},
    {"ai", "aj", 3, 1},
    {"ei", "ej", 3, 1},
    {"aj", "ay", 3, 1},
    {"ej", "ey", 3, 1},
    {"ou", "u", 4, 2},
    {"oo", "u", 4, 3},
    {"oo", "ou", 5, 2},
    {"o", "ou", 6, 3},
    {"a", "aa", 3, 2},
    {"a", "ae", 5, 3},
    {"ae", "e", 4, 3},
    {"o", "oe", 2, 2},
    {"u", "ue", 3, 2},
    {"aoui", "awi", 1, 0},
    {"aou", "aw", 1, 0},
    {"io", "yo", 3, 2},
    {"ia", "ya", 3, 2},
    {"ia", "ja", 4, 1},
    {"iu", "yu", 2, 1},
    {"ju", "yu", 3, 1},
    {"iou", "yu", 2, 1},
    {"e", "ye", 3, 2},
    {"e", "je", 4, 2},
    {"", "e", 8, 3, last},
    {"mac", "mc", 1, 1, first},
};

// An alternation in one direction: `from` in the first word and `to` in the second.
struct Step {
    std::string_view from, to;
    std::uint8_t one_language, languages;
    Where where;
};

constexpr std::size_t first_letters = 128;

constexpr std::size_t first_letter(std::string_view letters) {
    return letters.empty() ? 0 : static_cast<unsigned char>(letters[0]);
}

// The steps, ordered by the first letter of `from`. The steps of letter c are those from begins[c] to begins[c + 1].
struct Steps {
    std::array<Step, 2 * std::size(alternations)> steps{};
    std::array<std::size_t, first_letters + 1> begins{};
};

constexpr Steps all_steps = [] {
    Steps all;
    std::size_t size = 0;
    for (std::size_t letter = 0; letter < first_letters; ++letter) {
        all.begins[letter] = size;
        for (const auto& [a, b, one_language, languages, where] : alternations) {
            if (first_letter(a) == letter) all.steps[size++] = {a, b, one_language, languages, where};
            if (first_letter(b) == letter) all.steps[size++] = {b, a, one_language, languages, where};
        }
    }
    all.begins[first_letters] = size;
    return all;
}();

constexpr bool is_vowel(char c) { return std::string_view("aeiouyAOUEY").find(c) != std::string_view::npos; }

constexpr std::size_t capacity = 40;  // longer words are not compared

// Returns whether the letters look like a name from another script, romanized for English or French readers: they have
// groups of letters that are rare in words of Western Europe, or an ending of Slavic, Greek, Turkish or Caucasian
// names.
bool is_romanized(std::string_view word) {
    constexpr std::size_t min_stem = 3;
    for (const std::string_view ending : {"allah", "ullah", "ov", "ev", "off", "eff", "sky", "ski", "skii", "skiy",
                                          "enko", "vich", "vitch", "shvili", "oglu", "poulos", "akis", "yan"})
        if (word.size() >= ending.size() + min_stem && word.ends_with(ending)) return true;
    if (word.starts_with("abd")) return true;
    // English names of places end with -ham: Graham, Bellingham.
    if (word.ends_with("ham")) word.remove_suffix(3);
    for (const std::string_view letters : {"kh", "dh", "zh", "dj", "tsch", "uu", "iyy"})
        if (word.find(letters) != word.npos) return true;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char before = i > 0 ? word[i - 1] : '\0';
        const char next = i + 1 < word.size() ? word[i + 1] : '\0';
        const auto follows_one_of = [&](std::string_view some) { return some.find(before) != some.npos; };
        if (word[i] == 'q' && next != 'u') return true;
        // Not as in Bingham, Vaughan, Wright.
        if (word[i] == 'g' && next == 'h' && i + 2 < word.size() && word[i + 2] != 't' && !follows_one_of("nui"))
            return true;
        if (word[i] == 'h' && is_vowel(before) && is_vowel(next)) return true;
        if (word[i] == 'h' && next == 'm' && i > 0 && !follows_one_of("sctpgk")) return true;
    }
    return false;
}

// The letters of a word for the comparison, and what the comparison asks about them.
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
    // `Abd al-` has the same sense with each vowel and with an assimilated l.
    if (letters.size() >= 8 && letters.starts_with("abd") && is_vowel(letters[3]) && !is_vowel(letters[4]) &&
        (letters[4] == 'l' || letters[4] == letters[5]))
        letters.replace(3, 2, "ul");
    word.first_vowel = first_vowel(letters);
    return word;
}

// The risks of the differences between two words.
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

    // Continues from letters i and j with all steps that are possible there.
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
        // The ending of the plural or genitive: Kadhafis.
        if (is_romanized_ && i + 1 == a.size() && j == b.size() && a[i] == 's' && i > 0 && is_vowel(a[i - 1]))
            reach(i + 1, j, risk + 2);
        if (is_romanized_ && j + 1 == b.size() && i == a.size() && b[j] == 's' && j > 0 && is_vowel(b[j - 1]))
            reach(i, j + 1, risk + 2);
        apply_steps(first_letter({}), i, j);
        if (i < a.size()) apply_steps(first_letter(a.substr(i)), i, j);
    }

    void apply_steps(std::size_t letter, std::size_t i, std::size_t j) {
        for (std::size_t s = all_steps.begins[letter]; s < all_steps.begins[letter + 1]; ++s)
            apply(all_steps.steps[s], i, j);
    }

    void apply(const Step& step, std::size_t i, std::size_t j) {
        const std::string_view a = std::string_view(a_.letters).substr(i), b = std::string_view(b_.letters).substr(j);
        if (!b.starts_with(step.to) || !a.starts_with(step.from)) return;
        const bool is_last = a.size() == step.from.size() && b.size() == step.to.size();
        if (step.where == last && !is_last) return;
        if (step.where == first && (i > 0 || j > 0)) return;
        if (step.where == inside && (i == 0 || j == 0 || is_last)) return;
        unsigned risk = is_one_language_ ? step.one_language : step.languages;
        const bool has_empty = step.from.empty() || step.to.empty();
        if (is_romanized_ && step.where == first) risk = std::min(risk, 2u);
        if (is_romanized_ && !has_empty && is_vowel(step.from[0])) risk = std::max(1u, risk - std::min(risk, 2u));
        if (has_empty && step.where == anywhere && (i <= 1 || j <= 1 || is_last)) risk += 5;
        reach(i + step.from.size(), j + step.to.size(), rows_[i][j] + risk);
    }

    // Returns the risk of two different letters that are both vowels, or `never`.
    unsigned exchange(std::size_t i, std::size_t j) const {
        const char a = std::min(a_.letters[i], b_.letters[j]), b = std::max(a_.letters[i], b_.letters[j]);
        const bool is_rounded = a == 'o' && b == 'u';
        if (!is_rounded && !(a == 'a' && b == 'e') && !(a == 'e' && b == 'i')) return never;
        const bool is_end = i + 1 == a_.letters.size() || j + 1 == b_.letters.size();
        if (is_romanized_) return (is_rounded ? 2 : 3) / (is_rounded && (i == 0 || j == 0) ? 2 : 1) + (is_end ? 3 : 0);
        unsigned risk = is_one_language_ ? 9 : 5;
        if (i == a_.first_vowel || j == b_.first_vowel) risk += is_one_language_ ? 4 : 1;
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

// Returns `word` without an Arabic article that is written together with the name, or an empty Word.
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
    return risk;
}

unsigned max_spelling_risk(std::string_view a, std::string_view b, unsigned documents) {
    // By the number of letters of the shorter word, for large indexes.
    constexpr unsigned limits[] = {0, 0, 0, 0, 0, 1, 2, 4, 5, 6};
    // Further risk, by the number of missing doublings: an index of few texts has hardly any names that are similar by
    // chance.
    constexpr unsigned further[] = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 4, 6, 9, 12, 15, 18, 18};
    const std::size_t letters = std::min(latin_letters(a).size(), latin_letters(b).size());
    // Hardly any difference of two or three letters is without risk.
    const unsigned reduced = letters <= 3 ? 3 : 0;
    const unsigned limit = limits[std::min(letters, std::size(limits) - 1)] + further[missing_doublings(documents)];
    return limit - std::min(limit, reduced);
}

}  // namespace kwic::names
