// SPDX-License-Identifier: GPL-2.0-or-later
#include "open/open_index.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

namespace kwic {

IndexState::IndexState(const glass::OpenDatabase& database, const StorageOptions& storage_options)
    : opened(database),
      entries(std::make_unique<glass::EntryLookup>(opened)),
      reader(opened),
      stemmers(schema::languages_of(opened.database)),
      fields(schema::decode_fields(opened.metadata(schema::fields_key))),
      storage(storage_options) {}

IndexLocation folder_location(const std::filesystem::path& folder) {
    return {.name = folder.string(), .folder = std::filesystem::absolute(folder)};
}

IndexLocation index_location(const std::string& name) {
    constexpr unsigned last_port = 65535;
    const auto colon = name.rfind(':');
    if (colon == name.npos || colon == 0 || name.find('/') != name.npos || std::filesystem::exists(name))
        return folder_location(name);
    unsigned port = 0;
    const char* end = name.data() + name.size();
    const auto number = std::from_chars(name.data() + colon + 1, end, port);
    if (number.ec != std::errc() || number.ptr != end || port == 0 || port > last_port) return folder_location(name);
    std::string host = name.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);  // an IPv6 address
    return {.name = name, .host = std::move(host), .port = port};
}

std::unique_ptr<OpenIndex> open_index(const IndexLocation& location, const SearcherOptions& options) {
    return location.folder.empty() ? open_remote_index(location) : open_local_index(location, options);
}

Error changed_each_time(const std::string& index) {
    return {ErrorCode::locked, index + " changed during each attempt to read it: try again later"};
}

}  // namespace kwic
