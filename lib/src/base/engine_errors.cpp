// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/engine_errors.hpp"

#include <kwic/error.hpp>

#include <xapian.h>

#include <exception>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace kwic {
namespace {

ErrorCode code_of(const Xapian::Error& error) {
    const std::string_view type = error.get_type();
    if (type == "DatabaseLockError") return ErrorCode::locked;
    // Functions that read an index without a lock catch DatabaseModifiedError themselves. All other functions hold the
    // lock of the index, so no other process can change the index. In functions that hold the lock,
    // DatabaseModifiedError means that the index is damaged.
    //
    // kwic requests only documents whose numbers it has read from the index, so a missing document means that the index
    // is damaged.
    if (type == "DatabaseCorruptError" || type == "DatabaseModifiedError" || type == "SerialisationError" ||
        type == "RangeError" || type == "DocNotFoundError")
        return ErrorCode::corrupt;
    if (type == "DatabaseVersionError") return ErrorCode::version_mismatch;
    if (type == "DatabaseNotFoundError") return ErrorCode::not_found;
    if (type == "NetworkError" || type == "NetworkTimeoutError") return ErrorCode::io;
    // If no system call failed, get_error_string() returns null, and the contents of a file are wrong.
    if (type == "DatabaseError" || type == "DatabaseOpeningError" || type == "DatabaseCreateError")
        return error.get_error_string() ? ErrorCode::io : ErrorCode::corrupt;
    return ErrorCode::internal;
}

std::string message_of(const Xapian::Error& error) {
    std::string message = error.get_msg();
    if (const char* cause = error.get_error_string()) message += std::string(": ") + cause;
    return message;
}

}  // namespace

void rethrow_as_error(const std::string& what) {
    try {
        throw;
    } catch (const Error&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const Xapian::Error& error) {
        const ErrorCode code = code_of(error);
        const char* advice = code == ErrorCode::corrupt || code == ErrorCode::version_mismatch
                                 ? "; rebuild the index with kwic-indexer --rebuild"
                                 : "";
        throw Error(code, what + ": " + message_of(error) + advice);
    } catch (const std::filesystem::filesystem_error& error) {
        if (error.code() == std::errc::not_enough_memory) throw std::bad_alloc();
        throw Error(ErrorCode::io, what + ": '" + error.path1().string() + "': " + error.code().message());
    } catch (const std::length_error&) {  // Xapian throws length_error for some damaged files
        throw Error(ErrorCode::corrupt, what + ": the index is damaged");
    } catch (const std::exception& error) {
        throw Error(ErrorCode::internal, what + ": " + error.what());
    }
}

}  // namespace kwic
