// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/dates/subject.hpp"

#include "text/dates/head_phrases.hpp"
#include "text/dates/phrase_list.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t most_lines = 16;        // lines that are searched for a subject
constexpr std::size_t paragraph_width = 110;  // no line that precedes a subject is wider

// Words that introduce the subject of a letter or a mail.
const PhraseList& subjects() {
    static const PhraseList phrases(
        "subject:|subject :|betreff:|betrifft:|objet :|objet:|asunto:|oggetto:|assunto:|onderwerp:|ämne:|emne:|aihe:|"
        "temat:|dotyczy:|předmět:|věc:|tárgy:|subiect:|obiect:|Тема:|Относно:|Предмет:|Θέμα:|konu:|الموضوع:|موضوع:|"
        "הנדון:|निष:|विषय:|主题:|主题：|主旨:|主旨：|件名:|件名：|제목:|เรื่อง:|V/v:|perihal:|");
    return phrases;
}

// Words that introduce the title of a text.
const PhraseList& titles() {
    static const PhraseList phrases(
        "title:|title =|title=|headline:|titre :|titre:|titel:|título:|titolo:|tytuł:|Заголовок:|العنوان:|标题:|标题：|"
        "標題：|タイトル：|タイトル:|");
    return phrases;
}

// Returns the text after the phrase of the list with which `line` begins, or an empty view.
std::string_view text_after(std::string_view line, const PhraseList& list) {
    const std::string_view phrase = list.beginning_of(line);
    return phrase.empty() ? std::string_view() : trim_line(line.substr(phrase.size()));
}

std::string_view without_quotes(std::string_view text) {
    const bool is_quoted =
        text.size() > 2 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
    return is_quoted ? text.substr(1, text.size() - 2) : text;
}

// Returns the mark that encloses the front matter of the head, or an empty view if there is no front matter.
std::string_view front_matter_mark(std::string_view head) {
    for (const std::string_view mark : {"---\n", "+++\n", "---\r\n", "+++\r\n"})
        if (head.starts_with(mark)) return mark;
    return {};
}

// Returns the offset of the line after the front matter, or 0 if there is none or if it does not end in the head.
std::size_t front_matter_size(std::string_view head) {
    const std::string_view mark = front_matter_mark(head);
    if (mark.empty()) return 0;
    const std::string end = "\n" + std::string(mark);
    const std::size_t at = head.find(end, mark.size() - 1);
    return at == head.npos ? 0 : at + end.size();
}

bool is_before(const HeadLine& line, std::string_view head, std::size_t offset) {
    return line.text.data() < head.data() + offset;
}

// Returns `text`, the rest of line `i`, with the lines that continue the header: they are indented, and no empty line
// precedes them.
std::string unfolded(std::string_view text, const std::vector<HeadLine>& lines, std::size_t i) {
    std::string subject(text);
    for (std::size_t k = i + 1; k < lines.size() && !lines[k].begins_block && lines[k].indent > lines[i].indent; ++k)
        subject.append(" ").append(lines[k].text);
    return subject;
}

// Returns whether the line after line `i` names the author, as in the head of an electronic book.
bool precedes_author(const std::vector<HeadLine>& lines, std::size_t i) {
    static const PhraseList authors("author:|autor:|auteur:|auteur :|autore:|");
    return i + 1 < lines.size() && authors.has_beginning_of(lines[i + 1].text);
}

// Returns whether the line is `Re:` and the subject of a letter.
bool is_reference(const std::vector<HeadLine>& lines, std::size_t i) {
    return i > 0 && lines[i].begins_block && begins_with(lines[i].text, "re: ");
}

}  // namespace

std::size_t lines_after_front_matter(std::string_view head, const std::vector<HeadLine>& lines) {
    const std::size_t size = front_matter_size(head);
    const auto first =
        std::find_if(lines.begin(), lines.end(), [&](const HeadLine& line) { return !is_before(line, head, size); });
    return static_cast<std::size_t>(first - lines.begin());
}

std::optional<std::string> find_subject(std::string_view head, const std::vector<HeadLine>& lines) {
    const std::size_t matter = front_matter_size(head);
    bool has_headers_only = true;
    for (std::size_t i = 0; i < std::min(lines.size(), most_lines); ++i) {
        const std::string_view line = lines[i].text;
        if (has_headers_only || precedes_author(lines, i))
            if (const auto title = text_after(line, titles()); !title.empty())
                return std::string(without_quotes(title));
        if (const auto subject = text_after(line, subjects()); !subject.empty()) return unfolded(subject, lines, i);
        if (is_reference(lines, i)) return std::string(line);
        if (width_of(line) > paragraph_width && !begins_with_header(line)) return {};
        has_headers_only = is_before(lines[i], head, matter) || (has_headers_only && begins_with_header(line));
    }
    return {};
}

}  // namespace kwic
