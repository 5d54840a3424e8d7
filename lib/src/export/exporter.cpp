// SPDX-License-Identifier: GPL-2.0-or-later
// Implements Exporter, which selects a format by its name.
#include "base/ascii.hpp"
#include "export/format.hpp"

#include <kwic/error.hpp>
#include <kwic/export.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

exporting::Format make_format(std::string_view name, const std::string& collection, const IndexReader& reader) {
    using namespace exporting;
    if (name == "ndjson") return ndjson_format();
    if (name == "opensearch") return opensearch_format(collection, field_kinds(reader));
    if (name == "quickwit") return quickwit_format(collection, field_kinds(reader));
    if (name == "vespa") return vespa_format(collection, field_kinds(reader));
    if (name == "manticore") return manticore_format(collection);
    throw Error(ErrorCode::invalid_argument,
                fmt::format("export format '{}' is not ndjson, opensearch, quickwit, vespa or manticore", name));
}

const std::string& checked(const std::string& collection) {
    if (is_collection_name(collection)) return collection;
    throw Error(
        ErrorCode::invalid_argument,
        fmt::format("collection name '{}' is not a letter a-z followed by at most 63 of the characters a-z, 0-9 and _",
                    collection));
}

}  // namespace

std::vector<std::string> export_formats() { return {"ndjson", "opensearch", "quickwit", "vespa", "manticore"}; }

bool is_collection_name(std::string_view name) {
    constexpr std::size_t max_bytes = 64;
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return !name.empty() && name.size() <= max_bytes && is_letter(name[0]) &&
           std::all_of(name.begin(), name.end(), [&](char c) { return is_letter(c) || is_ascii_digit(c) || c == '_'; });
}

class [[gnu::visibility("hidden")]] Exporter::Impl {
public:
    Impl(const IndexReader& reader, std::string_view format, const ExportOptions& options)
        : format_(make_format(format, checked(options.collection), reader)), only_ascii_(options.only_ascii) {}

    const exporting::Format& format() const { return format_; }

    std::string lines(IndexedDocument found) const {
        std::string all;
        for (const exporting::Json& line : format_.lines(std::move(found)))
            all += line.dump(-1, ' ', only_ascii_, exporting::Json::error_handler_t::replace) + '\n';
        return all;
    }

private:
    exporting::Format format_;
    bool only_ascii_;
};

Exporter::Exporter(const IndexReader& reader, std::string_view format, const ExportOptions& options)
    : impl_(std::make_unique<Impl>(reader, format, options)) {}

Exporter::Exporter(Exporter&&) noexcept = default;
Exporter& Exporter::operator=(Exporter&&) noexcept = default;
Exporter::~Exporter() = default;

const std::string& Exporter::schema_name() const { return impl_->format().schema_name; }
const std::string& Exporter::schema() const { return impl_->format().schema; }
std::string Exporter::lines(IndexedDocument found) const { return impl_->lines(std::move(found)); }

}  // namespace kwic
