// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that any text is read as a manifest or refused, and that a manifest that is written and read again is
// unchanged. Checks that without_checksum() returns the text to which add_checksum() has appended a checksum.
#include "directory/manifest_page.hpp"
#include "fuzz/fuzz.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace kwic;

namespace {

bool is_same(const Manifest& a, const Manifest& b) {
    const auto are_same_files = [](const Manifest::File& x, const Manifest::File& y) {
        return x.name == y.name && x.size == y.size && x.checksum == y.checksum;
    };
    return a.format == b.format && a.analyzer == b.analyzer && a.root == b.root && a.store_text == b.store_text &&
           a.positions == b.positions && a.documents == b.documents && a.written_documents == b.written_documents &&
           a.written_bytes == b.written_bytes && a.is_updated == b.is_updated && a.changes == b.changes &&
           std::equal(a.files.begin(), a.files.end(), b.files.begin(), b.files.end(), are_same_files);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    (void)without_checksum(text);
    // Mutations by the fuzzer do not produce a valid checksum, so add_checksum() adds one here.
    const std::string page = add_checksum(std::string(text));
    fuzz::require(without_checksum(page) == text);
    fuzz::accepts([&] {
        const auto manifest = parse_manifest_text(text, "index");
        if (!manifest) return;
        const auto again = parse_manifest_text(write_manifest_text(*manifest), "index");
        fuzz::require(again && is_same(*again, *manifest));
    });
    return 0;
}
