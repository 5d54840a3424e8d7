// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/edits.hpp"

#include "base/utf8.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <regex>
#include <string>
#include <utility>
#include <vector>

namespace kwic::test {
namespace {

const std::vector<std::string> before = {
    "We use cookies to give you the best experience on our website. By continuing to use this site you agree to our "
    "use of cookies. Find out more about how we use your data in our privacy policy.",
    "Skip to main content\nHome\nNews\nSport\nWeather\nBusiness\nCulture\nTravel\nSign in",
    "By Jane Whitcombe, Staff Reporter\nPublished 12 March 2021\n2 min read",
    "Share this article\nFacebook\nTwitter\nWhatsApp\nEmail"};

const std::vector<std::string> after = {
    "Subscribe to our newsletter and get the day's top stories delivered to your inbox every morning. You can "
    "unsubscribe at any time.",
    "© 2021 Example Media Group. All rights reserved. Reproduction in whole or in part without permission is "
    "prohibited.",
    "Related stories\n- Ten things to know today\n- What happens next?\n- Minister says he will not resign over "
    "remarks",
    "Comments are closed. Please read our community guidelines before you post.",
    "Most read\n1. Storm warning for the coast\n2. How to make perfect bread\n3. The best seats in the house"};

template <class List>
void shuffle(List begin, List end, Random& random) {  // the result of std::shuffle depends on the standard library
    for (auto left = end - begin; left > 1; --left)
        std::swap(begin[left - 1], begin[random() % static_cast<unsigned>(left)]);
}

std::string joined(const std::vector<std::string>& paragraphs) {
    std::string text;
    for (const std::string& paragraph : paragraphs) text += (text.empty() ? "" : "\n\n") + paragraph;
    return text + "\n";
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string respelled(const std::string& name) {
    static const std::vector<std::pair<std::string, std::string>> letters = {
        {"kh", "h"}, {"ou", "u"}, {"i", "y"}, {"c", "k"}, {"s", "z"}, {"e", "a"}, {"o", "u"}, {"a", "e"}};
    for (const auto& [from, to] : letters)
        if (const auto at = name.find(from, 1); at != name.npos) return std::string(name).replace(at, from.size(), to);
    return name + "e";
}

}  // namespace

std::vector<std::string> paragraphs(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", begin), text.size());
        if (end > begin) found.push_back(text.substr(begin, end - begin));
        begin = end + 2;
    }
    return found;
}

std::string with_boilerplate(const std::string& text, Random& random) {
    std::vector<std::string> parts = before, tail = after;
    shuffle(parts.begin(), parts.end(), random);
    shuffle(tail.begin(), tail.end(), random);
    parts.resize(2 + random() % 3);
    tail.resize(2 + random() % 4);
    parts.push_back(text);
    parts.insert(parts.end(), tail.begin(), tail.end());
    return joined(parts);
}

std::string with_cuts(const std::string& text, Random& random) {
    std::vector<std::string> parts = paragraphs(text);
    std::vector<std::size_t> order;
    for (std::size_t i = 1; i < parts.size(); ++i) order.push_back(i);
    shuffle(order.begin(), order.end(), random);
    std::size_t left = text.size() / 4;
    for (const std::size_t i : order) {
        if (parts[i].size() > left) continue;
        left -= parts[i].size();
        parts[i].clear();
    }
    std::erase(parts, "");
    return joined(parts);
}

std::string with_names_respelled(const std::string& text) {
    static const std::regex name("[a-z,] ([A-Z][a-z]{3,})");
    std::map<std::string, int> counts;
    for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at) ++counts[(*at)[1]];
    std::vector<std::pair<int, std::string>> names;
    for (const auto& [each, count] : counts) names.push_back({-count, each});
    std::sort(names.begin(), names.end());
    names.resize(std::min<std::size_t>(names.size(), 6));
    std::string result = text;
    for (const auto& [count, each] : names) replace_all(result, each, respelled(each));
    return result;
}

std::string with_another_headline(const std::string& text) {
    return "What we know so far about a week that changed everything" +
           text.substr(std::min(text.find('\n'), text.size()));
}

std::string with_plain_characters(const std::string& text, Random& random) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        next_character(text, at);
        const std::string character = text.substr(begin, at - begin);
        result +=
            character.size() == 2 && character >= "\u00c0" && character < "\u0250" ? strip_marks(character) : character;
    }
    for (const char* quote : {"“", "”", "«", "»"}) replace_all(result, quote, "\"");
    replace_all(result, "’", "'");
    for (const char* dash : {"—", "–"}) replace_all(result, dash, "--");
    for (std::size_t i = 1; i + 1 < result.size(); ++i)
        if (result[i] == ' ' && is_ascii(result[i - 1]) && is_ascii(result[i + 1]) && random() % 12 == 0)
            result[i] = '\n';
    return result;
}

std::string with_paragraphs_moved(const std::string& text, Random& random) {
    std::vector<std::string> parts = paragraphs(text);
    shuffle(parts.begin() + 1, parts.end(), random);
    return joined(parts);
}

std::string with_more(const std::string& text, const std::string& other) {
    const std::size_t body = std::min(other.find("\n\n"), other.size());
    return text + "\n\n" + std::string(clip(other.substr(body), text.size() / 2)) + "\n";
}

}  // namespace kwic::test
