// SPDX-License-Identifier: GPL-2.0-or-later
// ValueOffsets caches the offsets of the values of a slot in a mapped table. A value that was read once is found again
// without a search in the table. The cache saves time for slots with long values that are read in any order.
#pragma once

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>

namespace kwic::glass {

// Thread-safe.
class ValueOffsets {
public:
    // The bytes of a value in the file.
    struct Range {
        std::uint64_t offset;
        std::uint32_t bytes;
    };

    // Reserves 8 bytes for each document up to `last_document`. The system provides this memory when it is first used.
    explicit ValueOffsets(std::uint32_t last_document)
        : size_(std::uint64_t{last_document} + 1),
          ranges_(static_cast<std::uint64_t*>(std::calloc(size_, sizeof(std::uint64_t)))) {
        if (!ranges_) throw std::bad_alloc();
    }

    // Returns the bytes of the value of `document`, or nothing if they are not known.
    std::optional<Range> find(std::uint32_t document) const {
        if (document >= size_) return {};
        const std::uint64_t range = std::atomic_ref(ranges_.get()[document]).load(std::memory_order_relaxed);
        if (range == 0) return {};
        return Range{range >> bytes_bits, static_cast<std::uint32_t>(range & max_bytes)};
    }

    // Caches the offset and the size of the value of `document`. Does nothing if the offset is 2^40 or more, or the
    // size is 2^24 or more.
    void add(std::uint32_t document, std::uint64_t offset, std::uint64_t bytes) {
        if (document >= size_ || offset > max_offset || bytes > max_bytes) return;
        std::atomic_ref(ranges_.get()[document]).store(offset << bytes_bits | bytes, std::memory_order_relaxed);
    }

private:
    struct Free {
        void operator()(void* memory) const { std::free(memory); }
    };

    static constexpr unsigned bytes_bits = 24;
    static constexpr std::uint64_t max_bytes = (std::uint64_t{1} << bytes_bits) - 1;
    static constexpr std::uint64_t max_offset = ~std::uint64_t{0} >> bytes_bits;

    std::uint64_t size_;
    std::unique_ptr<std::uint64_t[], Free> ranges_;  // offset << 24 | size of each value; 0 if they are not known
};

}  // namespace kwic::glass
