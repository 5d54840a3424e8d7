// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/external_sorter.hpp"

#include "base/big_endian.hpp"
#include "glass/encoding.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace kwic::glass {
namespace {

// Appends the size of `bytes` as a varint, and then `bytes`, which is a part of a record. The parts of a record are the
// key, the order and the value.
void append_part(Buffer& out, std::string_view bytes) {
    out.end_at(put_varint(out.room(max_varint_bytes), bytes.size()));
    out.append(bytes);
}

std::string_view take_part(const std::uint8_t*& at) {
    const std::uint64_t size = get_varint(at);
    const auto part = as_text(at, size);
    at += size;
    return part;
}

std::uint64_t inner_prefix(std::string_view key) { return prefix_8(key.substr(std::min<std::size_t>(key.size(), 2))); }

}  // namespace

void SortedRuns::add(Spool run) {
    const std::lock_guard lock(mutex_);
    runs_.push_back(std::move(run));
}

void SortedRuns::reduce(std::size_t max_runs) {
    max_runs = std::max<std::size_t>(max_runs, 2);
    while (runs_.size() > max_runs) {
        std::vector<Spool> merged;
        for (std::size_t first = 0; first < runs_.size(); first += max_runs) {
            const std::size_t count = std::min(max_runs, runs_.size() - first);
            Spool run;
            for (SortedReader reader(*this, max_runs * min_window_bytes, first, count); reader.next();) {
                append_part(run.tail(), reader.key());
                append_part(run.tail(), reader.order());
                append_part(run.tail(), reader.value());
                run.spill_from(run_spill_bytes, temp_);
            }
            run.spill(temp_);
            merged.push_back(std::move(run));
        }
        runs_ = std::move(merged);
    }
}

void ExternalSorter::add(std::string_view key, std::string_view order, std::string_view value) {
    const std::size_t size = key.size() + order.size() + value.size() + 3 * max_varint_bytes;
    const std::size_t held = bytes_.size() + records_.size() * 2 * sizeof(Record);
    if (!records_.empty() && held + size > memory_) finish();
    records_.push_back({inner_prefix(key), bytes_.size()});
    append_part(bytes_, key);
    append_part(bytes_, order);
    append_part(bytes_, value);
}

void ExternalSorter::finish() {
    if (records_.empty()) return;
    const auto less = [this](const Record& a, const Record& b) {
        const std::uint8_t* first = bytes_.data() + a.offset;
        const std::uint8_t* second = bytes_.data() + b.offset;
        const auto first_key = take_part(first), second_key = take_part(second);
        const auto first_head = first_key.substr(0, 2), second_head = second_key.substr(0, 2);
        if (first_head != second_head) return first_head < second_head;
        if (a.prefix != b.prefix) return a.prefix < b.prefix;
        if (first_key != second_key) return first_key < second_key;
        return take_part(first) < take_part(second);
    };
    std::sort(records_.begin(), records_.end(), less);
    Spool run;
    for (const Record& record : records_) {
        const std::uint8_t* end = bytes_.data() + record.offset;
        for (int part = 0; part < 3; ++part) take_part(end);
        run.tail().append(bytes_.data() + record.offset,
                          static_cast<std::size_t>(end - (bytes_.data() + record.offset)));
        run.spill_from(run_spill_bytes, runs_.temp());
    }
    run.spill(runs_.temp());
    runs_.add(std::move(run));
    records_.clear();
    bytes_.clear();
    if (bytes_.capacity() > 2 * memory_) bytes_.release();
}

// Reads one run. next() copies the key and the order of the next record. SortedReader::value() reads the value.
struct SortedReader::Cursor {
    Cursor(const Spool& run, std::size_t bytes, std::size_t run_number) : window(run, bytes), number(run_number) {}

    bool next() {
        window.skip(value_bytes);
        value_bytes = 0;
        if (window.rest() == 0) return false;
        take(key);
        take(order);
        value_bytes = take_size();
        return true;
    }

    std::uint64_t take_size() {
        const std::uint8_t* const begin = window.peek(max_varint_bytes);
        const std::uint8_t* at = begin;
        const std::uint64_t size = get_varint(at);
        window.skip(static_cast<std::uint64_t>(at - begin));
        return size;
    }

    void take(std::string& text) {
        const std::uint64_t size = take_size();
        text = as_text(window.peek(size), size);
        window.skip(size);
    }

    // Compares in reverse order, so that the first element of the heap is the smallest.
    static bool is_after(const std::unique_ptr<Cursor>& a, const std::unique_ptr<Cursor>& b) {
        return std::tie(a->key, a->order, a->number) > std::tie(b->key, b->order, b->number);
    }

    Window window;
    std::size_t number;  // number of the run
    std::string key, order;
    std::uint64_t value_bytes = 0;
};

SortedReader::SortedReader(const SortedRuns& runs, std::size_t memory, std::size_t first, std::size_t count) {
    count = std::min(count, runs.runs().size() - first);
    const std::size_t window = std::clamp<std::size_t>(memory / (count + 1), min_window_bytes, 256 * 1024);
    for (std::size_t i = first; i < first + count; ++i) {
        auto cursor = std::make_unique<Cursor>(runs.runs()[i], window, i);
        if (cursor->next()) cursors_.push_back(std::move(cursor));
    }
    std::make_heap(cursors_.begin(), cursors_.end(), Cursor::is_after);
}

SortedReader::~SortedReader() = default;

bool SortedReader::next() {
    if (current_ && current_->next()) {
        cursors_.push_back(std::move(current_));
        std::push_heap(cursors_.begin(), cursors_.end(), Cursor::is_after);
    }
    current_.reset();
    if (cursors_.empty()) return false;
    std::pop_heap(cursors_.begin(), cursors_.end(), Cursor::is_after);
    current_ = std::move(cursors_.back());
    cursors_.pop_back();
    return true;
}

std::string_view SortedReader::key() const { return current_->key; }
std::string_view SortedReader::order() const { return current_->order; }
std::string_view SortedReader::value() {
    return as_text(current_->window.peek(current_->value_bytes), current_->value_bytes);
}

}  // namespace kwic::glass
