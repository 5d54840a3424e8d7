// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/excerpt.hpp"

#include "index/stored_text.hpp"
#include "search/quote_range.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cmath>

namespace kwic {
namespace {

// A word that stands more often than this in one document is not worth reading further.
constexpr std::size_t most_positions = 2000;

// Without positions, so many frames are searched for the words, from the beginning.
constexpr std::size_t most_frames = 16;

// A word with the space after it, about.
constexpr std::size_t bytes_per_word = 7;

// Frames that follow one another, as one text.
struct Stretch {
    FramePlace place;
    std::string text;
    std::vector<Block> blocks;

    void append(const Frame& frame) {
        for (Block block : frame.blocks) {
            block.begin += text.size();
            block.position += frame.place.position - place.position;
            block.line += frame.place.line - place.line;
            blocks.push_back(block);
        }
        text += frame.text;
    }

    std::string_view block_text(std::size_t number) const {
        const std::size_t end = number + 1 < blocks.size() ? blocks[number + 1].begin : text.size();
        return std::string_view(text).substr(blocks[number].begin, end - blocks[number].begin);
    }
};

std::size_t block_of_position(const std::vector<Block>& blocks, std::uint64_t position) {
    std::size_t number = 0;
    while (number + 1 < blocks.size() && blocks[number + 1].position <= position) ++number;
    return number;
}

std::size_t block_of_offset(const std::vector<Block>& blocks, std::size_t offset) {
    std::size_t number = 0;
    while (number + 1 < blocks.size() && blocks[number + 1].begin <= offset) ++number;
    return number;
}

}  // namespace

Excerpter::Excerpter(const Xapian::Database& database, const std::vector<Mark>& marks, Analyzer& analyzer, const ExcerptOptions& options)
    : database_(database), marks_(marks), analyzer_(analyzer), options_(options) {
    const double documents = database.get_doccount();
    for (const Mark& mark : marks) {
        weights_.push_back(std::log(1 + documents / std::max(mark.documents, 1u)));
        terms_.insert(mark.terms.begin(), mark.terms.end());
    }
}

std::vector<Snippet> Excerpter::excerpts(Xapian::docid id, const StoredDocument& document) {
    if (!document.has_text || document.frames.empty() || options_.count == 0) return {};
    std::vector<Occurrence> found = occurrences(id, document);
    if (found.empty() && !marks_.empty() && !database_.has_positions()) found = scan(document);
    if (found.empty()) return {beginning(document)};
    const std::uint64_t width = std::max<std::uint64_t>(options_.length / bytes_per_word, 4);
    std::vector<Snippet> snippets;
    for (const Window& window : choose_windows(found, weights_, width, options_.count)) snippets.push_back(quote(document, window));
    return snippets;
}

std::vector<Occurrence> Excerpter::occurrences(Xapian::docid id, const StoredDocument& document) const {
    std::vector<Occurrence> found;
    for (std::size_t mark = 0; mark < marks_.size(); ++mark) {
        for (const std::string& term : marks_[mark].terms) {
            std::size_t count = 0;
            for (auto at = database_.positionlist_begin(id, term); at != database_.positionlist_end(id, term); ++at) {
                const std::uint64_t position = *at - 1;
                if (position >= document.end.position || ++count > most_positions) break;  // the title's follow the text's
                found.push_back({position, mark});
            }
        }
    }
    std::sort(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) {
        return a.position != b.position ? a.position < b.position : a.mark < b.mark;
    });
    return found;
}

std::vector<Occurrence> Excerpter::scan(const StoredDocument& document) {
    std::vector<Occurrence> found;
    for (std::size_t number = 0; number < std::min(document.frames.size(), most_frames); ++number) {
        Stretch stretch{document.frames[number], {}, {}};
        stretch.append(read_frame(database_, document, number));
        for (std::size_t block = 0; block < stretch.blocks.size(); ++block) {
            std::uint64_t position = stretch.place.position + stretch.blocks[block].position;
            for (const Token& token : analyzer_.analyze(stretch.block_text(block))) {
                for (std::size_t mark = 0; mark < marks_.size(); ++mark)
                    if (const auto& terms = marks_[mark].terms; std::find(terms.begin(), terms.end(), token.term) != terms.end())
                        found.push_back({position, mark});
                ++position;
            }
        }
    }
    return found;
}

