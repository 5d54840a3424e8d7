// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/specimens.hpp"

#include "directory/file_check.hpp"
#include "directory/index_directory.hpp"
#include "fault/campaign.hpp"
#include "fault/child.hpp"
#include "support/command.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_reader.hpp>
#include <kwic/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;

// Two words from the vocabulary of random_word(). `frequent` is a very frequent word, and `other` is less frequent.
constexpr const char* frequent = "daboba";
constexpr const char* other = "dufaba";

void run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), test::indexer());
    const auto ended = test::run(arguments);
    if (ended.status != 0) throw std::runtime_error("kwic-indexer: " + ended.err);
}

void copy_index(const fs::path& from, const fs::path& to) { fs::copy(from, to, fs::copy_options::recursive); }

// Makes several indexes of one folder of files. The index `older` is built before a file is removed, and `fresh` is
// built after the removal. If `is_updated` is true, there are two more indexes: `updated` is an updated copy of
// `older`, and `compacted` is a compacted copy of `updated`.
class Family {
public:
    Family(const fs::path& folder, std::string name, std::size_t documents, std::vector<std::string> options,
           bool is_updated)
        : folder_(folder / name), name_(std::move(name)), options_(std::move(options)) {
        Random random(documents);
        Model model = random_model(random, documents);
        const auto change = [&] {
            model = changed(model, {.removed = 1},
                            random);  // an update that removes more files would compact a large index
            write_files(sources(), model);
        };
        write_files(sources(), model);
        index(folder_ / "older");
        if (is_updated) copy_index(folder_ / "older", folder_ / "updated");
        change();
        index(folder_ / "fresh");
        if (is_updated) {
            index(folder_ / "updated");
            copy_index(folder_ / "updated", folder_ / "compacted");
            run({"--quiet", "--compact", "--index", (folder_ / "compacted").string()});
        }
        id_ = model.begin()->first;
        change();
        model_ = std::make_unique<Model>(model);
    }

    void add_to(std::vector<Specimen>& specimens, const char* state, const char* older) {
        Specimen made{name_ + " " + state, folder_ / state, folder_ / older, sources(), model_.get(), id_,
                      name_ == "small",    options_};
        const fs::path generation = current_generation(made.index);
        const Manifest manifest = read_manifest(generation, made.index);
        const bool is_small = manifest.bytes() <= max_bytes_compared_always;
        if (is_small != made.is_small) throw std::logic_error(made.name + " has an unexpected size");
        if (manifest.is_updated != (state == std::string_view("updated")))
            throw std::logic_error(made.name + " was unexpectedly compacted or not compacted");
        made.answers = ask(made, made.index, {});
        for (const auto& line : command_lines(made, made.index)) made.output.push_back(settled(run_child(line).text));
        specimens.push_back(std::move(made));
    }

    std::unique_ptr<Model> take_model() { return std::move(model_); }

private:
    fs::path sources() const { return folder_ / "sources"; }

    void index(const fs::path& index) {
        std::vector<std::string> arguments = {"--quiet", "--index", index.string()};
        arguments.insert(arguments.end(), options_.begin(), options_.end());
        arguments.push_back(sources().string());
        run(arguments);
    }

    fs::path folder_;
    std::string name_;
    std::vector<std::string> options_;
    std::unique_ptr<Model> model_;
    std::string id_;
};

std::string without_time(Results results) {
    results.took_ms = 0;
    for (Hit& hit : results.hits) hit.path.clear();
    return to_json(results);
}

}  // namespace

const std::vector<Specimen>& specimens() {
    static const test::TempDir folder;
    static std::vector<std::unique_ptr<Model>> models;
    static const std::vector<Specimen> all = [] {
        std::vector<Specimen> made;
        const auto add = [&](Family family, std::vector<std::pair<const char*, const char*>> states) {
            for (const auto& [state, older] : states) family.add_to(made, state, older);
            models.push_back(family.take_model());
        };
        // The files of a small index are verified at each opening; the other indexes are slightly too large for that.
        constexpr std::size_t few = 20;  // number of documents; no update compacts an index this small
        constexpr std::size_t many = 6000;
        if (!is_full()) {
            add(Family(folder.path(), "small", few, {}, true),
                {{"fresh", "older"}, {"updated", "fresh"}, {"compacted", "updated"}});
            add(Family(folder.path(), "large", many, {}, false), {{"fresh", "older"}});
            return made;
        }
        const std::vector<std::pair<const char*, const char*>> states = {
            {"fresh", "older"}, {"updated", "fresh"}, {"compacted", "updated"}};
        add(Family(folder.path(), "small", few, {}, true), states);
        add(Family(folder.path(), "large", many, {}, true), states);
        add(Family(folder.path(), "no-store", many * 5 / 4, {"--no-store"}, true),
            {{"fresh", "older"}, {"updated", "fresh"}});
        add(Family(folder.path(), "no-positions", many * 2, {"--no-positions"}, false), {{"fresh", "older"}});
        return made;
    }();
    return all;
}

