// SPDX-License-Identifier: GPL-2.0-or-later
// VocabularyMetadata makes the metadata of a new index that do not belong to single documents: the format, the fields,
// the compression dictionary, the languages, the forms table, the names table and the lexicon. The bulk builder calls
// VocabularyMetadata while it writes the terms.
#pragma once

#include "glass/metadata_builder.hpp"
#include "schema/format_entry.hpp"
#include "schema/schema.hpp"
#include "schema/text_codec.hpp"
#include "vocabulary/lexicon.hpp"
#include "vocabulary/names.hpp"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Statistics that are complete once all documents have been analyzed.
struct Analyzed {
    CapitalCounter capitals;
    std::map<std::string, Xapian::doccount> languages;  // number of documents in each language
};

class VocabularyMetadata final : public glass::MetadataBuilder {
public:
    // The referenced objects must outlive this object. They must be complete when begin() is called.
    VocabularyMetadata(const Analyzed& analyzed, const schema::FieldSlots& fields, const TextCodec& codec,
                       const StorageOptions& storage)
        : analyzed_(analyzed), fields_(fields), codec_(codec), storage_(storage) {}

    void begin(Xapian::doccount documents, Sink& sink) override;
    std::unique_ptr<Range> range(Sink& sink) override;
    void entries(std::string_view key, std::span<const std::string_view> pieces, Sink& entries) override;

private:
    class Words;

    const Analyzed& analyzed_;
    const schema::FieldSlots& fields_;
    const TextCodec& codec_;
    const StorageOptions storage_;
    std::vector<std::string> languages_;
    LexiconWriter lexicon_;  // entries() adds the words
};

}  // namespace kwic
