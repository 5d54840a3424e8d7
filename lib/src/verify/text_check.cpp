// SPDX-License-Identifier: GPL-2.0-or-later
#include "verify/text_check.hpp"

#include "base/bytes.hpp"
#include "base/utf8.hpp"
#include "schema/postings.hpp"
#include "schema/schema.hpp"
#include "text/dates/document_facts.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::verify {
namespace {

// Computes the two possible content hashes of a document from pieces of its text. The content hash includes the
// language only if the application gave the language. The record does not state whether the language was given or
// detected.
class ContentHashes {
public:
    explicit ContentHashes(const StoredDocument& stored) {
        Document document = given_parts(stored);
        for (const std::string& language : {std::string(), stored.language}) {
            document.language = language;
            states_.emplace_back(XXH3_createState(), XXH3_freeState);
            XXH3_64bits_reset_withSeed(states_.back().get(), content_seed(document));
        }
    }

    void add(std::string_view text) {
        for (const auto& state : states_) XXH3_64bits_update(state.get(), text.data(), text.size());
    }

    bool has(std::uint64_t hash) const {
        return std::any_of(states_.begin(), states_.end(),
                           [&](const auto& state) { return XXH3_64bits_digest(state.get()) == hash; });
    }

private:
    std::vector<std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)>> states_;
};

}  // namespace

void TextCheck::read_frames() {
    ContentHashes hashes(stored_);
    std::uint64_t offset = 0;
    ByteReader inline_frames(stored_.inline_frames);
    for (std::size_t i = 0; i < stored_.frames.size(); ++i) {
        if (stored_.frames[i].offset != offset) fail(fmt::format("frame {} of its text has a wrong start", i));
        if (i > 0 && stored_.has_frame_entries) {
            const std::string key = frame_key(schema::id_hash(stored_.id), i);
            state_.frames.add(hash_of(key), 1);
        } else {
            inline_frames.string();
        }
        const Frame frame = reader_.frame(stored_, i);
        if (frame.text.empty()) fail(fmt::format("frame {} of its text is empty", i));
        hashes.add(frame.text);
        if (head_.size() <= head_bytes) head_ += frame.text;
        offset += frame.text.size();
    }
    if (!inline_frames.rest().empty()) fail("its record has bytes after the last frame");
    if (offset != stored_.end.offset)
        fail(fmt::format("its text has {} bytes instead of {}", offset, stored_.end.offset));
    // A title of almost max_title_bytes may have been cut. The content hash of a document with a cut title cannot be
    // computed.
    const bool is_title_cut = stored_.has_separate_title && stored_.title.size() + 4 > max_title_bytes;
    if (!is_title_cut && !hashes.has(stored_.content_hash))
        fail("its text or its record differs from the indexed document");
}

void TextCheck::analyze_frames(DocumentTerms& terms) {
    const auto head = clip(head_, head_bytes);
    const Span title = stored_.has_separate_title ? Span{} : title_line(head, stored_.title);
    TextPosition at;
    TextPosition body;
    for (std::size_t i = 0; i < stored_.frames.size(); ++i) {
        const Frame frame = reader_.frame(stored_, i);
        if (frame.start.position != at.position || frame.start.line != at.line)
            fail(fmt::format("frame {} of its text has a wrong start", i));
        for (std::size_t b = 0; b < frame.blocks.size(); ++b) {
            const Block& block = frame.blocks[b];
            const std::size_t end = b + 1 < frame.blocks.size() ? frame.blocks[b + 1].begin : frame.text.size();
            if (block.begin >= end || end > frame.text.size() || frame.start.position + block.position != at.position ||
                frame.start.line + block.line != at.line)
                fail(fmt::format("block {} of frame {} of its text has a wrong start", b, i));
            const auto text = std::string_view(frame.text).substr(block.begin, end - block.begin);
            const auto tokens = analyzer_.analyze(text, escapes_of(stored_.id));
            terms.block(text, tokens, analyzer_.broken_words(), at, title);
            if (at.offset == 0 && title.end > 0) body = body_of(head, title, tokens);
            at.offset += text.size();
            at.position += tokens.size();
            at.line += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
        }
    }
    terms.end_text();
    if (at != stored_.end) fail("its text ends at another position than its record states");
    if (body != stored_.body) fail("its text after the title begins at another position than its record states");
}

}  // namespace kwic::verify
