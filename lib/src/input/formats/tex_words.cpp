// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "input/formats/latex.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

// The combining marks of the accent commands.
constexpr std::array<std::pair<char, std::int32_t>, 17> marks = {{{'`', 0x300},
                                                                  {'\'', 0x301},
                                                                  {'^', 0x302},
                                                                  {'~', 0x303},
                                                                  {'"', 0x308},
                                                                  {'=', 0x304},
                                                                  {'.', 0x307},
                                                                  {'u', 0x306},
                                                                  {'v', 0x30c},
                                                                  {'H', 0x30b},
                                                                  {'c', 0x327},
                                                                  {'k', 0x328},
                                                                  {'r', 0x30a},
                                                                  {'d', 0x323},
                                                                  {'b', 0x331},
                                                                  {'h', 0x309},
                                                                  {'G', 0x30f}}};

// Commands for letters.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> letters = {
    {{"ss", "ß"}, {"SS", "ẞ"}, {"ae", "æ"}, {"AE", "Æ"}, {"oe", "œ"}, {"OE", "Œ"}, {"o", "ø"},  {"O", "Ø"},
     {"aa", "å"}, {"AA", "Å"}, {"l", "ł"},  {"L", "Ł"},  {"i", "ı"},  {"j", "ȷ"},  {"dh", "ð"}, {"DH", "Ð"},
     {"th", "þ"}, {"TH", "Þ"}, {"dj", "đ"}, {"DJ", "Đ"}, {"ng", "ŋ"}, {"NG", "Ŋ"}, {"ij", "ĳ"}, {"IJ", "Ĳ"}}};

std::int32_t mark_of(char c) {
    const auto* const found =
        std::find_if(marks.begin(), marks.end(), [&](const auto& mark) { return mark.first == c; });
    return found == marks.end() ? 0 : found->second;
}

// Returns the letter with the mark, as one character if Unicode has it.
std::string composed(std::int32_t letter, std::int32_t mark) {
    // The dot of these letters gives way to the accent.
    if (letter == 0x131) letter = 'i';
    if (letter == 0x237) letter = 'j';
    std::string text;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
    const UChar32 character = U_SUCCESS(status) ? nfc->composePair(letter, mark) : -1;
    append_utf8(character >= 0 ? character : letter, text);
    if (character < 0) append_utf8(mark, text);
    return text;
}

// Converts one source.
class TexWords {
public:
    explicit TexWords(std::string_view source) : source_(source) { out_.reserve(source.size()); }

    std::string convert() {
        while (at_ < source_.size()) {
            const std::size_t next = std::min(source_.find_first_of("\\{}", at_), source_.size());
            out_.append(source_, at_, next - at_);
            at_ = next;
            if (at_ == source_.size()) break;
            const char c = source_[at_];
            if (c == '\\')
                take_command();
            else if (c == '{')
                take_group();
            else
                copy(1);
        }
        return std::move(out_);
    }

private:
    void copy(std::size_t count) {
        out_.append(source_, at_, count);
        at_ = std::min(at_ + count, source_.size());
    }

    bool is_letter_at(std::size_t at) const {
        return at < source_.size() && (is_ascii_letter(source_[at]) || !is_ascii(source_[at]));
    }

    bool ends_with_letter() const { return !out_.empty() && (is_ascii_letter(out_.back()) || !is_ascii(out_.back())); }

    void take_command() {
        std::size_t end = at_;
        if (std::string letter = letter_at(end); !letter.empty()) {
            out_ += letter;
            at_ = end;
        } else if (source_.substr(at_).starts_with("\\-")) {
            at_ += 2;  // a place at which a word may be hyphenated
        } else {
            copy(1);
            // The name of a command is not part of a word.
            if (!is_letter_at(at_)) return copy(at_ < source_.size() ? 1 : 0);
            while (is_letter_at(at_) && is_ascii(source_[at_])) copy(1);
            after_command_ = out_.size();
        }
    }

