// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/postings.hpp"

#include "index/bytes.hpp"
#include "index/schema.hpp"
#include "index/stored_text.hpp"
#include "text/blocks.hpp"
#include "text/date.hpp"
#include "text/fold.hpp"
#include "text/language.hpp"
#include "text/title.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

namespace kwic {
namespace {

// Title and date are looked for in so many bytes.
constexpr std::size_t head_bytes = 2048;

// Longer titles are cut; they are shown whole with each hit.
constexpr std::size_t max_title_bytes = max_block_bytes;

// Further frames that take more go into metadata, which Xapian need not read, nor try to compress, when all that is
// wanted is the document's record.
constexpr std::size_t max_inline_bytes = 7000;

// A word of the title is worth so many in the text.
constexpr Xapian::termcount title_weight = 3;

class TermWriter {
public:
    TermWriter(PostingSink& sink, bool positions) : sink_(sink), positions_(positions) {}

    // `count`: of how many occurrences it has the weight.
    void word(std::string_view prefix, std::string_view word, Xapian::termpos position, Xapian::termcount count = 1) {
        const std::string prefixed = prefix.empty() ? std::string() : schema::word_term(prefix, word);
        const std::string_view term = prefix.empty() ? word : prefixed;  // words alone are never too long
        if (positions_)
            sink_.posting(term, position, count);
        else
            sink_.term(term, count);
    }

    void words(std::string_view prefix, std::span<const Token> tokens, Xapian::termpos first,
               Xapian::termcount count = 1) {
        if (prefix.empty() && count == 1 && positions_) return sink_.postings(tokens, first);
        for (const Token& token : tokens) word(prefix, token.term, first++, count);
    }

    // `title` are bytes of the text whose tokens these are, which weigh more.
    void text(std::span<const Token> tokens, Xapian::termpos first, Span title) {
        const auto before = [&](std::size_t place) {
            return static_cast<std::size_t>(
                std::partition_point(tokens.begin(), tokens.end(),
                                     [&](const Token& token) { return token.begin < place; }) -
                tokens.begin());
        };
        const std::size_t begin = before(title.begin);
        const std::size_t end = before(title.end);
        const auto at = [&](std::size_t token) { return first + static_cast<Xapian::termpos>(token); };
        words("", tokens.first(begin), first);
        words("", tokens.subspan(begin, end - begin), at(begin), title_weight);
        words("", tokens.subspan(end), at(end));
    }

    void name(std::string_view prefix, std::string_view name) { sink_.term(schema::boolean_term(prefix, name), 0); }

private:
    PostingSink& sink_;
    bool positions_;
};

template <class Function>
void for_each_block(std::string_view text, Analyzer& analyzer, Function function) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = block_end(text, begin, analyzer.segmenter());
        const auto block = text.substr(begin, end - begin);
        function(block, analyzer.analyze(block));
        begin = end;
    }
}

// `story.txt.gz` is a text, `story.gz` nothing else that is known.
std::string_view without_compression(std::string_view name) {
    for (const std::string_view ending : {".gz", ".zst"}) {
        if (!name.ends_with(ending)) continue;
        const auto inner = name.substr(0, name.size() - ending.size());
        const auto dot = inner.rfind('.');
        if (dot != inner.npos && dot != 0 && dot + 1 != inner.size()) return inner;
    }
    return name;
}

