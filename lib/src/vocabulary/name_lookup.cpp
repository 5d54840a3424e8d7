// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/name_lookup.hpp"

#include "text/names/name_context.hpp"
#include "text/names/name_key.hpp"
#include "text/names/name_likeness.hpp"
#include "text/names/name_match.hpp"
#include "text/names/name_spelling.hpp"
#include "vocabulary/name_entries.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// The evidence that a word after titles is a name, in quarters of bits: of the words after titles, about one in three
// is a name.
constexpr int titled_likeness = 3 * names::one_bit;

// The entries of the names tables for the keys of a name.
class Entries {
public:
    explicit Entries(const std::vector<glass::EntryLookup*>& tables) : tables_(tables) {}

    void read(std::string_view key) {
        for (glass::EntryLookup* const table : tables_)
            for_each_name(bytes_.emplace_back(table->metadata(names_metadata_key(key))),
                          [&](const NameEntry& name, std::string_view) { names_.push_back(name); });
    }

    // Returns the evidence that the entries have for a word with or without an ending after an apostrophe, or nothing
    // if they do not list the word.
    std::optional<NameEvidence> evidence_of(std::string_view word) const {
        std::optional<NameEvidence> sum;
        for (const NameEntry& name : names_) {
            if (names::without_ending(name.word) != names::without_ending(word)) continue;
            if (!sum) sum.emplace();
            sum->is_sure |= name.evidence.is_sure;
            sum->is_titled |= name.evidence.is_titled;
            sum->languages |= name.evidence.languages;
        }
        return sum;
    }

    // Removes `word`. Merges the entries of the same word under several keys or in several tables.
    void prepare(std::string_view word) {
        std::erase_if(names_, [&](const NameEntry& name) { return name.word == word; });
        // Comparing lengths first is faster than comparing bytes.
        std::ranges::sort(names_, [](const NameEntry& a, const NameEntry& b) {
            return a.word.size() != b.word.size() ? a.word.size() < b.word.size() : a.word < b.word;
        });
        std::size_t size = 0;
        for (const NameEntry& name : names_) {
            if (size > 0 && names_[size - 1].word == name.word) {
                NameEvidence& evidence = names_[size - 1].evidence;
                evidence.is_sure |= name.evidence.is_sure;
                evidence.is_titled |= name.evidence.is_titled;
                evidence.languages |= name.evidence.languages;
            } else {
                names_[size++] = name;
            }
        }
        names_.resize(size);
    }

    const std::vector<NameEntry>& names() const { return names_; }

private:
    const std::vector<glass::EntryLookup*>& tables_;
    std::deque<std::string> bytes_;  // names_ refers to the elements; a deque does not move them
    std::vector<NameEntry> names_;
};

// A name that other words are compared with.
class Wanted {
public:
    Wanted(const std::string& word, const Name& name, const NameEvidence& evidence, Xapian::doccount documents)
        : word_(word),
          name_(name),
          reading_(name.reading()),
          evidence_(evidence),
          documents_(documents),
          is_latin_(is_latin(reading_, quick_name(word))),
          is_cased_(!is_without_case(word)) {}

    // Returns the missing bits (see SimilarName), or nothing if `other` is not a spelling of the name.
    std::optional<unsigned> missing_bits(const NameEntry& other) const {
        const bool is_other_cased = !is_without_case(other.word);
        // At least one of the words must be evident.
        if (!evidence_.is_evident() && !other.evidence.is_evident()) return std::nullopt;
        const names::Reading reading = names::read(other.quick.empty() ? other.word : other.quick);
        if (!name_.sounds_like(reading)) return std::nullopt;
        if (is_latin_ && is_latin(reading, other.quick)) {
            const bool are_evident = evidence_.is_evident() && other.evidence.is_evident();
            const unsigned most = names::max_spelling_risk(word_, other.word, documents_);
            const unsigned max = are_evident ? most : most - std::min(most, 2u);
            const bool is_one_language = (evidence_.languages & other.evidence.languages) != 0;
            if (names::spelling_risk(word_, other.word, is_one_language, max) > max) return std::nullopt;
            return 0;
        }
        const bool is_one_script = reading_.whole.script == reading.whole.script;
        if (is_one_script && !is_cased_ && !is_other_cased) return is_caseless_variant(reading);
        const bool are_sure = evidence_.is_sure && other.evidence.is_sure;
        const int titled = (!is_cased_ && evidence_.is_titled) || (!is_other_cased && other.evidence.is_titled);
        const int missing =
            names::min_likeness(are_sure, documents_) - titled * titled_likeness - names::likeness(reading_, reading);
        const int bits = std::max(0, (missing + names::one_bit - 1) / names::one_bit);
        if (bits > static_cast<int>(max_missing_bits)) return std::nullopt;
        return static_cast<unsigned>(bits);
    }

private:
    // Compares with a word in the same script without capitals.
    std::optional<unsigned> is_caseless_variant(const names::Reading& other) const {
        const bool agree = reading_.whole.lacks_vowels ? names::have_same_consonants(reading_, other)
                                                       : names::distance(reading_.whole, other.whole, 0) == 0;
        return agree ? std::optional(0u) : std::nullopt;
    }

    static bool is_latin(const names::Reading& reading, std::string_view quick) {
        return reading.whole.script == 0 && quick.empty();
    }

    const std::string& word_;
    const Name& name_;
    const names::Reading& reading_;
    NameEvidence evidence_;
    Xapian::doccount documents_;
    bool is_latin_, is_cased_;
};

}  // namespace

std::vector<SimilarName> names_like(const std::vector<glass::EntryLookup*>& tables, const std::string& word,
                                    bool is_known, Xapian::doccount documents) {
    const Name name(word);
    if (name.keys().empty()) return {};
    Entries entries(tables);
    entries.read(name.keys().front());
    // A name is listed under each of its keys, including the first key. If a word of the index is not listed under its
    // first key, the word is not a name. Words in scripts without capitals are an exception.
    std::optional<NameEvidence> evidence = entries.evidence_of(word);
    if (!evidence) {
        if (is_known && !is_without_case(word)) return {};
        // A word that no text contains may be a name, in any language.
        evidence = NameEvidence{!is_known && !is_without_case(word), false, 0};
    }
    std::for_each(name.keys().begin() + 1, name.keys().end(), [&](const std::string& key) { entries.read(key); });
    entries.prepare(word);
    const Wanted wanted(word, name, *evidence, documents);
    std::vector<SimilarName> found;
    for (const NameEntry& entry : entries.names())
        if (const auto missing_bits = wanted.missing_bits(entry))
            found.push_back({std::string(entry.word), *missing_bits});
    std::ranges::sort(found, {}, &SimilarName::word);
    return found;
}

}  // namespace kwic
