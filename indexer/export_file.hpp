// SPDX-License-Identifier: GPL-2.0-or-later
// Where an export goes: standard output, or a file that gets its name when it is whole.
#pragma once

#include "base/descriptor.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace kwic::indexer {

// Every member throws Error (io) that names the file and the cause. A file that is not finished is removed.
class ExportFile {
public:
    ExportFile() = default;  // standard output
    explicit ExportFile(const std::filesystem::path& file);
    ExportFile(const ExportFile&) = delete;
    ExportFile& operator=(const ExportFile&) = delete;
    ~ExportFile();

    // Kept until there is enough to be written at once.
    void add(std::string_view bytes);

    // All is written, of a file durably; it replaces one of that name.
    void finish();

    std::uint64_t bytes() const { return bytes_; }

private:
    void write_out();
    [[noreturn]] void fail(const char* verb) const;

    std::filesystem::path file_;  // empty: standard output
    std::filesystem::path unfinished_;
    Descriptor descriptor_;
    std::string held_;
    std::uint64_t bytes_ = 0;
};

}  // namespace kwic::indexer
