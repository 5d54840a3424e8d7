// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/roff.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "input/formats/flow_text.hpp"
#include "input/formats/formats.hpp"
#include "input/formats/mdoc.hpp"
#include "input/formats/roff_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t max_title_bytes = 400;

constexpr std::string_view ignored =
    "AT DT IX PD RE RS UC ad af am1 as bp c2 cc ce cf ch cs cu da di ds ec em eo ev ex fam fc fp fs ft hc hla hlm hpf "
    "hw "
    "hy hym in it lc lg ll ls lt mc mk mso na ne nf nh nm nn nr ns nx os pc pi pl pm pn po ps rd rj rm rn rr rs rt sc "
    "sh "
    "ss sv sy ta ti tl tm tr troff uf ul vs warn wh \\} Os El Ek Bk Ed Ef Re Rs Xc Oc";
constexpr std::string_view paragraphs = "HP LP P PP Pp Sp sp bp Lp";
constexpr std::string_view literal_begins = "EX nf Vb";
constexpr std::string_view literal_ends = "EE fi Ve Ed";
constexpr std::string_view alternating = "BI BR IB IR RB RI";

class RoffReader {
public:
    explicit RoffReader(std::string_view page) : page_(page), text_(page), roff_(page.size()) {}

    Reading read() {
        for (std::size_t at = 0; at < page_.size();) {
            line_begin_ = at;
            std::size_t end = std::min(page_.find('\n', at), page_.size());
            at = end + 1;
            if (end > line_begin_ && page_[end - 1] == '\r') --end;
            take_line(page_.substr(line_begin_, end - line_begin_));
        }
        end_heading();
        Reading reading = text_.finish();
        reading.title = in_one_line(name_.empty() ? page_title_ : name_);
        reading.date = std::move(date_);
        reading.headings = std::move(headings_);
        return reading;
    }

private:
    void take_line(std::string_view line) {
        if (skipped_braces_ > 0) {
            skipped_braces_ += braces(line);
            return;
        }
        if (!skipped_until_.empty()) {
            if (line.size() > 1 && line[0] == '.' && in_one_line(line.substr(1)) == skipped_until_) skipped_until_ = {};
            return;
        }
        if (is_in_formats_) {
            is_in_formats_ = !line.ends_with('.');
            return;
        }
        if (!line.empty() && (line[0] == '.' || line[0] == '\'')) return take_request(line.substr(1));
        if (is_in_table_) return take_row(line);
        if (line.empty() && !is_literal_) return text_.separate(Break::paragraph);
        add_line(line);
    }

    // Returns the number of `\{` in a line minus the number of `\}`.
    static int braces(std::string_view line) {
        int count = 0;
        for (std::size_t at = line.find('\\'); at != line.npos && at + 1 < line.size(); at = line.find('\\', at + 2))
            count += line[at + 1] == '{' ? 1 : line[at + 1] == '}' ? -1 : 0;
        return count;
    }

    void take_request(std::string_view line) {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
        std::string_view name = line.substr(0, end);
        std::string_view rest = line.substr(end);
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
        if (name.empty() || name.starts_with("\\\"") || name.starts_with("\\#")) return;
        if (name == "if" || name == "ie" || name == "el") return take_condition(name, rest);
        if (name == "de" || name == "de1" || name == "am" || name == "ig" || name == "dei") {
            const std::size_t space = rest.find(' ');
            const bool has_end = name != "ig" && space != rest.npos;
            skipped_until_ = name == "ig" && !rest.empty() ? std::string(rest)
                             : has_end                     ? in_one_line(rest.substr(space))
                                                           : ".";
            return;
        }
        if (name == "ds") {
            const std::size_t space = std::min(rest.find(' '), rest.size());
            std::string_view value = rest.substr(space);
            value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
            return roff_.define(rest.substr(0, space), value);
        }
        take_macro(name, rest);
    }

