// SPDX-License-Identifier: GPL-2.0-or-later
#include "generate.hpp"

#include "completions.hpp"
#include "manual.hpp"

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace kwic::options {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream in;
    in.exceptions(std::ios::failbit | std::ios::badbit);
    in.open(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& path, const std::string& text) {
    std::ofstream out;
    out.exceptions(std::ios::failbit | std::ios::badbit);
    out.open(path, std::ios::binary);
    out << text << std::flush;
}

}  // namespace

int generate(const Program& program, int argc, const char* const* argv) {
    if (argc != 3) {
        std::cerr << "usage: " << argv[0] << " TEMPLATE FOLDER\n";
        return 1;
    }
    try {
        const std::string name(program.name);
        const fs::path folder = argv[2];
        const fs::path completions = folder / "completions";
        fs::create_directories(completions);
        write_file(folder / (name + ".1"), manual_page(program, read_file(argv[1])));
        write_file(completions / (name + ".bash"), bash_completion(program));
        write_file(completions / (name + ".fish"), fish_completion(program));
        write_file(completions / ("_" + name), zsh_completion(program));
    } catch (const std::exception& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 1;
    }
    return 0;
}

}  // namespace kwic::options
