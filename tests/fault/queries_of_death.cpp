// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/queries_of_death.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::fault {
namespace {

std::string repeated(std::string_view piece, std::size_t count) {
    std::string text;
    while (count-- > 0) text += piece;
    return text;
}

// Returns the concatenation of the strings make(0) to make(count - 1).
template <class Make>
std::string each(std::size_t count, Make make) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += make(i);
    return text;
}

std::string letter(std::size_t i) { return {static_cast<char>('a' + i % 26)}; }
std::string syllable(std::size_t i) { return letter(i) + "aeiou"[i / 26 % 5]; }

std::vector<QueryOfDeath> wildcards_and_fuzzy_words() {
    return {
        {"all wildcards", "*a* *e* *i* *o* *u* *n* *r* *s* *t* *l*"},
        {"one letter and *", each(64, [](std::size_t i) { return letter(i) + "* "; })},
        {"* and one letter", each(64, [](std::size_t i) { return "*" + letter(i) + ' '; })},
        {"two letters and *", each(300, [](std::size_t i) { return syllable(i) + "* "; })},
        {"alternating wildcards", "?*?* *?*? ?????* *?????"},
        {"many wildcards in a word", repeated("*a", 120) + " " + repeated("?a*", 80) + " " + repeated("*?", 100)},
        {"only wildcards", repeated("*", 200) + ' ' + repeated("?", 200) + ' ' + repeated("* ", 200)},
        {"fuzzy letters", each(64, [](std::size_t i) { return letter(i) + "~ "; })},
        {"fuzzy words",
         each(300, [](std::size_t i) { return syllable(i) + syllable(7 * i) + syllable(3 * i) + "~2 "; })},
        {"fuzzy long words", std::string(4000, 'a') + "~2 " + std::string(240, 'b') + "~"},
        {"fuzzy by far", "harbour~99 talk~4294967296 ferry~-1 boat~0"},
    };
}

std::vector<QueryOfDeath> many_words() {
    return {
        {"256 words", each(256, [](std::size_t i) { return syllable(i) + ' '; })},
        {"a thousand words", each(1000, [](std::size_t i) { return "word" + std::to_string(i) + ' '; })},
        {"256 frequent words", repeated("the a of and ", 64)},
        {"a megabyte of one word", std::string(1 << 20, 'x')},
        {"a megabyte of words", repeated("harbour ", 1 << 17)},
    };
}

std::vector<QueryOfDeath> nested_and_chained_operators() {
    return {
        {"8 KiB of (", std::string(8192, '(')},
        {"8 KiB of )", std::string(8192, ')')},
        {"a megabyte of ()", repeated("()", 1 << 19)},
        {"brackets around a word", std::string(4000, '(') + 'a' + std::string(4000, ')')},
        {"nested OR", repeated("(a OR ", 1000) + "b" + std::string(1000, ')')},
        {"nested NOT", repeated("NOT (", 1500) + "a" + std::string(1500, ')')},
        {"nested -", repeated("-(", 3000) + "a" + std::string(3000, ')')},
        {"nested NEAR", repeated("(the NEAR/100 ", 500) + "a" + std::string(500, ')')},
        {"a chain of NOT", repeated("NOT ", 2000) + "a"},
        {"a chain of -", std::string(8000, '-') + "a"},
        {"a chain of NEAR", repeated("the NEAR/100 ", 255) + "the"},
        {"a chain of operators", repeated("AND OR NOT NEAR/5 | ", 400)},
        {"nested fields", repeated("title:(", 1000) + "a" + std::string(1000, ')')},
        {"a chain of fields", repeated("title:path:ext:lang:", 400) + "a"},
    };
}

std::vector<QueryOfDeath> phrases() {
    return {
        {"a phrase of 256 frequent words", '"' + repeated("the a of and ", 64) + '"'},
        {"a phrase that repeats a frequent word", '"' + repeated("the ", 32) + '"'},
        {"a loose phrase", '"' + repeated("the a ", 16) + "\"~100"},
        {"loose phrases", repeated("\"the a\"~100 ", 100)},
        {"phrases", repeated("\"the a\" ", 128)},
        {"wildcards in a phrase", "\"a* b* c* d* e* f* g* h* t* o*\" \"* the * a *\""},
        {"NEAR of phrases and wildcards", "\"the a\" NEAR/100 a* NEAR/100 \"of and\" NEAR/100 *e"},
        {"quotation marks", std::string(8191, '"')},
        {"mixed quotation marks", repeated("\"“«'’»”", 700)},
    };
}

