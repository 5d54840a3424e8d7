// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/document_terms.hpp"

#include "base/ascii.hpp"
#include "base/big_endian.hpp"
#include "base/bytes.hpp"
#include "base/term_limits.hpp"
#include "base/utf8.hpp"
#include "schema/field_values.hpp"
#include "schema/fields.hpp"
#include "schema/word_position.hpp"
#include "text/dates/file_name.hpp"
#include "text/fold.hpp"
#include "text/language/language_code.hpp"
#include "text/utf8_repair.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// Returns whether `words` contains `part` as consecutive words.
bool contains(const std::vector<std::string>& words, std::span<const Token> part) {
    const auto is_same = [](const std::string& word, const Token& token) { return token.term == word; };
    return std::search(words.begin(), words.end(), part.begin(), part.end(), is_same) != words.end();
}

// Returns the end of `title` in `head` if it begins at `begin`, or npos. A space of the title matches any sequence of
// white space with at most one line feed.
std::size_t match_spaced(std::string_view head, std::size_t begin, std::string_view title) {
    std::size_t at = begin;
    for (const char c : title) {
        if (c != ' ') {
            if (at == head.size() || head[at++] != c) return head.npos;
            continue;
        }
        const std::size_t end = std::min(head.find_first_not_of(" \t\r\n\v\f", at), head.size());
        const std::string_view spaces = head.substr(at, end - at);
        if (spaces.empty() || std::count(spaces.begin(), spaces.end(), '\n') > 1) return head.npos;
        at = end;
    }
    return at;
}

}  // namespace

// Adds `count` to the within-document frequency of `word`. If `positions_` is true, also adds `position` to the
// positions of `word`.
void DocumentTerms::word(std::string_view prefix, std::string_view word, Xapian::termpos position,
                         Xapian::termcount count) {
    const std::string prefixed = prefix.empty() ? std::string() : schema::word_term(prefix, word);
    const std::string_view term = prefix.empty() ? word : prefixed;  // a word is never too long for a term
    if (positions_)
        sink_.posting(term, position, count);
    else
        sink_.term(term, count);
}

void DocumentTerms::words(std::string_view prefix, std::span<const Token> tokens, Xapian::termpos first,
                          Xapian::termcount count) {
    if (first >= min_broken_position || tokens.size() >= min_broken_position - first)
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("a document has too many words: positions end at {}", min_broken_position - 1));
    if (prefix.empty() && count == 1 && positions_) return sink_.postings(tokens, first);
    for (const Token& token : tokens) word(prefix, token.term, first++, count);
}

// Keeps the broken words for add_broken_words(). `first` is the position of the first token of the text that contains
// the broken words.
void DocumentTerms::hold_broken_words(std::string_view prefix, std::span<const BrokenWord> words,
                                      Xapian::termpos first) {
    for (const BrokenWord& word : words)
        broken_words_.push_back({schema::word_term(prefix, word.term),
                                 broken_position(first + static_cast<Xapian::termpos>(word.first), word.parts)});
}

void DocumentTerms::add_broken_words() {
    std::stable_sort(broken_words_.begin(), broken_words_.end(),
                     [](const HeldWord& a, const HeldWord& b) { return a.position < b.position; });
    for (const HeldWord& word : broken_words_) {
        if (positions_ && word.position)
            sink_.posting(word.term, *word.position, word.count);
        else
            sink_.term(word.term, word.count);
    }
    broken_words_.clear();
}

void DocumentTerms::keyword(std::string_view prefix, std::string_view value) {
    sink_.term(schema::keyword_term(prefix, value), 0);
}

void DocumentTerms::block(std::string_view text, std::span<const Token> tokens,
                          std::span<const BrokenWord> broken_words, const TextPosition& start, Span title) {
    fingerprinter_.add(text, tokens);
    collect(text, tokens);
    if (start.offset != 0) title = {};
    const auto tokens_before = [&](std::size_t offset) {
        const auto at = std::partition_point(tokens.begin(), tokens.end(),
                                             [&](const Token& token) { return token.begin < offset; });
        return static_cast<std::size_t>(at - tokens.begin());
    };
    const std::size_t begin = tokens_before(title.begin);
    const std::size_t end = tokens_before(title.end);
    const auto position_of = [&](std::size_t token) {
        return static_cast<Xapian::termpos>(start.position + token) + 1;
    };
    words("", tokens.first(begin), position_of(0));
    words("", tokens.subspan(begin, end - begin), position_of(begin), title_weight);
    words("", tokens.subspan(end), position_of(end));
    hold_broken_words("", broken_words, position_of(0));
}

