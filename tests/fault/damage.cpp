// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/damage.hpp"

#include "support/temp_dir.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block_bytes = 8192;
constexpr std::size_t sector_bytes = 512;

// Returns a map from the name of a file to its path. The map contains all files of the index except the lock files and
// sources.json: a run that names its PATHs replaces this file, and tests/indexer/remembered_test.cpp damages it. No
// two of these files have the same name, because the index has only one generation (folder gen-N).
std::map<std::string, fs::path> files_of(const fs::path& index) {
    std::map<std::string, fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(index)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_regular_file() && name != "lock" && name != "flintlock" && name != "sources.json")
            files[name] = entry.path();
    }
    return files;
}

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

// Returns a random offset below `size`. With a probability of at least 1/2, the offset is in the first 256 bytes of a
// block. These bytes describe the rest of the block.
std::size_t random_offset(std::size_t size, Random& random) {
    const std::size_t any = below(random, size);
    constexpr std::size_t head_bytes = 256;
    if (below(random, 2) == 0) return any;
    return std::min(any / block_bytes * block_bytes + below(random, head_bytes), size - 1);
}

std::size_t shorter(std::size_t size, Random& random) {
    switch (below(random, 3)) {
        case 0:
            return below(random, size) / block_bytes * block_bytes;
        case 1:
            return below(random, std::min<std::size_t>(size, 64));
        default:
            return below(random, size);
    }
}

void zero(std::string& bytes, std::size_t unit, std::size_t& at, Random& random) {
    at = below(random, bytes.size()) / unit * unit;
    std::fill_n(bytes.begin() + static_cast<long>(at), std::min(unit, bytes.size() - at), '\0');
}

// Changes the bytes of a file. Returns a description of the change, or "" if the file is too small for it.
std::string change(std::string& bytes, const std::string& old_bytes, Damage kind, Random& random) {
    std::size_t at = 0;
    switch (kind) {
        case Damage::bit: {
            at = random_offset(bytes.size(), random);
            const auto bit = below(random, 8);
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
            return fmt::format("bit {} of byte {} flipped", bit, at);
        }
        case Damage::bytes: {
            at = random_offset(bytes.size(), random);
            const std::size_t count = std::min(1 + below(random, 16), bytes.size() - at);
            const bool is_full = below(random, 2) == 0;  // bytes with the value 255 can be read as a very large length
            for (std::size_t i = 0; i < count; ++i) bytes[at + i] = static_cast<char>(is_full ? 255 : random());
            return fmt::format("{} bytes at {} overwritten", count, at);
        }
        case Damage::truncation:
            bytes.resize(shorter(bytes.size(), random));
            return fmt::format("truncated to {} bytes", bytes.size());
        case Damage::extension:
            at = below(random, 2) == 0 ? block_bytes : 1 + below(random, 100);
            bytes.append(at, static_cast<char>(below(random, 2) == 0 ? 0 : random()));
            return fmt::format("{} bytes appended", at);
        case Damage::sector:
            zero(bytes, sector_bytes, at, random);
            return fmt::format("sector at {} zeroed", at);
        case Damage::block:
            zero(bytes, block_bytes, at, random);
            return fmt::format("block at {} zeroed", at);
        case Damage::swap: {
            const std::size_t blocks = bytes.size() / block_bytes;
            if (blocks < 2) return {};
            const std::size_t a = below(random, blocks) * block_bytes;
            const std::size_t b = below(random, blocks) * block_bytes;
            std::swap_ranges(bytes.begin() + static_cast<long>(a), bytes.begin() + static_cast<long>(a + block_bytes),
                             bytes.begin() + static_cast<long>(b));
            return fmt::format("blocks at {} and {} swapped", a, b);
        }
        case Damage::old_block:
            if (old_bytes.size() < block_bytes || bytes.size() < block_bytes) return {};
            at = below(random, std::min(bytes.size(), old_bytes.size()) / block_bytes) * block_bytes;
            bytes.replace(at, block_bytes, old_bytes, at, block_bytes);
            return fmt::format("block at {} as it was before", at);
        default:
            return {};
    }
}

std::optional<Damaged> put_old_files(const std::map<std::string, fs::path>& files,
                                     const std::map<std::string, fs::path>& old_files, Random& random) {
    const bool just_one = below(random, 2) == 0;
    const std::size_t chosen = below(random, files.size());
    std::map<fs::path, std::string> replaced;
    Damaged done;
    bool is_changed = false;
    for (std::size_t i = 0; const auto& [name, path] : files) {
        const bool wanted = just_one ? i == chosen : below(random, 2) == 0;
        ++i;
        if (!wanted || name == "CURRENT" || !old_files.contains(name)) continue;
        const std::string& bytes = replaced[path] = test::read_file(old_files.at(name));
        is_changed |= bytes != test::read_file(path);
        done.what += (replaced.size() > 1 ? ", " : "older ") + name;
        done.file = replaced.size() == 1 ? name : "";
    }
    // If all files except CURRENT were replaced, the index would be intact, in its older state.
    if (!is_changed || replaced.size() + 1 == files.size()) return {};
    for (const auto& [path, bytes] : replaced) write(path, bytes);
    // If the manifest was replaced, --check names the other files, because they differ from the manifest.
    if (done.file == "manifest.json") done.file.clear();
    return done;
}

}  // namespace

std::optional<Damaged> damage(const fs::path& index, const fs::path& older, Damage kind, Random& random) {
    const auto files = files_of(index);
    const auto old_files = files_of(older);
    if (kind == Damage::old_files) return put_old_files(files, old_files, random);
    const auto& [name, path] = *std::next(files.begin(), static_cast<long>(below(random, files.size())));
    if (kind == Damage::missing) {
        fs::remove(path);
        return Damaged{name, name + " removed"};
    }
    const std::string before = test::read_file(path);
    std::string bytes = before;
    const std::string old_bytes = old_files.contains(name) ? test::read_file(old_files.at(name)) : "";
    const std::string what = change(bytes, old_bytes, kind, random);
    if (bytes == before) return {};
    write(path, bytes);
    return Damaged{name, name + ": " + what};
}

}  // namespace kwic::fault
