// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/compress.hpp"
#include "support/temp_dir.hpp"

#include "input/open_input.hpp"
#include "input/source.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace kwic::test;
using kwic::DamagedInput;
using kwic::Source;

namespace {

constexpr std::uint64_t megabyte = 1 << 20;

struct Reading {
    std::string text;
    std::string damage;  // description of the damage, or empty
    std::uint64_t consumed = 0;
};

Reading read(const std::string& bytes, bool read_through = true, std::uint64_t max_size = megabyte,
             std::size_t piece_size = 5000) {
    const TempDir dir;
    const kwic::Descriptor file = kwic::open_input(dir.write("file", bytes), 0, {});
    Source source(file.number(), read_through, max_size);
    Reading reading;
    try {
        std::string piece(piece_size, '\0');
        while (const std::size_t got = source.read(piece.data(), piece.size())) reading.text.append(piece, 0, got);
        CHECK(source.read(piece.data(), piece.size()) == 0);
    } catch (const DamagedInput& e) {
        reading.damage = e.what();
    }
    reading.consumed = source.consumed();
    return reading;
}

// Returns random words, which compress badly.
std::string words(std::size_t size) {
    std::mt19937 random(1);
    std::string text;
    while (text.size() < size) text += "word" + std::to_string(random() % 100'000) + (random() % 8 ? ' ' : '\n');
    text.resize(size);
    return text;
}

using Compress = std::string (*)(std::string_view);
const std::vector<Compress> compressions = {gzip, [](std::string_view text) { return zstd(text); }, xz, bzip2};

}  // namespace

TEST_SUITE("source") {
    TEST_CASE("uncompressed data are returned unchanged") {
        for (const std::string& bytes : {std::string(), std::string("x"), std::string("PK"), words(300'000)}) {
            CHECK(read(bytes).text == bytes);
            CHECK(read(bytes, false).text == bytes);
            CHECK(read(bytes).consumed == bytes.size());
        }
        CHECK(read(gzip("text"), false).text == gzip("text"));
    }

    TEST_CASE("compressed data of any size are decompressed") {
        for (const Compress compress : compressions) {
            for (const std::size_t size : {0, 1, 4999, 5000, 5001, 131072, 700'000}) {
                CAPTURE(size);
                const std::string bytes = compress(words(size));
                const Reading reading = read(bytes);
                CHECK(reading.damage.empty());
                CHECK(reading.text == words(size));
                CHECK(reading.consumed == bytes.size());
            }
            CHECK(read(compress("a few words"), true, megabyte, 1).text == "a few words");
        }
    }

    TEST_CASE("a compressed file may have several gzip members or zstd frames") {
        CHECK(read(gzip("one ") + gzip("") + gzip("two")).text == "one two");
        CHECK(read(zstd("one ") + zstd("") + zstd("two")).text == "one two");
        const auto skipped = read(zstd_skippable("nobody reads this") + zstd("one ") + zstd_skippable("") +
                                  zstd("two") + zstd_skippable("nor that"));
        CHECK(skipped.text == "one two");
        CHECK(skipped.damage.empty());
        std::string many;
        for (int i = 0; i < 20'000; ++i) many += gzip("line\n");
        CHECK(read(many).text.size() == 100'000);
    }

    TEST_CASE("only zero bytes are allowed between and after gzip members") {
        CHECK(read(gzip("text") + std::string(200'000, '\0')).damage.empty());
        CHECK(read(gzip("text") + std::string(3, '\0') + gzip(" more")).text == "text more");
        const auto garbage = read(gzip("text") + "garbage");
        CHECK(garbage.text == "text");
        CHECK(garbage.damage == "damaged gzip data (incorrect header check)");
        CHECK_FALSE(read(zstd("text") + "garbage").damage.empty());
    }

    TEST_CASE("truncated data are reported as damaged") {
        for (const Compress compress : compressions) {
            const std::string one = compress("Envoys resume harbour talks\n");
            const std::string two = one + compress("The harbour sells fish\n");
            for (std::size_t size = 1; size < two.size(); ++size) {
                CAPTURE(size);
                if (one.starts_with("BZh") && size < kwic::magic_size) continue;  // may be text
                const auto reading = read(two.substr(0, size));
                if (size == one.size()) {
                    CHECK(reading.damage.empty());
                    CHECK(reading.text == "Envoys resume harbour talks\n");
                } else {
                    CHECK(reading.damage.find("data (cut off)") != std::string::npos);
                }
            }
        }
    }

    TEST_CASE("the data before the damage are returned") {
        const std::string text = words(2'000'000);
        for (const Compress compress : compressions) {
            const std::string whole = compress(text);
            const auto cut = read(whole.substr(0, whole.size() / 2));
            CHECK(cut.damage.find("cut off") != std::string::npos);
            CHECK(cut.text.size() > text.size() / 3);
            CHECK(text.starts_with(cut.text));
            // zlib or libzstd may decompress the changed bytes without an error. In this case, the checksum at the end
            // of the compressed data shows the damage.
            std::string changed = whole;
            for (std::size_t i = whole.size() / 2; i < whole.size() / 2 + 100; ++i)
                changed[i] = static_cast<char>(~changed[i]);
            const auto damaged = read(changed);
            CHECK_FALSE(damaged.damage.empty());
            CHECK(damaged.text.size() > text.size() / 3);
            CHECK(damaged.text.compare(0, text.size() / 3, text, 0, text.size() / 3) == 0);
        }
    }

    TEST_CASE("randomly damaged data are reported, decompressed correctly or returned unchanged") {
        std::mt19937 random(2);
        for (const Compress compress : compressions) {
            const std::string whole = compress(words(20'000));
            for (int i = 0; i < 500; ++i) {
                std::string changed = whole;
                changed[random() % changed.size()] ^= static_cast<char>(1 + random() % 255);
                const auto reading = read(changed);
                CHECK((!reading.damage.empty() || reading.text == words(20'000) || reading.text == changed));
            }
        }
    }

    TEST_CASE("the maximum zstd window is the size limit, but at least 8 MB and at most 128 MB") {
        CHECK(read(zstd("text", 23), true, 1).text == "text");
        CHECK(read(zstd("text", 24), true, 1).damage == "zstd window larger than 8 MB");
        CHECK(read(zstd("text", 26), true, 64 * megabyte).text == "text");
        CHECK(read(zstd("text", 27), true, 64 * megabyte).damage == "zstd window larger than 64 MB");
        CHECK(read(zstd("text", 27), true, 1000 * megabyte).text == "text");
        CHECK(read(zstd("text", 28), true, 1000 * megabyte).damage == "zstd window larger than 128 MB");
    }

    TEST_CASE("the memory for xz data is limited") {
        CHECK(read(xz("text", 64 << 20)).text == "text");
        CHECK(read(xz("text", 256 << 20)).damage == "xz dictionary larger than 128 MB");
    }

    TEST_CASE("a compressed file may have several streams of xz or bzip2") {
        CHECK(read(xz("one ") + xz("") + std::string(8, '\0') + xz("two")).text == "one two");
        CHECK(read(bzip2("one ") + bzip2("") + bzip2("two")).text == "one two");
        CHECK(read(xz("text") + "garbage garbage").damage == "damaged xz data");
        CHECK(read(bzip2("text") + "garbage").damage == "damaged bzip2 data");
    }

    TEST_CASE("compressed data are recognized by their first bytes") {
        using kwic::is_compressed;
        for (const Compress compress : compressions)
            for (const char* text : {"", "text"}) CHECK(is_compressed(compress(text).substr(0, kwic::full_magic_size)));
        CHECK(is_compressed(zstd_skippable("x")));
        for (const char* text : {"", "(", "P", "BZh9", "BZh91", "BZh9 is a call sign", "\x1f\x8b", "PK\x03\x04"})
            CHECK_FALSE(is_compressed(text));
    }

    TEST_CASE("names of compressed files end in .gz, .dz, .zst, .xz or .bz2") {
        using kwic::has_compressed_name;
        for (const char* name :
             {"a.gz", "a.txt.gz", "A.TXT.GZ", "dump.jsonl.zst", "dump.Zst", "a.xz", "a.bz2", "a.dict.dz"})
            CHECK(has_compressed_name(name));
        for (const char* name : {"", ".gz", "gz", "agz", "a.gz.txt", "a.tgz", "zst"})
            CHECK_FALSE(has_compressed_name(name));
    }
}
