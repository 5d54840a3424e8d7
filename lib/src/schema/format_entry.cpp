// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/format_entry.hpp"

#include "schema/schema.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>

#include <sstream>
#include <string>

namespace kwic {

void check_format(int format, int analyzer, const std::string& index) {
    if (format == schema::format_version && analyzer == stored_analyzer_version) return;
    throw Error(
        ErrorCode::version_mismatch,
        fmt::format("the index '{}' was made by another version of kwic (format {}, analyzer {}; this version has {}, "
                    "{}); rebuild it with kwic-indexer --rebuild",
                    index, format, analyzer, schema::format_version, stored_analyzer_version));
}

std::string encode_format(const StorageOptions& storage) {
    return fmt::format("{}\t{}\t{:d}\t{:d}\n", schema::format_version, stored_analyzer_version, storage.texts,
                       storage.positions);
}

StorageOptions read_format(const std::string& entry, const std::string& index) {
    int format = 0;
    int analyzer = 0;
    StorageOptions storage;
    std::istringstream in(entry);
    if (!(in >> format >> analyzer))
        throw Error(ErrorCode::not_found, "'" + index + "' does not serve a kwic index of this version");
    check_format(format, analyzer, index);
    in >> storage.texts >> storage.positions;
    return storage;
}

}  // namespace kwic
