// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/ascii.hpp"
#include "input/formats/flow_text.hpp"
#include "input/formats/front_matter.hpp"
#include "input/formats/html_entities.hpp"
#include "input/formats/records.hpp"
#include "input/formats/text_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr std::string_view vtt_mark = "WEBVTT";

// Returns whether a line states the times of a subtitle, such as `00:00:01,000 --> 00:00:04,000`.
bool is_timing(std::string_view line) {
    line = trimmed(line);
    const std::size_t arrow = line.find("-->");
    return arrow != line.npos && is_ascii_digit(line[0]) &&
           line.substr(0, arrow).find_first_not_of("0123456789:,. \t") == line.npos;
}

class SubtitleReader {
public:
    explicit SubtitleReader(std::string_view source) : source_(source), text_(source) {}

    Reading read() {
        std::string title;
        TextLines lines(source_);
        const bool is_vtt = source_.starts_with(vtt_mark);
        bool is_after_blank = true;
        bool is_style = false;
        while (lines.next()) {
            const std::string_view line = trimmed(lines.line());
            if (line.empty()) {
                is_after_blank = true;
                is_style = false;
                continue;
            }
            const bool is_first = is_after_blank;
            is_after_blank = false;
            if (is_vtt && lines.begin() == 0) {
                std::string_view header = trimmed(line.substr(vtt_mark.size()));
                if (header.starts_with('-')) header = trimmed(header.substr(1));
                title = header;
                add(header);
                continue;
            }
            if (is_vtt && is_first && (line == "STYLE" || line == "REGION")) is_style = true;
            if (is_style || is_timing(line)) continue;
            // The line before the times is the number or the name of the subtitle.
            if (is_timing(lines.following()) && (is_first || line.find_first_not_of("0123456789") == line.npos))
                continue;
            if (is_vtt && is_first && line.starts_with("NOTE")) {
                add(line.substr(4));
                continue;
            }
            add_subtitle(line);
        }
        Reading reading = text_.finish();
        reading.title = std::move(title);
        return reading;
    }

private:
    void add(std::string_view words) {
        text_.separate(Break::line);
        text_.add(words, offset(words));
        text_.separate(Break::line);
    }

    // Adds a line without its tags. A `<` that begins no tag is text.
    void add_subtitle(std::string_view line) {
        text_.separate(Break::line);
        for (std::size_t at = 0; at < line.size();) {
            const char c = line[at];
            const std::string_view rest = line.substr(at);
            const char next = rest.size() > 1 ? rest[1] : ' ';
            const std::size_t end = c == '<' ? rest.find('>') : c == '{' && next == '\\' ? rest.find('}') : rest.npos;
            if (end != rest.npos && (c == '{' || next == '/' || is_ascii_letter(next) || is_ascii_digit(next))) {
                const std::string_view tag = rest.substr(1, end - 1);
                const std::size_t space = tag.find(' ');
                if (c == '<' && (tag.starts_with("v ") || tag.starts_with("v.")) && space != tag.npos) {
                    text_.add(tag.substr(space), offset(tag));
                    text_.add(": ", offset(tag), false);
                }
                at += end + 1;
            } else if (const HtmlReference reference = c == '&' ? html_reference(rest) : HtmlReference();
                       reference.size > 0) {
                text_.add(reference.characters, offset(rest), false);
                at += reference.size;
            } else {
                const std::size_t plain = std::min(line.find_first_of("<{&", at + 1), line.size());
                text_.add(line.substr(at, plain - at), offset(rest));
                at = plain;
            }
        }
        text_.separate(Break::line);
    }

    std::size_t offset(std::string_view part) const { return static_cast<std::size_t>(part.data() - source_.data()); }

    std::string_view source_;
    FlowText text_;
};

}  // namespace

Reading read_subtitles(std::string_view text) { return SubtitleReader(text).read(); }

}  // namespace kwic
