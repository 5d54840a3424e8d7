// SPDX-License-Identifier: GPL-2.0-or-later
#include "directory/manifest_page.hpp"

#include "base/json_writer.hpp"
#include "schema/format_entry.hpp"
#include "schema/schema.hpp"

#include <fmt/format.h>
#include <xxhash.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t checksum_line_bytes = 17;
constexpr int checksum_base = 16;

std::string checksum_line(std::string_view text) {
    return fmt::format("{:016x}\n", XXH3_64bits(text.data(), text.size()));
}

struct BadManifest {};

// Maps paths, such as `files.0.name`, to the values of a JSON text. FlatJson is a handler for nlohmann's SAX parser,
// because nlohmann's DOM parser allocates memory in destructors, where a failure to allocate ends the process.
class FlatJson {
public:
    template <class Value>
    const Value& get(const std::string& path) const {
        const auto found = values_.find(path);
        if (found == values_.end() || !std::holds_alternative<Value>(found->second)) throw BadManifest();
        return std::get<Value>(found->second);
    }
    std::uint64_t number(const std::string& path, std::uint64_t max_value = UINT64_MAX) const {
        const std::uint64_t number = get<std::uint64_t>(path);
        if (number > max_value) throw BadManifest();
        return number;
    }
    bool has(const std::string& path) const { return values_.contains(path); }

    // Returns the number of elements of a list.
    std::size_t count(const std::string& path) const {
        const auto found = counts_.find(path);
        if (found == counts_.end()) throw BadManifest();
        return found->second;
    }

    // The parser calls these functions, and stops when a function returns false.
    bool null() { return add({}); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(std::int64_t) { return add({}); }  // a negative number
    bool number_unsigned(std::uint64_t value) { return add(value); }
    bool number_float(double, const std::string&) { return add({}); }
    bool string(std::string& value) { return add(std::move(value)); }
    bool binary(nlohmann::json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(false); }
    bool key(std::string& name) {
        levels_.back().name = std::move(name);
        return true;
    }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(true); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) { return false; }

private:
    using Value = std::variant<std::monostate, bool, std::uint64_t, std::string>;  // monostate: a value of another type

    struct Level {
        bool is_list = false;
        std::size_t count = 0;  // number of elements that have been read
        std::string name = {};  // name of the member that is being read
    };

    static constexpr std::size_t max_levels = 8;

    std::string path() const {
        std::string path;
        for (const Level& level : levels_)
            path += (path.empty() ? "" : ".") + (level.is_list ? std::to_string(level.count) : level.name);
        return path;
    }

    bool add(Value value) {
        values_[path()] = std::move(value);
        if (!levels_.empty()) ++levels_.back().count;
        return true;
    }

    bool open(bool is_list) {
        levels_.push_back({.is_list = is_list});
        return levels_.size() <= max_levels;
    }

    bool close() {
        const Level closed = std::move(levels_.back());
        levels_.pop_back();
        if (closed.is_list) counts_[path()] = closed.count;
        if (!levels_.empty()) ++levels_.back().count;
        return true;
    }

    std::map<std::string, Value> values_;
    std::map<std::string, std::size_t> counts_;
    std::vector<Level> levels_;
};

std::uint64_t checksum(const std::string& digits) {
    std::uint64_t number = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number, checksum_base);
    if (read.ec != std::errc() || read.ptr != end) throw BadManifest();
    return number;
}

Manifest manifest_of(const FlatJson& page, const std::string& index) {
    Manifest manifest;
    manifest.format = static_cast<int>(page.number("format", INT32_MAX));
    manifest.analyzer = static_cast<int>(page.number("analyzer", INT32_MAX));
    check_format(manifest.format, manifest.analyzer, index);
    std::string root;
    for (std::size_t i = 0; i < page.count("root"); ++i)
        root += static_cast<char>(page.number(fmt::format("root.{}", i), UINT8_MAX));
    manifest.root = root;
    manifest.store_text = page.get<bool>("store_text");
    manifest.positions = page.get<bool>("positions");
    manifest.documents = page.number("documents");
    manifest.written_documents = page.number("written_documents");
    manifest.written_bytes = page.number("written_bytes");
    manifest.is_updated = page.get<bool>("updated");
    manifest.changes = page.number("changes");
    for (std::size_t i = 0; i < page.count("files"); ++i) {
        const std::string path = fmt::format("files.{}.", i);
        manifest.files.push_back({page.get<std::string>(path + "name"), page.number(path + "size"), {}});
        if (page.has(path + "xxh3")) manifest.files.back().checksum = checksum(page.get<std::string>(path + "xxh3"));
    }
    return manifest;
}

}  // namespace

std::string add_checksum(std::string text) {
    const std::string line = checksum_line(text);
    return std::move(text) + line;
}

std::optional<std::string_view> without_checksum(std::string_view page) {
    if (page.size() < checksum_line_bytes) return {};
    const std::string_view text = page.substr(0, page.size() - checksum_line_bytes);
    if (checksum_line(text) != page.substr(text.size())) return {};
    return text;
}

std::string write_manifest_text(const Manifest& manifest) {
    JsonWriter page;
    page.open('{').member("format", schema::format_version).member("analyzer", stored_analyzer_version);
    page.key("root").open('[');  // a list of numbers, because a path may contain any bytes
    for (const char byte : manifest.root.string()) page.value(static_cast<std::uint8_t>(byte));
    page.close(']').member("store_text", manifest.store_text).member("positions", manifest.positions);
    page.member("documents", manifest.documents).member("written_documents", manifest.written_documents);
    page.member("written_bytes", manifest.written_bytes).member("updated", manifest.is_updated);
    page.member("changes", manifest.changes).key("files").open('[');
    for (const Manifest::File& file : manifest.files) {
        page.open('{').member("name", file.name).member("size", file.size);
        if (file.checksum) page.member("xxh3", fmt::format("{:016x}", *file.checksum));
        page.close('}');
    }
    return page.close(']').close('}').take() + "\n";
}

std::optional<Manifest> parse_manifest_text(std::string_view text, const std::string& index) {
    FlatJson page;
    if (!nlohmann::json::sax_parse(text, &page)) return {};
    try {
        return manifest_of(page, index);
    } catch (const BadManifest&) {
        return {};
    }
}

}  // namespace kwic
