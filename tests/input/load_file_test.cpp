// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/compress.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/input.hpp>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace fs = std::filesystem;
using kwic::FileStamp;
using kwic::LoadedFile;
using kwic::Skipped;
using kwic::test::TempDir;

namespace {

constexpr std::uint64_t megabyte = 1 << 20;

std::variant<FileStamp, Skipped> stamp(const fs::path& file, std::uint64_t max_size = megabyte) {
    return kwic::stamp_file(file, {.max_size = max_size});
}

std::variant<LoadedFile, Skipped> load(const fs::path& file, std::uint64_t max_size = megabyte) {
    return kwic::load_file(file, "id", {.max_size = max_size});
}

std::string cause(const std::variant<FileStamp, Skipped>& result) {
    const auto* skipped = std::get_if<Skipped>(&result);
    return skipped ? skipped->cause : "has a stamp";
}

std::string cause(const std::variant<LoadedFile, Skipped>& result) {
    const auto* skipped = std::get_if<Skipped>(&result);
    return skipped ? skipped->cause : "loaded";
}

std::string text(const std::variant<LoadedFile, Skipped>& result) { return std::get<LoadedFile>(result).document.text; }

FileStamp stamp_of(const std::variant<LoadedFile, Skipped>& result) {
    return std::get<LoadedFile>(result).document.file.value();
}

}  // namespace

