// SPDX-License-Identifier: GPL-2.0-or-later
// VocabularyMetadata: the metadata of a new index that depend on all documents and the vocabulary: the tables of forms
// and names, the lexicon, the fields, the languages. The bulk builder calls it while it writes the terms.
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
    std::map<std::string, Xapian::doccount> languages;  // documents by language
};

class VocabularyMetadata final : public glass::MetadataBuilder {
public:
    // All references must outlive the object. They are read from begin() on.
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
    LexiconWriter lexicon_;  // filled by entries()
};

}  // namespace kwic