std::vector<QueryOfDeath> numbers_dates_and_boosts() {
    return {
        {"ranges", repeated("pages:1..9 pages:>0 pages:<=1e308 pages:-1e308..1e308 ", 60)},
        {"reversed ranges", "pages:9..1 date:2023..2001 date:2023-99..2023-00 pages:.. date:.."},
        {"huge numbers", "pages:" + std::string(4000, '9') + " pages:>1e999999 pages:0x1p9999 pages:nan..inf"},
        {"huge dates",
         "date:99999-01 date:0000-00-00 date:>9999-12-31 date:-1 date:2021-W99 date:last-99999999999-days"},
        {"dates", repeated("date:2021-03-12 date:yesterday ", 100)},
        {"boosts", "a^1e308 the^1e-308 b^nan c^-1 d^inf e^99999999999999999999 (f^1000)^1000 g^0"},
        {"nested boosts", std::string(60, '(') + "the" + repeated(")^1000", 60)},
    };
}

std::vector<QueryOfDeath> words_and_scripts() {
    return {
        {"a long word", std::string(8000, 'w')},
        {"a long word of many parts", repeated("ab-", 2700)},
        {"a long word with dots", repeated("a.", 4000)},
        {"combining marks", "a" + repeated("\u0301", 4000)},
        {"words of marks", repeated("\u0301 ", 2700)},
        {"ligatures that grow", repeated("\ufdfa", 2700)},
        {"soft hyphens", repeated("a\u00ad", 2700)},
        {"joiners", repeated("\u200d\u200c\u2060", 900)},
        {"bidi controls", "\u202e\u2066harbour\u2069 \u202a\u202b\u202c\u2028\u2029"},
        {"tags and plane 16", repeated("\U000e0001\U0010ffff", 1000)},
        {"emoji", repeated("\U0001f468\u200d\U0001f469\u200d\U0001f467", 300)},
        {"NULs", std::string(8000, '\0') + "harbour"},
        {"NUL in a word", std::string("har\0bour \0* \0~", 14)},
        {"control characters", "\x1b[2J\x1b]0;title\a\b\r\n\t\v\f\x7f harbour"},
        {"invalid UTF-8", repeated("\xff\xc0\x80\xed\xa0\x80\xf5 ", 1000)},
        {"cut UTF-8", "harbour \xe6\x9d"},
        {"overlong UTF-8", "\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf*"},
        {"no spaces in Thai", repeated("ท่าเรือ", 380)},
        {"no spaces in Chinese", repeated("東京", 1300)},
        {"no spaces in Khmer", repeated("កម្ពុជា", 380)},
        {"all scripts",
         "harbour порт λιμάνι ميناء נמל बंदरगाह বন্দর துறைமுகம் ท่าเรือ ຄື ဆိပ် កំពង់ 港 みなと 항구 ნავი նավ ወደብ ᏓᏆ ᓄᓇ"},
        {"wildcards in all scripts", "*о* *ا* *א* *ा* *า* *港* *港 港* *항 み*"},
    };
}

std::vector<QueryOfDeath> other_queries() {
    return {
        {"names", repeated("Gaddafi Kadhafi القذافي Каддафи ", 40)},
        {"regular expressions", "(a+)+$ (a|a)*b ^(([a-z])+.)+[A-Z]([a-z])+$ .*.*.*=.* \\d{1,9999} (?=a)*"},
        {"SQL and shell", "' OR 1=1; DROP TABLE x;-- $(rm -rf /) `id` %s%n%x ../../../etc/passwd"},
        {"paths", "path:" + repeated("a/", 4000) + " path:*/*/*/* path:../.."},
        {"wildcards in fields", "title:*a* path:*e* ext:* lang:?? source:*a* title:a~ path:b~2"},
        {"fields", each(800, [](std::size_t i) { return fmt::format("f{}:a ", i); })},
        {"colons", std::string(8000, ':')},
        {"apostrophes", repeated("'a’", 1500)},
        {"everything", "* NOT * OR (* -* *) \"*\" NEAR *"},
        {"nothing", ""},
        {"blanks", std::string(1 << 20, ' ')},
    };
}

std::vector<QueryOfDeath> all_queries() {
    std::vector<QueryOfDeath> all;
    for (const auto& queries : {wildcards_and_fuzzy_words(), many_words(), nested_and_chained_operators(), phrases(),
                                numbers_dates_and_boosts(), words_and_scripts(), other_queries()})
        all.insert(all.end(), queries.begin(), queries.end());
    return all;
}

}  // namespace

const std::vector<QueryOfDeath>& queries_of_death() {
    static const std::vector<QueryOfDeath> all = all_queries();
    return all;
}

}  // namespace kwic::fault
