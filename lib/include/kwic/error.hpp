// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Every failure that kwic reports is a kwic::Error with a code that programs can branch on and a message
/// for people: lower case, without a final stop, naming the thing it is about. Absence is not an error:
/// functions that look something up return an empty optional, false or an empty list.
#pragma once

#include <kwic/api.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace kwic {

/// What kind of failure it is.
enum class ErrorCode {
    invalid_argument,  ///< the caller passed something that cannot be used
    not_found,         ///< no index, file or folder of that name
    locked,            ///< another writer is at work on this index, in this process or in another
    version_mismatch,  ///< the index was made by another format or analyzer version; rebuild it
    corrupt,           ///< the index is damaged; rebuild it
    io,                ///< the operating system refused to read or write
    cancelled,         ///< whoever asked for it has asked to stop
    internal,          ///< a bug in kwic or in a library below it
};

/// Its name as above, such as `not_found`.
KWIC_API std::string_view to_string(ErrorCode code);

/// What every function of the library throws, beside std::bad_alloc.
class KWIC_API Error : public std::runtime_error {
public:
    /// `message` is for people.
    Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
    ErrorCode code() const noexcept { return code_; }  ///< for programs

private:
    ErrorCode code_;
};

}  // namespace kwic
