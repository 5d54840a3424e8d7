// SPDX-License-Identifier: GPL-2.0-or-later
// find_date() decides which of the dates in the head of a text is the date of the text.
#include "text/dates/date.hpp"
#include "text/dates/date_scan.hpp"
#include "text/dates/head_lines.hpp"
#include "text/dates/sentence.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t head_size = 1024;  // lines that begin at this offset or later are not searched
constexpr std::size_t most_lines = 10;   // maximum number of non-empty lines that are read, including quoted lines

// Calls function(line) for each line of `text` that is not empty, until the function returns false.
template <class Function>
void for_each_line(std::string_view text, Function function) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = line_end(text, begin);
        if (end > begin && !function(text.substr(begin, end - begin), begin)) return;
        begin = end + 1;
    }
}

// Returns whether `line` is the next line of the paragraph of `previous`, a line of the same text. If so, a date that
// fills the line may belong to a sentence.
bool is_wrapped_after(std::string_view previous, std::string_view line) {
    constexpr std::size_t least_size = 45, most_gap = 2;
    if (previous.size() < least_size || ends_with_stop(previous)) return false;
    const std::string_view gap(previous.data() + previous.size(),
                               static_cast<std::size_t>(line.data() - previous.data()) - previous.size());
    return gap.size() <= most_gap && gap != "\n\n";
}

}  // namespace

bool is_month_first(std::string_view head, std::string_view language) {
    bool has_day_first = false, has_month_first = false, names_day_first = false, names_month_first = false;
    const auto note = [&](const DateMatch& match, const std::vector<DateToken>& tokens) {
        const bool named = tokens[match.first].kind == DateToken::Kind::word ||
                           (match.first + 2 <= match.last && tokens[match.first + 2].kind != DateToken::Kind::number);
        (named ? names_day_first : has_day_first) |= match.order == DateOrder::day_first;
        (named ? names_month_first : has_month_first) |= match.order == DateOrder::month_first;
    };
    for_each_line(head, [&](std::string_view line, std::size_t) {
        if (!may_have_year(line)) return true;
        const std::vector<DateToken> tokens = date_tokens(line);
        for (auto match = match_date(line, tokens, 0, language); match;
             match = match_date(line, tokens, match->last + 1, language))
            note(*match, tokens);
        return true;
    });
    if (has_day_first != has_month_first) return has_month_first;
    const bool is_english = language.empty() || language == "en";
    return is_english && names_month_first && !names_day_first && !has_day_first;
}

std::optional<Date> find_date(std::string_view head, std::string_view language) {
    std::optional<DateInContext> best;
    std::size_t lines = 0;
    std::string_view previous;
    for_each_line(head, [&](std::string_view line, std::size_t begin) {
        if (begin >= head_size || ++lines > most_lines) return false;
        if (line.front() == '>') return true;  // a quoted line has the date of another message
        auto found = best_date(line, language);
        const bool is_wrapped = lines > 2 && is_wrapped_after(previous, line);
        previous = line;
        if (found && is_wrapped && found->context == DateContext::alone) found->context = DateContext::own_line;
        if (found && found->context > DateContext::prose && (!best || found->context > best->context)) best = found;
        return !best || best->context != DateContext::published;
    });
    if (!best) return {};
    Date date = best->match.date;
    if (best->match.order == DateOrder::uncertain && is_month_first(head, language)) std::swap(date.month, date.day);
    return date;
}

}  // namespace kwic
