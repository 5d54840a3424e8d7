// SPDX-License-Identifier: GPL-2.0-or-later
// The kinds of hostile input. Most functions below add one kind of input to a HostileTree.
#include "fault/campaign.hpp"
#include "fault/hostile_tree.hpp"
#include "support/compress.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/limits.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <unistd.h>

#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

const std::string binary(2000, '\0');
constexpr const char* secret = "outside of the root";

std::string repeated(std::string_view piece, std::size_t count) {
    std::string text;
    text.reserve(piece.size() * count);
    while (count-- > 0) text += piece;
    return text;
}

void require(bool is_made, const char* what) {
    if (!is_made) throw std::runtime_error(std::string("cannot create ") + what);
}

void large_files(HostileTree& tree) {
    tree.bad("sparse.txt", "words at its head", "too large (10.0 GB)");
    fs::resize_file(tree.root() / "sparse.txt", std::uint64_t{10} << 30);
    tree.bad("holes.txt", "", "binary");
    fs::resize_file(tree.root() / "holes.txt", tree.largest);
    tree.bad("long.txt", std::string(tree.largest + 1, 'x'), "too large");
}

void names(HostileTree& tree) {
    for (const std::string& name : {"new\nline"s,
                                    "\x1b[2J\x1b]0;title\a"s,
                                    "\r\r\b\b\x7f"s,
                                    "caf\xe9"s,
                                    "\xff\xfe\xc0\x80"s,
                                    "\xed\xa0\x80"s,
                                    "\xc2\x9b"
                                    "31m"s,
                                    "gpj.\u202etxt"s,
                                    "\u2066\u2069\u2028"s,
                                    " "s,
                                    "-i"s,
                                    "--rebuild"s,
                                    "*?[a]"s,
                                    "\\"s,
                                    "'\"$(id)"s,
                                    "%s%n"s,
                                    "CURRENT"s,
                                    "gen-1"s,
                                    "lock"s,
                                    std::string(255, 'n'),
                                    repeated("\u0301", 127),
                                    repeated("\xf0", 255)}) {
        tree.good("names/" + name);
        tree.good("folders/" + name + "/in\n" + name.substr(0, 100));
        tree.bad("binary/" + name, binary, "binary");
    }
}

// Adds files whose paths have the maximum length of the system or are longer.
void long_paths(HostileTree& tree) {
    const std::size_t base = tree.root().string().size();
    std::string id;
    while (base + 1 + id.size() + 1 + 250 < PATH_MAX - 1) id += std::string(200, 'p') + '/';
    tree.good(id + std::string(PATH_MAX - 1 - base - 1 - id.size(), 'q'));

    const std::vector<std::string> levels(30, std::string(255, 'v'));
    const int folder = make_folders(tree.root(), levels);
    for (const auto& [name, text] : {std::pair("w.txt"s, random_text(tree.random)), std::pair("w.bin"s, binary)}) {
        const int file = openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        require(write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()), "a file in a deep folder");
        close(file);
        const std::string path = repeated(levels[0] + '/', levels.size()) + name;
        if (text == binary)
            tree.skipped(path, "binary");
        else
            tree.model[path] = text;
    }
    close(folder);
}

