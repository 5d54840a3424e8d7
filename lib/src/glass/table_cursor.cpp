// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/table_cursor.hpp"

#include "glass/inflated.hpp"

#include <kwic/error.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kwic::glass {
namespace {

[[noreturn]] void fail(const char* finding) { throw Error(ErrorCode::corrupt, finding); }

}  // namespace

bool TableCursor::find(std::string_view key) {
    if (table_->tree().is_empty) return false;
    return table_->checked([&] { return find_from_root(key); });
}

// Climbs to the lowest block of the path whose last item is after `key`, because the entry cannot be after this block.
bool TableCursor::find_further(std::string_view key) {
    if (!is_open_) return find(key);
    return table_->checked([&] {
        is_open_ = false;
        const unsigned top = table_->tree().level;
        unsigned level = 0;
        while (level < top && !path_[level].block().is_after(path_[level].block().size() - 1, key, 1)) ++level;
        return finish_find(level, key);
    });
}

bool TableCursor::next() {
    if (table_->tree().is_empty) return false;
    return table_->checked([&] {
        if (!is_open_) find_from_root({});
        is_open_ = false;
        do
            if (!next_item()) return false;
        while (!item_.is_first);
        return is_open_ = true;
    });
}

std::string_view TableCursor::whole_tag(std::string& buffer) {
    if (item_.is_last && !item_.is_compressed) return item_.tag;
    return table_->checked([&]() -> std::string_view {
        const bool is_compressed = item_.is_compressed;
        const std::string key(item_.key);
        buffer.assign(item_.tag);
        for (unsigned component = 2; !item_.is_last; ++component) {
            if (!next_item() || item_.is_first || item_.component != component || item_.key != key)
                fail("an entry is incomplete");
            buffer += item_.tag;
            if (buffer.size() > max_tag_bytes) fail("an entry is too long");
        }
        if (is_compressed) buffer = inflated(buffer);
        return buffer;
    });
}

std::string TableCursor::tag_of(std::string_view key) {
    if (!find(key)) return {};
    std::string buffer;
    const std::string_view tag = whole_tag(buffer);
    return tag.data() == buffer.data() ? std::move(buffer) : std::string(tag);
}

bool TableCursor::find_from_root(std::string_view key) {
    is_open_ = false;
    const unsigned top = table_->tree().level;
    open(top, table_->tree().root);
    return finish_find(top, key);
}

// Moves to the entry that find(key) selects. The block of `level` in path_ must contain the entry or a block with the
// entry. If the entry has a smaller key and several components, the search finds its last component, and a second
// search finds the first component.
bool TableCursor::finish_find(unsigned level, std::string_view key) {
    descend(level, key);
    if (!item_.is_first) {
        const std::string own(item_.key);
        open(table_->tree().level, table_->tree().root);
        descend(table_->tree().level, own);
        if (!item_.is_first || item_.key != own) fail("an entry is incomplete");
    }
    is_open_ = true;
    return !key.empty() && item_.key == key;  // the null item is not an entry
}

// Moves to the last item that is not after the first component of `key`. If the branches, whose keys are shortened,
// lead to a leaf whose items are all after `key`, moves to the last item of the previous leaf.
void TableCursor::descend(unsigned level, std::string_view key) {
    for (;; --level) {
        PathBlock& step = path_[level];
        step.at = step.block().last_not_after(key, 1, step.at);
        if (level == 0) break;
        open(level - 1, step.block().child(step.at));
    }
    if (path_[0].block().is_after(path_[0].at, key, 1)) previous_item();
    item_ = path_[0].block().item(path_[0].at);
}

void TableCursor::open(unsigned level, std::uint64_t number) {
    path_[level].held = table_->block(number, level);
    path_[level].at = 0;
    if (path_[level].block().size() == 0) fail("a block is empty");
}

// Moves to the next component of the entry, or to the next entry. Returns false at the end of the table.
bool TableCursor::next_item() {
    const unsigned top = table_->tree().level;
    unsigned level = 0;
    while (path_[level].at + 1 >= path_[level].block().size())
        if (++level > top) return false;
    ++path_[level].at;
    for (; level > 0; --level) open(level - 1, path_[level].block().child(path_[level].at));
    item_ = path_[0].block().item(path_[0].at);
    return true;
}

void TableCursor::previous_item() {
    const unsigned top = table_->tree().level;
    unsigned level = 0;
    while (path_[level].at == 0)
        if (++level > top) fail("a table lacks its null item");
    --path_[level].at;
    for (; level > 0; --level) {
        open(level - 1, path_[level].block().child(path_[level].at));
        path_[level - 1].at = path_[level - 1].block().size() - 1;
    }
}

}  // namespace kwic::glass
