// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/hostile_tree.hpp"

#include "fault/campaign.hpp"

#include <kwic/printable.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;

fs::path shared_memory_or_disk() { return fs::exists("/dev/shm") ? "/dev/shm" : fs::temp_directory_path(); }

int opened(int parent, const char* name, int flags) {
    const int descriptor = openat(parent, name, flags | O_CLOEXEC, 0644);
    if (descriptor < 0) throw std::runtime_error(std::string("cannot open ") + name);
    return descriptor;
}

}  // namespace

HostileTree::HostileTree(std::uint64_t seed)
    : random(seed), largest(is_full() ? 64u << 20 : 256u << 10), folder_(shared_memory_or_disk()) {
    inputs = {root().string()};
    fs::create_directories(root());
    fs::create_directories(elsewhere());
    for (const char* id : {"a.txt", "folder/b.txt", "z.txt"}) good(id);
}

HostileTree::~HostileTree() {
    try {
        test::run({"/bin/rm", "-rf", folder().string()});  // rm can remove deeper trees than std::filesystem can
    } catch (const std::exception&) {
    }
}

void HostileTree::good(const std::string& id) { good(id, random_text(random)); }

void HostileTree::good(const std::string& id, const std::string& text) {
    write(id, text);
    model[id] = text;
}

void HostileTree::bad(const std::string& id, std::string_view bytes, const std::string& cause) {
    write(id, bytes);
    skipped(id, cause);
}

void HostileTree::skipped(const std::string& id, const std::string& cause) {
    notes.insert(printable(id) + ": skipped: " + cause);
}

void HostileTree::line(const std::string& json, const std::string& id, const std::string& text) {
    append_line(json);
    model[id] = text;
}

void HostileTree::repaired_line(const std::string& json, const std::string& id, const std::string& text) {
    line(json, id, text);
    notes.insert(name_of_line() + ": ");
}

void HostileTree::bad_line(const std::string& json, const std::string& cause) {
    append_line(json);
    skipped(name_of_line(), cause);
}

// Returns the name that messages use for the last of the JSON lines.
std::string HostileTree::name_of_line() const {
    return (folder() / "lines.jsonl").string() + ':' + std::to_string(lines_);
}

// Opens the file through a descriptor of its folder, because the complete path may be too long.
void HostileTree::write(const std::string& id, std::string_view bytes) const {
    const std::size_t slash = id.rfind('/');
    const fs::path parent = slash == id.npos ? root() : root() / id.substr(0, slash);
    fs::create_directories(parent);
    const int folder = opened(AT_FDCWD, parent.c_str(), O_PATH | O_DIRECTORY);
    const int file = opened(folder, id.c_str() + (slash == id.npos ? 0 : slash + 1), O_WRONLY | O_CREAT | O_TRUNC);
    close(folder);
    const bool is_written = ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    close(file);
    if (!is_written) throw std::runtime_error("cannot write " + id);
}

void HostileTree::append_line(const std::string& json) {
    const fs::path file = folder() / "lines.jsonl";
    if (lines_++ == 0) inputs.insert(inputs.end(), {"--jsonl", file.string()});
    std::ofstream(file, std::ios::binary | std::ios::app) << (lines_ == 1 ? "" : "\n") << json;
}

int make_folders(const fs::path& top, const std::vector<std::string>& names) {
    int current = opened(AT_FDCWD, top.c_str(), O_RDONLY | O_DIRECTORY);
    for (const std::string& name : names) {
        mkdirat(current, name.c_str(), 0755);
        const int next = opened(current, name.c_str(), O_RDONLY | O_DIRECTORY);
        close(current);
        current = next;
    }
    return current;
}

}  // namespace kwic::fault
