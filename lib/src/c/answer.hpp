// SPDX-License-Identifier: GPL-2.0-or-later
// An Answer consists of a C struct that the library returns, and of the C++ value and the Arena that hold the data of
// the struct.
#pragma once

#include <kwic/c/base.h>
#include <kwic/results.hpp>
#include <kwic/warning.hpp>

#include <cstddef>
#include <memory_resource>
#include <string>
#include <utility>
#include <vector>

namespace kwic::c {

// Allocates memory for the structs of an answer. The destructor frees the memory.
class Arena {
public:
    // Makes a C array that contains the result of view(item) for each item. Returns NULL if there are no items.
    template <class Item, class View>
    auto array(const std::vector<Item>& items, View view) {
        using Made = decltype(view(items[0]));
        Made* made = items.empty() ? nullptr : allocate<Made>(items.size());
        for (std::size_t i = 0; i < items.size(); ++i) new (made + i) Made(view(items[i]));
        return static_cast<const Made*>(made);
    }

    // Makes a C array that contains a pointer to the result of view(item) for each item. Returns NULL if there are no
    // items.
    template <class Item, class View>
    auto list(const std::vector<Item>& items, View view) {
        using Made = decltype(view(items[0]));
        const Made** made = items.empty() ? nullptr : allocate<const Made*>(items.size());
        for (std::size_t i = 0; i < items.size(); ++i) made[i] = new (allocate<Made>(1)) Made(view(items[i]));
        return static_cast<const Made* const*>(made);
    }

    // Copies `made` into the arena, and returns a pointer to the copy.
    template <class Made>
    const Made* one(const Made& made) {
        return new (allocate<Made>(1)) Made(made);
    }

    // Copies `text` and a zero byte into the arena, and returns the copy of `text`.
    kwic_string copy(const std::string& text) {
        char* const made = allocate<char>(text.size() + 1);
        text.copy(made, text.size());
        made[text.size()] = '\0';
        return {made, text.size()};
    }

private:
    template <class Made>
    Made* allocate(std::size_t count) {
        return static_cast<Made*>(memory_.allocate(count * sizeof(Made), alignof(Made)));  // NOLINT(*sizeof*)
    }

    std::pmr::monotonic_buffer_resource memory_;
};

inline kwic_string string_of(const std::string& text) { return {text.data(), text.size()}; }
inline kwic_span span_of(const Span& span) { return {span.begin, span.end}; }

inline const kwic_string* strings_of(const std::vector<std::string>& texts, Arena& arena) {
    return arena.array(texts, [](const std::string& text) { return string_of(text); });
}

inline const kwic_warning* warnings_of(const std::vector<Warning>& warnings, Arena& arena) {
    return arena.array(warnings, [](const Warning& warning) {
        return kwic_warning{to_string(warning.code).data(),
                            string_of(warning.message)};  // the code is a string literal
    });
}

inline const kwic_span* spans_of(const std::vector<Span>& spans, Arena& arena) {
    return arena.array(spans, [](const Span& span) { return span_of(span); });
}

// The library returns a pointer to the base class View, whose members point into `value` and `arena`. release() frees
// the complete object.
template <class View, class Value>
struct Answer : View {
    template <class Fill>  // Fill is callable as View fill(const Value&, Arena&)
    Answer(Value&& from, Fill fill) : value(std::move(from)) {
        static_cast<View&>(*this) = fill(value, arena);
    }

    static void release(View* view) { delete static_cast<Answer*>(view); }

    Value value;
    Arena arena;
};

using StringsAnswer = Answer<kwic_strings, std::vector<std::string>>;
using WarningsAnswer = Answer<kwic_warnings, std::vector<Warning>>;

kwic_strings* make_strings(std::vector<std::string> texts);
kwic_warnings* make_warnings(std::vector<Warning> warnings);

}  // namespace kwic::c
