// SPDX-License-Identifier: GPL-2.0-or-later
// Imports mails into an index and searches them by field. Each mail is a JSON line with the members `id`, `from`,
// `to`, `subject`, `date` and `body`.
//
//     mail_import mails.kwic mails.jsonl.gz 'from:amira subject:dues' 'date:2023-05 quay'
#include <kwic/kwic.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace {

std::string field(const kwic::Document& document, std::string_view name) {
    const auto at = std::ranges::find(document.fields, name, &kwic::Field::name);
    const auto* text = at == document.fields.end() ? nullptr : std::get_if<std::string>(&at->value);
    return text ? *text : "";
}

// Completes a document that JsonLines has made. In this document, `from`, `to`, `subject` and `body` are custom fields.
// Moves the body to the text, because snippets are made from the text. Copies the subject to the title, because a
// search gives more weight to words in the title.
kwic::Document mail(kwic::Document document) {
    document.title = field(document, "subject");
    document.text = field(document, "body");
    std::erase_if(document.fields, [](const kwic::Field& member) { return member.name == "body"; });
    return document;
}

// Shows the progress on one line of the terminal.
class Meter {
public:
    void show(const char* work, std::uint64_t done, std::uint64_t total) {
        std::string now = work + std::to_string(100 * done / std::max<std::uint64_t>(total, 1)) + " %";
        if (now != shown_) std::cerr << '\r' << now << std::flush;
        shown_ = std::move(now);
    }

private:
    std::string shown_;
};

// Imports a file and returns the number of invalid lines. Documents that have not changed since the last import are not
// written.
std::size_t import(const std::string& file, const std::string& index) {
    Meter meter;
    kwic::WriterOptions options;
    options.progress = [&](const kwic::Progress& at) { meter.show("writing ", at.done, at.total); };
    kwic::IndexWriter writer(index, options);
    kwic::JsonLines lines(file);
    std::size_t bad = 0;
    std::size_t changed = 0;
    while (auto line = lines.next()) {
        if (line->document) {
            changed += writer.put(mail(std::move(*line->document))) != kwic::PutResult::unchanged;
        } else {
            ++bad;
            std::cerr << '\r' << lines.name() << ':' << line->number << ": " << line->cause << '\n';
        }
        meter.show("reading ", lines.consumed(), lines.size().value_or(0));
    }
    writer.commit();
    std::cerr << '\r' << changed << " new or changed, " << writer.document_count() << " mails\n";
    return bad;
}

std::string one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return kwic::printable(text);  // prevents mails from controlling the terminal
}

void search(const kwic::Searcher& searcher, const kwic::IndexReader& reader, const std::string& query) {
    const kwic::Results results = searcher.search(query, {.limit = 20, .match = kwic::Match::all, .facets = {"from"}});
    std::cout << "== " << query << ": " << results.total.value << '\n';
    for (const kwic::Warning& warning : results.warnings) std::cout << "note: " << warning.message << '\n';
    for (const kwic::Hit& hit : results.hits) {
        const auto found = reader.document(hit.id);
        const std::string sender = found ? field(found->document, "from") : "";
        std::cout << hit.date << "  " << one_line(sender) << "  " << one_line(hit.title) << '\n';
        for (const auto& snippet : hit.snippets) std::cout << "    " << one_line(snippet.text) << '\n';
    }
    for (const auto& [sender, count] : results.facets.at(0).values)
        std::cout << count << " from " << one_line(sender) << '\n';
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return std::cerr << "usage: mail_import INDEX JSONLINES [QUERY]...\n", 2;
    try {
        const std::size_t bad = import(argv[2], argv[1]);
        const kwic::Searcher searcher(argv[1]);
        const kwic::IndexReader reader(argv[1]);
        for (int i = 3; i < argc; ++i) search(searcher, reader, argv[i]);
        return bad ? 1 : 0;
    } catch (const std::exception& error) {
        return std::cerr << "mail_import: " << error.what() << '\n', 2;
    }
}
