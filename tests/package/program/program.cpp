// SPDX-License-Identifier: GPL-2.0-or-later
// Makes an index in the given folder, searches it, and prints the version and the id of the first hit.
#include <kwic/kwic.hpp>

#include <iostream>
#include <string>

int main(int, char** arguments) {
    const std::string folder = arguments[1];
    // The program can catch an Error of the library only if both use the same type information of Error.
    try {
        kwic::Searcher searcher(folder);
    } catch (const kwic::Error& error) {
        if (error.code() != kwic::ErrorCode::not_found) return 1;
    }
    kwic::IndexWriter writer(folder);
    writer.put({.id = "a", .text = "The envoys met at the harbour."});
    writer.commit();
    kwic::Searcher searcher(folder);
    std::cout << kwic::version() << ' ' << searcher.search("harbours").hits.at(0).id << '\n';
}
