// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes phrases that newspapers, web pages and mail programs put before a text, in about 30 languages.
#pragma once

#include <string_view>

namespace kwic {

enum class HeadPhrase {
    none,
    button,   // what a page offers: `Share`, `Subscribe`, `Log in`
    home,     // the first name of a navigation line: `Home`
    section,  // the name of a section: `Politics`
    label,    // says what kind of text follows: `EXCLUSIVE`, `FOR IMMEDIATE RELEASE`
};

// Returns the kind of `line` if the complete line, without regard to case and final punctuation, is a known phrase.
HeadPhrase head_phrase(std::string_view line);

// Returns whether the line begins with a phrase of a page, such as `Read more:` or `Subscribe to our`. `line` may be a
// title if it is long.
bool begins_with_page_phrase(std::string_view line);

// Returns whether the line begins with the name of a header of mail, news, memos, drafts or front matter, such as
// `From:`, or with a URL or markup.
bool begins_with_header(std::string_view line);

// Returns whether the last or first word of `name` is one that names of newspapers have, such as `Gazette`.
bool is_newspaper(std::string_view name);

// Returns whether the line names the author of a text, such as `By Jane Roe in Port Azul` or `本报记者 林晓舟`.
bool is_byline(std::string_view line);

// Returns whether the line addresses the reader of a letter, such as `Dear Ms Roe,`.
bool is_salutation(std::string_view line);

// Returns whether the line says how long ago a page was published, such as `2 hours ago`.
bool is_relative_time(std::string_view line);

// Returns whether the line is the number of a page or an issue, such as `Vol. 12, No. 3` and `Page 4`.
bool is_number_line(std::string_view line);

// Returns whether the line is an address of mail or a page, or begins with a word such as `Tel:`.
bool is_contact(std::string_view line);

// Returns whether the line begins like a copyright notice or a license.
bool is_license(std::string_view line);

// Returns whether the line names the journal or the archive that has published a paper, such as `Journal of Harbours 12
// (2015) 33-41`.
bool is_journal(std::string_view line);

// Returns whether the line is a number of minutes to read, of comments or the like, such as `3 min read`.
bool is_count_line(std::string_view line);

}  // namespace kwic
