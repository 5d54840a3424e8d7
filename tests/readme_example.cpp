// SPDX-License-Identifier: GPL-2.0-or-later
// The README's program, word for word; readme_test compares them and runs it.

#include <kwic/kwic.hpp>

#include <iostream>

int main() {
    try {
        kwic::IndexWriter writer("example.kwic");
        writer.put({.id = "talks.txt",
                    .title = "Envoys resume talks",
                    .text = "On 19 July 2023 the envoys met at the harbour."});
        writer.put({.id = "fish.txt", .title = "Fish market", .text = "The harbour sells fish each morning."});
        writer.commit();  // nothing can be found, or is kept, before

        kwic::Searcher searcher("example.kwic");
        for (const kwic::Hit& hit : searcher.search("harbours envoy").hits) {
            std::cout << hit.rank << ". " << hit.title << ' ' << hit.date
                      << (hit.partial ? " (some of the words)\n" : "\n");
            for (const kwic::Snippet& snippet : hit.snippets) {
                std::cout << "   " << snippet.text << '\n';
                for (const kwic::Span& word : snippet.highlights)
                    std::cout << "   > " << snippet.text.substr(word.begin, word.end - word.begin) << '\n';
            }
        }
    } catch (const kwic::Error& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
