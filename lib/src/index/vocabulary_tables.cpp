// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/vocabulary_tables.hpp"

#include "index/forms.hpp"
#include "index/lexicon.hpp"

namespace kwic {

void VocabularyTables::begin(Xapian::doccount documents, Sink& sink) {
    languages_ = languages_held(analysed_.languages, documents);
    sink.add(schema::format_key, encode_format(kept_));
    sink.add(schema::fields_key, schema::encode_fields(fields_));
    sink.add(schema::dictionary_key, codec_.dictionary());
    sink.add(schema::languages_key, schema::encode_languages(languages_));
}

void VocabularyTables::term(std::string_view term, Xapian::doccount documents, Xapian::termcount occurrences,
                            Sink& sink) {
    if (!schema::is_word(term)) return;
    add_lexicon_piece(term, documents, sink);
    const std::string word(term);
    const auto add = [&](std::string_view key, std::string_view piece) { sink.add(key, piece); };
    add_form_pieces(word, stemmers(), add);
    add_name_pieces(word, occurrences, analysed_.capitals, add);
}

// Words that begin with the same two bytes are pieces of one key, so that these are never too many. Terms have no zero
// bytes: the pieces ascend as the words do.
void VocabularyTables::add_lexicon_piece(std::string_view word, Xapian::doccount documents, Sink& sink) {
    std::string piece(word);
    piece += '\0';
    put_number(piece, documents);
    sink.add(std::string(schema::lexicon_key) + std::string(word.substr(0, 2)), piece);
}

void VocabularyTables::entries(std::string_view key, std::span<const std::string_view> pieces, Sink& entries) {
    const auto add_page = [&](std::string_view page_key, std::string_view page) { entries.add(page_key, page); };
    if (key.starts_with(schema::lexicon_key)) {
        for (const std::string_view piece : pieces) {
            const std::size_t end = piece.find('\0');
            const auto documents = ByteReader(piece.substr(end + 1)).number();
            lexicon_.add(piece.substr(0, end), static_cast<Xapian::doccount>(documents), add_page);
        }
        return;
    }
    if (key > schema::lexicon_key) lexicon_.finish(add_page);
    std::string entry;
    for (const std::string_view piece : pieces) entry += piece;
    if (!key.starts_with(schema::names_key) || has_sure_name(entry)) entries.add(key, entry);
}

const Stemmers& VocabularyTables::stemmers() {
    const std::lock_guard lock(mutex_);
    auto& own = stemmers_[std::this_thread::get_id()];
    if (!own) own = std::make_unique<Stemmers>(languages_);
    return *own;
}

}  // namespace kwic
