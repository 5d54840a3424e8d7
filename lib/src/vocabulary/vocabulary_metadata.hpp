// SPDX-License-Identifier: GPL-2.0-or-later
// The metadata that are made of all documents and of the vocabulary, as the bulk builder asks for them: the tables of
// forms and names, the lexicon, the fields, the languages.
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

// What is known when all documents have been analyzed.
struct Analyzed {
    CapitalCounter capitals;
    std::map<std::string, Xapian::doccount> languages;  // documents by language
};

class VocabularyMetadata final : public glass::MetadataBuilder {
public:
    // All must outlive it; they are read from begin() on.
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
    LexiconWriter lexicon_;  // of entries()
};

}  // namespace kwic
