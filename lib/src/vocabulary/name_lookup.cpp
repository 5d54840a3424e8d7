// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/name_lookup.hpp"

#include "text/names/name_chance.hpp"
#include "text/names/name_context.hpp"
#include "text/names/name_inflection.hpp"
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

// The amount, in quarters of bits, by which the required likeness decreases if one of the words follows titles. About
// one in three words after titles is a name.
constexpr int titled_likeness = 3 * names::one_bit;

// The entries of the names tables that were read for the keys of one name.
class Entries {
public:
    explicit Entries(const std::vector<glass::EntryLookup*>& tables) : tables_(tables) {}

    void read(std::string_view key) {
        for (glass::EntryLookup* const table : tables_)
            for_each_name(bytes_.emplace_back(table->metadata(names_metadata_key(key))),
                          [&](const NameEntry& name, std::string_view) { names_.push_back(name); });
    }

    // Returns the sum of the evidence for the listed words that equal `word` except for an ending after an apostrophe,
    // or nothing if there is no such word.
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

    // Removes `word`. Merges the names of the same word that were read from several entries, under several keys or in
    // several tables.
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
    std::deque<std::string> bytes_;  // names_ refers to the elements, which a deque does not move
    std::vector<NameEntry> names_;
};

// A word that may be a name, with its reading and the evidence for it.
struct Candidate {
    std::string_view word;
    NameEvidence evidence;
    const names::Reading& reading;
    bool is_latin, is_cased;
};

Candidate candidate(std::string_view word, std::string_view quick, const NameEvidence& evidence,
                    const names::Reading& reading) {
    return {word, evidence, reading, reading.whole.script == 0 && quick.empty(), !is_without_case(word)};
}

bool are_in_one_script(const Candidate& a, const Candidate& b) {
    return a.is_latin == b.is_latin && a.reading.whole.script == b.reading.whole.script;
}

bool are_latin_spellings(const Candidate& a, const Candidate& b, Xapian::doccount documents) {
    const bool are_evident = a.evidence.is_evident() && b.evidence.is_evident();
    unsigned max = names::max_spelling_risk(a.word, b.word, documents);
    if (!are_evident) max -= std::min(max, 2u);
    const bool is_one_language = (a.evidence.languages & b.evidence.languages) != 0;
    return names::spelling_risk(a.word, b.word, is_one_language, max) <= max;
}

// Returns whether two words in the same script without capitals are spellings of one name.
bool are_caseless_spellings(const Candidate& a, const Candidate& b) {
    return a.reading.whole.lacks_vowels ? names::have_same_consonants(a.reading, b.reading)
                                        : names::distance(a.reading.whole, b.reading.whole, 0) == 0;
}

// Returns the missing bits (see SimilarName) for two words that are not both Latin.
int missing_bits(const Candidate& a, const Candidate& b, Xapian::doccount documents) {
    const auto is_titled = [](const Candidate& each) { return !each.is_cased && each.evidence.is_titled; };
    const int missing = names::min_likeness(a.evidence.is_sure && b.evidence.is_sure, documents) -
                        (is_titled(a) || is_titled(b) ? titled_likeness : 0) - names::likeness(a.reading, b.reading);
    return std::max(0, (missing + names::one_bit - 1) / names::one_bit);
}

// Compares two words that sound alike. Returns the missing bits, or nothing if the words are not spellings of one name.
std::optional<unsigned> compare(const Candidate& a, const Candidate& b, Xapian::doccount documents) {
    if (!a.evidence.is_evident() && !b.evidence.is_evident()) return std::nullopt;
    const auto if_true = [](bool are_spellings) { return are_spellings ? std::optional(0u) : std::nullopt; };
    if (are_in_one_script(a, b) && !a.is_cased && !b.is_cased) return if_true(are_caseless_spellings(a, b));
    if (names::has_few_names(documents)) return 0;
    if (a.is_latin && b.is_latin) return if_true(are_latin_spellings(a, b, documents));
    const int missing = missing_bits(a, b, documents);
    return missing <= static_cast<int>(max_missing_bits) ? std::optional(static_cast<unsigned>(missing)) : std::nullopt;
}

}  // namespace

std::vector<SimilarName> names_like(const std::vector<glass::EntryLookup*>& tables, const std::string& word,
                                    bool is_known, Xapian::doccount documents) {
    const Name name(word);
    if (name.keys().empty()) return {};
    Entries entries(tables);
    entries.read(name.keys().front());
    // An evident name is listed under each of its keys, including the first key. Other words are listed only under keys
    // that have an evident name.
    std::optional<NameEvidence> evidence = entries.evidence_of(word);
    const auto read_others = [&] {
        std::for_each(name.keys().begin() + 1, name.keys().end(), [&](const std::string& key) { entries.read(key); });
    };
    if (evidence || !is_known || is_without_case(word)) {
        read_others();
    } else if (name.keys().size() > 1) {
        read_others();
        evidence = entries.evidence_of(word);
    }
    if (!evidence) {
        if (is_known && !is_without_case(word)) return {};
        // A word that no text contains may be a name of any language.
        evidence = NameEvidence{!is_known && !is_without_case(word), false, 0};
    }
    entries.prepare(word);
    const Candidate wanted = candidate(word, quick_name(word), *evidence, name.reading());
    std::vector<SimilarName> found;
    for (const NameEntry& entry : entries.names()) {
        const names::Reading reading = names::read(entry.quick.empty() ? entry.word : entry.quick);
        if (!name.sounds_like(reading)) continue;
        if (const auto missing =
                compare(wanted, candidate(entry.word, entry.quick, entry.evidence, reading), documents))
            found.push_back({std::string(entry.word), *missing});
    }
    std::ranges::sort(found, {}, &SimilarName::word);
    return found;
}

}  // namespace kwic
