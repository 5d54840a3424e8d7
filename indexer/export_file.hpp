// SPDX-License-Identifier: GPL-2.0-or-later
// ExportFile is the output of an export: standard output, or a file that gets its final name when it is complete.
#pragma once

#include "base/descriptor.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace kwic::indexer {

// If the output cannot be written or renamed, the member functions throw Error (io) with a message that states the file
// and the cause. The destructor removes the temporary file if finish() did not succeed.
class ExportFile {
public:
    // Makes an ExportFile that writes to standard output.
    ExportFile() = default;

    // Makes an ExportFile that writes to a new temporary file in the folder of `file`. finish() renames the temporary
    // file to `file`.
    explicit ExportFile(const std::filesystem::path& file);
    ExportFile(const ExportFile&) = delete;
    ExportFile& operator=(const ExportFile&) = delete;
    ~ExportFile();

    // Appends bytes to a buffer, and writes the buffer when it holds at least 256 KiB.
    void add(std::string_view bytes);

    // Writes the buffered bytes. If the output is a file, syncs the temporary file to disk and renames it to its final
    // name. An existing file with the final name is replaced.
    void finish();

    std::uint64_t bytes() const { return bytes_; }

private:
    void write_out();
    [[noreturn]] void fail(const char* verb) const;

    std::filesystem::path file_;  // empty for standard output
    std::filesystem::path temporary_file_;
    Descriptor descriptor_;
    std::string buffer_;
    std::uint64_t bytes_ = 0;
};

}  // namespace kwic::indexer
