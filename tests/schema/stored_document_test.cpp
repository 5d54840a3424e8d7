// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/stored_document.hpp"
#include "schema/stored_text.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>

namespace kwic {
namespace {

StoredDocument sample() {
    StoredDocument document;
    document.id = std::string("odd\n\xff name.txt");
    document.title = "Envoys resume talks";
    document.date = {{2021, 3, 12}, DateSource::text};
    document.language = "en";
    document.file = FileStamp{-5, 1234, 0xfedcba98};
    document.fields = {{"source", "gazette"}, {"pages", 3.5}, {"source", ""}};
    document.content_hash = 0xfedcba9876543210;
    document.has_text = true;
    document.body = {20, 3, 1};
    document.end = {5000, 800, 70};
    document.frames = {{0, 0, 0}, {4000, 700, 60}};
    document.lines = {{0, 12}, {40, 12}, {100, -3}, {4000, 1'000'000}};
    document.inline_frames = "frames";
    return document;
}

TEST_SUITE("stored document") {
    TEST_CASE("a record is read back unchanged") {
        const StoredDocument document = sample();
        const StoredDocument back = StoredDocument::decode(document.encode(TextCodec()), TextCodec());
        CHECK(back.id == document.id);
        CHECK(back.title == document.title);
        CHECK(to_string(back.date.date) == "2021-03-12");
        CHECK(back.date.source == DateSource::text);
        CHECK(back.language == "en");
        CHECK(back.file == document.file);
        CHECK(back.fields == document.fields);
        CHECK(back.content_hash == document.content_hash);
        CHECK(back.has_text);
        CHECK_FALSE(back.has_frame_entries);
        CHECK_FALSE(back.has_separate_title);
        CHECK(back.body.position == 3);
        CHECK(back.end.offset == 5000);
        REQUIRE(back.frames.size() == 2);
        CHECK(back.frames[1].position == 700);
        CHECK(back.lines == document.lines);
        CHECK(back.inline_frames == "frames");
        CHECK(back.encode(TextCodec()) == document.encode(TextCodec()));
    }

    TEST_CASE("a line shift applies from its offset on") {
        StoredDocument document = sample();
        CHECK(line_shift_at(document, 0) == 12);
        CHECK(line_shift_at(document, 99) == 12);
        CHECK(line_shift_at(document, 100) == -3);
        CHECK(line_shift_at(document, 5000) == 1'000'000);
        document.lines = {{10, 2}};
        CHECK(line_shift_at(document, 9) == 0);
    }

    TEST_CASE("a record of another codec version is refused, and the error advises a rebuild") {
        std::string bytes = sample().encode(TextCodec());
        bytes[0] = 99;
        try {
            StoredDocument::decode(bytes, TextCodec());
            FAIL("it was read");
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::version_mismatch);
            CHECK(std::string(error.what()).find("rebuild") != std::string::npos);
        }
    }

    TEST_CASE("decoding damaged bytes gives an error or another document, and never crashes") {
        std::mt19937 random(51);
        const std::string good = sample().encode(TextCodec());
        for (int round = 0; round < 3000; ++round) {
            std::string bytes = good.substr(0, 1 + random() % good.size());
            if (bytes.size() > 1) bytes[1 + random() % (bytes.size() - 1)] = static_cast<char>(random());
            try {
                (void)StoredDocument::decode(bytes, TextCodec());
            } catch (const Error& error) {
                CHECK(error.code() == ErrorCode::corrupt);
            }
        }
        const std::string frame = encode_frame(std::string(9000, 'x'), {{0, 0, 0}, {4096, 1, 0}, {8192, 2, 0}});
        for (int round = 0; round < 3000; ++round) {
            std::string bytes = frame;
            bytes[random() % bytes.size()] = static_cast<char>(random());
            try {
                (void)decode_frame(bytes, {});
            } catch (const Error& error) {
                CHECK(error.code() == ErrorCode::corrupt);
            }
        }
    }

    TEST_CASE("a frame holds the text of its blocks and the start of each block") {
        const TextCodec codec;
        FrameBuilder builder(codec);
        std::string text;
        for (int i = 0; i < 10; ++i) {
            const std::string block = "block " + std::to_string(i) + "\nof two lines\n";
            builder.add(block, 5);
            text += block;
        }
        builder.finish();
        CHECK(builder.end().offset == text.size());
        CHECK(builder.end().position == 50);
        CHECK(builder.end().line == 20);
        REQUIRE(builder.starts().size() == 3);
        REQUIRE(builder.frames().size() == 3);
        std::string joined;
        for (std::size_t i = 0; i < 3; ++i) {
            ByteReader in(builder.frames()[i]);
            const Frame frame = decode_frame(codec.read(in, 1 << 20), builder.starts()[i]);
            CHECK(frame.start.position == 20 * i);
            CHECK(frame.start.offset == joined.size());
            CHECK(frame.blocks.size() == (i < 2 ? 4 : 2));
            for (std::size_t b = 0; b < frame.blocks.size(); ++b) {
                CHECK(frame.blocks[b].position == 5 * b);
                CHECK(frame.text.substr(frame.blocks[b].begin).starts_with("block " + std::to_string(4 * i + b)));
            }
            joined += frame.text;
        }
        CHECK(joined == text);
    }
}

}  // namespace
}  // namespace kwic
