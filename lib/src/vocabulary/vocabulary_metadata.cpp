// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/vocabulary_metadata.hpp"

#include "base/bytes.hpp"
#include "schema/schema.hpp"
#include "text/humps.hpp"
#include "vocabulary/forms.hpp"
#include "vocabulary/identifiers.hpp"
#include "vocabulary/name_entries.hpp"
#include "vocabulary/names.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {

void VocabularyMetadata::begin(Xapian::doccount documents, Sink& sink) {
    if (!analyzed_.empty()) {
        all_ = std::move(analyzed_.front());
        analyzed_.pop_front();
    }
    for (; !analyzed_.empty(); analyzed_.pop_front()) all_.add(analyzed_.front());
    all_.words.sort();
    stemmers_ = Stemmers(languages_held(all_.languages, documents));
    sink.add(schema::format_key, encode_format(storage_));
    sink.add(schema::fields_key, schema::encode_fields(fields_));
    sink.add(schema::dictionary_key, codec_.dictionary());
    sink.add(schema::languages_key, schema::encode_languages(stemmers_.languages()));
}

namespace {

// Collects data about words in pieces, and passes the pieces to the sink. piece_of() must be called for the words in
// ascending order. A piece has the data of several words that begin with the same two bytes. The key of the piece is
// `prefix` followed by the first two bytes of the words, so that no key has too many pieces.
class WordPieces {
public:
    WordPieces(std::string_view prefix, glass::MetadataBuilder::Sink& sink) : prefix_(prefix), sink_(sink) {}

    // Returns the piece to which the data of `word` must be appended. The piece is empty if `word` is its first word.
    std::string& piece_of(std::string_view word) {
        const std::string_view head = word.substr(0, 2);
        if (piece_.size() > max_piece_bytes || std::string_view(key_).substr(prefix_.size()) != head) end();
        if (piece_.empty()) key_ = std::string(prefix_) + std::string(head);
        return piece_;
    }

    void end() {
        if (!piece_.empty()) sink_.add(key_, piece_);
        piece_.clear();
    }

private:
    static constexpr std::size_t max_piece_bytes = 1000;

    std::string_view prefix_;
    glass::MetadataBuilder::Sink& sink_;
    std::string key_ = std::string(prefix_);
    std::string piece_;
};

}  // namespace

// Makes metadata pieces from the words in a range of terms, and passes the pieces to the sink.
class VocabularyMetadata::Words final : public Range {
public:
    Words(const VocabularyMetadata& tables, Sink& sink)
        : written_(tables.all_.words),
          stemmers_(tables.stemmers_.languages()),
          sink_(sink),
          lexicon_(schema::lexicon_key, sink),
          identifiers_(schema::identifiers_key, sink) {}

    void term(std::string_view term, Xapian::doccount documents, Xapian::termcount occurrences,
              LanguageSet languages) override {
        if (!schema::is_word(term)) return;
        add_to_lexicon(term, documents);
        add_to_identifiers(term, documents);
        const std::string word(term);
        const auto add = [&](std::string_view key, std::string_view piece) { sink_.add(key, piece); };
        add_form_pieces({word, languages}, stemmers_, add);
        add_name_pieces(word, occurrences, written_.capitals.find_next(word, next_capital_), add);
    }

    void end() override {
        lexicon_.end();
        identifiers_.end();
    }

private:
    // Appends the word, a zero byte, and the document frequency of the word (varint). Terms contain no zero bytes, so
    // pieces sort in the order of their words.
    void add_to_lexicon(std::string_view word, Xapian::doccount documents) {
        std::string& piece = lexicon_.piece_of(word);
        piece += word;
        piece += '\0';
        append_varint(piece, documents);
    }

    // Appends the humps of the word (string) and log_of_documents() of its document frequency (varint), if the word is
    // an identifier. A piece begins with its first word and a zero byte, so that pieces sort in the order of their
    // words.
    void add_to_identifiers(std::string_view word, Xapian::doccount documents) {
        const std::optional<HumpStarts> starts = written_.identifiers.starts_of(word, next_identifier_);
        if (!starts) return;
        std::string& piece = identifiers_.piece_of(word);
        if (piece.empty()) piece = std::string(word) + '\0';
        append_string(piece, with_separators(word, *starts));
        append_varint(piece, log_of_documents(documents));
    }

    const WrittenWords& written_;
    const Stemmers stemmers_;
    Sink& sink_;
    WordPieces lexicon_;
    WordPieces identifiers_;
    std::optional<std::size_t> next_capital_;  // cursors in written_
    std::optional<std::size_t> next_identifier_;
};

// The documents in each language with a stemmer are a group, so that the groups of a word are the languages to which
// the word belongs.
std::string_view VocabularyMetadata::group_prefix() const {
    return stemmers_.share_scripts() ? schema::language_prefix : std::string_view();
}

std::optional<unsigned> VocabularyMetadata::group_of(std::string_view term) const {
    return stemmers_.index_of(term.substr(schema::language_prefix.size()));
}

std::unique_ptr<glass::MetadataBuilder::Range> VocabularyMetadata::range(Sink& sink) {
    return std::make_unique<Words>(*this, sink);
}

void VocabularyMetadata::entries(std::string_view key, std::span<const std::string_view> pieces, Sink& entries) {
    const auto add = [&](std::string_view entry_key, std::string_view entry) { entries.add(entry_key, entry); };
    if (key.starts_with(schema::identifiers_key)) {
        for (const std::string_view piece : pieces)
            for (ByteReader in(piece.substr(piece.find('\0') + 1)); !in.rest().empty();) {
                const std::string_view humps = in.string();
                identifiers_.add(humps, static_cast<unsigned>(in.number()), add);
            }
        return;
    }
    if (key > schema::identifiers_key) identifiers_.finish(add);
    if (key.starts_with(schema::lexicon_key)) {
        for (std::string_view piece : pieces)
            while (!piece.empty()) {
                const std::size_t end = piece.find('\0');
                ByteReader rest(piece.substr(end + 1));
                const auto documents = static_cast<Xapian::doccount>(rest.number());
                lexicon_.add(piece.substr(0, end), documents, add);
                piece = rest.rest();
            }
        return;
    }
    if (key > schema::lexicon_key) lexicon_.finish(add);
    std::string entry;
    for (const std::string_view piece : pieces) entry += piece;
    if (!key.starts_with(schema::names_key) || has_evident_name(entry)) entries.add(key, entry);
}

}  // namespace kwic