void DocumentTerms::end_text() {
    if (const std::string fingerprint = fingerprinter_.finish(); !fingerprint.empty())
        sink_.value(schema::similarity_slot, fingerprint);
}

void DocumentTerms::collect(std::string_view text, std::span<const Token> tokens) {
    if (written_) written_->identifiers.collect(text, tokens);
}

// Adds the words of the title. If the document is a file, also adds the words of its name, unless the title contains
// the name.
void DocumentTerms::title(const StoredDocument& stored, Analyzer& analyzer) {
    const auto title = analyzer.analyze(stored.title);
    words(schema::title_prefix, title, 1);
    hold_broken_words(schema::title_prefix, analyzer.broken_words(), 1);
    if (stored.has_separate_title) {
        collect(stored.title, title);
        if (written_) written_->capitals.count_title(stored.title, title, title_weight);
        const Xapian::termpos first = title_position(stored.end.position);
        words("", title, first, title_weight);
        hold_broken_words("", analyzer.broken_words(), first);
    }
    std::string name;
    const auto name_words = file_name_words(stored, title, analyzer, name);
    if (name_words.empty()) return;
    Xapian::termpos position = title_gap;
    for (const Token& each : name_words) word(schema::title_prefix, each.term, position++, 1);
    position = file_name_position(stored.end.position);
    for (const Token& each : name_words) word("", each.term, position++, file_name_weight);
    collect(name, name_words);
    if (written_) written_->capitals.count_file_name(name_words, file_name_weight);
}

void DocumentTerms::record(const StoredDocument& stored, std::span<const schema::FieldEntry> entries,
                           Analyzer& analyzer) {
    title(stored, analyzer);
    const std::string id_hash = schema::id_hash(stored.id);
    sink_.term(schema::id_term(id_hash), 0);
    sink_.value(schema::id_slot, id_hash);
    const std::vector<std::string> tags = including_tags(stored.language);
    for (const std::string& tag : tags) keyword(schema::language_prefix, tag);
    if (!tags.empty()) sink_.value(schema::language_slot, tags.front());
    date(stored.date);
    fields(stored, entries, analyzer);
    add_broken_words();
    if (!stored.file) return;
    path(stored.id, analyzer);
    sink_.value(schema::modified_slot, big_endian_64(static_cast<std::uint64_t>(stored.file->modified)));
    sink_.value(schema::size_slot, schema::stamp_value(*stored.file));
}

void DocumentTerms::keep(std::string_view term, Xapian::termpos position) {
    if (is_broken(position))
        broken_words_.push_back({std::string(term), position, 0});
    else
        sink_.posting(term, position, 0);
}

void DocumentTerms::field_terms(const StoredDocument& stored, std::span<const schema::FieldEntry> entries,
                                Analyzer& analyzer) {
    fields(stored, entries, analyzer);
    add_broken_words();
}

void DocumentTerms::path(std::string_view path, Analyzer& analyzer) {
    const auto folder = path.rfind('/') == path.npos ? "." : path.substr(0, path.rfind('/'));
    sink_.value(schema::folder_slot, clip(folder, max_term_bytes));
    const std::string folded = fold(path);
    const auto folders = schema::indexed_folder(std::string_view(folded).substr(0, folded.rfind('/') + 1));
    for (std::size_t slash = folders.find('/'); slash != folders.npos; slash = folders.find('/', slash + 1))
        keyword(schema::path_prefix, folders.substr(0, slash + 1));
    keyword(schema::path_prefix, folded);
    for (std::size_t begin = 0; begin < folded.size();) {
        const std::size_t end = std::min(folded.find('/', begin), folded.size());
        keyword(schema::path_prefix, std::string_view(folded).substr(begin, end - begin));
        begin = end + 1;
    }
    for (const Token& token : analyzer.analyze(schema::path_words(folded))) keyword(schema::path_prefix, token.term);

    const auto file = uncompressed_name(folded);
    const auto dot = file.rfind('.');
    if (dot == file.npos || dot == 0 || dot + 1 == file.size()) return;
    keyword(schema::extension_prefix, file.substr(dot + 1));
    sink_.value(schema::extension_slot, file.substr(dot + 1));
}

