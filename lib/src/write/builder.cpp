// SPDX-License-Identifier: GPL-2.0-or-later
#include "write/builder.hpp"

#include "base/big_endian.hpp"
#include "base/files.hpp"
#include "glass/table_reader.hpp"
#include "schema/fields.hpp"
#include "schema/format_entry.hpp"
#include "schema/schema.hpp"
#include "schema/stored_text.hpp"
#include "text/language/language_code.hpp"
#include "vocabulary/forms.hpp"
#include "vocabulary/identifiers.hpp"
#include "vocabulary/lexicon.hpp"
#include "vocabulary/names.hpp"
#include "write/document_sink.hpp"
#include "write/field_update.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The memory in bytes that Xapian needs for uncommitted changes, measured with Xapian 1.4.22.
constexpr std::size_t bytes_per_posting = 180;
constexpr std::size_t bytes_per_token = 8;
constexpr std::size_t bytes_per_removed_token = 100;
constexpr std::size_t bytes_per_value = 150;

// Xapian writes its buffers to the tables after this number of changes of documents, unless the environment variable
// XAPIAN_FLUSH_THRESHOLD states another number.
constexpr int changes_until_flush = 10'000;

// A smaller buffer would be full so often that writing the buffer would take most of the time of an update.
constexpr std::size_t min_memory = 64u << 10;

int flags_for(Builder::Purpose purpose) {
    return purpose == Builder::Purpose::build
               ? Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS | Xapian::DB_BACKEND_GLASS
               : Xapian::DB_OPEN;
}

}  // namespace

Builder::Builder(const std::filesystem::path& database, Purpose purpose, const std::filesystem::path& scratch,
                 std::size_t memory, const PostingOptions& options, const schema::FieldEntries& fields)
    : folder_(database),
      purpose_(purpose),
      memory_(std::max(memory, min_memory)),
      options_(options),
      fields_(fields),
      read_back_guard_(scratch),
      database_(database.string(), flags_for(purpose)),
      reader_(database_),
      stemmers_(schema::languages_of(database_)) {
    // The destructor of a WritableDatabase commits pending changes, but discards the changes of a transaction. A build
    // needs no transaction, because the folder of an unfinished build is removed.
    if (purpose_ == Purpose::update) database_.begin_transaction();
}

Xapian::Document Builder::analyze(PreparedDocument prepared) {
    DocumentSink sink(database_);
    const std::size_t tokens =
        write_postings(std::move(prepared), options_, reader_.codec(), written_, analyzer_, sink);
    read_back_guard_.ensure(sink.document());
    count(sink.document(), tokens);
    return sink.document();
}

Xapian::docid Builder::add(PreparedDocument prepared) {
    const Xapian::docid document = database_.add_document(analyze(std::move(prepared)));
    flush_if_full();
    return document;
}

void Builder::replace(Xapian::docid document, PreparedDocument prepared) {
    before_change(document);
    remove_frames(document);
    database_.replace_document(document, analyze(std::move(prepared)));
    flush_if_full();
}

void Builder::remove(Xapian::docid document) {
    before_change(document);
    remove_frames(document);
    held_ += database_.get_doclength(document) * bytes_per_removed_token;
    database_.delete_document(document);
    flush_if_full();
}

void Builder::replace_fields(Xapian::docid id, StoredDocument stored, PreparedDocument prepared) {
    before_change(id);
    Xapian::Document document = database_.get_document(id);
    kwic::replace_fields(database_, document, std::move(stored), std::move(prepared), options_.positions,
                         reader_.codec(), analyzer_);
    read_back_guard_.ensure(document);
    held_ += document.termlist_count() * bytes_per_posting + database_.get_doclength(id) * bytes_per_token +
             document.values_count() * bytes_per_value;
    database_.replace_document(id, document);
    flush_if_full();
}

void Builder::update_stamp(Xapian::docid id, const StoredDocument& stored) {
    before_change(id);
    Xapian::Document document = database_.get_document(id);
    document.set_data(stored.encode(reader_.codec()));
    document.add_value(schema::modified_slot, big_endian_64(static_cast<std::uint64_t>(stored.file->modified)));
    document.add_value(schema::size_slot, schema::stamp_value(*stored.file));
    held_ += document.values_count() * bytes_per_value;
    database_.replace_document(id, document);
    flush_if_full();
}

