// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/icu_memory.hpp"

#include "text/icu.hpp"

#include <malloc.h>
#include <unicode/uclean.h>
#include <kwic/memory.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory_resource>
#include <mutex>
#include <new>
#include <utility>

namespace kwic {
namespace {

thread_local bool has_run_out = false;

// Pages of the array take no memory until they are used. In tests, ICU used at most a quarter of the array within one
// call of kwic.
constexpr std::size_t reserve_bytes = std::size_t{4} << 20;
alignas(std::max_align_t) std::array<std::byte, reserve_bytes> reserve;

// Allocates memory from the array `reserve`. Thread-safe.
class Reserve {
public:
    // Returns null if the reserve is used up.
    void* allocate(std::size_t size) {
        const std::lock_guard lock(mutex_);
        try {
            auto* const block = static_cast<std::byte*>(pool_.allocate(size + header));
            std::memcpy(block, &size, sizeof size);
            return block + header;
        } catch (const std::bad_alloc&) {
            return nullptr;
        }
    }

    void free(void* memory) {
        const std::lock_guard lock(mutex_);
        pool_.deallocate(static_cast<std::byte*>(memory) - header, size_of(memory) + header);
    }

    static bool has(const void* memory) {
        return memory >= static_cast<const void*>(reserve.data()) && memory < reserve.data() + reserve.size();
    }

    static std::size_t size_of(const void* memory) {
        std::size_t size = 0;
        std::memcpy(&size, static_cast<const std::byte*>(memory) - header, sizeof size);
        return size;
    }

private:
    // The size in bytes of the header before each block. The header holds the size of the block.
    static constexpr std::size_t header = alignof(std::max_align_t);

    std::mutex mutex_;
    std::pmr::monotonic_buffer_resource buffer_{reserve.data(), reserve.size(), std::pmr::null_memory_resource()};
    std::pmr::unsynchronized_pool_resource pool_{&buffer_};
};

// Returns the allocator, which is never destroyed, because ICU frees memory until the end of the program.
Reserve& the_reserve() {
    alignas(Reserve) static std::array<std::byte, sizeof(Reserve)> place;
    static Reserve* const made = new (place.data()) Reserve;
    return *made;
}

void* allocate_reserved(std::size_t size) {
    has_run_out = true;
    return the_reserve().allocate(size);
}

}  // namespace

extern "C" {

static void* kwic_icu_allocate(const void*, std::size_t size) {
    void* const memory = std::malloc(size);
    return memory ? memory : allocate_reserved(size);
}

static void kwic_icu_free(const void*, void* memory) {
    if (Reserve::has(memory))
        the_reserve().free(memory);
    else
        std::free(memory);
}

static void* kwic_icu_reallocate(const void* context, void* memory, std::size_t size) {
    if (!Reserve::has(memory)) {
        if (void* const moved = std::realloc(memory, size)) return moved;
    }
    void* const moved = kwic_icu_allocate(context, size);
    if (!moved || !memory) return moved;
    const std::size_t held = Reserve::has(memory) ? Reserve::size_of(memory) : malloc_usable_size(memory);
    std::memcpy(moved, memory, std::min(size, held));
    kwic_icu_free(context, memory);
    return moved;
}
}

void guard_icu_memory() {
    // The lambda runs only once, because ICU's memory functions must not be replaced while other threads use ICU.
    [[maybe_unused]] static const bool is_done = [] {
        UErrorCode status = U_ZERO_ERROR;
        u_setMemoryFunctions(nullptr, kwic_icu_allocate, kwic_icu_reallocate, kwic_icu_free, &status);
        check_icu(status, "cannot give ICU a reserve of memory");
        return true;
    }();
}

void check_icu_memory() {
    if (std::exchange(has_run_out, false)) throw std::bad_alloc();
}

}  // namespace kwic
