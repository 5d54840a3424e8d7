// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/sort_level.hpp"

#include "base/big_endian.hpp"
#include "match/field_key.hpp"
#include "match/sort_key.hpp"
#include "match/string_level.hpp"
#include "schema/schema.hpp"
#include "schema/value_reader.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::uint64_t unknown = 0;  // in IndexSet::key_prefixes(): the key has not been read yet

// Returns the first eight bytes of a key as a number from 1 to after_all_others - 1.
std::uint64_t prefix_number(std::string_view key) {
    return std::clamp(prefix_8(key), std::uint64_t{1}, after_all_others - 1);
}

std::uint64_t score_number(double score) { return std::bit_cast<std::uint64_t>(std::max(score, 0.0)) + 1; }

// Sorts by keys that are numbers.
class NumberLevel : public SortLevel {
public:
    using Read = std::function<void(std::span<SortedEntry>)>;
    explicit NumberLevel(Read read) : read_(std::move(read)) {}

    std::uint64_t read(std::span<SortedEntry> entries, std::size_t, const LastDocument* last) override {
        read_(entries);
        if (!last) return 0;
        return last->key ? from_big_endian_64(*last->key) : after_all_others;
    }

private:
    Read read_;
};

// Sorts by complete keys.
class KeyLevel : public SortLevel {
public:
    using Key = std::function<KeyBytes(const Ranked&)>;
    KeyLevel(Key key, bool is_descending, Deadline& deadline)
        : key_(std::move(key)), is_descending_(is_descending), deadline_(deadline) {}

    std::uint64_t read(std::span<SortedEntry> entries, std::size_t, const LastDocument* last) override {
        std::vector<KeyBytes> keys;
        for (const SortedEntry& entry : entries)
            keys.push_back(deadline_.check_time() ? KeyBytes() : key_(entry.document));
        std::vector<std::string_view> distinct;
        const auto add = [&](const KeyBytes& key) {
            if (key) distinct.push_back(*key);
        };
        for (const KeyBytes& key : keys) add(key);
        if (last) add(last->key);
        std::sort(distinct.begin(), distinct.end());
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        const auto number = [&](const KeyBytes& key) {
            if (!key) return after_all_others;
            const auto found = std::lower_bound(distinct.begin(), distinct.end(), *key);
            return directed(static_cast<std::uint64_t>(found - distinct.begin()) + 1, is_descending_);
        };
        for (std::size_t i = 0; i < entries.size(); ++i) entries[i].number = number(keys[i]);
        return last ? number(last->key) : 0;
    }

private:
    Key key_;
    bool is_descending_;
    Deadline& deadline_;
};

// Sorts by the first eight bytes of the keys that are read from records. The complete key of a document is the key of
// its folder, which may be empty, followed by its own key.
class PrefixLevel : public SortLevel {
public:
    using OwnKey = std::function<KeyBytes(const StoredDocument&)>;
    PrefixLevel(OwnKey own_key, const SortKey& key, IndexSet& indexes, Deadline& deadline)
        : own_key_(std::move(own_key)), key_(key), indexes_(indexes), deadline_(deadline) {}

    std::uint64_t read(std::span<SortedEntry> entries, std::size_t, const LastDocument* last) override {
        const bool is_path = key_.by == SortKey::By::path;
        std::vector<std::uint64_t>& cached = indexes_.key_prefixes(is_path ? "path" : "title");
        for (SortedEntry& entry : entries) {
            std::uint64_t& prefix = cached[entry.document.document];
            if (prefix == unknown && !deadline_.check_time()) {
                const KeyBytes key = own_key_(indexes_.document(entry.document.document));
                prefix = key ? prefix_number(*key) : after_all_others;
            }
            entry.number = number(prefix == unknown ? after_all_others : prefix);
        }
        if (!last || !last->key) return after_all_others;
        std::string_view own = *last->key;
        if (is_path) own.remove_prefix(folder_part(own).size());
        return number(prefix_number(own));
    }

private:
    std::uint64_t number(std::uint64_t prefix) const {
        return prefix == after_all_others ? prefix : directed(prefix, key_.is_descending);
    }

