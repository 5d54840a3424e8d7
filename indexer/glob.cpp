// SPDX-License-Identifier: GPL-2.0-or-later
// Parses a pattern into steps, and matches paths by tracking all steps that the path read so far can have reached.
#include "glob.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::indexer {
namespace {

using Ranges = std::vector<std::pair<char32_t, char32_t>>;

// Code points of bytes that are not UTF-8 begin here, behind all Unicode code points.
constexpr char32_t invalid_bytes = 0x110000;

std::u32string units_of(std::string_view text, Glob::Unit unit) {
    std::u32string units;
    units.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<std::uint8_t>(text[at]);
        if (unit == Glob::Unit::byte || is_ascii(text[at])) {
            units += byte;
            ++at;
            continue;
        }
        const std::size_t begin = at;
        const std::int32_t character = next_character(text, at);
        if (character >= 0) {
            units += static_cast<char32_t>(character);
        } else {
            at = begin + 1;
            units += invalid_bytes + byte;
        }
    }
    return units;
}

// Appends the characters of a class such as `alpha` in the locale C. Returns false if there is no such class.
bool add_class(std::u32string_view name, Ranges& set) {
    static const std::vector<std::pair<std::u32string_view, Ranges>> classes = {
        {U"alnum", {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}}},
        {U"alpha", {{'A', 'Z'}, {'a', 'z'}}},
        {U"blank", {{' ', ' '}, {'\t', '\t'}}},
        {U"cntrl", {{0, 0x1f}, {0x7f, 0x7f}}},
        {U"digit", {{'0', '9'}}},
        {U"graph", {{'!', '~'}}},
        {U"lower", {{'a', 'z'}}},
        {U"print", {{' ', '~'}}},
        {U"punct", {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}},
        {U"space", {{' ', ' '}, {'\t', '\r'}}},
        {U"upper", {{'A', 'Z'}}},
        {U"xdigit", {{'0', '9'}, {'A', 'F'}, {'a', 'f'}}},
    };
    const auto found = std::find_if(classes.begin(), classes.end(), [&](const auto& c) { return c.first == name; });
    if (found == classes.end()) return false;
    set.insert(set.end(), found->second.begin(), found->second.end());
    return true;
}

}  // namespace

Glob::Glob(std::string_view pattern, Unit unit) : unit_(unit) {
    constexpr const char* special = "*?[\\";
    if (pattern.find_first_of(special) == std::string_view::npos) {
        shape_ = Shape::literal;
        literal_ = pattern;
    } else if (pattern.front() == '*' && pattern.find_first_of(special, 1) == std::string_view::npos) {
        shape_ = Shape::ending;
        literal_ = pattern.substr(1);
    } else {
        parse(units_of(pattern, unit));
    }
}

void Glob::parse(const std::u32string& pattern) {
    for (std::size_t at = 0; at < pattern.size() && is_valid_;) {
        switch (pattern[at]) {
            case '?':
                steps_.push_back({.kind = Kind::any});
                ++at;
                break;
            case '[':
                at = parse_set(pattern, at + 1);
                break;
            case '*':
                at = parse_stars(pattern, at);
                break;
            case '\\':
                ++at;
                is_valid_ = at < pattern.size();
                [[fallthrough]];
            default:
                if (is_valid_) steps_.push_back({.kind = Kind::one, .unit = pattern[at++]});
        }
    }
}

