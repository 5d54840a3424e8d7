// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/manifest_page.hpp"

#include "index/format.hpp"
#include "index/schema.hpp"
#include "output/json_writer.hpp"

#include <fmt/format.h>
#include <simdjson.h>
#include <xxhash.h>

#include <charconv>
#include <new>

namespace kwic {
namespace {

namespace json = simdjson::ondemand;

constexpr std::size_t seal_bytes = 17;
constexpr int checksum_base = 16;

std::string seal_of(std::string_view text) { return fmt::format("{:016x}\n", XXH3_64bits(text.data(), text.size())); }

struct NotUnderstood {};

int small_number(json::value value) {
    const std::int64_t number = value;
    if (number < 0 || number > INT32_MAX) throw NotUnderstood();
    return static_cast<int>(number);
}

std::uint64_t checksum(std::string_view digits) {
    std::uint64_t number = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number, checksum_base);
    if (read.ec != std::errc() || read.ptr != end) throw NotUnderstood();
    return number;
}

Manifest::File file_of(json::object object) {
    Manifest::File file;
    file.name = std::string(std::string_view(object["name"]));
    file.size = object["size"];
    json::value digits;
    const simdjson::error_code error = object["xxh3"].get(digits);
    if (error == simdjson::SUCCESS)
        file.checksum = checksum(digits);
    else if (error != simdjson::NO_SUCH_FIELD)
        throw simdjson::simdjson_error(error);
    return file;
}

Manifest manifest_of(json::object page, const std::string& index) {
    Manifest manifest;
    manifest.format = small_number(page["format"]);
    manifest.analyzer = small_number(page["analyzer"]);
    check_format(manifest.format, manifest.analyzer, index);
    std::string root;
    for (auto byte : page["root"].get_array()) {
        const std::uint64_t number = byte;
        if (number > UINT8_MAX) throw NotUnderstood();
        root += static_cast<char>(number);
    }
    manifest.root = root;
    manifest.store_text = page["store_text"];
    manifest.positions = page["positions"];
    manifest.documents = page["documents"];
    manifest.written_documents = page["written_documents"];
    manifest.written_bytes = page["written_bytes"];
    manifest.is_updated = page["updated"];
    manifest.changes = page["changes"];
    for (auto file : page["files"].get_array()) manifest.files.push_back(file_of(file.get_object()));
    return manifest;
}

}  // namespace

std::string seal(std::string text) {
    const std::string line = seal_of(text);
    return std::move(text) + line;
}

std::optional<std::string_view> unseal(std::string_view page) {
    if (page.size() < seal_bytes) return {};
    const std::string_view text = page.substr(0, page.size() - seal_bytes);
    if (seal_of(text) != page.substr(text.size())) return {};
    return text;
}

std::string write_manifest_text(const Manifest& manifest) {
    JsonWriter page;
    page.open('{').member("format", schema::format_version).member("analyzer", stored_analyzer_version);
    page.key("root").open('[');  // any bytes, hence a list of numbers
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
    std::string padded(text);
    padded.resize(text.size() + simdjson::SIMDJSON_PADDING);
    try {
        json::parser parser;
        json::document page = parser.iterate(padded.data(), text.size(), padded.size());
        return manifest_of(page.get_object(), index);
    } catch (const simdjson::simdjson_error& error) {
        if (error.error() == simdjson::MEMALLOC) throw std::bad_alloc();
        return {};
    } catch (const NotUnderstood&) {
        return {};
    }
}

}  // namespace kwic
