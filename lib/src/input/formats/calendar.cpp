// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/ascii.hpp"
#include "input/formats/flow_text.hpp"
#include "input/formats/front_matter.hpp"
#include "input/formats/html_scanner.hpp"
#include "input/formats/records.hpp"
#include "input/formats/text_lines.hpp"
#include "text/utf8_repair.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

// Decodes quoted-printable (RFC 2045, section 6.7) without its soft line ends.
std::string decode_quoted_printable(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned number = 0;
        const char* const digits = text.data() + at + 1;
        const bool has_digits = text[at] == '=' && at + 2 < text.size();
        if (has_digits && std::from_chars(digits, digits + 2, number, 16).ptr == digits + 2) {
            const char c = static_cast<char>(number);
            bytes += number < 0x20 ? (c == '\n' ? '\n' : ' ') : c;
            at += 2;
        } else {
            bytes += text[at];
        }
    }
    std::string decoded;
    append_repaired_utf8(decoded, bytes);
    return decoded;
}

// Returns a time such as `20240301T101112Z` in the form of ISO 8601, or `time` if it has another form.
std::string iso_time(std::string_view time) {
    constexpr std::size_t day_size = 8;
    constexpr std::size_t time_size = 15;
    if (time.size() < day_size || time.substr(0, day_size).find_first_not_of("0123456789") != time.npos)
        return std::string(time);
    std::string iso(time.substr(0, 4));
    iso.append("-").append(time, 4, 2).append("-").append(time, 6, 2);
    if (time.size() >= time_size && time[day_size] == 'T')
        iso.append("T")
            .append(time, 9, 2)
            .append(":")
            .append(time, 11, 2)
            .append(":")
            .append(time, 13, 2)
            .append(time.substr(time_size));
    return iso;
}

class CalendarReader {
public:
    explicit CalendarReader(std::string_view source) : source_(source), text_(source) {}

    Reading read() {
        TextLines lines(source_);
        while (lines.next()) {
            const std::size_t begin = lines.begin();
            const std::string_view first = lines.whole_line();
            const std::size_t colon = colon_of(first);
            if (colon == first.npos) {
                add_line(first, begin);
                continue;
            }
            const std::string_view name = first.substr(0, colon);
            std::string value(first.substr(colon + 1));
            const bool is_quoted_printable =
                name.find("QUOTED-PRINTABLE") != name.npos || name.find("quoted-printable") != name.npos;
            // A soft line end of quoted-printable is a `=`; another folded line begins with a space or a tab.
            for (;;) {
                const bool is_soft = is_quoted_printable && value.ends_with('=');
                const std::string_view next = lines.following();
                const bool is_folded = next.starts_with(' ') || next.starts_with('\t');
                if ((!is_soft && !is_folded) || !lines.next()) break;
                if (is_soft) value.pop_back();
                value += lines.whole_line().substr(is_folded ? 1 : 0);
            }
            if (is_quoted_printable) value = decode_quoted_printable(value);
            take(name, value, begin);
        }
        Reading reading = text_.finish();
        if (titles_ == 1) reading.title = in_one_line(title_);
        if (dates_ == 1) reading.date = std::move(date_);
        return reading;
    }

private:
    // Returns the offset of the colon that ends the name and the parameters of a line, or npos if there is none.
    static std::size_t colon_of(std::string_view line) {
        bool is_quoted = false;
        for (std::size_t at = 0; at < line.size(); ++at) {
            if (line[at] == '"') is_quoted = !is_quoted;
            if (line[at] == ':' && !is_quoted) return at;
        }
        return line.npos;
    }

    void take(std::string_view name, std::string_view value, std::size_t at) {
        const std::string_view key = name.substr(0, name.find(';'));
        if (is_html_name(key, "begin"))
            is_in_zone_ = trimmed(value) == "VTIMEZONE" || (is_in_zone_ && trimmed(value) != "VEVENT");
        if (is_html_name(key, "end") && trimmed(value) == "VTIMEZONE") is_in_zone_ = false;
        std::string decoded;
        for (std::size_t i = 0; i < value.size(); ++i) {
            const char next = value[i] == '\\' && i + 1 < value.size() ? value[i + 1] : '\0';
            if (next == 'n' || next == 'N') {
                decoded += '\n';
                ++i;
            } else if (next == ',' || next == ';' || next == ':' || next == '\\') {
                decoded += next;
                ++i;
            } else {
                decoded += value[i];
            }
        }
        if (is_html_name(key, "summary") || is_html_name(key, "fn")) {
            if (titles_++ == 0) title_ = decoded;
        }
        if (is_html_name(key, "dtstart") && !is_in_zone_ && dates_++ == 0) date_ = iso_time(trimmed(decoded));
        text_.separate(Break::line);
        text_.add(name, at);
        text_.add(": ", at, false);
        for (std::size_t begin = 0; begin <= decoded.size();) {
            const std::size_t end = std::min(decoded.find('\n', begin), decoded.size());
            add_line(std::string_view(decoded).substr(begin, end - begin), at);
            begin = end + 1;
        }
    }

    void add_line(std::string_view words, std::size_t at) {
        text_.add(words, at, false);
        text_.separate(Break::line);
    }

    std::string_view source_;
    FlowText text_;
    std::string title_;
    std::string date_;
    std::size_t titles_ = 0;
    std::size_t dates_ = 0;
    bool is_in_zone_ = false;
};

}  // namespace

Reading read_calendar(std::string_view text) { return CalendarReader(text).read(); }

}  // namespace kwic
