// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/names.hpp"

#include "schema/terms.hpp"
#include "text/names/name_context.hpp"
#include "text/names/name_key.hpp"
#include "vocabulary/name_entries.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The minimum ratio of the occurrences of a word as a name to its occurrences as an ordinary word. A word with a
// smaller ratio is not a name. The ratio is not larger because careless texts, such as mails, often have names in small
// letters.
constexpr std::uint64_t min_ratio = 4;

// A word in a script without capitals follows titles if at least one in min_titled_one_in of its occurrences is after a
// title. The share is small because a text usually states the title of a person only once.
constexpr std::uint64_t min_titled_one_in = 10;

// Returns the evidence that a word in a script with capitals is a name, or nothing if the word is not a name. The word
// occurs `occurrences` times in the counted documents and `before` times in all other documents.
std::optional<NameEvidence> cased_evidence(const CapitalCounter::Count& count, Xapian::termcount occurrences,
                                           Xapian::termcount before) {
    const std::uint64_t as_noun = count.german - count.determined;
    const std::uint64_t as_name = count.significant + as_noun;
    const std::uint64_t explained = as_name + count.titled + count.neutral;
    const std::uint64_t ordinary = occurrences - std::min<std::uint64_t>(occurrences, explained);
    NameEvidence evidence{false, false, count.languages};
    if (as_name == 0) {
        // The word may be a name only if it follows titles.
        evidence.is_titled = evidence.is_sure = count.titled * min_ratio >= occurrences;
        return evidence.is_sure ? std::optional(evidence) : std::nullopt;
    }
    if (ordinary * min_ratio > as_name || before > as_name * min_ratio) return std::nullopt;
    evidence.is_sure = count.significant > 0;
    return evidence;
}

// Returns the evidence that a word is a name, or nothing if the word is not a name.
std::optional<NameEvidence> evidence_of(std::string_view word, const std::optional<CapitalCounter::Count>& count,
                                        Xapian::termcount occurrences, Xapian::termcount before) {
    if (is_without_case(word)) {
        const bool is_titled = count && count->titled > 0 && count->titled * min_titled_one_in >= occurrences;
        return NameEvidence{false, is_titled, count ? count->languages : 0};
    }
    return count && count->may_be_name() ? cased_evidence(*count, occurrences, before) : std::nullopt;
}

// The names of a key, with the evidence for each name.
using Names = std::map<std::string, NameEvidence>;

// Collects names by phonetic key, and writes them to the names table.
class Table {
public:
    explicit Table(Xapian::WritableDatabase& database) : database_(database) {}

    // Adds an evident name under each of its keys.
    void add_evident(const std::string& word, const NameEvidence& evidence) {
        for (const std::string& key : name_keys(word)) names_[key].emplace(word, evidence);
    }

    // Adds `word`, which may be a name, under those of its keys under which an evident name is listed. Must be called
    // after all evident names were added.
    void add_other(const std::string& word, const NameEvidence& evidence) {
        for (const std::string& key : name_keys(word))
            if (names_.contains(key) || !database_.get_metadata(names_metadata_key(key)).empty())
                names_[key].emplace(word, evidence);
    }

    void write() {
        for (auto& entry : names_) {
            auto& names = entry.second;
            const std::string metadata_key = names_metadata_key(entry.first);
            const std::string before = database_.get_metadata(metadata_key);
            for_each_name(before, [&](const NameEntry& name, std::string_view) {
                NameEvidence& evidence = names[std::string(name.word)];
                evidence.is_sure |= name.evidence.is_sure;
                evidence.is_titled |= name.evidence.is_titled;
                evidence.languages |= name.evidence.languages;
            });
            std::vector<std::string> pieces;
            for (const auto& [word, evidence] : names)
                pieces.push_back(encode_name({evidence, word, quick_name(word)}));
            // The bulk builder sorts the pieces too, so that updates and bulk builds write the same bytes.
            std::sort(pieces.begin(), pieces.end());
            std::string after;
            for (const std::string& piece : pieces) after += piece;
            if (after != before) database_.set_metadata(metadata_key, after);
        }
    }

private:
    Xapian::WritableDatabase& database_;
    std::map<std::string, Names> names_;
};

// The numbers of occurrences of a word in the counted documents and in all other documents.
struct Occurrences {
    Xapian::termcount counted, before;
};

// Adds the names among the words that for_each_word() provides. for_each_word(function) calls function(word,
// occurrences) for each word; occurrences() returns the Occurrences of the word.
template <class ForEachWord>
void add(Xapian::WritableDatabase& database, const CapitalCounter& counted, ForEachWord for_each_word) {
    Table table(database);
    std::vector<std::pair<std::string, NameEvidence>> others;
    for_each_word([&](const std::string& word, const auto& occurrences) {
        const std::optional<CapitalCounter::Count> count = counted.find(word);
        if (!count && !is_without_case(word)) return;
        const Occurrences found = occurrences();
        const auto evidence = evidence_of(word, count, found.counted, found.before);
        if (!evidence) return;
        if (evidence->is_evident())
            table.add_evident(word, *evidence);
        else
            others.emplace_back(word, *evidence);
    });
    for (const auto& [word, evidence] : others) table.add_other(word, evidence);
    table.write();
}

}  // namespace

void add_name_pieces(const std::string& word, Xapian::termcount occurrences,
                     const std::optional<CapitalCounter::Count>& count,
                     const std::function<void(std::string_view, std::string_view)>& add) {
    const auto evidence = evidence_of(word, count, occurrences, 0);
    if (!evidence) return;
    const std::vector<std::string> keys = name_keys(word);
    if (keys.empty()) return;
    const std::string quick = quick_name(word);
    const std::string piece = encode_name({*evidence, word, quick});
    for (const std::string& key : keys) add(names_metadata_key(key), piece);
}

void add_names(Xapian::WritableDatabase& database, const CapitalCounter& counted, const WrittenOccurrences& written) {
    add(database, counted, [&](const auto& function) {
        for (const auto& entry : written)
            function(entry.first, [&] {
                const Xapian::termcount all = database.get_collection_freq(entry.first);
                return Occurrences{entry.second, all - std::min(all, entry.second)};
            });
    });
}

void add_all_names(Xapian::WritableDatabase& database, const CapitalCounter& counted) {
    add(database, counted, [&](const auto& function) {
        for_each_term(database, "", [&](const std::string& word, Xapian::TermIterator&) {
            function(word, [&] { return Occurrences{database.get_collection_freq(word), 0}; });
        });
    });
}

}  // namespace kwic