    void take_macro(std::string_view name, std::string_view rest) {
        if (name == "TS") {
            text_.separate(Break::paragraph);
            is_in_table_ = is_in_formats_ = true;
        } else if (name == "T&") {
            is_in_formats_ = true;
        } else if (name == "TE") {
            is_in_table_ = false;
            text_.separate(Break::paragraph);
        } else if (name == "SH" || name == "SS" || name == "Sh" || name == "Ss") {
            take_heading(rest);
        } else if (is_in_list(name, paragraphs)) {
            text_.separate(Break::paragraph);
        } else if (is_in_list(name, literal_begins)) {
            begin_literal();
        } else if (is_in_list(name, literal_ends)) {
            is_literal_ = false;
            text_.separate(Break::paragraph);
        } else if (name == "br" || name == "RS" || name == "RE") {
            text_.separate(Break::line);
        } else if (name == "TP" || name == "TQ") {
            text_.separate(Break::line);
            has_tag_line_ = true;
        } else if (name == "TH" || name == "Dt") {
            take_title(rest);
        } else if (name == "Dd") {
            date_ = in_one_line(roff_.convert(rest));
            add_text(date_);
            text_.separate(Break::paragraph);
        } else if (name == "IP") {
            text_.separate(Break::line);
            const auto arguments = roff_arguments(rest);
            if (!arguments.empty()) add_text(roff_.convert(arguments[0]));
            text_.separate(Break::space);
        } else if (!is_in_list(name, ignored)) {
            take_words(name, rest);
        }
    }

    // Takes a macro whose arguments are text.
    void take_words(std::string_view name, std::string_view rest) {
        const auto arguments = roff_arguments(rest);
        std::string words;
        if (is_mdoc_macro(name)) {
            if (name == "Bd" || name == "Bl") {
                text_.separate(Break::paragraph);
                if (name == "Bd" && (is_in_list("-literal", rest) || is_in_list("-unfilled", rest))) begin_literal();
                return;
            }
            if (name == "Nm" && page_name_.empty() && !arguments.empty()) page_name_ = arguments[0];
            if (name == "It" || name == "D1" || name == "Dl" || name == "Nd")
                text_.separate(name == "Nd" ? Break::space : Break::line);
            words = mdoc_words(name, arguments, page_name_);
            has_tag_line_ = name == "It" && !words.empty();
        } else {
            const bool is_joined = is_in_list(name, alternating);
            for (const std::string& argument : arguments) words += (is_joined || words.empty() ? "" : " ") + argument;
        }
        if (!words.empty()) add_line(words);
    }

    void take_condition(std::string_view name, std::string_view rest) {
        bool holds = !was_true_;
        if (name != "el") {
            holds = true;
            bool is_negated = false;
            if (rest.starts_with('!')) {
                is_negated = true;
                rest.remove_prefix(1);
            }
            // The output of `t` is a typesetter.
            if (rest.starts_with("t ") || rest == "t" || rest.starts_with("v ")) holds = false;
            std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
            if (!rest.empty() && (rest[0] == '\'' || rest[0] == '"')) {
                const std::size_t middle = std::min(rest.find(rest[0], 1), rest.size() - 1);
                const std::size_t last = std::min(rest.find(rest[0], middle + 1), rest.size() - 1);
                holds = rest.substr(1, middle - 1) ==
                        rest.substr(std::min(middle + 1, last), last - std::min(middle + 1, last));
                end = last + 1;
            }
            holds = holds != is_negated;
            was_true_ = holds;
            rest.remove_prefix(end);
            rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
        }
        if (!holds) {
            skipped_braces_ = std::max(braces(rest), 0);
            return;
        }
        while (rest.starts_with("\\{")) rest.remove_prefix(2);
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
        if (!rest.empty() && rest != "\\" && condition_depth_ < max_conditions) {
            ++condition_depth_;
            take_line(rest);
            --condition_depth_;
        }
    }

    void take_title(std::string_view rest) {
        const auto arguments = roff_arguments(rest);
        std::string all;
        for (const std::string& argument : arguments) all += roff_.convert(argument) + ' ';
        if (arguments.size() >= 2 && page_title_.empty())
            page_title_ = roff_.convert(arguments[0] + "(" + arguments[1] + ")");
        if (arguments.size() >= 3 && date_.empty()) date_ = roff_.convert(arguments[2]);
        add_text(all);
        text_.separate(Break::paragraph);
    }

    void take_heading(std::string_view rest) {
        end_heading();
        is_literal_ = false;
        text_.separate(Break::paragraph);
        has_heading_line_ = true;
        if (rest.empty()) return;  // the heading is the next line
        std::string heading;
        for (const std::string& argument : roff_arguments(rest)) heading += (heading.empty() ? "" : " ") + argument;
        add_line(heading);
    }

