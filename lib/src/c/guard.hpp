// SPDX-License-Identifier: GPL-2.0-or-later
// The border that no exception crosses: each function of the C API runs in guard(), or in hand_out() where it makes
// something.
#pragma once

#include <kwic/c/base.h>

#include <string>

namespace kwic::c {

// The status of the exception being handled, whose message becomes kwic_last_error().
kwic_status failure() noexcept;

// Throws Error (invalid_argument) that names what is NULL.
[[noreturn]] void throw_null(const char* name);

// Throws Error (cancelled) because a callback of that name asked for it.
[[noreturn]] void throw_stopped(const char* callback);

inline void require(const void* pointer, const char* name) {
    if (!pointer) throw_null(name);
}

// Of a list that may be empty.
inline void require(const void* items, std::size_t count, const char* name) {
    if (count > 0) require(items, name);
}

template <class Function>
kwic_status guard(Function&& function) noexcept {
    try {
        function();
        return KWIC_OK;
    } catch (...) {
        return failure();
    }
}

// What the function answers, or false if it fails.
template <class Function>
bool holds(Function&& function) noexcept {
    bool answer = false;
    guard([&] { answer = function(); });
    return answer;
}

// `*out` is what `make` returns, or NULL if it fails.
template <class Out, class Make>
kwic_status hand_out(Out** out, Make&& make) noexcept {
    if (out) *out = nullptr;
    return guard([&] {
        require(out, "out");
        *out = make();
    });
}

// A copy that kwic_free() frees, with a zero byte behind it; `size` may be null.
char* copied(const std::string& text, std::size_t* size);

// The same for a string.
template <class Make>
kwic_status hand_out_string(char** out, std::size_t* size, Make&& make) noexcept {
    if (size) *size = 0;
    return hand_out(out, [&] { return copied(make(), size); });
}

}  // namespace kwic::c
