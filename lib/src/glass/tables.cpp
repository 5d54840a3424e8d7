// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/tables.hpp"

#include "base/files.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kwic::glass {
namespace {

// Returns the UUID in the form of Xapian::Database::get_uuid().
std::string printed_uuid(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char byte : bytes) {
        if (out.size() == 8 || out.size() == 13 || out.size() == 18 || out.size() == 23) out += '-';
        out += digits[static_cast<unsigned char>(byte) >> 4];
        out += digits[static_cast<unsigned char>(byte) & 15];
    }
    return out;
}

}  // namespace

// Another database may take the place of the folder during the call. To make sure that the opened tables belong to
// `database`, the version file is checked again after the tables have been opened.
std::shared_ptr<const Tables> Tables::open(const Xapian::Database& database, const std::filesystem::path& folder,
                                           bool mapped) {
    WatchedFile watched(folder / version_file_name);
    std::optional<Version> version;
    try {
        version = read_version(folder);
        if (version->revision != database.get_revision() || printed_uuid(version->uuid) != database.get_uuid())
            return nullptr;
        std::shared_ptr<const Tables> tables(new Tables(folder, std::move(watched), *version, mapped));
        if (tables->watched_.is_same() || read_version(folder).uuid == version->uuid) return tables;
    } catch (const Error&) {  // Xapian has opened the database, and may still be able to read it
    }
    return nullptr;
}

Tables::Tables(const std::filesystem::path& folder, bool mapped)
    : Tables(folder, WatchedFile(folder / version_file_name), read_version(folder), mapped) {}

Tables::Tables(const std::filesystem::path& folder, WatchedFile watched, Version version, bool mapped)
    : folder_(folder), watched_(std::move(watched)), version_(std::move(version)) {
    for (std::size_t i = 0; i < tables_.size(); ++i)
        tables_[i] = std::make_unique<const OpenTable>(folder_, static_cast<Table>(i), version_, mapped);
}

bool Tables::is_mapped() const {
    return std::any_of(tables_.begin(), tables_.end(), [](const auto& table) { return table->is_mapped(); });
}

ValueOffsets* Tables::value_offsets(std::uint32_t slot) const {
    if (!table(postlist_table).is_mapped()) return nullptr;
    const std::lock_guard lock(offsets_mutex_);
    return &offsets_.try_emplace(slot, static_cast<std::uint32_t>(version_.last_document)).first->second;
}

bool Tables::is_unchanged() const {
    if (!is_mapped() || watched_.is_same()) return true;
    std::optional<Version> newest;
    try {
        newest = read_version(folder_);
    } catch (const Error&) {  // the folder was removed
    }
    return newest && newest->revision == version_.revision && newest->uuid == version_.uuid;
}

}  // namespace kwic::glass
