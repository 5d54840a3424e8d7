// SPDX-License-Identifier: GPL-2.0-or-later
// Searches a folder whose files change. One thread keeps the index of the folder up to date, and another thread answers
// queries from standard input.
//
//     live_folder notes
#include <kwic/kwic.hpp>

#include <chrono>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace fs = std::filesystem;

namespace {

// Updates the index. Each update uses a new writer, because missing() returns the indexed files that were neither put
// nor marked as present since the writer was opened. Between two updates no writer is open, so other programs can write
// to the index.
void update(const fs::path& folder, const fs::path& index) {
    kwic::IndexWriter writer(index, {.root = folder});
    for (auto at = fs::recursive_directory_iterator(folder); at != fs::recursive_directory_iterator(); ++at) {
        if (at->path() == index) at.disable_recursion_pending();
        if (!at->is_regular_file()) continue;
        const std::string id = at->path().lexically_relative(folder).generic_string();
        const auto stamp = kwic::stamp_file(at->path());
        if (const auto* known = std::get_if<kwic::FileStamp>(&stamp); known && writer.touch(id, *known)) continue;
        auto loaded = kwic::load_file(at->path(), id);
        if (auto* file = std::get_if<kwic::LoadedFile>(&loaded))
            writer.put(std::move(file->document));
        else if (std::get<kwic::Skipped>(loaded).keep)
            writer.keep(id);  // the file exists, but cannot be read at the moment
    }
    for (const std::string& id : writer.missing(std::vector<std::string>{""})) writer.remove(id);
    writer.commit();
}

// Updates the index repeatedly. A larger program would wait for events of inotify, as `kwic-indexer --watch` does.
void keep_up_to_date(const std::stop_token& stop, const fs::path& folder, const fs::path& index) {
    std::mutex mutex;
    std::condition_variable_any pause;
    while (!stop.stop_requested()) {
        try {
            update(folder, index);
        } catch (const std::exception& error) {  // for instance, a folder was removed meanwhile
            std::cerr << error.what() << '\n';
        }
        std::unique_lock lock(mutex);
        pause.wait_for(lock, stop, std::chrono::milliseconds(200), [] { return false; });
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return std::cerr << "usage: live_folder FOLDER\n", 2;
    try {
        const fs::path folder = fs::canonical(argv[1]);
        const fs::path index = folder / ".kwic";
        update(folder, index);
        const kwic::Searcher searcher(index);
        std::cout << searcher.document_count() << " documents" << std::endl;
        const std::jthread updates(keep_up_to_date, folder, index);
        for (std::string query; std::getline(std::cin, query);) {
            const kwic::Results results = searcher.search(query);
            for (const kwic::Hit& hit : results.hits)
                std::cout << hit.id << ':' << (hit.snippets.empty() ? 1 : hit.snippets[0].line) << ": " << hit.title
                          << '\n';
            std::cout << results.total.value << " found" << std::endl;
        }
    } catch (const std::exception& error) {
        return std::cerr << "live_folder: " << error.what() << '\n', 2;
    }
}
