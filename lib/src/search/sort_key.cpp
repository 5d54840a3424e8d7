// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/sort_key.hpp"

#include "index/schema.hpp"
#include "index/stored_text.hpp"
#include "text/fold.hpp"

namespace kwic {
namespace {

class DateKey : public Xapian::KeyMaker {
public:
    explicit DateKey(bool is_descending) : is_descending_(is_descending) {}

    std::string operator()(const Xapian::Document& document) const override {
        std::string day = document.get_value(schema::date_slot);
        if (day.empty()) return "\xff";
        if (is_descending_)
            for (char& digit : day) digit = static_cast<char>('0' + '9' - digit);
        return day;
    }

private:
    bool is_descending_;
};

class PathKey : public Xapian::KeyMaker {
public:
    explicit PathKey(const DocumentReader& reader) : reader_(reader) {}

    std::string operator()(const Xapian::Document& document) const override { return reader_.document(document).id; }

private:
    const DocumentReader& reader_;
};

class TitleKey : public Xapian::KeyMaker {
public:
    explicit TitleKey(const DocumentReader& reader) : reader_(reader) {}

    std::string operator()(const Xapian::Document& document) const override {
        const std::string title = reader_.document(document).title;
        return title.empty() ? "\xff" : fold(title);
    }

private:
    const DocumentReader& reader_;
};

}  // namespace

std::unique_ptr<Xapian::KeyMaker> sort_key(Sort sort, const DocumentReader& reader) {
    switch (sort) {
        case Sort::relevance:
            return nullptr;
        case Sort::date:
            return std::make_unique<DateKey>(false);
        case Sort::date_descending:
            return std::make_unique<DateKey>(true);
        case Sort::path:
            return std::make_unique<PathKey>(reader);
        case Sort::title:
            return std::make_unique<TitleKey>(reader);
    }
    return nullptr;
}

}  // namespace kwic