// Parses a set, whose first character after `[` is at `at`. Returns the position after the set. The first character of
// a set is never its end, so that `[]a]` contains `]`.
std::size_t Glob::parse_set(const std::u32string& pattern, std::size_t at) {
    const auto fail = [&] {
        is_valid_ = false;
        return pattern.size();
    };
    Step step{.kind = Kind::set};
    if (at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^')) {
        step.negated = true;
        ++at;
    }
    char32_t previous = 0;  // beginning of a possible range; 0: no range can begin
    for (bool is_first = true; is_first || at >= pattern.size() || pattern[at] != ']'; is_first = false) {
        if (at >= pattern.size()) return fail();
        char32_t unit = pattern[at++];
        if (unit == '-' && previous && at < pattern.size() && pattern[at] != ']') {
            unit = pattern[at++];
            if (unit == '\\') {
                if (at >= pattern.size()) return fail();
                unit = pattern[at++];
            }
            step.set.emplace_back(previous, unit);
            previous = 0;
            continue;
        }
        if (unit == '[' && at < pattern.size() && pattern[at] == ':') {
            const std::size_t end = pattern.find(U']', at + 1);
            if (end == std::u32string::npos) return fail();
            if (end > at + 1 && pattern[end - 1] == ':') {
                if (!add_class(std::u32string_view(pattern).substr(at + 1, end - at - 2), step.set)) return fail();
                at = end + 1;
                previous = 0;
                continue;
            }
        } else if (unit == '\\') {
            if (at >= pattern.size()) return fail();
            unit = pattern[at++];
        }
        step.set.emplace_back(unit, unit);
        previous = unit;
    }
    steps_.push_back(std::move(step));
    return at + 1;
}

// Parses the asterisks at `at`. Returns the position of the next character that is not part of this step.
std::size_t Glob::parse_stars(const std::u32string& pattern, std::size_t at) {
    const std::size_t begin = at;
    while (at < pattern.size() && pattern[at] == '*') ++at;
    const bool is_component = at - begin > 1 && (begin == 0 || pattern[begin - 1] == '/');
    if (is_component && at == pattern.size()) {
        steps_.push_back({.kind = Kind::everything});
    } else if (is_component && pattern[at] == '/') {
        steps_.push_back({.kind = Kind::folders});
        ++at;
    } else {
        steps_.push_back({.kind = Kind::star});
    }
    return at;
}

bool Glob::matches(const Step& step, char32_t unit) {
    switch (step.kind) {
        case Kind::one:
            return unit == step.unit;
        case Kind::any:
        case Kind::star:
            return unit != '/';
        case Kind::set: {
            const bool is_in_set = std::any_of(step.set.begin(), step.set.end(), [&](const auto& range) {
                return range.first <= unit && unit <= range.second;
            });
            return unit != '/' && is_in_set != step.negated;
        }
        default:
            return true;
    }
}

// `reached[i]` is true if the part of the path that has been read can be matched by the first `i` steps. While a step
// that repeats is reached but not passed, it stays reached. A step `folders` is passed at its beginning and after each
// slash.
bool Glob::match(std::string_view path) const {
    if (shape_ == Shape::literal) return path == literal_;
    if (shape_ == Shape::ending)
        return path.ends_with(literal_) && path.substr(0, path.size() - literal_.size()).find('/') == path.npos;
    if (!is_valid_) return false;
    if (steps_.front().kind == Kind::one && steps_.front().unit < 0x80 &&
        (path.empty() || static_cast<char32_t>(path.front()) != steps_.front().unit))
        return false;
    const std::size_t count = steps_.size();
    std::vector<char> reached(count + 1);
    std::vector<char> next(count + 1);
    const auto reach = [&](std::vector<char>& states, std::size_t i) {
        while (!states[i]) {
            states[i] = true;
            if (i == count || !repeats(steps_[i].kind)) return;
            ++i;
        }
    };
    reach(reached, 0);
    for (const char32_t unit : units_of(path, unit_)) {
        std::fill(next.begin(), next.end(), false);
        for (std::size_t i = 0; i < count; ++i) {
            if (!reached[i] || !matches(steps_[i], unit)) continue;
            if (!repeats(steps_[i].kind)) {
                reach(next, i + 1);
            } else if (steps_[i].kind != Kind::folders) {
                reach(next, i);
            } else if (unit == '/') {
                reach(next, i);
            } else {
                next[i] = true;  // inside of a folder: the next step is reached after a slash only
            }
        }
        std::swap(reached, next);
    }
    return reached[count];
}

}  // namespace kwic::indexer
