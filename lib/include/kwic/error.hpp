// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Error: the exception for every failure except lack of memory, for which functions throw std::bad_alloc. An Error has
/// a code for programs and a message for people. The message names the affected file, index or argument, does not begin
/// with a capital letter, and does not end with a full stop. A look-up that finds nothing returns an empty optional,
/// false or an empty list. If an index, file or document that an operation needs does not exist, the operation throws
/// Error (not_found).
#pragma once

#include <kwic/api.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace kwic {

/// The kind of a failure.
enum class ErrorCode {
    invalid_argument,  ///< an argument or option is invalid
    not_found,         ///< there is no index, file, folder or document with the given name
    locked,            ///< another writer uses the index, or changed it during the call; try again
    version_mismatch,  ///< the index has another format or analyzer version; rebuild it
    corrupt,           ///< the index is damaged; rebuild it
    io,                ///< reading, writing or a network connection failed
    cancelled,         ///< the caller requested a stop
    internal,          ///< a bug in kwic or in a library that kwic uses, or a call of an IndexWriter after a failure
};

/// Returns the name of the code, such as `not_found`.
KWIC_API std::string_view to_string(ErrorCode code);

/// The exception that functions of the library throw, apart from std::bad_alloc and exceptions that callbacks throw.
class KWIC_API Error : public std::runtime_error {
public:
    /// Makes an error with a message for people.
    Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
    ErrorCode code() const noexcept { return code_; }  ///< the kind of the failure

private:
    ErrorCode code_;
};

}  // namespace kwic
