// SPDX-License-Identifier: GPL-2.0-or-later
// ValuePlaces remembers where the values of a slot are in a mapped table, so that a value that was read once is found
// again without a search in the table. This pays for slots with long values, which are read in any order.
#pragma once

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>

namespace kwic::glass {

// Thread-safe.
class ValuePlaces {
public:
    struct Place {
        std::uint64_t offset;  // in the file
        std::uint32_t bytes;
    };

    // Reserves 8 bytes for each document up to `last_document`. The system provides this memory when it is first used.
    explicit ValuePlaces(std::uint32_t last_document)
        : size_(std::uint64_t{last_document} + 1),
          places_(static_cast<std::uint64_t*>(std::calloc(size_, sizeof(std::uint64_t)))) {
        if (!places_) throw std::bad_alloc();
    }

    // Returns the place of the value of `document`, or nothing if it is not known.
    std::optional<Place> find(std::uint32_t document) const {
        if (document >= size_) return {};
        const std::uint64_t place = std::atomic_ref(places_.get()[document]).load(std::memory_order_relaxed);
        if (place == 0) return {};
        return Place{place >> bytes_bits, static_cast<std::uint32_t>(place & max_bytes)};
    }

    // Remembers the place of the value of `document`. Does nothing if the offset is not below 2^40 or the value has
    // 2^24 bytes or more.
    void add(std::uint32_t document, std::uint64_t offset, std::uint64_t bytes) {
        if (document >= size_ || offset > max_offset || bytes > max_bytes) return;
        std::atomic_ref(places_.get()[document]).store(offset << bytes_bits | bytes, std::memory_order_relaxed);
    }

private:
    struct Free {
        void operator()(void* memory) const { std::free(memory); }
    };

    static constexpr unsigned bytes_bits = 24;
    static constexpr std::uint64_t max_bytes = (std::uint64_t{1} << bytes_bits) - 1;
    static constexpr std::uint64_t max_offset = ~std::uint64_t{0} >> bytes_bits;

    std::uint64_t size_;
    std::unique_ptr<std::uint64_t[], Free> places_;  // offset and size of each value; 0 if they are not known
};

}  // namespace kwic::glass
