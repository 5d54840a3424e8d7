// SPDX-License-Identifier: GPL-2.0-or-later
// The loop of an interactive search: read a key, change the state, search, and draw the screen. The loop runs in one
// thread, so the search after each key has a short time limit. If this search reaches its limit or finds few documents,
// a search with a longer time limit follows when the user stops typing.
#include "interactive.hpp"

#include "../terminal.hpp"
#include "model.hpp"
#include "pager.hpp"
#include "screen.hpp"
#include "view.hpp"

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <utility>

namespace kwic::searcher {
namespace {

constexpr unsigned typing_limit_ms = 100;    // time limit of the search after a key
constexpr unsigned resting_limit_ms = 1000;  // time limit of the search after a pause
constexpr int pause_ms = 300;                // if search_longer() is due, it runs after this time without a key
constexpr std::size_t few_documents = 3;     // if a search finds fewer documents, search_longer() becomes due

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

class Session {
public:
    Session(Searcher& index, const Options& options)
        : index_(index), options_(options), screen_(colors_wanted(options.color)) {
        state_.line = LineEditor(options.query);
    }

    // Runs until the user exits or a signal ends the session. Returns the number of the signal, or 0 if the user exits.
    int run() {
        resize();
        screen_.show(draw(state_, size_));
        index_.complete("a", 1);  // loads the words of the index, so that the first key does not wait for them
        for (bool is_running = true; is_running && !screen_.ended_by();) {
            if (screen_.size() != size_) resize();
            screen_.show(draw(state_, size_));
            if (const auto key = screen_.read_key(is_at_rest_ ? -1 : pause_ms)) {
                is_running = handle_keys(*key);
            } else if (!is_at_rest_) {
                search_longer();
            }
        }
        return screen_.ended_by();
    }

private:
    void resize() {
        size_ = screen_.size();
        set_page_size(state_, hits_that_fit(size_));
        search();
    }

    // Applies `key` and all keys that are already waiting. Consecutive characters of text share one search. Returns
    // false if the user exits.
    bool handle_keys(Key key) {
        bool is_due = false;
        for (std::optional<Key> next = std::move(key); next; next = screen_.read_key(0)) {
            if (is_due && next->kind != Key::Kind::text) {
                search();
                is_due = false;
            }
            switch (press(state_, *next)) {
                case Request::nothing:
                    break;
                case Request::search:
                    is_due = true;
                    break;
                case Request::open:
                    open();
                    break;
                case Request::leave:
                    return false;
                case Request::suspend:
                    screen_.suspend();
                    break;
                case Request::redraw:
                    screen_.redraw();
                    break;
            }
        }
        if (is_due) search();
        return true;
    }

    Results find(unsigned milliseconds, bool suggest) {
        SearchOptions search = options_.search;
        if (search.timeout_ms == 0 || search.timeout_ms > milliseconds) search.timeout_ms = milliseconds;
        search.typing = true;
        search.suggest = suggest;
        search.offset = state_.first;
        search.limit = std::min(state_.page_size + 1, max_hits - std::min(max_hits, state_.first));
        search.snippet_length = snippet_length(size_);
        return index_.search(state_.line.text(), search);
    }

    void search() {
        state_.suggestion.reset();
        state_.completion.clear();
        is_at_rest_ = true;
        if (!state_.has_query()) return set_results(state_, {});
        Results results = find(typing_limit_ms, false);
        is_at_rest_ = results.took_ms < typing_limit_ms && results.total.value >= few_documents;
        set_results(state_, std::move(results));
        state_.completion = completion();
    }

    // Searches again, with a longer time limit, and also looks for a corrected spelling of the query. Called when the
    // user has paused.
    void search_longer() {
        is_at_rest_ = true;
        Results results = find(resting_limit_ms, true);
        state_.suggestion = results.suggestion;
        set_results(state_, std::move(results));
    }

    std::string completion() {
        const std::string& typed = state_.line.text();
        if (!state_.line.is_at_end()) return {};
        const auto best = index_.complete(typed, 1);
        if (best.empty() || best[0].text.size() <= typed.size()) return {};
        const bool is_prefix = std::equal(typed.begin(), typed.end(), best[0].text.begin(),
                                          [](char a, char b) { return lower(a) == lower(b); });
        return is_prefix ? best[0].text.substr(typed.size()) : "";
    }

    void open() {
        try {
            const PagerFile file(state_.results.hits[state_.selected]);
            screen_.run(file.command());
        } catch (const std::exception& error) {
            state_.notice = error.what();
        }
    }

    Searcher& index_;
    const Options& options_;
    Screen screen_;
    State state_;
    ScreenSize size_{0, 0};
    bool is_at_rest_ = true;  // false if search_longer() is due after a pause
};

}  // namespace

void search_interactively(Searcher& index, const Options& options) {
    const int signal = Session(index, options).run();
    if (signal) std::raise(signal);
}

}  // namespace kwic::searcher