void DocumentTerms::date(const FoundDate& found) {
    if (found.source == DateSource::none) return;
    const Date& date = found.date;
    sink_.value(schema::date_slot, date_value(found));
    keyword(schema::year_prefix, fmt::format("{:04}", date.year));
    if (date.month) keyword(schema::month_prefix, fmt::format("{:04}{:02}", date.year, date.month));
    if (date.day) keyword(schema::day_prefix, fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day));
}

void DocumentTerms::fields(const StoredDocument& stored, std::span<const schema::FieldEntry> entries,
                           Analyzer& analyzer) {
    FieldValues values;
    std::map<std::string_view, Xapian::termpos> next_position;
    for (std::size_t i = 0; i < stored.fields.size(); ++i) {
        const Field& field = stored.fields[i];
        values.add(field, entries[i]);
        const std::string text = words_of_value(field.value, entries[i].type);
        const std::string prefix = text.empty() ? std::string() : schema::field_prefix(field.name);
        Xapian::termpos& position = next_position[field.name];
        for_each_block(text, Escapes::none, analyzer, [&](std::string_view, std::span<const Token> tokens) {
            words(prefix, tokens, position + 1);
            hold_broken_words(prefix, analyzer.broken_words(), position + 1);
            position += static_cast<Xapian::termpos>(tokens.size());
        });
        position += position < min_broken_position / 2 ? title_gap : small_gap;
    }
    values.write(sink_);
}

bool is_name_title(const StoredDocument& stored) {
    return stored.file && !stored.has_separate_title && stored.title == name_title(stored.id);
}

std::span<const Token> file_name_words(const StoredDocument& stored, std::span<const Token> title, Analyzer& analyzer,
                                       std::string& name) {
    if (!stored.file) return {};
    std::vector<std::string> title_words;  // the next analysis invalidates `title`
    for (const Token& token : title) title_words.emplace_back(token.term);
    name = file_title(stored.id);
    const auto words = analyzer.analyze(name);
    return !is_name_title(stored) && contains(title_words, words) ? std::span<const Token>() : words;
}

std::string file_title(std::string_view path) {
    auto name = uncompressed_name(path);
    const auto dot = name.rfind('.');
    if (dot != name.npos && dot != 0) {
        const auto ending = name.substr(dot + 1);
        const auto is_letter = [](char c) { return is_ascii_letter(c) || !is_ascii(c); };
        if (std::any_of(ending.begin(), ending.end(), is_letter) &&
            std::none_of(ending.begin(), ending.end(), is_white_space))
            name = name.substr(0, dot);
    }
    std::string title;
    append_repaired_utf8(title, name);
    return title;
}

std::string date_value(const FoundDate& found) {
    if (found.source == DateSource::none) return {};
    std::string value = fmt::format("{:04}{:02}{:02}", found.date.year, found.date.month, found.date.day);
    if (found.time.empty()) return value;
    // The first character separates the date from the time. `Z`, `+` or `-` begins the zone.
    const std::string_view time = std::string_view(found.time).substr(1);
    for (const char c : time.substr(0, time.find_first_of("Zz+-")))
        if (is_ascii_digit(c)) value += c;
    constexpr std::size_t second_size = 14;  // of YYYYMMDDHHMMSS
    value.resize(std::clamp(value.size(), second_size, max_date_value_bytes), '0');
    while (value.size() > second_size && value.back() == '0') value.pop_back();
    return value;
}

Span title_line(std::string_view head, std::string_view title) {
    if (title.empty()) return {};
    const std::string_view first_word = title.substr(0, title.find(' '));
    for (std::size_t begin = head.find(first_word); begin != head.npos; begin = head.find(first_word, begin + 1)) {
        const std::size_t end = match_spaced(head, begin, title);
        if (end == head.npos) continue;
        const std::size_t line_end = head.find_first_not_of(" \r:#=*_", end);
        return line_end != head.npos && head[line_end] == '\n' ? Span{begin, line_end} : Span{};
    }
    return {};
}

TextPosition body_of(std::string_view head, Span title, std::span<const Token> first) {
    TextPosition body{title.end + 1, 0, 0};
    body.line = static_cast<std::uint64_t>(
        std::count(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(body.offset), '\n'));
    while (body.position < first.size() && first[body.position].begin < body.offset) ++body.position;
    return body;
}

}  // namespace kwic
