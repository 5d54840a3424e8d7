// SPDX-License-Identifier: GPL-2.0-or-later
#include "write/full_build.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {
namespace {

// A unit ends, at the latest, when it reaches one of these limits. With larger units, a build would not be faster.
constexpr std::size_t max_unit_bytes = 2u << 20;
constexpr std::size_t max_unit_documents = 1000;

// The compression dictionary is trained on the beginnings of at most max_samples documents. These documents are spread
// evenly over the first unit.
constexpr std::size_t max_samples = 500;
constexpr std::size_t max_sample_bytes = 4096;

// Returns the approximate size of a document in memory.
std::size_t bytes_of(const Document& document) {
    std::size_t bytes =
        document.text.size() + document.title.size() + document.id.size() + document.lines.size() * sizeof(LineShift);
    for (const Field& field : document.fields) {
        bytes += sizeof field + field.name.size();
        if (const auto* text = std::get_if<std::string>(&field.value)) bytes += text->size();
    }
    return bytes;
}

TextCodec codec_for(const std::vector<PreparedDocument>& documents) {
    std::vector<std::string_view> samples;
    const std::size_t step = documents.size() / max_samples + 1;
    for (std::size_t i = 0; i < documents.size(); i += step)
        samples.push_back(std::string_view(documents[i].document.text).substr(0, max_sample_bytes));
    return TextCodec(train_dictionary(samples));
}

class InverterSink final : public PostingSink {
public:
    InverterSink(glass::Inverter& inverter, std::map<std::string, Xapian::doccount>& languages)
        : inverter_(inverter), languages_(languages) {}

    void posting(std::string_view term, Xapian::termpos position, Xapian::termcount count) override {
        inverter_.posting(term, position, count);
    }
    void postings(std::span<const Token> tokens, Xapian::termpos first) override {
        inverter_.postings(terms_of(tokens), first);
    }
    void terms(std::span<const CountedTerm> terms) override { inverter_.terms(terms); }
    void term(std::string_view term, Xapian::termcount count) override {
        inverter_.term(term, count);
        if (term.starts_with(schema::language_prefix))
            ++languages_[std::string(term.substr(schema::language_prefix.size()))];
    }
    void value(Xapian::valueno slot, std::string_view value) override { inverter_.value(slot, value); }
    void metadata(std::string_view key, std::string_view value) override { inverter_.metadata(key, value); }
    void data(std::string_view data) override { inverter_.end_document(data); }

private:
    std::span<const std::string_view> terms_of(std::span<const Token> tokens) {
        terms_.clear();
        for (const Token& token : tokens) terms_.push_back(token.term);
        return terms_;
    }

    glass::Inverter& inverter_;
    std::map<std::string, Xapian::doccount>& languages_;
    std::vector<std::string_view> terms_;  // holds the result of terms_of()
};

}  // namespace

FullBuild::FullBuild(const std::filesystem::path& folder, unsigned jobs, std::size_t memory,
                     const PostingOptions& options, const schema::FieldEntries& fields, Monitor& monitor)
    : options_(options),
      fields_(fields),
      unit_bytes_(std::min(max_unit_bytes, memory / 64)),
      builder_({.folder = folder, .jobs = jobs, .memory = memory, .monitor = &monitor}) {}

void FullBuild::add(PreparedDocument prepared) {
    waiting_bytes_ += bytes_of(prepared.document);
    waiting_.push_back(std::move(prepared));
    if (waiting_bytes_ >= unit_bytes_ || waiting_.size() >= max_unit_documents) submit();
}

void FullBuild::submit() {
    if (waiting_.empty()) return;
    if (!codec_) codec_.emplace(options_.store_text ? codec_for(waiting_) : TextCodec());
    auto unit = std::make_shared<std::vector<PreparedDocument>>(std::move(waiting_));
    waiting_ = {};
    builder_.submit([this, unit](glass::Inverter& inverter) { analyze(*unit, inverter); },
                    std::exchange(waiting_bytes_, 0));
}

void FullBuild::analyze(std::vector<PreparedDocument>& documents, glass::Inverter& inverter) {
    Analyzer analyzer;
    Analyzed* analyzed = nullptr;
    {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) idle_.push_back(&analyzed_.emplace_back());
        analyzed = idle_.back();
        idle_.pop_back();
    }
    InverterSink sink(inverter, analyzed->languages);
    for (PreparedDocument& prepared : documents)
        write_postings(std::move(prepared), options_, *codec_, analyzed->words, analyzer, sink);
    const std::lock_guard lock(mutex_);
    idle_.push_back(analyzed);
}

void FullBuild::finish(std::size_t held_bytes) {
    submit();
    if (!codec_) codec_.emplace();  // no documents were added
    VocabularyMetadata tables(analyzed_, fields_, *codec_, {options_.store_text, options_.positions});
    {
        // A thread that is analyzing a unit is not idle, so the memory of its words is not included in held_bytes.
        const std::lock_guard lock(mutex_);
        for (const Analyzed* each : idle_) held_bytes += each->words.held_bytes();
    }
    builder_.finish(&tables, held_bytes);
}

}  // namespace kwic
