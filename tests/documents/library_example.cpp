// SPDX-License-Identifier: GPL-2.0-or-later
// The C++ program of doc/library.md. library_test.cpp runs this program, and checks that the page contains the source
// and the output of the program.

#include <kwic/kwic.hpp>

#include <iostream>

int main() {
    try {
        kwic::IndexWriter writer("example.kwic");
        writer.put({.id = "fish", .text = "Fish\n\nThe harbour sells fish."});
        kwic::Document talks{.id = "talks", .title = "Envoys resume talks"};
        talks.text = "On 19 July 2023 the envoys met at the harbour.";
        writer.put(talks);
        writer.commit();  // makes the documents durable and searchable

        const kwic::Searcher searcher("example.kwic");
        const auto results = searcher.search("harbours envoy", {.limit = 5});
        for (const kwic::Hit& hit : results.hits) {
            std::cout << hit.rank << ". " << hit.title << '\n';
            for (const kwic::Snippet& quote : hit.snippets)
                std::cout << kwic::html(quote.text, quote.highlights) << '\n';
        }
    } catch (const kwic::Error& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
