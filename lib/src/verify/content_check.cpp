// SPDX-License-Identifier: GPL-2.0-or-later
#include "verify/content_check.hpp"

#include "glass/open_tables.hpp"
#include "text/stemmers.hpp"
#include "verify/structure_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <mutex>
#include <new>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace kwic::verify {
namespace {

struct Task {
    std::string name;
    std::function<void(const Xapian::Database&)> run;
};

// The documents are divided into at most `parts` ranges, and the terms into at most about `parts` ranges. Each range is
// one task. A thread that has finished a task takes the next task.
constexpr unsigned parts = 64;

// Divides the terms into ranges with about equal numbers of postings, and returns the bounds of the ranges. The first
// and the last bound are empty. Checks the order of all terms, so that no later iteration over the terms of a damaged
// table runs forever.
std::vector<std::string> cut_terms(const Xapian::Database& database) {
    std::vector<std::string> bounds = {""};
    const std::uint64_t max_postings = database.get_total_length() / parts + database.get_doccount();
    std::uint64_t postings = 0;
    std::string last;
    for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at) {
        const std::string term = *at;
        if (term <= last) fail("the terms are out of order");
        last = term;
        if (postings > max_postings) {
            bounds.push_back(term);
            postings = 0;
        }
        postings += at.get_termfreq();
    }
    bounds.push_back("");
    return bounds;
}

std::vector<Task> plan(State& state, const Xapian::Database& database) {
    std::vector<Task> tasks;
    const auto add = [&](std::string name, auto run) {
        tasks.push_back(
            {std::move(name), [&state, run](const Xapian::Database& thread_database) { run(state, thread_database); }});
    };
    add("identifiers table", check_identifiers);
    add("names table", check_names);
    add("forms table", check_forms);
    add("lexicon", check_lexicon);
    add("metadata", check_other_metadata);
    const std::vector<std::string> bounds = cut_terms(database);
    for (std::size_t i = 0; i + 1 < bounds.size(); ++i)
        add("terms from '" + bounds[i] + "' on",
            [first = bounds[i], end = bounds[i + 1]](State& s, const auto& thread_database) {
                check_terms(s, thread_database, first, end);
            });
    const std::uint64_t last = database.get_lastdocid();
    const std::uint64_t step = last / parts + 1;
    for (std::uint64_t first = 1; first <= last; first += step)
        add(fmt::format("documents from {} on", first),
            [first, end = std::min(first + step - 1, last)](State& s, const auto& thread_database) {
                check_documents(s, thread_database, static_cast<Xapian::docid>(first), static_cast<Xapian::docid>(end));
            });
    return tasks;
}

// Runs the tasks on all cores. Returns true if no task has failed. Adds a finding for each exception of a task, but
// rethrows std::bad_alloc and DatabaseModifiedError. A DatabaseModifiedError means that a writer has overwritten blocks
// of the revision that the check reads. Also throws exceptions of `monitor`, and exceptions of Xapian if the database
// cannot be opened.
bool run_all(const std::vector<Task>& tasks, const std::string& database, Findings& findings, Monitor& monitor) {
    monitor.begin(Progress::Stage::checking, tasks.size());
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> is_complete = true;
    const auto give_up = [&](const Task& task, const char* cause) {
        is_complete = false;
        findings.add("parts", task.name + ": " + cause);
    };
    std::mutex mutex;
    std::exception_ptr failure;
    const auto work = [&] {
        try {
            const Xapian::Database thread_database(database);  // a Xapian::Database is not thread-safe
            for (std::size_t i = next++; i < tasks.size(); i = next++) {
                try {
                    tasks[i].run(thread_database);
                } catch (const Xapian::DatabaseModifiedError&) {
                    throw;
                } catch (const Xapian::Error& error) {
                    give_up(tasks[i], error.get_msg().c_str());
                } catch (const std::bad_alloc&) {
                    throw;
                } catch (const std::exception& error) {
                    give_up(tasks[i], error.what());
                }
                monitor.advance(1);
            }
        } catch (...) {
            next = tasks.size();
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
        }
    };
    std::vector<std::jthread> others(std::max(std::thread::hardware_concurrency(), 1u) - 1);
    try {
        for (std::jthread& thread : others) thread = std::jthread(work);
    } catch (const std::exception&) {  // fewer threads than requested are sufficient
    }
    work();
    others.clear();
    if (failure) std::rethrow_exception(failure);
    monitor.end();
    return is_complete;
}

// Reads the language of each document into `state`. If the postings of a language are damaged, adds a finding and
// returns false.
bool read_languages(State& state, const Xapian::Database& database) {
    try {
        state.document_languages = DocumentLanguages(database, Stemmers(state.languages));
        return true;
    } catch (const Xapian::DatabaseModifiedError&) {
        throw;
    } catch (const Xapian::Error& error) {
        state.findings.add("parts", "languages of the documents: " + error.get_msg());
        return false;
    }
}

// Returns the fields of the index. If the list of fields is damaged, adds a finding and returns no fields.
schema::FieldEntries read_fields(const Xapian::Database& database, Findings& findings) {
    try {
        return schema::decode_fields(database.get_metadata(std::string(schema::fields_key)));
    } catch (const Error&) {
        findings.add("metadata", "fields: the list cannot be read");
        return {};
    }
}

}  // namespace

void check_contents(const std::filesystem::path& generation, const Manifest& manifest, bool is_updating,
                    bool with_structure, Findings& findings, Monitor& monitor) {
    const Xapian::Database database = glass::open_tables(generation);
    State state{manifest, read_fields(database, findings), schema::languages_of(database),
                !database.get_metadata(std::string(schema::new_words_key)).empty(), findings};
    const bool are_languages_read = read_languages(state, database);
    std::vector<Task> tasks = plan(state, database);
    if (with_structure)
        tasks.insert(tasks.begin(),
                     {"structure", [&](const Xapian::Database&) { check_structure(generation, findings); }});
    // If a task has failed, the counts and the Balances of `state` are incomplete and cannot be compared.
    if (!run_all(tasks, generation.string(), findings, monitor) || !are_languages_read) return;

    const auto compare = [&](const char* name, std::uint64_t actual, std::uint64_t expected) {
        if (actual != expected) findings.add("counts", fmt::format("{}: {} instead of {}", name, actual, expected));
    };
    compare("documents that can be read", state.documents, database.get_doccount());
    compare("length of all documents", state.length, database.get_total_length());
    // An update writes the languages and the manifest last. After an interrupted update, both may be out of date until
    // the next update.
    if (!is_updating) {
        compare("documents counted in the manifest", manifest.documents, database.get_doccount());
        check_languages(state, database);
    }
    name_uneven_documents(state, database);
    name_missing_forms(state, database);
    name_missing_identifiers(state);
    name_missing_names(state, database);
    name_uneven_words(state, database);
    name_stray_frames(state, database);
}

}  // namespace kwic::verify