StoredDocument Builder::document(Xapian::docid document) const { return reader_.document(document); }

std::string Builder::text(const StoredDocument& stored) const {
    std::string text;
    for (std::size_t i = 0; i < stored.frames.size(); ++i) text += reader_.frame(stored, i).text;
    return text;
}

// Checks the termlist of a document that is about to be replaced or removed, because Xapian reads the termlist and may
// crash if the termlist is damaged. The tables of a build cannot be checked, because they are incomplete.
void Builder::before_change(Xapian::docid document) const {
    if (purpose_ == Purpose::update) glass::check_terms(folder_, document);
}

void Builder::remove_frames(Xapian::docid document) {
    const StoredDocument stored = this->document(document);
    if (!stored.has_frame_entries) return;
    const std::string hash = schema::id_hash(stored.id);
    for (std::size_t i = 1; i < stored.frames.size(); ++i) database_.set_metadata(frame_key(hash, i), "");
}

void Builder::count(const Xapian::Document& document, std::size_t tokens) {
    held_ += document.termlist_count() * bytes_per_posting + tokens * bytes_per_token +
             document.values_count() * bytes_per_value;
    if (purpose_ != Purpose::update) return;
    const LanguageSet languages = stemmers_.set_of(base_language(document.get_value(schema::language_slot)));
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
        if (const std::string word = *term; schema::is_word(word)) {
            new_words_[word] += term.get_wdf();
            languages_of_new_words_[word] |= languages;
        }
}

void Builder::flush_if_full() {
    if (held_ < memory_ / 2) return;
    held_ = 0;
    if (purpose_ == Purpose::build) return database_.commit();
    add_words();
    flush();
}

// Makes Xapian write its buffers to unused blocks of the tables, without a commit. Xapian has no function for this
// purpose, but writes buffers in three cases: values before it reads a list of values, lengths of documents before it
// reads the list of all documents, and everything except values after changes_until_flush changes. The cheapest change
// is to replace the data of a document that was just read.
void Builder::flush() {
    database_.valuestream_begin(schema::date_slot);
    const auto first = database_.postlist_begin("");
    if (first == database_.postlist_end("")) return;
    const Xapian::docid id = *first;
    Xapian::Document document = database_.get_document(id);
    const std::string data = document.get_data();
    document.set_data("");  // Xapian does not store empty data, so the calls below only search for the entry
    for (int change = 1; change < changes_until_flush; ++change) database_.replace_document(id, document);
    document.set_data(data);
    database_.replace_document(id, document);
}

void Builder::commit() {
    held_ = 0;
    database_.set_metadata(std::string(schema::format_key), encode_format({options_.store_text, options_.positions}));
    database_.set_metadata(std::string(schema::fields_key), schema::encode_fields(fields_));
    if (purpose_ == Purpose::build) return database_.commit();
    database_.commit_transaction();
    sync_folder(folder_);
}

void Builder::add_words() {
    std::vector<std::string> words;
    std::vector<WordOfLanguages> words_of_languages;
    for (const auto& [word, languages] : languages_of_new_words_) {
        words.push_back(word);
        words_of_languages.push_back({word, languages});
    }
    std::sort(words.begin(), words.end());
    languages_of_new_words_.clear();
    add_forms(database_, stemmers_, words_of_languages);
    add_identifiers(database_, written_.identifiers);
    written_.identifiers = {};
    add_names(database_, written_.capitals, new_words_);
    written_.capitals = {};
    new_words_.clear();
    add_to_lexicon(database_, words);
}

void Builder::complete_tables() {
    if (purpose_ == Purpose::update) add_words();
    const std::vector<std::string> languages = languages_held(database_);
    if (purpose_ == Purpose::build || languages != schema::languages_of(database_)) {
        database_.set_metadata(std::string(schema::languages_key), schema::encode_languages(languages));
        stemmers_ = Stemmers(languages);
        remove_all_forms(database_);
        add_all_forms(database_, stemmers_);
        if (purpose_ == Purpose::build) {
            add_all_identifiers(database_, written_.identifiers);
            add_all_names(database_, written_.capitals);
            write_lexicon(database_);
        }
    }
}

void Builder::finish() {
    complete_tables();
    commit();
}

}  // namespace kwic