    OwnKey own_key_;
    SortKey key_;
    IndexSet& indexes_;
    Deadline& deadline_;
};

// Sorts by folder.
class FolderLevel : public SortLevel {
public:
    FolderLevel(const IndexSet& indexes, bool is_descending) : indexes_(indexes), is_descending_(is_descending) {}

    std::uint64_t read(std::span<SortedEntry> entries, std::size_t, const LastDocument* last) override {
        std::map<std::string, std::uint64_t> numbers;  // number of each folder, in the order of first occurrence
        ValueReader folders(indexes_.opened(), schema::folder_slot);
        for (SortedEntry& entry : entries)
            entry.number =
                numbers.try_emplace(std::string(folders.value(entry.document.document)), numbers.size()).first->second;
        std::vector<std::string> keys(numbers.size());
        for (const auto& [folder, number] : numbers) keys[number] = folder_key(folder);
        if (last && last->key) keys.emplace_back(folder_part(*last->key));
        std::vector<std::string> sorted = keys;
        std::sort(sorted.begin(), sorted.end());
        std::vector<std::uint64_t> ranks;  // by the number of the folder
        for (const std::string& key : keys) {
            const auto found = std::lower_bound(sorted.begin(), sorted.end(), key);
            ranks.push_back(directed(static_cast<std::uint64_t>(found - sorted.begin()) + 1, is_descending_));
        }
        for (SortedEntry& entry : entries) entry.number = ranks[entry.number];
        return last && last->key ? ranks.back() : after_all_others;
    }

private:
    const IndexSet& indexes_;
    bool is_descending_;
};

// Sorts by the first eight bytes of the keys of numbers and dates.
class ValueLevel : public SortLevel {
public:
    ValueLevel(const SortKey& key, IndexSet& indexes, bool& has_long_keys)
        : keys_(key), is_descending_(key.is_descending), indexes_(indexes), has_long_keys_(has_long_keys) {}

    std::uint64_t read(std::span<SortedEntry> entries, std::size_t, const LastDocument* last) override {
        FieldKeys::Reader reader(keys_, indexes_);
        const bool is_key_stored = !indexes_.has_remote() && !keys_.has_several_kinds();
        for (SortedEntry& entry : entries) {
            const Xapian::docid document = entry.document.document;
            entry.number =
                number(is_key_stored ? reader.only_key(document) : keys_.key(reader.values(document)).value_or(""));
        }
        return last ? number(last->key.value_or("")) : 0;
    }

private:
    std::uint64_t number(std::string_view key) {
        if (key.empty()) return after_all_others;
        has_long_keys_ |= key.size() > 8;
        return directed(prefix_number(key), is_descending_);
    }

    FieldKeys keys_;
    bool is_descending_;
    IndexSet& indexes_;
    bool& has_long_keys_;
};

// Sorts by the complete keys of numbers and dates, if one of them has more than eight bytes.
class LongValueLevel : public SortLevel {
public:
    LongValueLevel(const SortKey& key, IndexSet& indexes, Deadline& deadline)
        : keys_(key),
          indexes_(indexes),
          complete_([this](const Ranked& each) { return this->key(each); }, key.is_descending, deadline) {}

    bool& has_long_keys() { return has_long_keys_; }

    bool is_needed() const override { return has_long_keys_; }

    std::uint64_t read(std::span<SortedEntry> entries, std::size_t wanted, const LastDocument* last) override {
        reader_.emplace(keys_, indexes_);
        return complete_.read(entries, wanted, last);
    }

private:
    KeyBytes key(const Ranked& document) { return keys_.key(reader_->values(document.document)); }

