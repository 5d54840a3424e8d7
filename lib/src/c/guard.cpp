// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/guard.hpp"

#include "base/per_thread.hpp"

#include <kwic/error.hpp>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <string>

namespace kwic::c {
namespace {

// The message of the status KWIC_NO_MEMORY, and of a failure whose message cannot be copied.
constexpr const char* no_memory = "out of memory";
thread_local const char* last_message = "";

kwic_status fail(kwic_status status, const char* message) noexcept {
    last_message = no_memory;
    try {
        static PerThread<std::string> texts;
        std::string& text = texts.get([] { return std::string(); });
        text = message;
        last_message = text.c_str();
    } catch (...) {  // last_message is already set
    }
    return status;
}

kwic_status status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalid_argument:
            return KWIC_INVALID_ARGUMENT;
        case ErrorCode::not_found:
            return KWIC_NOT_FOUND;
        case ErrorCode::locked:
            return KWIC_LOCKED;
        case ErrorCode::version_mismatch:
            return KWIC_VERSION_MISMATCH;
        case ErrorCode::corrupt:
            return KWIC_CORRUPT;
        case ErrorCode::io:
            return KWIC_IO;
        case ErrorCode::cancelled:
            return KWIC_CANCELLED;
        case ErrorCode::internal:
            return KWIC_INTERNAL;
    }
    return KWIC_INTERNAL;
}

constexpr std::array names = {"ok", "invalid_argument", "not_found", "locked",  "version_mismatch", "corrupt",
                              "io", "cancelled",        "no_memory", "internal"};

}  // namespace

kwic_status failure() noexcept {
    try {
        throw;
    } catch (const Error& error) {
        return fail(status_of(error.code()), error.what());
    } catch (const std::bad_alloc&) {
        return fail(KWIC_NO_MEMORY, no_memory);
    } catch (const std::exception& error) {
        return fail(KWIC_INTERNAL, error.what());
    } catch (...) {
        return fail(KWIC_INTERNAL, "unknown exception");
    }
}

void throw_null(const char* name) { throw Error(ErrorCode::invalid_argument, std::string(name) + " is NULL"); }

void throw_stopped(const char* callback) { throw Error(ErrorCode::cancelled, std::string("stopped by ") + callback); }

char* copied(const std::string& text, std::size_t* size) {
    char* copy = static_cast<char*>(std::malloc(text.size() + 1));
    if (!copy) throw std::bad_alloc();
    std::memcpy(copy, text.c_str(), text.size() + 1);
    if (size) *size = text.size();
    return copy;
}

}  // namespace kwic::c

const char* kwic_last_error(void) { return kwic::c::last_message; }

const char* kwic_status_name(int status) {
    const auto number = static_cast<std::size_t>(status);
    return number < kwic::c::names.size() ? kwic::c::names[number] : "unknown";
}

void kwic_free(char* string) { std::free(string); }
