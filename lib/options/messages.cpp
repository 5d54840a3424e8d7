// SPDX-License-Identifier: GPL-2.0-or-later
#include "messages.hpp"

#include "base/json_writer.hpp"

#include <kwic/error.hpp>
#include <kwic/printable.hpp>

#include <atomic>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace kwic::options {
namespace {

std::atomic<bool> is_json_output = false;

std::string_view name_of(MessageKind kind) {
    switch (kind) {
        case MessageKind::error:
            return "error";
        case MessageKind::warning:
            return "warning";
        case MessageKind::note:
            break;
    }
    return "note";
}

}  // namespace

std::string message_line(std::string_view program, const Message& message, bool is_json) {
    if (is_json) {
        JsonWriter json;
        json.open('{').key(name_of(message.kind)).open('{').member("code", message.code);
        if (!message.name.empty()) json.member("name", message.name);
        json.member("message", message.text).close('}').close('}');
        return json.take() + '\n';
    }
    std::string text;
    if (!message.name.empty())
        text.append(message.name).append(": ");
    else if (message.kind == MessageKind::warning)
        text = "warning: ";
    return std::string(program) + ": " + printable(text.append(message.text)) + '\n';
}

void use_json_messages(bool is_on) { is_json_output = is_on; }

bool uses_json_messages() { return is_json_output; }

void print_message(std::string_view program, const Message& message) {
    std::fputs(message_line(program, message, is_json_output).c_str(), stderr);
}

void print_out_of_memory(const char* program) noexcept {
    if (is_json_output) {
        std::fputs("{\"error\":{\"code\":\"no_memory\",\"message\":\"out of memory\"}}\n", stderr);
    } else {
        std::fputs(program, stderr);
        std::fputs(": out of memory\n", stderr);
    }
}

std::string_view message_code(const std::exception& error) {
    const auto* own = dynamic_cast<const Error*>(&error);
    return to_string(own ? own->code() : ErrorCode::internal);
}

std::optional<std::string_view> find_value(int argc, const char* const* argv, std::string_view option, bool is_switch) {
    std::optional<std::string_view> value;
    for (int i = 1; i < argc; ++i) {
        std::string_view argument = argv[i];
        if (argument == "--") break;
        if (!argument.starts_with("--")) continue;
        argument.remove_prefix(2);
        if (!argument.starts_with(option)) continue;
        argument.remove_prefix(option.size());
        if (argument.starts_with('='))
            value = argument.substr(1);
        else if (argument.empty())
            value = !is_switch && i + 1 < argc ? std::string_view(argv[i + 1]) : std::string_view();
    }
    return value;
}

bool is_switched_on(int argc, const char* const* argv, std::string_view option) {
    const auto value = find_value(argc, argv, option, true);
    return value && (value->empty() || *value == "1" || *value == "true" || *value == "True");
}

}  // namespace kwic::options