    // Ends the section after a heading. The first section is the title of the page.
    void end_heading() {
        if (headings_.size() == 1 && name_.empty()) {
            const std::string_view section = std::string_view(text_.text()).substr(section_begin_);
            // The section NAME in any language: the name, a dash and a description.
            constexpr std::array<std::string_view, 3> dashes = {" - ", " – ", " — "};
            const bool has_dash = std::any_of(dashes.begin(), dashes.end(), [&](std::string_view dash) {
                return section.find(dash) != section.npos;
            });
            if (has_dash && section.size() <= max_title_bytes) name_ = section;
        }
    }

    void begin_literal() {
        text_.separate(Break::paragraph);
        is_literal_ = true;
    }

    // Adds a line with escape sequences.
    void add_line(std::string_view line) {
        std::string words = roff_.convert(line);
        if (has_heading_line_) {
            has_heading_line_ = false;
            headings_.push_back(in_one_line(words));
            add_text(words);
            text_.separate(Break::line);
            section_begin_ = text_.text().size();
            return;
        }
        if (is_literal_) {
            text_.separate(Break::line);
            if (words.empty())
                text_.separate(Break::paragraph);
            else
                text_.add_preformatted(words, line_begin_, false);
            return;
        }
        if (!words.empty() && (words[0] == ' ' || words[0] == '\t')) text_.separate(Break::line);
        add_text(words);
        if (!roff_.continues()) text_.separate(has_tag_line_ ? Break::line : Break::space);
        has_tag_line_ = false;
    }

    void add_text(std::string_view words) { text_.add(words, line_begin_, false); }

    // Adds a row of a table.
    void take_row(std::string_view line) {
        if (line == "_" || line == "=") return;
        if (line.starts_with("T}")) {
            is_in_cell_ = false;
            line.remove_prefix(2);
        } else if (!is_in_cell_) {
            text_.separate(Break::line);
        }
        if (line.ends_with("T{")) {
            is_in_cell_ = true;
            line.remove_suffix(2);
        }
        const std::string words = roff_.convert(line);
        for (std::size_t at = 0; at <= words.size();) {
            const std::size_t end = std::min(words.find('\t', at), words.size());
            add_text(std::string_view(words).substr(at, end - at));
            if (end < words.size()) text_.separate(Break::tab);
            at = end + 1;
        }
        if (is_in_cell_) text_.separate(Break::space);
    }

    static constexpr int max_conditions = 32;

    std::string_view page_;
    FlowText text_;
    RoffText roff_;
    std::size_t line_begin_ = 0;
    std::string page_title_;  // name and section
    std::string page_name_;   // the name that `.Nm` stands for
    std::string name_;        // the text of the first section
    std::string date_;
    std::vector<std::string> headings_;
    std::size_t section_begin_ = 0;  // offset in the text of the section after the last heading
    std::string skipped_until_;      // the name of the macro that ends the current definition
    int skipped_braces_ = 0;         // number of braces that end the part that a condition excludes
    int condition_depth_ = 0;
    bool was_true_ = true;  // the result of the last `.ie`
    bool is_literal_ = false;
    bool has_tag_line_ = false;      // the next line of text is a tag of a list
    bool has_heading_line_ = false;  // the next line of text is a heading
    bool is_in_table_ = false;
    bool is_in_formats_ = false;  // in the formats of a table
    bool is_in_cell_ = false;     // in a cell of several lines
};

}  // namespace

Reading read_roff(std::string_view page) { return RoffReader(page).read(); }

bool looks_like_roff(std::string_view extension, std::string_view head) {
    head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
    const auto begins = [&](std::string_view prefix) { return head.starts_with(prefix); };
    if (begins(".TH ") || begins(".Dd ")) return true;
    if (!begins(".\\\"") && !begins("'\\\"")) return false;
    if (head.find("\n.TH ") != head.npos || head.find("\n.Dd ") != head.npos) return true;
    const bool is_section = !extension.empty() && ((extension[0] >= '1' && extension[0] <= '9') || extension[0] == 'n');
    return (is_section && extension.size() <= 8) || is_in_list(extension, "man mdoc roff troff me ms mm mom tmac l");
}

}  // namespace kwic
