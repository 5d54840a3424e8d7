// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/dates/file_name.hpp"

#include "text/fold.hpp"
#include "text/utf8_repair.hpp"

#include <string>
#include <string_view>
#include <unordered_set>

namespace kwic {
namespace {

using Names = std::unordered_set<std::string_view>;

// Extensions of source code in programming languages, of settings, of tables of values, and of logs.
const Names& extensions() {
    static const Names names = {
        "c",          "h",     "cc",    "cpp",    "cxx",     "c++",    "hh",    "hpp",   "hxx",  "ipp",  "inl",
        "tcc",        "m",     "mm",    "cs",     "fs",      "fsx",    "vb",    "java",  "kt",   "kts",  "scala",
        "groovy",     "clj",   "cljs",  "py",     "pyi",     "pyx",    "pyw",   "rb",    "rake", "pl",   "pm",
        "php",        "js",    "mjs",   "cjs",    "jsx",     "ts",     "tsx",   "mts",   "cts",  "vue",  "svelte",
        "go",         "rs",    "swift", "dart",   "zig",     "nim",    "d",     "v",     "sv",   "vhd",  "vhdl",
        "ada",        "adb",   "ads",   "pas",    "pp",      "f",      "f77",   "f90",   "f95",  "cob",  "cbl",
        "lisp",       "lsp",   "el",    "scm",    "rkt",     "hs",     "lhs",   "ml",    "mli",  "elm",  "erl",
        "hrl",        "ex",    "exs",   "jl",     "r",       "lua",    "tcl",   "awk",   "sed",  "sh",   "bash",
        "zsh",        "fish",  "ksh",   "csh",    "ps1",     "psm1",   "bat",   "cmd",   "sql",  "asm",  "s",
        "cu",         "glsl",  "hlsl",  "wgsl",   "proto",   "thrift", "idl",   "y",     "yy",   "l",    "ll",
        "g4",         "cmake", "mk",    "mak",    "gradle",  "bzl",    "bazel", "nix",   "css",  "scss", "sass",
        "less",       "json",  "jsonl", "ndjson", "json5",   "yaml",   "yml",   "toml",  "ini",  "cfg",  "conf",
        "properties", "env",   "xml",   "xsd",    "xsl",     "xslt",   "svg",   "plist", "csv",  "tsv",  "log",
        "patch",      "diff",  "ipynb", "coffee", "graphql", "tf",     "hcl",   "ino",   "gd",   "m4",   "vim",
        "lock",       "sum",   "mod"};
    return names;
}

// Names of files of the same kinds.
const Names& whole_names() {
    static const Names names = {"makefile",    "gnumakefile", "dockerfile", "containerfile", "jenkinsfile",
                                "vagrantfile", "rakefile",    "gemfile",    "procfile",      "cmakelists.txt",
                                "meson.build", "sconstruct",  "configure",  "changelog",     "requirements.txt",
                                "copyright",   "copying",     "license",    "licence",       "license.txt",
                                "licence.txt", "copying.txt", "license.md", "crontab"};
    return names;
}

}  // namespace

std::string_view uncompressed_name(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    for (const std::string_view ending : {".gz", ".zst", ".xz", ".bz2"}) {
        if (!name.ends_with(ending)) continue;
        const auto inner = name.substr(0, name.size() - ending.size());
        const auto dot = inner.rfind('.');
        if (dot != inner.npos && dot != 0 && dot + 1 != inner.size()) return inner;
    }
    return name;
}

std::string name_title(std::string_view path) {
    std::string title;
    append_repaired_utf8(title, uncompressed_name(path));
    return title;
}

bool is_titled_by_name(std::string_view path, std::string_view head) {
    if (head.starts_with("#!")) return true;
    std::string name;
    append_small(uncompressed_name(path), name);
    if (whole_names().contains(name)) return true;
    const std::size_t dot = name.rfind('.');
    if (dot == name.npos || dot + 1 == name.size()) return false;
    const std::string_view extension = std::string_view(name).substr(dot + 1);
    return extensions().contains(extension);
}

}  // namespace kwic
