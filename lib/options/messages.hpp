// SPDX-License-Identifier: GPL-2.0-or-later
// The messages that a program writes to standard error: lines of text for people, or lines of JSON for programs.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace kwic::options {

// The kind of a message, which is the name of the member of the JSON object.
enum class MessageKind {
    error,    // the program has failed
    warning,  // the program continues, but a part of the input or of the query was left out or changed
    note,     // a fact that is neither an error nor a warning, such as a document that a dry run would remove
};

struct Message {
    MessageKind kind;
    std::string_view code;       // stable name of the message for programs, such as `locked` or `skipped`
    std::string_view text;       // for people; may change
    std::string_view name = {};  // the file, folder, JSON line or document that the message is about; may be empty
};

// Returns the message as one line with a line end. Control characters are replaced or escaped. These are the two forms
// of a line:
//
//     kwic-indexer: a.bin: skipped: not a text
//     {"warning":{"code":"skipped","name":"a.bin","message":"skipped: not a text"}}
//
// As text, a warning without a name begins with `warning: `. As JSON, a message without a name has no member `name`.
std::string message_line(std::string_view program, const Message& message, bool is_json);

// Sets whether print_message() writes JSON; by default, print_message() writes text. Must be called before the program
// starts other threads.
void use_json_messages(bool is_on);
bool uses_json_messages();

// Writes message_line() to standard error. May be called from any thread.
void print_message(std::string_view program, const Message& message);

// Writes the error `out of memory`. Allocates no memory.
void print_out_of_memory(const char* program) noexcept;

// Returns the code of an exception: to_string(ErrorCode) for an Error, and `internal` for any other exception.
std::string_view message_code(const std::exception& error);

// Returns the last value of the long option `option` among the arguments before `--`, or nothing if the option is not
// given. The value of a switch without `=` is empty. Unlike Arguments, find_value() accepts every command line, so that
// a program can report an invalid command line as text or JSON.
std::optional<std::string_view> find_value(int argc, const char* const* argv, std::string_view option, bool is_switch);

// Returns whether the switch `option` is on; see find_value().
bool is_switched_on(int argc, const char* const* argv, std::string_view option);

}  // namespace kwic::options
