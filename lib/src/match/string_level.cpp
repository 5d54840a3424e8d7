// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/string_level.hpp"

#include "text/collation.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace kwic {
namespace {

// If the documents have more distinct values than this number, the level compares texts.
constexpr std::size_t max_ranked_values = 1024;

constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();

// The number of a document that comes after all documents whose numbers are wanted.
constexpr std::uint64_t not_wanted = after_all_others - 1;

}  // namespace

std::uint64_t StringLevel::read(std::span<SortedEntry> entries, std::size_t wanted, const LastDocument* last) {
    ValueRanks own;  // the ranks for remote indexes are not cached, because these indexes may change without notice
    ValueRanks& ranks =
        indexes_.has_remote() ? own : indexes_.value_ranks((key_.is_descending ? "-" : "+") + key_.field);
    const bool has_texts = !indexes_.has_remote() && !keys_.has_several_kinds();
    const auto last_text = has_texts && last ? text_of(*last) : std::nullopt;
    // If many documents are wanted, selecting them takes longer than ranking all values.
    const bool can_select = has_texts && (last ? last_text.has_value() : wanted < entries.size() / 8);
    if (!read_ranks(entries, can_select ? max_ranked_values : any_number, ranks)) {
        if (last) return compare(entries, *last_text);
        select(entries, wanted);
        return 0;
    }
    for (SortedEntry& entry : entries)
        entry.number =
            entry.number == 0 ? after_all_others : number(ranks.rank(static_cast<std::uint32_t>(entry.number)));
    return last && last->key ? number(ranks.rank_of_key(*last->key)) : after_all_others;
}

// Sets the number of each entry to the number of its value in `ranks`, or to 0 if there was no time to read the value.
// Returns false if `ranks` would have more than `max_values` values.
bool StringLevel::read_ranks(std::span<SortedEntry> entries, std::size_t max_values, ValueRanks& ranks) {
    FieldKeys::Reader reader(keys_, indexes_);
    const bool has_several = keys_.has_several_kinds();
    if (!entries.empty()) ranks.number_of(entries.back().document.document);  // the last number is the greatest
    for (SortedEntry& entry : entries) {
        std::uint32_t& number = ranks.number_of(entry.document.document);
        if (number == 0 && !deadline_.check_time()) {
            const FieldSlotValues values = reader.values(entry.document.document);
            number = ranks.number(has_several ? values.joined() : values.strings, [&] { return keys_.key(values); });
            if (ranks.size() > max_values) return false;
        }
        entry.number = number;
    }
    return true;
}

// Sets the numbers of the first `wanted` entries in sorted order, and of the entries that are equal to the last of
// them. Sets the numbers of all other entries that have a value to `not_wanted`.
void StringLevel::select(std::span<SortedEntry> entries, std::size_t wanted) {
    // The first texts of a sample of the entries already exclude nearly all entries.
    constexpr std::size_t sampled_entries = 4096;
    const std::size_t step = entries.size() / std::max(16 * wanted, sampled_entries) + 1;
    std::optional<std::string> last;
    std::vector<Candidate> candidates = candidates_of(entries, step, wanted, last);
    if (step > 1) {
        if (candidates.size() >= wanted) last = candidates[wanted - 1].text;
        candidates = candidates_of(entries, 1, wanted, last);
    }
    std::sort(candidates.begin(), candidates.end(),
              [&](const Candidate& a, const Candidate& b) { return keys_.compare(a.text, b.text) < 0; });
    std::uint64_t number = 1;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        number += i > 0 && keys_.compare(candidates[i - 1].text, candidates[i].text) != 0;
        entries[candidates[i].entry].number = number;
    }
}

// Reads every `step`th entry. Of the entries read, returns the first `wanted` in sorted order and the entries that are
// equal to the last of these. If `last` is set, leaves out entries after `last`. Sets the numbers of the read entries
// that have a value to `not_wanted`.
std::vector<StringLevel::Candidate> StringLevel::candidates_of(std::span<SortedEntry> entries, std::size_t step,
                                                               std::size_t wanted, std::optional<std::string> last) {
    constexpr std::size_t entries_per_check = 64;  // entries between checks of the time
    constexpr std::size_t min_held = 1024;
    FieldKeys::Reader reader(keys_, indexes_);
    std::vector<Candidate> candidates;
    std::size_t max_held = std::max(2 * wanted, min_held);
    for (std::size_t i = 0; i < entries.size(); i += step) {
        entries[i].number = after_all_others;
        if (i % entries_per_check == 0 ? deadline_.check_time() : deadline_.has_passed()) continue;
        const auto text = keys_.first_string(reader.strings(entries[i].document.document));
        if (!text) continue;
        entries[i].number = not_wanted;
        if (last && keys_.compare(*text, *last) > 0) continue;
        candidates.push_back({i, std::string(*text)});
        if (candidates.size() < max_held) continue;
        drop_last(candidates, wanted);
        last = candidates[wanted - 1].text;
        max_held = std::max(max_held, 2 * candidates.size());
    }
    drop_last(candidates, wanted);
    return candidates;
}

// Drops all candidates that come after the first `wanted` candidates in sorted order, except those that are equal to
// the last of these. Moves this last candidate to the index wanted - 1. Does nothing if there are at most `wanted`
// candidates.
void StringLevel::drop_last(std::vector<Candidate>& candidates, std::size_t wanted) const {
    if (wanted == 0 || candidates.size() <= wanted) return;
    const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(wanted) - 1;
    std::nth_element(candidates.begin(), last, candidates.end(),
                     [&](const Candidate& a, const Candidate& b) { return keys_.compare(a.text, b.text) < 0; });
    const auto end = std::remove_if(last + 1, candidates.end(), [&](const Candidate& candidate) {
        return keys_.compare(candidate.text, last->text) > 0;
    });
    candidates.erase(end, candidates.end());
}

// Sets the number of each entry to 1 if the entry comes before `last`, to 2 if it is equal to `last`, and to 3 if it
// comes after `last`. Returns the number of `last`.
std::uint64_t StringLevel::compare(std::span<SortedEntry> entries, const std::string& last) {
    constexpr std::uint64_t equal = 2;
    FieldKeys::Reader reader(keys_, indexes_);
    for (SortedEntry& entry : entries) {
        const auto text = keys_.first_string(reader.strings(entry.document.document));
        const int relation = text ? keys_.compare(*text, last) : 0;
        entry.number = !text ? after_all_others : relation < 0 ? equal - 1 : relation > 0 ? equal + 1 : equal;
    }
    return equal;
}

// Returns the text that gives the document of the cursor its key, or nothing if the document no longer has this key.
std::optional<std::string> StringLevel::text_of(const LastDocument& last) const {
    if (!last.key) return {};
    const FieldSlotValues values = FieldKeys::Reader(keys_, indexes_).values(last.document);
    const auto text = keys_.first_string(values.strings);
    return text && collation_key(*text) == *last.key ? std::optional<std::string>(*text) : std::nullopt;
}

std::uint64_t StringLevel::number(std::uint64_t rank) const {
    return rank == 0 ? after_all_others : directed(rank, key_.is_descending);
}

}  // namespace kwic