void add_path(PostingSink& sink, TermWriter& terms, std::string_view path, Analyzer& analyzer) {
    const auto folder = path.rfind('/') == path.npos ? "." : path.substr(0, path.rfind('/'));
    sink.value(schema::folder_slot, clip(folder, schema::max_term_bytes));
    const std::string folded = fold(path);
    for (std::size_t slash = folded.find('/'); slash != folded.npos; slash = folded.find('/', slash + 1))
        terms.name(schema::path_prefix, std::string_view(folded).substr(0, slash + 1));
    terms.name(schema::path_prefix, folded);
    for (std::size_t begin = 0; begin < folded.size();) {
        const std::size_t end = std::min(folded.find('/', begin), folded.size());
        terms.name(schema::path_prefix, std::string_view(folded).substr(begin, end - begin));
        begin = end + 1;
    }
    for (const Token& token : analyzer.analyze(schema::path_words(folded))) terms.name(schema::path_prefix, token.term);

    const auto name = without_compression(std::string_view(folded).substr(folded.rfind('/') + 1));
    const auto dot = name.rfind('.');
    if (dot == name.npos || dot == 0 || dot + 1 == name.size()) return;
    terms.name(schema::extension_prefix, name.substr(dot + 1));
    sink.value(schema::extension_slot, name.substr(dot + 1));
}

void add_date(PostingSink& sink, TermWriter& terms, const FoundDate& found) {
    if (found.source == DateSource::none) return;
    const Date& date = found.date;
    sink.value(schema::date_slot, fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day));
    terms.name(schema::year_prefix, fmt::format("{:04}", date.year));
    if (date.month) terms.name(schema::month_prefix, fmt::format("{:04}{:02}", date.year, date.month));
    if (date.day) terms.name(schema::day_prefix, fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day));
}

bool is_name(std::string_view text) { return !text.empty() && text.size() <= schema::max_name_bytes; }

void add_fields(PostingSink& sink, TermWriter& terms, const PutDocument& put, Analyzer& analyzer) {
    std::map<Xapian::valueno, std::string> values;
    std::map<std::string_view, Xapian::termpos> next_position;
    for (std::size_t i = 0; i < put.document.fields.size(); ++i) {
        const Field& field = put.document.fields[i];
        std::string text;
        if (const double* number = std::get_if<double>(&field.value)) {
            values[put.slots[i].numbers] = Xapian::sortable_serialise(*number);
            text = fmt::format("{}", *number);
        } else {
            text = std::get<std::string>(field.value);
            if (is_name(text)) put_string(values[put.slots[i].names], text);
        }
        Xapian::termpos& position = next_position[field.name];
        for_each_block(text, analyzer, [&](std::string_view, std::span<const Token> tokens) {
            terms.words(schema::field_prefix(field.name), tokens, position + 1);
            position += static_cast<Xapian::termpos>(tokens.size());
        });
        position += title_gap;
    }
    for (const auto& [slot, value] : values) sink.value(slot, value);
}

FoundDate date_of(const Document& document, std::string_view head, std::string_view language) {
    if (const auto given = parse_date(document.date)) return {*given, DateSource::given};
    if (const auto found = find_date(head, language)) return {*found, DateSource::text};
    if (document.file)
        if (const auto found = find_date_in_path(document.id)) return {*found, DateSource::path};
    return {{}, DateSource::none};
}

// A title that has a line of its own; empty if it has none.
Span title_line(std::string_view head, std::string_view title) {
    const std::size_t begin = title.empty() ? head.npos : head.find(title);
    if (begin == head.npos) return {};
    std::size_t end = begin + title.size();
    while (end < head.size() && (head[end] == ' ' || head[end] == '\r')) ++end;
    return end < head.size() && head[end] == '\n' ? Span{begin, end} : Span{};
}

// Where the text goes on after the line of the title. `first` are the tokens of the first block.
FramePlace body_of(std::string_view head, Span title, std::span<const Token> first) {
    FramePlace body{title.end + 1, 0, 0};
    body.line = static_cast<std::uint64_t>(
        std::count(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(body.offset), '\n'));
    while (body.position < first.size() && first[body.position].begin < body.offset) ++body.position;
    return body;
}

}  // namespace

std::uint64_t content_hash(const Document& document) {
    std::string rest;
    for (const std::string* part : {&document.id, &document.title, &document.date, &document.language})
        put_string(rest, *part);
    for (const Field& field : document.fields) {
        put_string(rest, field.name);
        const double* number = std::get_if<double>(&field.value);
        put_string(rest, number ? Xapian::sortable_serialise(*number) : std::get<std::string>(field.value));
    }
    return XXH3_64bits_withSeed(document.text.data(), document.text.size(), XXH3_64bits(rest.data(), rest.size()));
}

