// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/schema.hpp"

#include "base/base64.hpp"
#include "base/big_endian.hpp"
#include "base/term_limits.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::schema {

std::string id_hash(std::string_view id) {
    const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, hash);
    return {reinterpret_cast<const char*>(canonical.digest), id_hash_bytes};
}

// Encodes the hash in base64, so that the term is printable.
std::string id_term(std::string_view hash) { return std::string(id_prefix) + base64(hash); }

std::string stamp_value(const FileStamp& stamp) {
    std::string value = big_endian_64(stamp.size);
    std::uint8_t identity[4];
    put_big_endian_32(identity, stamp.identity);
    return value.append(reinterpret_cast<const char*>(identity), sizeof identity);
}

void read_stamp_value(std::string_view value, FileStamp& stamp) {
    const bool is_whole = value.size() == 12;
    stamp.size = is_whole ? get_big_endian<std::uint64_t>(value.data()) : 0;
    stamp.identity = is_whole ? get_big_endian<std::uint32_t>(value.data() + 8) : 0;
}

std::string word_term(std::string_view prefix, std::string_view word) {
    std::string term(prefix);
    return term += clip(word, max_term_bytes - prefix.size());
}

std::string keyword_term(std::string_view prefix, std::string_view value) {
    std::string term(prefix);
    const bool fits = prefix.size() + value.size() <= max_term_bytes && value.find('\0') == value.npos;
    term += fits ? std::string(value) : "\x01" + base64(id_hash(value));
    return term;
}

std::string_view indexed_folder(std::string_view folder) {
    std::size_t end = 0;
    for (std::size_t count = 0; count < max_path_folders && end < folder.size(); ++count)
        end = folder.find('/', end) + 1;
    return folder.substr(0, end);
}

std::string path_words(std::string_view path) {
    std::string words(path);
    for (char& c : words)
        if (c == '.' || c == '_') c = ' ';
    return words;
}

std::string encode_languages(const std::vector<std::string>& languages) {
    std::string entry;
    for (const std::string& language : languages) entry += language + "\n";
    return entry;
}

std::vector<std::string> languages_of(const Xapian::Database& database) {
    std::vector<std::string> languages;
    std::istringstream lines(database.get_metadata(std::string(languages_key)));
    lines.exceptions(std::ios::badbit);  // so that std::bad_alloc is thrown; see decode_fields()
    for (std::string line; std::getline(lines, line);) languages.push_back(line);
    return languages;
}

}  // namespace kwic::schema
