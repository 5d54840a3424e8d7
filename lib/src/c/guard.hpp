// SPDX-License-Identifier: GPL-2.0-or-later
// guard() and hand_out() keep exceptions from leaving the library. Each function of the C API that can fail runs its
// code in guard() or hand_out(), directly or through another function of this file.
#pragma once

#include <kwic/c/base.h>

#include <cstddef>
#include <string>

namespace kwic::c {

// Returns the status for the exception that is being handled. After this call, kwic_last_error() in the same thread
// returns the message of the exception.
kwic_status failure() noexcept;

// Throws Error (invalid_argument) with the message "`name` is NULL".
[[noreturn]] void throw_null(const char* name);

// Throws Error (cancelled) with the message "stopped by `callback`".
[[noreturn]] void throw_stopped(const char* callback);

inline void require(const void* pointer, const char* name) {
    if (!pointer) throw_null(name);
}

// Throws Error (invalid_argument) if `items` is NULL and `count` is not 0.
inline void require(const void* items, std::size_t count, const char* name) {
    if (count > 0) require(items, name);
}

// Runs `function` and returns KWIC_OK, or the status for the exception that `function` throws.
template <class Function>
kwic_status guard(Function&& function) noexcept {
    try {
        function();
        return KWIC_OK;
    } catch (...) {
        return failure();
    }
}

// Returns a zero-terminated copy of `text`. The caller must free the copy with kwic_free(). Sets `*size` to the length
// of `text` unless `size` is NULL.
char* copied(const std::string& text, std::size_t* size);

// Returns the result of `call`, the status of a function of the C API. Sets `*error` to NULL if the status is KWIC_OK,
// otherwise to a copy of the error message. `error` may be NULL.
template <class Call>
kwic_status with_message(char** error, Call&& call) noexcept {
    if (error) *error = nullptr;
    const kwic_status status = call();
    if (status != KWIC_OK && error) guard([&] { *error = copied(kwic_last_error(), nullptr); });
    return status;
}

// Returns the result of `function`, or false if `function` throws.
template <class Function>
bool holds(Function&& function) noexcept {
    bool answer = false;
    guard([&] { answer = function(); });
    return answer;
}

// Sets `*out` to the result of `make`, or to NULL if `make` throws. Returns the status.
template <class Out, class Make>
kwic_status hand_out(Out** out, Make&& make) noexcept {
    if (out) *out = nullptr;
    return guard([&] {
        require(out, "out");
        *out = make();
    });
}

// Sets `*out` to a copy of the string that `make` returns, or to NULL if `make` throws. Returns the status.
template <class Make>
kwic_status hand_out_string(char** out, std::size_t* size, Make&& make) noexcept {
    if (size) *size = 0;
    return hand_out(out, [&] { return copied(make(), size); });
}

}  // namespace kwic::c
