// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/mdoc.hpp"

#include "input/formats/formats.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::string_view macros =
    "Ac Ad An Ao Ap Aq Ar At Bc Bd Bl Bo Bq Brc Bro Brq Bsx Bt Bx Cd Cm D1 Db Dc Dl Do Dq Dv Dx Ec Em En Eo Er Es Ev "
    "Ex "
    "Fa Fc Fd Fl Fn Fo Fr Ft Fx Hf Ic In It Lb Li Lk Ms Mt Nd Nm No Ns Nx Oo Op Ot Ox Pa Pc Pf Po Pq Qc Ql Qo Qq Rv Sc "
    "Sm So Sq St Sx Sy Ta Tg Tn Ud Ux Va Vt Xo Xr %A %B %C %D %I %J %N %O %P %Q %R %T %U %V";

// A macro that encloses the following arguments.
struct Enclosure {
    std::string_view name;
    std::string_view begin;
    std::string_view end;
};

constexpr std::array<Enclosure, 17> enclosures = {{{"Aq", "<", ">"},
                                                   {"Bq", "[", "]"},
                                                   {"Brq", "{", "}"},
                                                   {"Dq", "“", "”"},
                                                   {"Op", "[", "]"},
                                                   {"Pq", "(", ")"},
                                                   {"Ql", "‘", "’"},
                                                   {"Qq", "\"", "\""},
                                                   {"Sq", "‘", "’"},
                                                   {"Ao", "<", ""},
                                                   {"Bo", "[", ""},
                                                   {"Do", "“", ""},
                                                   {"Oo", "[", ""},
                                                   {"Po", "(", ""},
                                                   {"Qo", "\"", ""},
                                                   {"So", "‘", ""},
                                                   {"Bro", "{", ""}}};
constexpr std::array<Enclosure, 8> closers = {{{"Ac", "", ">"},
                                               {"Bc", "", "]"},
                                               {"Dc", "", "”"},
                                               {"Oc", "", "]"},
                                               {"Pc", "", ")"},
                                               {"Qc", "", "\""},
                                               {"Sc", "", "’"},
                                               {"Brc", "", "}"}}};

template <class Table>
const Enclosure* find(const Table& table, std::string_view name) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Enclosure& each) { return each.name == name; });
    return found == table.end() ? nullptr : &*found;
}

// Builds a line from words and macros.
class Line {
public:
    explicit Line(std::string_view page_name) : page_name_(page_name) {}

    void add(const std::vector<std::string>& words) {
        std::size_t punctuation = words.size();
        while (punctuation > 0 && is_closing(words[punctuation - 1])) --punctuation;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::string_view word = words[i];
            const bool is_last = i + 1 == words.size();
            if (word == "Ns" || word == "Ap") {
                if (word == "Ap") text_ += '\'';
                is_joined_ = true;
            } else if (word == "Fl") {
                put("-", false);
                is_joined_ = !is_last;
            } else if (word == "Nm") {
                if (is_last || is_mdoc_macro(words[i + 1])) put(page_name_, false);
            } else if (word == "Xr" && i + 2 < words.size()) {
                put(words[i + 1] + "(" + words[i + 2] + ")", false);
                i += 2;
            } else if (word == "Fn" && !is_last) {
                put(words[++i] + "(", false);
                is_joined_ = true;
                ends_ += ')';
            } else if (word == "Pf" && !is_last) {
                put(words[++i], false);
                is_joined_ = true;
            } else if (const Enclosure* const enclosure = find(enclosures, word)) {
                put(enclosure->begin, false);
                is_joined_ = true;
                ends_.insert(0, enclosure->end);
            } else if (const Enclosure* const closer = find(closers, word)) {
                text_ += closer->end;
            } else if (word == "Ta") {
                text_ += '\t';
            } else if (word == "Nd") {
                put("–", false);
            } else if (!is_mdoc_macro(word)) {
                // Punctuation at the end of the line follows what closes the enclosures.
                if (i >= punctuation) text_ += std::exchange(ends_, {});
                put(word, is_closing(word));
                if (word == "(" || word == "[") is_joined_ = true;
            }
        }
    }

    std::string finish() && { return text_ + ends_; }

private:
    static bool is_closing(std::string_view word) {
        return word.size() == 1 && std::string_view(".,:;)]?!").find(word[0]) != word.npos;
    }

    void put(std::string_view word, bool is_closing) {
        if (!text_.empty() && text_.back() != '\t' && !is_joined_ && !is_closing) text_ += ' ';
        is_joined_ = false;
        text_ += word;
    }

    std::string_view page_name_;
    std::string text_;
    std::string ends_;  // what closes the enclosures that the line has begun
    bool is_joined_ = false;
};

}  // namespace

std::vector<std::string> roff_arguments(std::string_view line) {
    std::vector<std::string> arguments;
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == ' ' || line[at] == '\t') {
            ++at;
            continue;
        }
        const bool is_quoted = line[at] == '"';
        std::string argument;
        for (at += is_quoted; at < line.size(); ++at) {
            const char c = line[at];
            const char next = at + 1 < line.size() ? line[at + 1] : '\0';
            if (c == '\\' && next == '"') {
                at = line.size();
                break;
            }
            if (c == '\\' && next) {
                argument += c;
                argument += next;
                ++at;
                continue;
            }
            if (is_quoted && c == '"' && next == '"') {
                argument += c;
                ++at;
                continue;
            }
            if (is_quoted ? c == '"' : c == ' ' || c == '\t') break;
            argument += c;
        }
        if (is_quoted && at < line.size()) ++at;
        arguments.push_back(std::move(argument));
    }
    while (!arguments.empty() && arguments.back().empty()) arguments.pop_back();
    return arguments;
}

bool is_mdoc_macro(std::string_view name) { return is_in_list(name, macros); }

std::string mdoc_words(std::string_view name, const std::vector<std::string>& arguments, std::string_view page_name) {
    std::vector<std::string> words;
    if (name != "It") words.emplace_back(name);
    words.insert(words.end(), arguments.begin(), arguments.end());
    Line line(page_name);
    line.add(words);
    return std::move(line).finish();
}

}  // namespace kwic
