// SPDX-License-Identifier: GPL-2.0-or-later
#include "seen_documents.hpp"

#include "base/files.hpp"

#include <kwic/error.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace kwic::searcher {
namespace {

constexpr std::size_t hash_digits = 32;
constexpr std::size_t line_bytes = 2 * hash_digits + 2;

std::string hash_of(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

bool is_hash(std::string_view text) {
    return text.size() == hash_digits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

bool is_line(std::string_view line) {
    return line.size() == line_bytes && line[hash_digits] == ' ' && is_hash(line.substr(0, hash_digits)) &&
           is_hash(line.substr(hash_digits + 1, hash_digits)) && line.back() == '\n';
}

// Returns the name of an index that does not depend on how its path is written.
std::string canonical_name(const std::string& index) {
    std::error_code failed;
    const std::filesystem::path path = std::filesystem::canonical(index, failed);
    return failed ? index : path.string();
}

}  // namespace

SeenDocuments::SeenDocuments(std::filesystem::path file)
    : file_(std::move(file)), descriptor_(open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0666)) {
    if (!descriptor_.is_open()) fail_io("open", file_);
    const auto refuse = [&](const std::string& cause) {
        throw Error(ErrorCode::invalid_argument, "--new-since: '" + file_.string() + "' " + cause);
    };
    struct stat status {};
    if (fstat(descriptor_.number(), &status) != 0) fail_io("read", file_);
    if (!S_ISREG(status.st_mode)) refuse("is not a file");
    while (flock(descriptor_.number(), LOCK_EX) != 0)
        if (errno != EINTR) fail_io("lock", file_);
    std::string bytes = read_whole_file(file_);
    // If a run was stopped while it wrote, the last line is incomplete.
    const std::size_t whole = bytes.size() / line_bytes * line_bytes;
    for (std::size_t begin = 0; begin < bytes.size(); begin += line_bytes) {
        const std::string_view line = std::string_view(bytes).substr(begin, line_bytes);
        if (begin < whole ? !is_line(line) : line.find_first_not_of("0123456789abcdef ") != line.npos)
            refuse("has other contents; name another file");
        if (begin < whole) known_.emplace(line);
    }
    if (whole < bytes.size() && ftruncate(descriptor_.number(), static_cast<off_t>(whole)) != 0)
        fail_io("write", file_);
}

void SeenDocuments::keep_new(const std::string& query, std::size_t limit, Results& results) {
    const std::string key = hash_of(std::string_view(query)) + ' ';
    std::map<std::string, std::string> names;  // the canonical names of the indexes of the hits
    std::vector<Hit> fresh;
    std::size_t count = 0;
    for (Hit& hit : results.hits) {
        const auto [name, is_new] = names.try_emplace(hit.index);
        if (is_new) name->second = canonical_name(hit.index);
        std::string line = key + hash_of(name->second + '\0' + hit.id) + '\n';
        if (known_.contains(line) || ++count > limit) continue;
        added_ += line;
        known_.insert(std::move(line));
        fresh.push_back(std::move(hit));
    }
    results.hits = std::move(fresh);
    results.total = {count, true};
    results.next.clear();
    results.suggestion.reset();
}

void SeenDocuments::save() const {
    std::string_view rest = added_;
    if (lseek(descriptor_.number(), 0, SEEK_END) < 0) fail_io("write", file_);
    while (!rest.empty()) {
        const ssize_t put = write(descriptor_.number(), rest.data(), rest.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) fail_io("write", file_);
        rest.remove_prefix(static_cast<std::size_t>(put));
    }
    if (fsync(descriptor_.number()) != 0) fail_io("sync", file_);
}

}  // namespace kwic::searcher