    // Returns the letter of the accent or letter command at `at`, and advances `at` past the command. Returns an empty
    // string if there is another command.
    std::string letter_at(std::size_t& at) const {
        if (at + 1 >= source_.size() || source_[at] != '\\') return {};
        const char kind = source_[at + 1];
        if (const std::int32_t mark = mark_of(kind))
            if (std::string letter = accented(at, mark, is_ascii_letter(kind)); !letter.empty()) return letter;
        if (!is_ascii_letter(kind)) return {};
        std::size_t end = at + 1;
        while (end < source_.size() && is_ascii_letter(source_[end])) ++end;
        const std::string_view name = source_.substr(at + 1, end - at - 1);
        const auto* const found =
            std::find_if(letters.begin(), letters.end(), [&](const auto& letter) { return letter.first == name; });
        if (found == letters.end()) return {};
        // A space or `{}` ends the name of the command and is not printed.
        if (source_.substr(end).starts_with("{}"))
            end += 2;
        else if (end < source_.size() && source_[end] == ' ')
            ++end;
        at = end;
        return std::string(found->second);
    }

    // Reads an accent command, such as \'e, \'{e}, \c c or \"{\i}.
    std::string accented(std::size_t& at, std::int32_t mark, bool is_named) const {
        std::size_t next = at + 2;
        const bool has_space = next < source_.size() && source_[next] == ' ';
        if (has_space) ++next;
        const bool is_group = next < source_.size() && source_[next] == '{';
        if (is_named && !has_space && !is_group) return {};  // such as \command
        if (is_group) ++next;
        if (next >= source_.size()) return {};
        std::int32_t letter = 0;
        if (source_[next] == '\\') {
            const std::string inner = dotless_at(next);
            if (inner.empty()) return {};
            std::size_t begin = 0;
            letter = next_character(inner, begin);
        } else {
            letter = next_character(source_, next);
        }
        if (!u_isalpha(letter)) return {};
        if (is_group && (next >= source_.size() || source_[next] != '}')) return {};
        at = next + is_group;
        return composed(letter, mark);
    }

    // Returns the letter of \i or \j at `at`, and advances `at` past the command.
    std::string dotless_at(std::size_t& at) const {
        const std::string_view rest = source_.substr(at);
        for (const auto& [name, letter] : {std::pair<std::string_view, std::string_view>("\\i", "ı"), {"\\j", "ȷ"}}) {
            if (!rest.starts_with(name) || is_letter_at(at + name.size())) continue;
            at += name.size();
            if (at < source_.size() && source_[at] == ' ') ++at;
            return std::string(letter);
        }
        return {};
    }

    // Removes the braces of a group that is a part of a word, such as {S}chr{\"o}dinger.
    void take_group() {
        std::string contents;
        std::size_t end = at_ + 1;
        constexpr std::size_t max_contents = 64;
        while (end < source_.size() && contents.size() < max_contents) {
            if (source_[end] == '\\') {
                const std::string letter = letter_at(end);
                if (letter.empty()) return copy(1);
                contents += letter;
            } else if (is_letter_at(end) || is_ascii_digit(source_[end])) {
                contents += source_[end++];
            } else {
                break;
            }
        }
        const bool is_group = end < source_.size() && source_[end] == '}' && !contents.empty();
        const char before = out_.empty() ? ' ' : out_.back();
        const bool is_argument = (after_command_ > 0 && after_command_ == out_.size()) ||
                                 std::string_view("_^]}").find(before) != std::string_view::npos;
        const bool has_accent = is_group && contents.size() != end - at_ - 1;
        const bool is_in_word = ends_with_letter() || is_letter_at(end + 1) ||
                                source_.substr(std::min(end + 1, source_.size())).starts_with("{\\");
        if (!is_group || is_argument || (!is_in_word && !has_accent)) return copy(1);
        out_ += contents;
        at_ = end + 1;
    }

    std::string_view source_;
    std::string out_;
    std::size_t at_ = 0;
    std::size_t after_command_ = 0;  // size of out_ after the name of the last command
};

}  // namespace

std::string tex_words(std::string_view source) { return TexWords(source).convert(); }

}  // namespace kwic
