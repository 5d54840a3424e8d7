// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/compress.hpp"
#include "support/temp_dir.hpp"

#include <indexer/loader.hpp>
#include <indexer/sizes.hpp>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace fs = std::filesystem;
using kwic::FileStamp;
using kwic::indexer::LoadedFile;
using kwic::indexer::Skipped;
using kwic::test::TempDir;

namespace {

constexpr std::uint64_t megabyte = 1 << 20;

std::variant<FileStamp, Skipped> stamp(const fs::path& file, std::uint64_t max_size = megabyte) {
    return kwic::indexer::stamp_file(AT_FDCWD, file.string(), max_size);
}

std::variant<LoadedFile, Skipped> load(const fs::path& file, std::uint64_t max_size = megabyte) {
    return kwic::indexer::load_file(AT_FDCWD, file.string(), max_size);
}

std::string cause(const std::variant<FileStamp, Skipped>& result) {
    const auto* skipped = std::get_if<Skipped>(&result);
    return skipped ? skipped->cause : "has a stamp";
}

std::string cause(const std::variant<LoadedFile, Skipped>& result) {
    const auto* skipped = std::get_if<Skipped>(&result);
    return skipped ? skipped->cause : "loaded";
}

}  // namespace

TEST_SUITE("loader") {
    TEST_CASE("a file is read whole whatever its size") {
        const TempDir dir;
        for (const std::size_t size : {0, 1, 8191, 8192, 8193, 262144 + 8192, 1 << 20}) {
            CAPTURE(size);
            std::string bytes;
            while (bytes.size() < size) bytes += "word " + std::to_string(bytes.size()) + "\n";
            bytes.resize(size);
            const auto loaded = load(dir.write("file", bytes));
            REQUIRE(cause(loaded) == "loaded");
            CHECK(std::get<LoadedFile>(loaded).bytes == bytes);
            CHECK(std::get<LoadedFile>(loaded).stamp.size == size);
        }
    }

    TEST_CASE("a stamp tells size and time apart and does not change by reading") {
        const TempDir dir;
        const fs::path file = dir.write("file", "text");
        const timespec times[2] = {{0, UTIME_OMIT}, {1'600'000'000, 123'456'789}};
        REQUIRE(utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
        const auto before = stamp(file);
        REQUIRE(cause(before) == "has a stamp");
        CHECK(std::get<FileStamp>(before) == FileStamp{1'600'000'000'123'456'789, 4});
        CHECK(std::get<LoadedFile>(load(file)).stamp == std::get<FileStamp>(before));
        CHECK(std::get<FileStamp>(stamp(file)) == std::get<FileStamp>(before));
        dir.write("file", "other text");
        CHECK(std::get<FileStamp>(stamp(file)).size == 10);
    }

    TEST_CASE("what is no regular file is left out without waiting") {
        const TempDir dir;
        dir.write("file", "text");
        fs::create_symlink("file", dir / "link");
        fs::create_symlink("link-loop", dir / "link-loop");
        fs::create_symlink("absent", dir / "dangling");
        fs::create_directory(dir / "folder");
        REQUIRE(mkfifo((dir / "pipe").c_str(), 0600) == 0);
        const int server = socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, (dir / "socket").c_str(), sizeof address.sun_path - 1);
        REQUIRE(bind(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        struct Case {
            fs::path file;
            std::string stamped;
            std::string loaded;
        };
        const std::vector<Case> cases = {
            {dir / "link", "symbolic link", "symbolic link"},
            {dir / "link-loop", "symbolic link", "symbolic link"},
            {dir / "dangling", "symbolic link", "symbolic link"},
            {dir / "pipe", "named pipe", "named pipe"},
            {dir / "socket", "socket", "not a regular file"},
            {dir / "folder", "became a folder", "became a folder"},
            {"/dev/zero", "device", "device"},
            {dir / "absent", "vanished", "vanished"},
            {dir / "file/below", "vanished", "vanished"},
        };
        for (const Case& c : cases) {
            CAPTURE(c.file);
            CHECK(cause(stamp(c.file)) == c.stamped);
            CHECK(cause(load(c.file)) == c.loaded);
        }
        close(server);
    }

    TEST_CASE("a file that is too large is not read") {
        const TempDir dir;
        const fs::path sparse = dir.write("sparse", "");
        fs::resize_file(sparse, std::uint64_t{10} << 30);
        CHECK(cause(stamp(sparse)) == "too large (10.0 GB)");
        CHECK(cause(load(sparse)) == "too large (10.0 GB)");
        const fs::path file = dir.write("file", "12345");
        CHECK(cause(load(file, 5)) == "loaded");
        CHECK(cause(load(file, 4)) == "too large (5 B)");
    }

    TEST_CASE("a compressed file is the text in it") {
        const TempDir dir;
        for (const auto& [name, bytes] :
             {std::pair{"a.txt.gz", kwic::test::gzip("Détente")}, std::pair{"a.txt.zst", kwic::test::zstd("Détente")},
              std::pair{"plain.txt.gz", std::string("Détente")}}) {
            CAPTURE(name);
            const auto loaded = load(dir.write(name, bytes));
            REQUIRE(cause(loaded) == "loaded");
            CHECK(std::get<LoadedFile>(loaded).bytes == "Détente");
            CHECK(std::get<LoadedFile>(loaded).stamp.size == bytes.size());
        }
        CHECK(std::get<LoadedFile>(load(dir.write("empty.gz", ""))).bytes.empty());
        CHECK(cause(load(dir.write("picture.gz", kwic::test::gzip(std::string(100, '\0'))))) == "binary");
        CHECK(cause(load(dir.write("story.txt", kwic::test::gzip(std::string(20'000, 'x'))))) == "binary");
    }

    TEST_CASE("the size of a compressed file is that of its text") {
        const TempDir dir;
        std::string bomb;  // 10 GB
        const std::string member = kwic::test::gzip(std::string(10 * megabyte, 'a'));
        for (int i = 0; i < 1000; ++i) bomb += member;
        CHECK(cause(load(dir.write("bomb.gz", bomb), 16 * megabyte)) == "too large (over 16.0 MB decompressed)");
        const std::string text(5000, 'a');
        for (const auto& [name, bytes] :
             {std::pair{"a.gz", kwic::test::gzip(text)}, std::pair{"a.zst", kwic::test::zstd(text)}}) {
            CHECK(cause(load(dir.write(name, bytes), 5000)) == "loaded");
            CHECK(cause(load(dir.write(name, bytes), 4999)) == "too large (over 4.9 KB decompressed)");
        }
    }

    TEST_CASE("a damaged file is worth keeping") {
        const TempDir dir;
        for (const auto& [name, bytes] :
             {std::pair{"a.gz", kwic::test::gzip("text")}, std::pair{"a.zst", kwic::test::zstd("text")}}) {
            for (std::size_t size = 1; size < bytes.size(); ++size) {
                CAPTURE(size);
                const auto damaged = load(dir.write(name, bytes.substr(0, size)));
                CHECK(cause(damaged).ends_with("(cut off)"));
                CHECK(std::get<Skipped>(damaged).keep);
            }
        }
    }

    TEST_CASE("a file that states no size is read to its end and to the limit") {
        CHECK(std::get<FileStamp>(stamp("/proc/self/status")).size == 0);
        CHECK(std::get<LoadedFile>(load("/proc/self/status")).bytes.starts_with("Name:"));
        CHECK(cause(load("/proc/self/status", 100)).starts_with("too large"));
    }

    TEST_CASE("binary files are known by their beginning") {
        const TempDir dir;
        CHECK(cause(load(dir.write("binary", std::string("\x7f"
                                                         "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0",
                                                         20)))) == "binary");
        CHECK(cause(load(dir.write("text", "caf\xe9 and tea\n"))) == "loaded");
    }

    TEST_CASE("only what is there and cannot be read is worth keeping") {
        const TempDir dir;
        const auto absent = load(dir / "absent");
        CHECK_FALSE(std::get<Skipped>(absent).keep);
        const auto long_name = load(dir / std::string(300, 'n'));
        CHECK(cause(long_name) == "file name too long");
        CHECK(std::get<Skipped>(long_name).keep);
        if (geteuid() == 0) return;  // to whom nothing is unreadable
        const fs::path file = dir.write("file", "text");
        fs::permissions(file, fs::perms::none);
        const auto unreadable = load(file);
        CHECK(cause(unreadable) == "permission denied");
        CHECK(std::get<Skipped>(unreadable).keep);
    }

    TEST_CASE("a file that grows while it is read keeps a stamp that is not of a later state") {
        const TempDir dir;
        const fs::path file = dir.write("file", "");
        const pid_t writer = fork();
        if (writer == 0) {
            const int out = open(file.c_str(), O_WRONLY | O_APPEND);
            while (write(out, "another line\n", 13) == 13) {
            }
            _exit(1);
        }
        for (int i = 0; i < 200; ++i) {
            const auto loaded = load(file, std::uint64_t{1} << 40);
            REQUIRE(cause(loaded) == "loaded");
            const auto& [bytes, read_stamp] = std::get<LoadedFile>(loaded);
            CHECK(bytes.size() >= read_stamp.size);
            if (bytes.size() > megabyte) fs::resize_file(file, 0);
        }
        kill(writer, SIGKILL);
        waitpid(writer, nullptr, 0);
    }
}

TEST_SUITE("sizes") {
    TEST_CASE("sizes are numbers with a binary suffix") {
        using kwic::indexer::parse_size;
        CHECK(parse_size("1") == 1);
        CHECK(parse_size("4096") == 4096);
        CHECK(parse_size("2K") == 2048);
        CHECK(parse_size("64M") == std::uint64_t{64} << 20);
        CHECK(parse_size("3g") == std::uint64_t{3} << 30);
        for (const char* text :
             {"", "0", "0K", "-1", "+1", " 1", "1 ", "1.5M", "1MB", "M", "1T", "99999999999999999999", "9999999999G"}) {
            CAPTURE(text);
            CHECK_FALSE(parse_size(text).has_value());
        }
    }

    TEST_CASE("sizes are shown with one digit after the point") {
        using kwic::indexer::shown_size;
        CHECK(shown_size(0) == "0 B");
        CHECK(shown_size(1023) == "1023 B");
        CHECK(shown_size(1024) == "1.0 KB");
        CHECK(shown_size(1258291) == "1.2 MB");
        CHECK(shown_size(std::uint64_t{5} << 40) == "5.0 TB");
        CHECK(shown_size(std::uint64_t{5000} << 40) == "5000.0 TB");
    }
}
