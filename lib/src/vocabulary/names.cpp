// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/names.hpp"

#include "base/bytes.hpp"
#include "base/utf8.hpp"
#include "glass/entry_lookup.hpp"
#include "schema/schema.hpp"
#include "schema/terms.hpp"
#include "text/names/name_key.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// The minimum share of capitalized occurrences among all occurrences of a name. Occurrences in titles and at the
// beginning of sentences and headings are not counted as capitalized. In the number of all occurrences, an occurrence
// in a title counts title_weight times.
constexpr double min_share = 0.25;

struct Entry {
    std::string word;
    bool is_sure = false;
    std::string quick = {};  // quick_name() of `word`; may be empty
    friend auto operator<=>(const Entry&, const Entry&) = default;
};

using Entries = std::vector<Entry>;
using Table = std::map<std::string, Entries>;  // entries by phonetic key

// The members of an Entry as views into the bytes of the table.
struct EntryView {
    std::string_view word;
    bool is_sure;
    std::string_view quick;
};

// Removes each entry whose word equals the word of the previous entry.
template <class Any>
void drop_repeated(std::vector<Any>& entries) {
    const auto is_same = [](const Any& a, const Any& b) { return a.word == b.word; };
    entries.erase(std::unique(entries.begin(), entries.end(), is_same), entries.end());
}

// Sorts the entries and keeps one entry for each word: a sure entry if the word has one.
void keep_surest(Entries& entries) {
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
        return a.word != b.word ? a.word < b.word : a.is_sure > b.is_sure;
    });
    drop_repeated(entries);
}

// Sorts the entries and removes duplicate words. Compares lengths first, which is faster than comparing bytes.
void keep_once(std::vector<EntryView>& entries) {
    std::ranges::sort(entries, [](const EntryView& a, const EntryView& b) {
        return a.word.size() != b.word.size() ? a.word.size() < b.word.size() : a.word < b.word;
    });
    drop_repeated(entries);
}

std::string metadata_key(std::string_view key) { return std::string(schema::names_key) + std::string(key); }

// Calls function(view) for each of the entries in `bytes`.
template <class Function>
void for_each_entry(std::string_view bytes, Function function) {
    for (ByteReader in(bytes); !in.rest().empty();) {
        const bool is_sure = in.number() != 0;
        const std::string_view word = in.string();
        function(EntryView{word, is_sure, in.string()});
    }
}

Entries read_entries(const Xapian::Database& database, std::string_view key) {
    Entries entries;
    for_each_entry(database.get_metadata(metadata_key(key)), [&](const EntryView& entry) {
        entries.push_back({std::string(entry.word), entry.is_sure, std::string(entry.quick)});
    });
    return entries;
}

std::string encoded(const Entry& entry) {
    std::string bytes;
    append_varint(bytes, entry.is_sure);
    append_string(bytes, entry.word);
    append_string(bytes, entry.quick);
    return bytes;
}

bool is_without_case(std::string_view word) {
    std::size_t at = 0;
    const UChar32 first = next_character(word, at);
    return first >= 0x80 && u_isalpha(first) && !u_hasBinaryProperty(first, UCHAR_CASED);
}

bool is_often_capitalized(const CapitalCounter::Count& count, Xapian::termcount occurrences) {
    return count.significant + count.german >= min_share * occurrences;
}

// Adds names among the counted words to `table`. If `are_sure` is true, adds the sure names. Otherwise adds the words
// that are capitalized only in German text and share a key with a name in `table`.
void collect(const Xapian::Database& database, const CapitalCounter& counted, bool are_sure, Table& table) {
    counted.for_each([&](std::string_view counted_word, const CapitalCounter::Count& count) {
        if ((count.significant > 0) != are_sure) return;
        const std::string word(counted_word);
        if (!is_often_capitalized(count, database.get_collection_freq(word))) return;
        for (const std::string& key : name_keys(word))
            if (are_sure || table.contains(key)) table[key].push_back({word, are_sure, quick_name(word)});
    });
}

