// SPDX-License-Identifier: GPL-2.0-or-later
#include "directory/manifest_page.hpp"

#include "build_paths.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <string>

namespace kwic {
namespace {

Manifest sample() {
    Manifest manifest;
    manifest.root = "no\xff UTF-8";
    manifest.documents = 7;
    manifest.files = {{"docdata.glass", 8192, 0xffffffffffffffff}, {"iamglass", 115, {}}};
    return manifest;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != text.npos);
    return text.replace(at, from.size(), to);
}

TEST_CASE("a manifest is read back unchanged") {
    const auto read = parse_manifest_text(write_manifest_text(sample()), "x");
    REQUIRE(read);
    CHECK(read->root == sample().root);
    CHECK(read->documents == 7);
    REQUIRE(read->files.size() == 2);
    CHECK(read->files[0].checksum == 0xffffffffffffffff);
    CHECK(read->files[1].name == "iamglass");
    CHECK(!read->files[1].checksum);
}

TEST_CASE("a text that is not a manifest is refused") {
    const std::string text = write_manifest_text(sample());
    CHECK(!parse_manifest_text("", "x"));
    CHECK(!parse_manifest_text("[]", "x"));
    CHECK(!parse_manifest_text(text.substr(0, text.size() / 2), "x"));
    CHECK(!parse_manifest_text(replaced(text, "ffffffffffffffff", "no number"), "x"));
    CHECK(!parse_manifest_text(replaced(text, "ffffffffffffffff", "1ffffffffffffffff"), "x"));
    CHECK(!parse_manifest_text(replaced(text, "\"documents\":7", "\"documents\":-7"), "x"));
    CHECK(!parse_manifest_text(replaced(text, "\"documents\":7", "\"documents\":1e300"), "x"));
    CHECK(!parse_manifest_text(replaced(text, "\"root\":[", "\"root\":[256,"), "x"));
}

TEST_CASE("the manifest in tests/fuzz/seeds has the current format and analyzer versions") {
    const auto seed = std::filesystem::path(KWIC_SOURCE_DIR) / "tests/fuzz/seeds/manifest/whole";
    CHECK(parse_manifest_text(test::read_file(seed), "x"));
}

TEST_CASE("a manifest with a wrong checksum is refused") {
    const std::string page = add_checksum("text\n");
    CHECK(without_checksum(page) == "text\n");
    CHECK(!without_checksum(replaced(page, "text", "test")));
    CHECK(!without_checksum(page.substr(1)));
    CHECK(!without_checksum(""));
}

}  // namespace
}  // namespace kwic