Snippet Excerpter::quote(const StoredDocument& document, const Window& window) {
    const std::size_t number = frame_of(document, window.first);
    const std::size_t last = frame_of(document, window.last);
    std::size_t before = number;
    Stretch stretch{document.frames[number], {}, {}};
    stretch.append(read_frame(database_, document, number));

    const auto offset_of = [&](std::uint64_t position, bool end) -> std::size_t {
        const std::uint64_t relative = position - stretch.place.position;
        const std::size_t block = block_of_position(stretch.blocks, relative);
        const auto tokens = analyzer_.analyze(stretch.block_text(block));
        const std::uint64_t index = relative - stretch.blocks[block].position;
        if (index >= tokens.size()) throw Error(ErrorCode::corrupt, "the index is damaged: a text has fewer words than it should");
        return stretch.blocks[block].begin + (end ? tokens[index].end : tokens[index].begin);
    };

    // Frames beside it, where the quotation may reach into them.
    if (before > 0 && offset_of(window.first, false) < options_.length) {
        --before;
        Stretch wider{document.frames[before], {}, {}};
        wider.append(read_frame(database_, document, before));
        wider.append(read_frame(database_, document, number));
        stretch = std::move(wider);
    }
    for (std::size_t next = number + 1; next <= last; ++next) stretch.append(read_frame(database_, document, next));
    const Span place = {offset_of(window.first, false), offset_of(window.last, true)};
    if (last + 1 < document.frames.size() && stretch.text.size() - place.end < options_.length)
        stretch.append(read_frame(database_, document, last + 1));

    QuoteRange quoted = quote_range(stretch.text, place, options_.length);
    if (quoted.range.begin == 0 && before > 0) quoted.cut_before = true;
    Snippet snippet;
    snippet.text = stretch.text.substr(quoted.range.begin, quoted.range.end - quoted.range.begin);
    snippet.cut_before = quoted.cut_before;
    snippet.cut_after = quoted.cut_after;
    snippet.offset = stretch.place.offset + quoted.range.begin;

    const std::size_t first_block = block_of_offset(stretch.blocks, quoted.range.begin);
    const auto before_quote = stretch.block_text(first_block).substr(0, quoted.range.begin - stretch.blocks[first_block].begin);
    snippet.line = stretch.place.line + stretch.blocks[first_block].line + static_cast<std::uint64_t>(std::count(before_quote.begin(), before_quote.end(), '\n')) + 1;

    // Whole blocks are analysed, so that tokens are those of the index.
    for (std::size_t block = first_block; block < stretch.blocks.size() && stretch.blocks[block].begin < quoted.range.end; ++block) {
        for (const Token& token : analyzer_.analyze(stretch.block_text(block))) {
            const Span span = {stretch.blocks[block].begin + token.begin, stretch.blocks[block].begin + token.end};
            if (span.begin < quoted.range.begin || span.end > quoted.range.end || !terms_.contains(token.term)) continue;
            snippet.highlights.push_back({span.begin - quoted.range.begin, span.end - quoted.range.begin});
        }
    }
    return snippet;
}

Snippet Excerpter::beginning(const StoredDocument& document) {
    const Frame frame = read_frame(database_, document, 0);
    // The title is shown already.
    std::size_t begin = document.title_apart || document.title.empty() ? std::string::npos : frame.text.find(document.title);
    begin = begin == std::string::npos ? 0 : begin + document.title.size();
    while (begin < frame.text.size() && (frame.text[begin] == ' ' || frame.text[begin] == '\n' || frame.text[begin] == '\r')) ++begin;
    if (begin == frame.text.size()) begin = 0;
    const auto rest = std::string_view(frame.text).substr(begin);
    QuoteRange quoted = quote_range(rest, {0, 0}, options_.length);
    Snippet snippet;
    snippet.text = rest.substr(quoted.range.begin, quoted.range.end - quoted.range.begin);
    snippet.offset = begin + quoted.range.begin;
    snippet.line = static_cast<std::uint64_t>(std::count(frame.text.begin(), frame.text.begin() + static_cast<std::ptrdiff_t>(snippet.offset), '\n')) + 1;
    snippet.cut_after = quoted.cut_after;
    return snippet;
}

std::vector<Span> Excerpter::highlights(std::string_view text) {
    std::vector<Span> spans;
    for (const Token& token : analyzer_.analyze(text))
        if (terms_.contains(token.term)) spans.push_back({token.begin, token.end});
    return spans;
}

}  // namespace kwic
