// SPDX-License-Identifier: GPL-2.0-or-later
// Searches while you type: each key starts a search, and each key except Tab stops the previous search. Tab replaces
// the text by its completion or, if there is none, by the suggested spelling. Keys may also come from a pipe.
//
//     search_box notes/.kwic
#include <kwic/kwic.hpp>

#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <iostream>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace {

// While a KeyByKey exists, the terminal delivers each key as it is typed. A KeyByKey has no effect on a pipe.
struct KeyByKey {
    termios before{};

    KeyByKey() {
        tcgetattr(STDIN_FILENO, &before);
        termios raw = before;
        raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &raw);
    }
    KeyByKey(const KeyByKey&) = delete;
    ~KeyByKey() { tcsetattr(STDIN_FILENO, TCSANOW, &before); }
};

// Returns the text with brackets around the matches of the query. printable() prevents the text from controlling the
// terminal.
std::string marked(std::string text, const std::vector<kwic::Span>& highlights) {
    for (auto span = highlights.rbegin(); span != highlights.rend();
         ++span)  // from the end, so that offsets stay valid
        text.insert(span->end, "]").insert(span->begin, "[");
    std::ranges::replace(text, '\n', ' ');
    return kwic::printable(text);
}

class SearchBox {
public:
    explicit SearchBox(const char* index) : searcher_(index) {}

    void press(char key) {
        if (key != '\t') search_.request_stop();
        finish();  // Tab does not stop the search, because the search sets `offer_`
        if (key == '\t') {
            if (!offer_.empty()) text_ = offer_;
        } else if (key == '\b' || key == '\x7f') {
            while (!text_.empty() && (text_.back() & 0xc0) == 0x80)
                text_.pop_back();  // the bytes after the first byte of the UTF-8 character
            if (!text_.empty()) text_.pop_back();
        } else {
            text_ += key;
        }
        search_ = std::jthread([this](const std::stop_token& stop) { answer(stop); });
    }

    void finish() {
        if (search_.joinable()) search_.join();
    }

private:
    void answer(const std::stop_token& stop) {
        try {
            const auto results = searcher_.search(text_, {.limit = 5, .typing = true, .stop = stop});
            const auto ends = searcher_.complete(text_, 1, stop);
            offer_ = !ends.empty() ? ends[0].text : results.suggestion.value_or("");
            if (!stop.stop_requested()) show(results);
        } catch (const kwic::Error& error) {
            if (error.code() != kwic::ErrorCode::cancelled) std::cerr << error.what() << '\n';
        }
    }

    void show(const kwic::Results& results) const {
        std::cout << (isatty(STDOUT_FILENO) ? "\x1b[H\x1b[J" : "") << "Search: " << kwic::printable(text_)
                  << "  (Tab: " << offer_ << ")\n";
        for (const kwic::Hit& hit : results.hits) {
            std::cout << hit.rank << ". " << marked(hit.title, hit.title_highlights) << '\n';
            for (const kwic::Snippet& snippet : hit.snippets)
                std::cout << "   " << marked(snippet.text, snippet.highlights) << '\n';
        }
        std::cout << results.total.value << " found in " << results.took_ms << " ms" << std::endl;
    }

    kwic::Searcher searcher_;
    std::string text_;     // the text typed so far; the current search reads it
    std::string offer_;    // the text that Tab accepts; the current search writes it
    std::jthread search_;  // the last member, so that the thread ends before the members that it uses are destroyed
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return std::cerr << "usage: search_box INDEX\n", 2;
    try {
        const KeyByKey keys;
        SearchBox box(argv[1]);
        for (char key = 0; std::cin.get(key) && key != '\n';) box.press(key);
        box.finish();
    } catch (const std::exception& error) {
        return std::cerr << "search_box: " << error.what() << '\n', 2;
    }
}
