// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/text_codec.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// Returns `count` different texts that share a small vocabulary.
std::vector<std::string> stories(std::size_t count) {
    const std::vector<std::string> words = {"harbour", "envoy",  "council", "talks",   "resumed", "minister", "river",
                                            "bridge",  "ferry",  "market",  "evening", "police",  "students", "flood",
                                            "rescue",  "strike", "budget",  "mayor",   "island",  "witness"};
    std::mt19937 random(5);
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text = "Story " + std::to_string(i) + ". The spokesman of the ministry told reporters that";
        for (int word = 0; word < 60; ++word) text += " " + words[random() % words.size()];
        texts.push_back(text);
    }
    return texts;
}

TextCodec trained(const std::vector<std::string>& texts) {
    const std::vector<std::string_view> samples(texts.begin(), texts.end());
    return TextCodec(train_dictionary(samples));
}

std::string compressed(const TextCodec& codec, std::string_view text) {
    std::string out;
    codec.append(out, text);
    return out;
}

std::string read_back(const TextCodec& codec, std::string_view bytes, std::uint64_t max_bytes = 1 << 20) {
    ByteReader in(bytes);
    return codec.read(in, max_bytes);
}

TEST_SUITE("text codec") {
    TEST_CASE("texts are read back unchanged with and without a dictionary") {
        const auto texts = stories(500);
        for (const TextCodec& codec : {TextCodec(), trained(texts)})
            for (const std::string& text : {std::string(), std::string("a"), texts[3], std::string(100'000, 'x')})
                CHECK(read_back(codec, compressed(codec, text)) == text);
    }

    TEST_CASE("a dictionary makes short texts smaller") {
        const auto texts = stories(500);
        const TextCodec codec = trained(texts);
        REQUIRE_FALSE(codec.dictionary().empty());
        CHECK(compressed(codec, texts[7]).size() < compressed(TextCodec(), texts[7]).size());
    }

    TEST_CASE("a codec decompresses the texts of another codec with the same dictionary") {
        const auto texts = stories(500);
        const TextCodec codec = trained(texts);
        CHECK(read_back(TextCodec(codec.dictionary()), compressed(codec, texts[9])) == texts[9]);
    }

    TEST_CASE("the same samples always give the same dictionary") {
        const auto texts = stories(500);
        CHECK(trained(texts).dictionary() == trained(texts).dictionary());
    }

    TEST_CASE("too few samples give no dictionary, and equal samples give a small dictionary or none") {
        CHECK(trained(stories(10)).dictionary().empty());
        CHECK(trained({}).dictionary().empty());
        CHECK(trained(std::vector<std::string>(1000, std::string(100, 'x'))).dictionary().size() < 5000);
    }

    TEST_CASE("reading without the required dictionary gives an error or a wrong text, and never crashes") {
        const auto texts = stories(500);
        const std::string bytes = compressed(trained(texts), texts[0]);
        try {
            const std::string read = read_back(TextCodec(), bytes);
            CHECK(read != texts[0]);
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::corrupt);
        }
    }

    TEST_CASE("a text longer than the maximum is refused before memory is allocated for the text") {
        std::string bytes;
        append_varint(bytes, std::uint64_t{1} << 60);
        CHECK_THROWS_AS(read_back(TextCodec(), bytes), Error);
        CHECK_THROWS_AS(read_back(TextCodec(), compressed(TextCodec(), "four"), 3), Error);
    }
}

}  // namespace
}  // namespace kwic