    FieldKeys keys_;
    IndexSet& indexes_;
    bool has_long_keys_ = false;
    std::optional<FieldKeys::Reader> reader_;
    KeyLevel complete_;
};

SortLevels score_levels(const SortKey& key) {
    const auto number = [is_reversed = key.is_descending](const Ranked& each) {
        return directed(score_number(each.score), !is_reversed);
    };
    SortLevels made;
    made.key = [number](const Ranked& each) { return big_endian_64(number(each)); };
    made.levels.push_back(std::make_unique<NumberLevel>([number](std::span<SortedEntry> entries) {
        for (SortedEntry& entry : entries) entry.number = number(entry.document);
    }));
    return made;
}

SortLevels date_levels(const SortKey& key, const IndexSet& indexes) {
    const auto number = [is_descending = key.is_descending](std::string_view date) {
        return date.empty() ? after_all_others : directed(date_number(date), is_descending);
    };
    const auto fetched = [&indexes](Xapian::docid document) {
        return indexes.database().get_document(document, Xapian::DOC_ASSUME_VALID).get_value(schema::date_slot);
    };
    SortLevels made;
    made.key = [number, fetched](const Ranked& each) { return big_endian_64(number(fetched(each.document))); };
    made.levels.push_back(std::make_unique<NumberLevel>([number, fetched, &indexes](std::span<SortedEntry> entries) {
        if (indexes.has_remote()) {
            for (SortedEntry& entry : entries) entry.number = number(fetched(entry.document.document));
            return;
        }
        ValueReader dates(indexes.opened(), schema::date_slot);
        for (SortedEntry& entry : entries) entry.number = number(dates.value(entry.document.document));
    }));
    return made;
}

// Makes the levels of a sort by path or title, whose keys are in records. Each record of a remote index is read only
// once.
SortLevels record_levels(const SortKey& key, IndexSet& indexes, Deadline& deadline) {
    const bool is_path = key.by == SortKey::By::path;
    SortLevels made;
    made.key = [is_path, &indexes](const Ranked& each) {
        const StoredDocument document = indexes.document(each.document);
        return is_path ? KeyBytes(path_key(document)) : title_key(document);
    };
    if (!indexes.has_remote()) {
        if (is_path) made.levels.push_back(std::make_unique<FolderLevel>(indexes, key.is_descending));
        const auto own = [is_path](const StoredDocument& document) {
            return is_path ? KeyBytes(own_key(document)) : title_key(document);
        };
        made.levels.push_back(std::make_unique<PrefixLevel>(own, key, indexes, deadline));
    }
    made.levels.push_back(std::make_unique<KeyLevel>(made.key, key.is_descending, deadline));
    return made;
}

SortLevels field_levels(const SortKey& key, IndexSet& indexes, Deadline& deadline) {
    SortLevels made;
    made.key = [keys = FieldKeys(key), &indexes](const Ranked& each) {
        return keys.key(FieldKeys::Reader(keys, indexes).values(each.document));
    };
    if (FieldKeys(key).has_strings()) {
        made.levels.push_back(std::make_unique<StringLevel>(key, indexes, deadline));
        return made;
    }
    auto complete = std::make_unique<LongValueLevel>(key, indexes, deadline);
    made.levels.push_back(std::make_unique<ValueLevel>(key, indexes, complete->has_long_keys()));
    made.levels.push_back(std::move(complete));
    return made;
}

}  // namespace

SortLevels make_levels(const SortKey& key, IndexSet& indexes, Deadline& deadline) {
    switch (key.by) {
        case SortKey::By::relevance:
            return score_levels(key);
        case SortKey::By::date:
            return date_levels(key, indexes);
        case SortKey::By::field:
            return field_levels(key, indexes, deadline);
        case SortKey::By::path:
        case SortKey::By::title:
            break;
    }
    return record_levels(key, indexes, deadline);
}

}  // namespace kwic
