// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/vocabulary_metadata.hpp"

#include "base/bytes.hpp"
#include "text/stemmers.hpp"
#include "vocabulary/forms.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace kwic {

void VocabularyMetadata::begin(Xapian::doccount documents, Sink& sink) {
    languages_ = languages_held(analyzed_.languages, documents);
    sink.add(schema::format_key, encode_format(storage_));
    sink.add(schema::fields_key, schema::encode_fields(fields_));
    sink.add(schema::dictionary_key, codec_.dictionary());
    sink.add(schema::languages_key, schema::encode_languages(languages_));
}

// Passes the metadata pieces of the words in a range of terms to the sink.
class VocabularyMetadata::Words final : public Range {
public:
    Words(const VocabularyMetadata& tables, Sink& sink)
        : capitals_(tables.analyzed_.capitals), stemmers_(tables.languages_), sink_(sink) {}

    void term(std::string_view term, Xapian::doccount documents, Xapian::termcount occurrences) override {
        if (!schema::is_word(term)) return;
        add_to_lexicon(term, documents);
        const std::string word(term);
        const auto add = [&](std::string_view key, std::string_view piece) { sink_.add(key, piece); };
        add_form_pieces(word, stemmers_, add);
        add_name_pieces(word, occurrences, capitals_, add);
    }

    void end() override {
        if (!piece_.empty()) sink_.add(key_, piece_);
        piece_.clear();
    }

private:
    // The words of the lexicon are passed in pieces, each with several words that begin with the same two bytes. These
    // bytes are part of the key, so that no key has too many pieces. A piece contains, for each word, the word, a zero
    // byte, and the document frequency of the word (varint). Terms contain no zero bytes, so pieces sort in the order
    // of their words.
    void add_to_lexicon(std::string_view word, Xapian::doccount documents) {
        const std::string_view head = word.substr(0, 2);
        if (piece_.size() > max_piece_bytes || std::string_view(key_).substr(schema::lexicon_key.size()) != head) end();
        if (piece_.empty()) key_ = std::string(schema::lexicon_key) + std::string(head);
        piece_ += word;
        piece_ += '\0';
        append_varint(piece_, documents);
    }

    static constexpr std::size_t max_piece_bytes = 1000;

    const CapitalCounter& capitals_;
    const Stemmers stemmers_;
    Sink& sink_;
    std::string key_ = std::string(schema::lexicon_key);
    std::string piece_;
};

std::unique_ptr<glass::MetadataBuilder::Range> VocabularyMetadata::range(Sink& sink) {
    return std::make_unique<Words>(*this, sink);
}

void VocabularyMetadata::entries(std::string_view key, std::span<const std::string_view> pieces, Sink& entries) {
    const auto add_page = [&](std::string_view page_key, std::string_view page) { entries.add(page_key, page); };
    if (key.starts_with(schema::lexicon_key)) {
        for (std::string_view piece : pieces)
            while (!piece.empty()) {
                const std::size_t end = piece.find('\0');
                ByteReader rest(piece.substr(end + 1));
                const auto documents = static_cast<Xapian::doccount>(rest.number());
                lexicon_.add(piece.substr(0, end), documents, add_page);
                piece = rest.rest();
            }
        return;
    }
    if (key > schema::lexicon_key) lexicon_.finish(add_page);
    std::string entry;
    for (const std::string_view piece : pieces) entry += piece;
    if (!key.starts_with(schema::names_key) || has_sure_name(entry)) entries.add(key, entry);
}

}  // namespace kwic
