// SPDX-License-Identifier: GPL-2.0-or-later
// VocabularyMetadata makes those metadata entries of a new index that do not belong to a single document: the format,
// the fields, the compression dictionary, the languages, the forms table, the identifiers table, the names table and
// the lexicon. glass::BulkBuilder calls the functions of VocabularyMetadata after the last document.
#pragma once

#include "glass/metadata_builder.hpp"
#include "schema/fields.hpp"
#include "schema/format_entry.hpp"
#include "schema/schema.hpp"
#include "schema/text_codec.hpp"
#include "schema/written_words.hpp"
#include "text/stemmers.hpp"
#include "vocabulary/identifiers.hpp"
#include "vocabulary/lexicon.hpp"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kwic {

// Statistics of the documents that one thread has analyzed.
struct Analyzed {
    WrittenWords words;
    std::map<std::string, Xapian::doccount> languages;  // number of documents in each language

    void add(const Analyzed& other) {
        words.add(other.words);
        for (const auto& [language, count] : other.languages) languages[language] += count;
    }
};

class VocabularyMetadata final : public glass::MetadataBuilder {
public:
    // `analyzed`, `fields` and `codec` must outlive this object, and must have their final contents when begin() is
    // called. begin() empties `analyzed`.
    VocabularyMetadata(std::deque<Analyzed>& analyzed, const schema::FieldEntries& fields, const TextCodec& codec,
                       const StorageOptions& storage)
        : analyzed_(analyzed), fields_(fields), codec_(codec), storage_(storage) {}

    void begin(Xapian::doccount documents, Sink& sink) override;
    std::string_view group_prefix() const override;
    std::optional<unsigned> group_of(std::string_view term) const override;
    std::unique_ptr<Range> range(Sink& sink) override;
    void entries(std::string_view key, std::span<const std::string_view> pieces, Sink& entries) override;

private:
    class Words;

    std::deque<Analyzed>& analyzed_;
    Analyzed all_;  // the sum of the elements that begin() takes from analyzed_
    const schema::FieldEntries& fields_;
    const TextCodec& codec_;
    const StorageOptions storage_;
    Stemmers stemmers_{{}};         // for the languages of the forms table
    LexiconWriter lexicon_;         // entries() adds the words
    IdentifierWriter identifiers_;  // entries() adds the identifiers
};

}  // namespace kwic
