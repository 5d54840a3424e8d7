// SPDX-License-Identifier: GPL-2.0-or-later
// Reads formats that consist of many short texts: subtitles, translations, and calendars and cards.
#pragma once

#include "input/formats/reading.hpp"

#include <string_view>

namespace kwic {

// Reads subtitles of SubRip and WebVTT. Returns the subtitles without their numbers, times, styles and tags. The name
// of a speaker, as in `<v Ada>`, precedes the text.
Reading read_subtitles(std::string_view text);

// Reads a catalogue of GNU gettext. Returns the comments, the messages and the translations, each on a line of its own,
// without keywords, references to source files, flags and quotation marks. The mark of an access key, as in `E_xit` or
// `&File`, is omitted if the message and its translation have one.
Reading read_gettext(std::string_view text);

// Reads iCalendar and vCard. Returns the lines unfolded, with their escape sequences and quoted-printable values
// decoded. The title is the summary or name, and the date is the beginning, if the file has only one of them.
Reading read_calendar(std::string_view text);

}  // namespace kwic
