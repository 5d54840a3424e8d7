// SPDX-License-Identifier: GPL-2.0-or-later
#include "trust.hpp"

#include "base/descriptor.hpp"
#include "base/files.hpp"
#include "sources.hpp"

#include <kwic/error.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace kwic::indexer {
namespace {

namespace fs = std::filesystem;

// Returns the file with the trusted folders, or an empty path if the user has no home folder. As the specification of
// XDG_STATE_HOME requires, ignores a relative path in this variable.
fs::path trust_file() {
    const char* const state = std::getenv("XDG_STATE_HOME");
    if (state && state[0] == '/') return fs::path(state) / "kwic/trusted";
    const char* const home = std::getenv("HOME");
    return home && home[0] == '/' ? fs::path(home) / ".local/state/kwic/trusted" : fs::path();
}

// A path may have any bytes, but the text of JSON has characters only: each byte becomes a number.
nlohmann::json json_of(const fs::path& path) {
    const std::string& bytes = path.native();
    return std::vector<std::uint8_t>(bytes.begin(), bytes.end());
}

std::string line_of(const fs::path& index, const fs::path& root) {
    return nlohmann::json::array({json_of(index), json_of(root)}).dump() + '\n';
}

std::set<std::string> trusted_lines() {
    const fs::path file = trust_file();
    std::error_code error;
    std::set<std::string> lines;
    if (file.empty() || !fs::is_regular_file(file, error)) return lines;
    std::istringstream text(read_whole_file(file));
    for (std::string line; std::getline(text, line);) lines.insert(line + '\n');
    return lines;
}

bool is_own(const fs::path& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) == 0 && status.st_uid == geteuid();
}

std::vector<fs::path> roots_that_need_trust(const std::vector<fs::path>& roots, const fs::path& index) {
    if (!is_own(index) || !is_own(index / sources_name)) return roots;
    std::vector<fs::path> outside;
    for (const fs::path& root : roots)
        if (!is_at_or_below(root, index.parent_path())) outside.push_back(root);
    return outside;
}

}  // namespace

std::vector<fs::path> untrusted_roots(const std::vector<fs::path>& roots, const fs::path& index) {
    auto untrusted = roots_that_need_trust(roots, index);
    if (untrusted.empty()) return untrusted;
    const auto trusted = trusted_lines();
    std::erase_if(untrusted, [&](const fs::path& root) { return trusted.contains(line_of(index, root)); });
    return untrusted;
}

void trust(const std::vector<fs::path>& roots, const fs::path& index) {
    const auto untrusted = untrusted_roots(roots, index);
    if (untrusted.empty()) return;
    const fs::path file = trust_file();
    if (file.empty())
        throw Error(ErrorCode::io, "cannot remember that you trust the index: set $XDG_STATE_HOME or $HOME");
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error)
        throw Error(ErrorCode::io, "cannot make the folder '" + file.parent_path().string() + "': " + error.message());
    // Each run appends its lines in one call, so that runs at the same time do not lose lines.
    std::string lines;
    for (const fs::path& root : untrusted) lines += line_of(index, root);
    constexpr mode_t only_user = 0600;
    const Descriptor opened(open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, only_user));
    if (!opened.is_open() || write(opened.number(), lines.data(), lines.size()) != static_cast<ssize_t>(lines.size()))
        fail_io("write", file);
}

}  // namespace kwic::indexer