void write(Xapian::WritableDatabase& database, Table& table) {
    for (auto& [key, entries] : table) {
        Entries before = read_entries(database, key);
        std::sort(before.begin(), before.end());
        entries.insert(entries.end(), before.begin(), before.end());
        keep_surest(entries);
        if (entries == before) continue;
        std::vector<std::string> pieces;
        for (const Entry& entry : entries) pieces.push_back(encoded(entry));
        // The bulk builder sorts the pieces too, so that updates and bulk builds write the same bytes.
        std::sort(pieces.begin(), pieces.end());
        std::string bytes;
        for (const std::string& piece : pieces) bytes += piece;
        database.set_metadata(metadata_key(key), bytes);
    }
}

}  // namespace

void add_name_pieces(const std::string& word, Xapian::termcount occurrences, const CapitalCounter::Count* count,
                     const std::function<void(std::string_view, std::string_view)>& add) {
    const bool is_capitalized = count && is_often_capitalized(*count, occurrences);
    if (!is_capitalized && !is_without_case(word)) return;
    const bool is_sure = is_capitalized && count->significant > 0;
    const std::vector<std::string> keys = name_keys(word);
    if (keys.empty()) return;
    const std::string piece = encoded({word, is_sure, quick_name(word)});
    for (const std::string& key : keys) add(metadata_key(key), piece);
}

bool has_sure_name(std::string_view entry) {
    bool has_sure = false;
    for_each_entry(entry, [&](const EntryView& each) { has_sure |= each.is_sure; });
    return has_sure;
}

void add_names(Xapian::WritableDatabase& database, const CapitalCounter& counted,
               const std::vector<std::string>& words) {
    Table table;
    collect(database, counted, true, table);
    collect(database, counted, false, table);
    for (const std::string& word : words) {
        if (!is_without_case(word)) continue;
        for (const std::string& key : name_keys(word))
            if (table.contains(key) || !database.get_metadata(metadata_key(key)).empty())
                table[key].push_back({word, false, quick_name(word)});
    }
    write(database, table);
}

void add_all_names(Xapian::WritableDatabase& database, const CapitalCounter& counted) {
    Table table;
    collect(database, counted, true, table);
    collect(database, counted, false, table);
    for_each_term(database, "", [&](const std::string& word, const Xapian::TermIterator&) {
        if (!is_without_case(word)) return;
        for (const std::string& key : name_keys(word))
            if (const auto at = table.find(key); at != table.end())
                at->second.push_back({word, false, quick_name(word)});
    });
    write(database, table);
}

std::vector<std::string> names_like(const std::vector<glass::EntryLookup*>& entries, const std::string& word,
                                    bool is_known) {
    const Name name(word);
    if (name.keys().empty()) return {};
    std::deque<std::string> read;  // `found` refers to the elements; a deque does not move them
    std::vector<EntryView> found;
    const auto add = [&](const std::string& key) {
        for (glass::EntryLookup* const lookup : entries)
            for_each_entry(read.emplace_back(lookup->metadata(metadata_key(key))),
                           [&](const EntryView& entry) { found.push_back(entry); });
    };
    add(name.keys().front());
    // A sure name is listed under each of its keys, including the first key. If a word of the index is not listed under
    // its first key, the word is not treated as a name. Words in scripts without capitals are an exception.
    bool is_listed = false;
    bool is_sure = false;
    for (const EntryView& entry : found) {
        if (entry.word != word) continue;
        is_listed = true;
        is_sure |= entry.is_sure;
    }
    if (is_known && !is_listed && !is_without_case(word)) return {};
    std::for_each(name.keys().begin() + 1, name.keys().end(), add);
    const bool needs_sure = is_listed ? !is_sure : is_without_case(word);
    std::erase_if(found, [&](const EntryView& entry) { return entry.word == word || (needs_sure && !entry.is_sure); });
    keep_once(found);
    std::vector<std::string> names;
    for (const EntryView& entry : found)
        if (name.sounds_like(names::read(entry.quick.empty() ? entry.word : entry.quick)))
            names.emplace_back(entry.word);
    std::ranges::sort(names);
    return names;
}

}  // namespace kwic
