// SPDX-License-Identifier: GPL-2.0-or-later
#include "export_file.hpp"

#include "base/descriptor.hpp"
#include "base/system_cause.hpp"

#include <kwic/error.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

namespace kwic::indexer {
namespace {

constexpr std::size_t max_buffer_bytes = 256 << 10;

}  // namespace

ExportFile::ExportFile(const std::filesystem::path& file) : file_(file), temporary_file_(file) {
    temporary_file_ += "." + std::to_string(getpid()) + ".tmp";
    descriptor_ = Descriptor(open(temporary_file_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!descriptor_.is_open()) fail("write");
}

ExportFile::~ExportFile() {
    if (descriptor_.is_open()) unlink(temporary_file_.c_str());
}

void ExportFile::add(std::string_view bytes) {
    buffer_ += bytes;
    bytes_ += bytes.size();
    if (buffer_.size() >= max_buffer_bytes) write_out();
}

void ExportFile::finish() {
    write_out();
    if (file_.empty()) return;
    if (fsync(descriptor_.number()) != 0) fail("write");
    if (rename(temporary_file_.c_str(), file_.c_str()) != 0) fail("rename");
    descriptor_.close();
}

void ExportFile::write_out() {
    const int number = file_.empty() ? STDOUT_FILENO : descriptor_.number();
    for (std::string_view rest = buffer_; !rest.empty();) {
        const ssize_t written = write(number, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write");
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    buffer_.clear();
}

void ExportFile::fail(const char* verb) const {
    const int error = errno;
    const std::string name = file_.empty() ? "to standard output" : "'" + file_.string() + "'";
    throw Error(ErrorCode::io, "cannot " + std::string(verb) + " " + name + ": " + system_cause(error));
}

}  // namespace kwic::indexer