void deep_folders(HostileTree& tree) {
    const std::vector<std::string> levels(10'000, "d");
    const std::string text = random_text(tree.random);
    const int folder = make_folders(tree.root(), levels);
    const int file = openat(folder, "deep.txt", O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    require(write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()), "a file in a deep folder");
    require(symlinkat("..", folder, "up") == 0, "a link");
    close(file);
    close(folder);
    const std::string path = repeated("d/", levels.size());
    tree.model[path + "deep.txt"] = text;
    tree.skipped(path + "up", "symbolic link");
}

void odd_files(HostileTree& tree) {
    const auto make = [&](const std::string& id, mode_t mode, dev_t device, const char* cause) {
        if (mknod((tree.root() / id).c_str(), mode | 0644, device) == 0)
            tree.skipped(id, cause);
        else
            require(mode == S_IFCHR || mode == S_IFBLK, id.c_str());  // only root may create devices
    };
    make("pipe.txt", S_IFIFO, 0, "named pipe");
    make("pipe.gz", S_IFIFO, 0, "named pipe");
    make("socket.txt", S_IFSOCK, 0, "socket");
    make("zero.txt", S_IFCHR, makedev(1, 5), "device");
    make("terminal.txt", S_IFCHR, makedev(5, 0), "device");
    make("loop.txt", S_IFBLK, makedev(7, 0), "device");
}

// Adds symbolic links, which the indexer must not follow: it must read no file outside of the root and no file twice.
void links(HostileTree& tree) {
    for (const char* name : {"secret.txt", "secret.gz", "folder/secret.txt"}) {
        const fs::path file = tree.elsewhere() / name;
        fs::create_directories(file.parent_path());
        tree.good("inside.txt");
        fs::create_directories(tree.root());
        const int written = open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        require(write(written, secret, std::strlen(secret)) > 0, "a file");
        close(written);
    }
    const auto link = [&](const std::string& id, const fs::path& target) {
        fs::create_directories((tree.root() / id).parent_path());
        fs::create_symlink(target, tree.root() / id);
        tree.skipped(id, "symbolic link");
    };
    link("self", "self");
    link("one", "two");
    link("two", "one");
    link("up", "..");
    link("here", ".");
    link("root", "/");
    link("dangling", "absent");
    link("inside", "inside.txt");
    link("secret.txt", tree.elsewhere() / "secret.txt");
    link("secret.gz", tree.elsewhere() / "secret.gz");
    link("relative.txt", "../elsewhere/secret.txt");
    link("outside", tree.elsewhere());
    link("links/chain", tree.root() / "outside");
    link("zero", "/dev/zero");
    link("memory", "/proc/self/mem");
    link("long", repeated("x/", 2000));
    link("new\nline", "\x1b[2J");
}

// Adds compressed files. Some of these files are larger than --max-size after decompression, some are damaged, and some
// have many empty parts.
void bombs(HostileTree& tree) {
    const std::size_t size = tree.largest * (is_full() ? 16 : 4);
    const std::string zeros = std::string(10'000, 'a') + std::string(size, '\0');  // begins with text
    const std::string words = repeated("words ", size / 6);
    const std::string cause = "too large (over";
    tree.bad("zeros.gz", test::gzip(zeros), cause);
    tree.bad("zeros.zst", test::zstd(zeros), cause);
    tree.bad("words.gz", test::gzip(words), cause);
    tree.bad("words.zst", test::zstd(words), cause);
    tree.bad("window.zst", test::zstd(words.substr(0, 1000), 30), "zstd window larger");
    tree.bad("many.gz", repeated(test::gzip(words.substr(0, tree.largest)), 3), cause);
    tree.bad("many.zst", repeated(test::zstd(words.substr(0, tree.largest)), 3), cause);
    tree.bad("twice.gz.gz", test::gzip(test::gzip(words)), "binary");
    tree.bad("cut.gz", test::gzip(words.substr(0, 1000)).substr(0, 15), "damaged gzip data");
    tree.bad("cut.zst", test::zstd(tree.model.begin()->second).substr(0, 30), "damaged zstd data");
    tree.bad("head.gz", "\x1f\x8b\x08", "damaged gzip data");
    tree.bad("zeros.tar.gz", test::gzip(binary), "binary");
    const auto read_through = [&](const std::string& id, const std::string& bytes, const std::string& text) {
        tree.good(id, bytes);
        tree.model[id] = text;
    };
    const std::string text = random_text(tree.random);
    read_through("empty-members.gz", repeated(test::gzip(""), 10'000) + test::gzip(text), text);
    read_through("empty-frames.zst", repeated(test::zstd(""), 10'000) + test::zstd(text), text);
    read_through("skipped-frames.zst", repeated(test::zstd_skippable("x"), 10'000) + test::zstd(text), text);
    read_through("padded.gz", test::gzip(text) + std::string(100'000, '\0'), text);
    read_through("plain.gz", text, text);
}

// A text of almost --max-size bytes that repeats one of these pieces is hard to decode, to divide into blocks, or to
// store.
constexpr std::string_view hard_pieces[] = {"x",       "\n",     "x\n",          "a.",        "' ",     "2021-03-12 ",
                                            "a\u00ad", "\u0301", "\u0627\u0651", "\u0e01",    "\u1100", "\u202e",
                                            "\u6771",  "\ufdfa", "\U0001f600",   "\U000e0001"};

void hard_text(HostileTree& tree, std::string_view piece) {
    tree.good("hard.txt", repeated(piece, (tree.largest - 100) / piece.size()));
}

// Adds two texts that must be indexed. The first text has NUL bytes, but only after its first 10,000 bytes. The indexer
// looks for binary data only at the beginning of a file, and replaces the run of zero bytes by a space. The second text
// is a long run of one letter. Xapian may be unable to read such a text back (see write/read_back_guard.hpp).
void odd_texts(HostileTree& tree) {
    tree.good("zeros.txt", std::string(10'000, 'a') + std::string(tree.largest - 10'000, '\0'));
    tree.model["zeros.txt"] = std::string(10'000, 'a') + " ";
    tree.good("letters.txt", std::string(24'626, 'q'));
}

void json_lines(HostileTree& tree) {
    const std::string text = random_text(tree.random);
    const std::string quoted = text.substr(0, text.find('\n'));
    const auto document = [&](const std::string& id, const std::string& more) {
        return fmt::format(R"({{"id":"{}","text":"{}"{}}})", id, quoted, more);
    };
    const auto good = [&](const std::string& id, const std::string& more) {
        tree.line(document(id, more), id, quoted);
    };
    good("plain", "");
    good("twice", R"(,"n":1,"n":2,"n":[3,4])");
    tree.line(R"({"id":"first","id":"last","text":"no","text":")" + quoted + "\"}", "last", quoted);
    good("numbers", R"(,"a":1e308,"b":-1e308,"c":1e-400,"d":123456789012345678901234567890,"e":-0,"f":0.1e1)");
    tree.bad_line(document("huge", R"(,"a":1e400)"));
    tree.bad_line(document("huge", R"(,"a":)" + std::string(100'000, '9')));
    tree.bad_line(document("odd", R"(,"a":01)"));
    tree.bad_line(document("odd", R"(,"a":NaN)"));
    tree.bad_line(document("nul", std::string(1, '\0')));
    tree.bad_line("{\"id\":\"nul\",\"text\":\"" + std::string(1, '\0') + "\"}");
    tree.bad_line("{\"id\":\"escape\x1b[2J\",\"text\":\"\"}");
    tree.repaired_line(R"({"id":"half","text":"\ud800 )" + quoted + "\"}", "half", "\uFFFD " + quoted);
    tree.repaired_line(R"({"id":"halves","text":"\udc00\ud800 )" + quoted + "\"}", "halves", "\uFFFD\uFFFD " + quoted);
    tree.bad_line(R"({"id":"bad","text":"\x"})");
    tree.bad_line(R"({"id":"bad","text":"\u12"})");
    tree.bad_line(repeated("[", 100'000));
    tree.bad_line(repeated("[", 100'000) + repeated("]", 100'000));
    tree.bad_line(repeated(R"({"a":)", 100'000));
    tree.bad_line("[]");
    tree.bad_line("null");
    tree.bad_line("\"id\"");
    tree.bad_line("{");
    tree.bad_line(R"({"_delete":true})", "no 'id'");
    tree.bad_line(R"({"id":"","_patch":true})", "no 'id'");
    tree.bad_line(R"({"id":[7,8]})", "'id' is not a string or a number");
    tree.line(R"({"id":7})", "7", "");
    tree.line(R"({"id":"object","text":{}})", "object", "");
    tree.repaired_line(R"({"id":"undated","date":"2023-02-30"})", "undated", "2023-02-30");
    tree.bad_line(R"({"id":"a"} {"id":"b"})");
    tree.bad_line(R"({"id":"a","text":")" + std::string(tree.largest, 'x') + "\"}", "line too large");
    tree.line(R"({"id":"nul\u0000in\u001b[2Jid\n","text":")" + quoted + "\"}", "nul\0in\x1b[2Jid\n"s, quoted);
    tree.line(R"({"id":"pair","text":"\ud83d\ude00"})", "pair", "\U0001f600");
    good("../../etc/passwd", "");
    good("/etc/passwd", "");
    good(std::string(100'000, 'i'), "");
    good("name", ",\"" + std::string(60, 'n') + "\":1");
    tree.repaired_line(document("names", ",\"" + std::string(10'000, 'n') + "\":1"), "names", quoted);
    good("list", ",\"list\":[" + repeated("1,", 20'000) + "1]");
    good("many", [] {
        std::string members;
        for (int i = 0; i < 300; ++i) members += fmt::format(",\"m{}\":{}", i, i);
        return members;
    }());
    good("long", ",\"s\":\"" + std::string(tree.largest / 2, 's') + "\"");
    good("language", R"(,"language":"zz\u0000\u001b")");
    good("date", R"(,"date":"9999-12-31")");
    good("title", R"(,"title":"\u001b[2J\u202e")");
    tree.line("\t " + document("blank", "") + " \r", "blank", quoted);
    tree.line(std::string(100'000, ' ') + document("blanks", ""), "blanks", quoted);
    tree.bad_line(R"({"id":"cut","text":"the last line en)");
}

std::vector<Hostility> all_hostilities() {
    std::vector<Hostility> all = {{"large files", large_files},
                                  {"names", names},
                                  {"long paths", long_paths},
                                  {"deep folders", deep_folders},
                                  {"pipes, sockets and devices", odd_files},
                                  {"links", links},
                                  {"bombs", bombs},
                                  {"JSON lines", json_lines},
                                  {"odd texts", odd_texts}};
    for (const std::string_view piece : hard_pieces)
        all.push_back({"text of '" + std::string(piece) + "'", [=](HostileTree& tree) { hard_text(tree, piece); }});
    return all;
}

}  // namespace

const std::vector<Hostility>& hostilities() {
    static const std::vector<Hostility> all = all_hostilities();
    return all;
}

}  // namespace kwic::fault