std::vector<std::string> ask(const Specimen& specimen, const fs::path& index, const SearcherOptions& options) {
    std::vector<std::string> answers;
    const auto note = [&](const char* what, const std::function<std::string()>& question) {
        const auto start = std::chrono::steady_clock::now();
        try {
            answers.push_back(question());
        } catch (const Error& error) {
            answers.push_back(fmt::format("error: {}: {}", to_string(error.code()), error.what()));
        }
        if (std::chrono::steady_clock::now() - start > std::chrono::seconds(5))
            answers.back() = fmt::format("slow: {}", what);
        answers.back() = fmt::format("{}: {}", what, answers.back());
    };
    std::optional<Searcher> searcher;
    note("open", [&] {
        searcher.emplace(index, options);
        return std::to_string(searcher->document_count());
    });
    if (searcher) {
        const auto search = [&](const char* what, const std::string& query, SearchOptions how) {
            note(what, [&] { return without_time(searcher->search(query, how)); });
        };
        search("words", std::string(frequent) + ' ' + other, {});
        search("phrase", fmt::format("\"{} {}\"", frequent, other), {.snippets = 3});
        search("wildcard", "da* *ba", {.snippets = 0});
        search("fuzzy", "dabobe~", {.count_to = count_all});
        search("similar", "", {.like_id = specimen.id});
        search("sort", "*", {.limit = 30, .sort = {"title"}, .facets = {"ext", "lang", "folder", "month"}});
        search("dates", frequent, {.sort = {"date"}, .recency_days = 0, .group = GroupBy::near});
        search("paths", fmt::format("path:d3/ OR {}", other), {.offset = 20, .sort = {"path"}});
        note("why", [&] {
            const auto why = searcher->why(specimen.id, std::string(frequent) + " -" + other);
            return why ? fmt::format("{} {}", why->is_found, why->clauses.size()) : "none";
        });
        note("complete", [&] {
            std::string all;
            for (const Completion& completion : searcher->complete("da")) all += completion.text + ' ';
            return all;
        });
        note("document", [&] {
            const auto document = searcher->document(specimen.id);
            return document ? document->document.text : "none";
        });
    }
    note("export", [&] {
        std::string all;
        IndexReader(index).for_each([&](const IndexedDocument& document) {
            all += document.document.id + std::to_string(std::hash<std::string>()(document.document.text)) + ' ';
        });
        return fmt::format("{:x}", std::hash<std::string>()(all));
    });
    return answers;
}

std::vector<std::vector<std::string>> command_lines(const Specimen& specimen, const fs::path& index) {
    const auto search = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {test::searcher(), "--index", index.string()});
        return arguments;
    };
    std::vector<std::vector<std::string>> lines = {
        search({frequent, other}),
        search({fmt::format("\"{} {}\"", frequent, other), "--format", "json", "--snippets", "3"}),
        search({"da*", "--sort", "title", "--facet", "folder"}),
        search({"--similar", specimen.id, "--format", "tsv"}),
        search({"--why", specimen.id, frequent}),
        search({"--complete", "da"}),
        search({"-n", "40", "--sort", "-date", "--format", "paths", "*"}),
        search({"--verify", frequent, other, "--group", "near"}),
    };
    if (std::find(specimen.options.begin(), specimen.options.end(), "--no-store") == specimen.options.end())
        lines.push_back({test::indexer(), "--index", index.string(), "--export", "ndjson", "--quiet"});
    return lines;
}

std::string settled(const std::string& output) {
    std::string text = output;
    for (const auto& [before, after] : {std::pair("\"took_ms\":", ","), {" (", " ms)"}}) {
        const auto begin = text.rfind(before);
        const auto end = begin == text.npos ? begin : text.find(after, begin);
        if (end != text.npos) text.erase(begin, end - begin);
    }
    return text;
}

}  // namespace kwic::fault
