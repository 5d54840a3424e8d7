// SPDX-License-Identifier: GPL-2.0-or-later
#include "model.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace kwic::searcher {
namespace {

Request go_to(State& state, std::size_t first, std::size_t selected) {
    state.first = first;
    state.selected = selected;
    return Request::search;
}

Request up(State& state) {
    if (state.selected > 0) {
        --state.selected;
    } else if (state.first > 0) {
        return go_to(state, state.first - std::min(state.first, state.page_size), state.page_size - 1);
    }
    return Request::nothing;
}

Request down(State& state) {
    if (state.selected + 1 < state.results.hits.size()) {
        ++state.selected;
    } else if (state.has_more) {
        return go_to(state, state.first + state.page_size, 0);
    }
    return Request::nothing;
}

Request page_up(State& state) {
    if (state.first > 0) return go_to(state, state.first - std::min(state.first, state.page_size), 0);
    state.selected = 0;
    return Request::nothing;
}

Request page_down(State& state) {
    if (state.has_more) return go_to(state, state.first + state.page_size, 0);
    state.selected = state.results.hits.empty() ? 0 : state.results.hits.size() - 1;
    return Request::nothing;
}

void accept(State& state) {
    if (state.suggestion) {
        state.line = LineEditor(*state.suggestion);
    } else if (state.line.is_at_end()) {
        state.line.insert(state.completion);
    }
}

// If `key` edits the line, applies `key` and returns true; otherwise returns false.
bool edit(State& state, const Key& key) {
    using Kind = Key::Kind;
    LineEditor& line = state.line;
    switch (key.kind) {
        case Kind::text:
            line.insert(key.text);
            return true;
        case Kind::tab:
            accept(state);
            return true;
        case Kind::backspace:
            line.erase_before();
            return true;
        case Kind::erase:
            line.erase_after();
            return true;
        case Kind::erase_word:
            line.erase_word();
            return true;
        case Kind::clear:
            line.clear();
            return true;
        case Kind::left:
            line.left();
            return true;
        case Kind::right:
            line.right();
            return true;
        case Kind::home:
            line.home();
            return true;
        case Kind::end:
            line.end();
            return true;
        default:
            return false;
    }
}

}  // namespace

Request press(State& state, const Key& key) {
    using Kind = Key::Kind;
    state.notice.clear();
    const std::string before = state.line.text();
    if (edit(state, key)) return state.line.text() == before ? Request::nothing : go_to(state, 0, 0);
    switch (key.kind) {
        case Kind::up:
            return up(state);
        case Kind::down:
            return down(state);
        case Kind::page_up:
            return page_up(state);
        case Kind::page_down:
            return page_down(state);
        case Kind::enter:
            return state.results.hits.empty() ? Request::nothing : Request::open;
        case Kind::leave:
            return Request::leave;
        case Kind::suspend:
            return Request::suspend;
        case Kind::redraw:
            return Request::redraw;
        default:
            return Request::nothing;
    }
}

void set_page_size(State& state, std::size_t hits) {
    const std::size_t selected = state.first + state.selected;
    state.page_size = std::max<std::size_t>(hits, 1);
    state.first = selected - selected % state.page_size;
    state.selected = selected % state.page_size;
}

void set_results(State& state, Results results) {
    state.has_more = results.hits.size() > state.page_size;
    if (state.has_more) results.hits.resize(state.page_size);
    state.results = std::move(results);
    state.selected = std::min(state.selected, std::max<std::size_t>(state.results.hits.size(), 1) - 1);
}

}  // namespace kwic::searcher
