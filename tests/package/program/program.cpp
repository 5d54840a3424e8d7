// SPDX-License-Identifier: GPL-2.0-or-later
// Makes an index in the folder that is named and searches it; prints the version and what was found.
#include <kwic/kwic.hpp>

#include <iostream>
#include <string>

int main(int, char** arguments) {
    const std::string folder = arguments[1];
    try {
        kwic::Searcher searcher(folder);
    } catch (const kwic::Error& error) {  // must be known by its type on this side too
        if (error.code() != kwic::ErrorCode::not_found) return 1;
    }
    kwic::IndexWriter writer(folder);
    writer.put({.id = "a", .text = "The envoys met at the harbour."});
    writer.commit();
    kwic::Searcher searcher(folder);
    std::cout << kwic::version() << ' ' << searcher.search("harbours").hits.at(0).id << '\n';
}
