// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/answer.hpp"
#include "c/arguments.hpp"

#include <kwic/c/text.h>
#include <kwic/decode.hpp>
#include <kwic/markup.hpp>
#include <kwic/printable.hpp>

#include <cstddef>
#include <vector>

using namespace kwic::c;

namespace {

using DecodedAnswer = Answer<kwic_decoded, kwic::DecodedText>;

}  // namespace

kwic_status kwic_decode(kwic_string bytes, const char* charset, kwic_decoded** out) {
    return hand_out(out, [&] {
        return new DecodedAnswer(
            kwic::decode_text(view(bytes, "bytes"), charset ? charset : "auto"),
            [](const kwic::DecodedText& value, Arena&) {
                return kwic_decoded{string_of(value.text), value.charset.c_str(), value.replacements};
            });
    });
}

void kwic_decoded_free(kwic_decoded* decoded) { DecodedAnswer::release(decoded); }

bool kwic_looks_binary(kwic_string bytes) {
    return holds([&] { return bytes.data && kwic::looks_binary({bytes.data, bytes.size}); });
}

kwic_status kwic_printable(kwic_string bytes, char** out, size_t* size) {
    return hand_out_string(out, size, [&] { return kwic::printable(view(bytes, "bytes")); });
}

kwic_status kwic_html(kwic_string text, const kwic_span* highlights, size_t count, char** out, size_t* size) {
    return hand_out_string(out, size, [&] {
        require(highlights, count, "highlights");
        std::vector<kwic::Span> spans;
        for (std::size_t i = 0; i < count; ++i) spans.push_back({highlights[i].begin, highlights[i].end});
        return kwic::html(view(text, "text"), spans);
    });
}

kwic_status kwic_file_url(const char* path, char** out, size_t* size) {
    return hand_out_string(out, size, [&] {
        require(path, "path");
        return kwic::file_url(path);
    });
}
