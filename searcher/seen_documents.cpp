// SPDX-License-Identifier: GPL-2.0-or-later
#include "seen_documents.hpp"

#include "base/files.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>

#include <sys/stat.h>

namespace kwic::searcher {
namespace {

constexpr std::size_t hash_digits = 32;

std::string hash_of(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

bool is_hash(std::string_view text) {
    return text.size() == hash_digits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

bool is_entry(std::string_view line) {
    return line.size() == 2 * hash_digits + 1 && line[hash_digits] == ' ' && is_hash(line.substr(0, hash_digits)) &&
           is_hash(line.substr(hash_digits + 1));
}

bool is_there(const std::filesystem::path& file) {
    struct stat status {};
    return stat(file.c_str(), &status) == 0 || errno != ENOENT;
}

}  // namespace

SeenDocuments::SeenDocuments(std::filesystem::path file) : file_(std::move(file)) {
    if (!is_there(file_)) return;
    const std::string bytes = read_whole_file(file_);
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        std::string line = bytes.substr(begin, end - begin);
        if (!is_entry(line))
            throw Error(ErrorCode::invalid_argument,
                        "'" + file_.string() + "' was not written by --new-since; name another file");
        lines_.insert(std::move(line));
        begin = end + 1;
    }
}

void SeenDocuments::keep_new(const std::string& query, std::size_t limit, Results& results) {
    const std::string key = hash_of(query) + ' ';
    std::set<std::string> known;
    std::vector<Hit> fresh;
    for (Hit& hit : results.hits) {
        std::string line = key + hash_of(hit.index + '\0' + hit.id);
        const bool is_new = !lines_.contains(line);
        if (is_new && fresh.size() == limit) continue;
        known.insert(std::move(line));
        if (is_new) fresh.push_back(std::move(hit));
    }
    lines_.erase(lines_.lower_bound(key), lines_.lower_bound(hash_of(query) + '!'));
    lines_.merge(known);
    results.hits = std::move(fresh);
    results.total = {results.hits.size(), true};
    results.next.clear();
    results.suggestion.reset();
}

void SeenDocuments::save() const {
    std::string bytes;
    for (const std::string& line : lines_) bytes += line + '\n';
    replace_file(file_, bytes);
}

}  // namespace kwic::searcher