TEST_SUITE("load_file") {
    TEST_CASE("files of any size are read completely") {
        const TempDir dir;
        for (const std::size_t size : {0, 1, 8191, 8192, 8193, 262144 + 8192, 1 << 20}) {
            CAPTURE(size);
            std::string bytes;
            while (bytes.size() < size) bytes += "word " + std::to_string(bytes.size()) + "\n";
            bytes.resize(size);
            const auto loaded = load(dir.write("file", bytes));
            REQUIRE(cause(loaded) == "loaded");
            CHECK(text(loaded) == bytes);
            CHECK(std::get<LoadedFile>(loaded).size == size);
            CHECK(stamp_of(loaded).size == size);
        }
    }

    TEST_CASE(
        "a stamp has the size and the modification time of the file, and reading the file does not change the stamp") {
        const TempDir dir;
        const fs::path file = dir.write("file", "text");
        const timespec times[2] = {{0, UTIME_OMIT}, {1'600'000'000, 123'456'789}};
        REQUIRE(utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
        const auto before = stamp(file);
        REQUIRE(cause(before) == "has a stamp");
        CHECK(std::get<FileStamp>(before).modified == 1'600'000'000'123'456'789);
        CHECK(std::get<FileStamp>(before).size == 4);
        CHECK(stamp_of(load(file)) == std::get<FileStamp>(before));
        CHECK(std::get<FileStamp>(stamp(file)) == std::get<FileStamp>(before));
        dir.write("file", "other text");
        CHECK(std::get<FileStamp>(stamp(file)).size == 10);
        const fs::path other = dir.write("other", "text");
        REQUIRE(utimensat(AT_FDCWD, other.c_str(), times, 0) == 0);
        CHECK(std::get<FileStamp>(stamp(other)) != std::get<FileStamp>(before));
        CHECK(std::get<FileStamp>(stamp(other)).size == std::get<FileStamp>(before).size);
    }

    TEST_CASE("a file that is changed right after it was read gets another stamp, even with an equal size") {
        const TempDir dir;
        for (int round = 0; round < 10; ++round) {
            const auto file = dir.write("a.txt", "first");
            const auto loaded = load(file);
            dir.write("a.txt", "other");
            CHECK_FALSE(std::get<FileStamp>(stamp(file)) == stamp_of(loaded));
        }
    }

    TEST_CASE("inputs other than regular files are skipped without waiting") {
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
            {dir / "folder", "folder", "folder"},
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

    TEST_CASE("a compressed file is decompressed") {
        const TempDir dir;
        for (const auto& [name, bytes] :
             {std::pair{"a.txt.gz", kwic::test::gzip("Détente")}, std::pair{"a.txt.zst", kwic::test::zstd("Détente")},
              std::pair{"plain.txt.gz", std::string("Détente")}}) {
            const std::string shown_name(name);
            CAPTURE(shown_name);
            const auto loaded = load(dir.write(name, bytes));
            REQUIRE(cause(loaded) == "loaded");
            CHECK(text(loaded) == "Détente");
            CHECK(std::get<LoadedFile>(loaded).size == std::string_view("Détente").size());
            CHECK(stamp_of(loaded).size == bytes.size());
        }
        CHECK(text(load(dir.write("empty.gz", ""))).empty());
        CHECK(cause(load(dir.write("picture.gz", kwic::test::gzip(std::string(100, '\0'))))) == "binary");
        CHECK(text(load(dir.write("noname", kwic::test::xz("Détente")))) == "Détente");
        CHECK(text(load(dir.write("app.log.gz.1", kwic::test::gzip("Détente")))) == "Détente");
        CHECK(text(load(dir.write("words.dict", kwic::test::bzip2("Détente")))) == "Détente");
        CHECK(text(load(dir.write("call sign", "BZh9 is a text"))) == "BZh9 is a text");
        CHECK(text(load(dir.write("bracket", "("))) == "(");
    }

    TEST_CASE("the size limit applies to the decompressed text") {
        const TempDir dir;
        std::string bomb;  // decompresses to about 10 GB
        const std::string member = kwic::test::gzip(std::string(10 * megabyte, 'a'));
        for (int i = 0; i < 1000; ++i) bomb += member;
        CHECK(cause(load(dir.write("bomb.gz", bomb), 16 * megabyte)) == "too large (over 16.0 MB decompressed)");
        const std::string long_text(5000, 'a');
        for (const auto& [name, bytes] :
             {std::pair{"a.gz", kwic::test::gzip(long_text)}, std::pair{"a.zst", kwic::test::zstd(long_text)}}) {
            CHECK(cause(load(dir.write(name, bytes), 5000)) == "loaded");
            CHECK(cause(load(dir.write(name, bytes), 4999)) == "too large (over 4.9 KB decompressed)");
        }
    }

    TEST_CASE("a truncated compressed file is skipped, and Skipped::keep is set") {
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

    TEST_CASE("a file with a reported size of 0 is read to its end, and skipped if it exceeds the size limit") {
        CHECK(std::get<FileStamp>(stamp("/proc/self/status")).size == 0);
        CHECK(text(load("/proc/self/status")).starts_with("Name:"));
        CHECK(cause(load("/proc/self/status", 100)).starts_with("too large"));
    }

    TEST_CASE("binary files are recognized by their beginning") {
        const TempDir dir;
        CHECK(cause(load(dir.write("binary", std::string("\x7f"
                                                         "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0",
                                                         20)))) == "binary");
        CHECK(cause(load(dir.write("text", "caf\xe9 and tea\n"))) == "loaded");
    }

    TEST_CASE("a text with stray zero bytes is loaded, with a space instead of each run of zero bytes") {
        const TempDir dir;
        const std::string zeros(20'000, '\0');
        CHECK(text(load(dir.write("early.log", "started\n" + zeros + "\nstopped\n"))) == "started\n \nstopped\n");
        CHECK(text(load(dir.write("begin.log", zeros + "started\n"))) == " started\n");
        CHECK(text(load(dir.write("end.log", "started\n" + zeros))) == "started\n ");
        CHECK(cause(load(dir.write("zeros", zeros))) == "binary");
        CHECK(cause(load(dir.write("disk", zeros + "\1\2\3"))) == "binary");
    }

    TEST_CASE("Skipped::keep is set for an unreadable file, but not for a missing one") {
        const TempDir dir;
        const auto absent = load(dir / "absent");
        CHECK_FALSE(std::get<Skipped>(absent).keep);
        const auto long_name = load(dir / std::string(300, 'n'));
        CHECK(cause(long_name) == "file name too long");
        CHECK(std::get<Skipped>(long_name).keep);
        if (geteuid() == 0) return;  // root can read every file
        const fs::path file = dir.write("file", "text");
        fs::permissions(file, fs::perms::none);
        const auto unreadable = load(file);
        CHECK(cause(unreadable) == "permission denied");
        CHECK(std::get<Skipped>(unreadable).keep);
    }

    TEST_CASE("a file that grows during reading gets a stamp that is not newer than the text that was read") {
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
            const std::uint64_t size = std::get<LoadedFile>(loaded).size;
            CHECK(size >= stamp_of(loaded).size);
            if (size > megabyte) fs::resize_file(file, 0);
        }
        kill(writer, SIGKILL);
        waitpid(writer, nullptr, 0);
    }

    TEST_CASE("a document has the given id and the text in UTF-8") {
        const TempDir dir;
        const fs::path file = dir.write("menu.txt", "caf\xe9 and tea\n");
        const auto loaded = kwic::load_file(file, "a/menu.txt", {.charset = "windows-1252"});
        REQUIRE(cause(loaded) == "loaded");
        const auto& [document, charset, replacements, size] = std::get<LoadedFile>(loaded);
        CHECK(document.id == "a/menu.txt");
        CHECK(document.text == "café and tea\n");
        CHECK(charset == "windows-1252");
        CHECK(replacements == 0);
        CHECK(size == 13);
        CHECK(std::get<LoadedFile>(kwic::load_file(file, "x", {.charset = "UTF-8"})).replacements == 1);
        CHECK_THROWS_WITH_AS(kwic::load_file(file, "x", {.charset = "klingon"}), "unknown charset 'klingon'",
                             kwic::Error);
    }

    TEST_CASE("relative paths start from the given folder") {
        const TempDir dir;
        dir.write("a/b.txt", "below");
        const int folder = open((dir / "a").c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
        CHECK(cause(kwic::stamp_file("b.txt", {.folder = folder})) == "has a stamp");
        CHECK(text(kwic::load_file("b.txt", "id", {.folder = folder})) == "below");
        CHECK(text(kwic::load_file(dir / "a/b.txt", "id", {.folder = folder})) == "below");
        CHECK(cause(kwic::load_file("a/b.txt", "id", {.folder = folder})) == "vanished");
        close(folder);
    }

    TEST_CASE("stamps show whether a file in an index has changed and must be read again") {
        const TempDir dir;
        const fs::path file = dir.write("a.txt.gz", kwic::test::gzip("Envoys resume harbour talks"));
        dir.write("picture", std::string(100, '\0'));
        kwic::IndexWriter writer(dir / "index");
        for (const char* name : {"a.txt.gz", "picture"}) {
            auto loaded = kwic::load_file(dir / name, name);
            if (auto* read = std::get_if<LoadedFile>(&loaded)) writer.put(std::move(read->document));
        }
        writer.commit();
        CHECK(writer.document_count() == 1);
        CHECK(writer.touch("a.txt.gz", std::get<FileStamp>(kwic::stamp_file(file))));
        dir.write("a.txt.gz", kwic::test::gzip("Envoys resume harbour talks at noon"));
        CHECK_FALSE(writer.touch("a.txt.gz", std::get<FileStamp>(kwic::stamp_file(file))));
    }

    TEST_CASE("several threads can read files at the same time") {
        const TempDir dir;
        const std::vector<std::pair<fs::path, std::string>> files = {
            {dir.write("a.txt", "caf\xe9 au lait et croissants pour les employ\xe9s"),
             "café au lait et croissants pour les employés"},
            {dir.write("b.txt.gz", kwic::test::gzip("harbour")), "harbour"},
            {dir.write("c.txt.zst", kwic::test::zstd("talks")), "talks"}};
        std::atomic<int> wrong = 0;
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int round = 0; round < 20; ++round)
                    for (const auto& [file, expected] : files) wrong += text(load(file)) != expected;
            });
        threads.clear();
        CHECK(wrong == 0);
    }
}
