// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/vocabulary_tables.hpp"

#include "index/forms.hpp"

namespace kwic {

void VocabularyTables::begin(Xapian::doccount documents, Sink& sink) {
    languages_ = languages_held(analysed_.languages, documents);
    sink.add(schema::format_key, encode_format(kept_));
    sink.add(schema::fields_key, schema::encode_fields(fields_));
    sink.add(schema::dictionary_key, codec_.dictionary());
    sink.add(schema::languages_key, schema::encode_languages(languages_));
}

void VocabularyTables::term(std::string_view term, Xapian::doccount, Xapian::termcount occurrences, Sink& sink) {
    if (!schema::is_word(term)) return;
    const std::string word(term);
    const auto add = [&](std::string_view key, std::string_view piece) { sink.add(key, piece); };
    add_form_pieces(word, stemmers(), add);
    add_name_pieces(word, occurrences, analysed_.capitals, add);
}

std::string VocabularyTables::entry(std::string_view key, std::span<const std::string_view> pieces) {
    std::string entry;
    for (const std::string_view piece : pieces) entry += piece;
    const bool is_of_names = key.starts_with(schema::names_key);
    return is_of_names && !has_sure_name(entry) ? "" : entry;
}

const Stemmers& VocabularyTables::stemmers() {
    const std::lock_guard lock(mutex_);
    auto& own = stemmers_[std::this_thread::get_id()];
    if (!own) own = std::make_unique<Stemmers>(languages_);
    return *own;
}

}  // namespace kwic