PutDocument prepare(Document document, std::uint64_t hash, schema::FieldSlots& fields) {
    PutDocument put{std::move(document), hash};
    for (const Field& field : put.document.fields) {
        schema::FieldSlot& slot = fields[field.name];
        const auto* text = std::get_if<std::string>(&field.value);
        Xapian::valueno& wanted = text ? slot.names : slot.numbers;
        if (wanted == 0 && (!text || is_name(*text))) wanted = schema::free_slot(fields);
        put.slots.push_back(slot);
    }
    return put;
}

std::size_t write_postings(PutDocument put, const PostingOptions& options, const TextCodec& codec,
                           CapitalCounter& capitals, Analyzer& analyzer, PostingSink& sink) {
    TermWriter terms(sink, options.positions);
    Document& document = put.document;
    StoredDocument stored;
    const std::string_view text = document.text;
    const std::string_view head = clip(text, head_bytes);

    stored.language = !document.language.empty()   ? document.language
                      : options.language != "auto" ? options.language
                                                   : detect_language(text);
    stored.title_apart = !document.title.empty();
    stored.title = stored.title_apart ? std::string(clip(document.title, max_title_bytes)) : find_title(head);
    stored.date = date_of(document, head, stored.language);

    const Span title = stored.title_apart ? Span{} : title_line(head, stored.title);
    FrameBuilder frames(codec);
    for_each_block(text, analyzer, [&](std::string_view block, std::span<const Token> tokens) {
        const FramePlace& before = frames.end();
        terms.text(tokens, static_cast<Xapian::termpos>(before.position) + 1, before.offset == 0 ? title : Span{});
        if (before.offset == 0 && title.end > 0) stored.body = body_of(head, title, tokens);
        // In headings ordinary words have capitals too.
        const std::size_t headed = before.offset == 0 ? stored.body.position : 0;
        capitals.count(block, tokens.subspan(headed), stored.language);
        frames.add(block, tokens.size());
    });
    frames.finish();
    stored.end = frames.end();

    const auto title_tokens = analyzer.analyze(stored.title);
    terms.words(schema::title_prefix, title_tokens, 1);
    if (stored.title_apart)
        terms.words("", title_tokens, static_cast<Xapian::termpos>(stored.end.position) + title_gap, title_weight);

    const std::string id_hash = schema::id_hash(document.id);
    sink.term(schema::id_term(id_hash), 0);
    if (!stored.language.empty()) {
        terms.name(schema::language_prefix, fold(stored.language));
        sink.value(schema::language_slot, fold(stored.language));
    }
    add_date(sink, terms, stored.date);
    add_fields(sink, terms, put, analyzer);
    if (document.file) {
        add_path(sink, terms, document.id, analyzer);
        sink.value(schema::modified_slot, schema::big_endian(static_cast<std::uint64_t>(document.file->modified)));
        sink.value(schema::size_slot, schema::big_endian(document.file->size));
    }

    stored.id = std::move(document.id);
    stored.file = document.file;
    stored.fields = std::move(document.fields);
    stored.content_hash = put.content_hash;
    if (options.store_text) {
        stored.has_text = true;
        stored.frames = frames.places();
        stored.first_frame = std::move(frames.first());
        std::size_t bytes = 0;
        for (const std::string& frame : frames.further()) bytes += frame.size() + 2;
        stored.has_own_frames = bytes > max_inline_bytes;
        for (std::size_t i = 0; i < frames.further().size(); ++i) {
            if (stored.has_own_frames)
                sink.metadata(frame_key(id_hash, i + 1), frames.further()[i]);
            else
                put_string(stored.further_frames, frames.further()[i]);
        }
    }
    sink.data(stored.encode(codec));
    return stored.end.position;
}

}  // namespace kwic
