// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch.hpp"

#include "base/ordered_queue.hpp"
#include "printer.hpp"
#include "results_printer.hpp"
#include "terminal.hpp"

#include <kwic/json.hpp>
#include <kwic/warning.hpp>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <fstream>
#include <istream>
#include <mutex>
#include <new>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <malloc.h>

namespace kwic::searcher {
namespace {

// Maximum number of answers held in memory while an earlier query is still running.
constexpr std::size_t max_waiting_answers = 1000;

struct Answer {
    std::string text;
    std::vector<Warning> warnings;  // to print on standard error
    bool found = false;
    bool accepted = true;
};

Answer answer_to(const BatchQuery& query, Searcher& index, const Options& options) {
    Answer answer;
    Results results = index.search(query.query, options.search);
    check_facets(results.facets);
    if (options.strict || !options.is_json())
        for (const Warning& warning : results.warnings)
            answer.warnings.push_back({warning.code, "query " + query.id + ": " + warning.message});
    answer.accepted = !options.strict || results.warnings.empty();
    if (!answer.accepted) {
        results.hits.clear();
        results.total = {};
    }
    answer.found = answer.accepted && has_matches(results, options.search);
    std::ostringstream text = answer_stream();
    print_batch_results(text, results, query.id, options);
    answer.text = text.str();
    return answer;
}

// Each thread repeatedly reads a line and computes its answer. Answers are written in the order of the lines. If a
// thread completes the answer that must be written next, the thread writes this answer and the completed answers that
// follow.
class Batch {
public:
    Batch(Searcher& index, const Options& options, std::istream& lines)
        : index_(index),
          options_(options),
          lines_(lines),
          outcomes_(max_waiting_answers, [this](const Outcome& outcome) { write(outcome); }) {}

    // Answers all lines and returns the exit status. With one job, all work is done in the calling thread, and run()
    // throws the errors of searches. With several jobs, a failure ends the program, because a thread that is waiting
    // for input cannot be interrupted.
    int run(std::size_t jobs) {
        std::vector<std::jthread> others;
        is_alone_ = jobs == 1;
        try {
            while (others.size() + 1 < jobs) others.emplace_back([this] { work(); });
        } catch (const std::system_error&) {  // the batch runs with the threads that could be started
        }
        work();
        others.clear();
        return !accepted_ ? 2 : found_ ? 0 : 1;
    }

private:
    struct NumberedQuery {
        std::size_t line;  // line number, from 0
        BatchQuery query;
    };

    // The answer to a query, or the exception that the search threw.
    struct Outcome {
        Answer answer;
        std::exception_ptr failure;
    };

    void work() {
        if (is_alone_) return answer_all();
        try {
            answer_all();
        } catch (const std::bad_alloc&) {
            end_program("no_memory", "out of memory");
        } catch (const std::exception& error) {
            end_program(options::message_code(error), error.what());
        }
    }

    void answer_all() {
        while (const std::optional<NumberedQuery> query = next()) {
            Outcome outcome;
            try {
                outcome.answer = answer_to(query->query, index_, options_);
            } catch (...) {
                outcome.failure = std::current_exception();
            }
            if (!outcomes_.put(query->line, std::move(outcome), 1)) return;
        }
    }

    std::optional<NumberedQuery> next() {
        const std::lock_guard lock(reading_);
        std::string line;
        if (!std::getline(lines_, line)) return {};
        const std::size_t number = lines_read_++;
        return NumberedQuery{number, batch_query(line, lines_read_)};
    }

    // Writes the answer, or throws the exception that the search threw. OrderedQueue calls this function in the order
    // of the lines, so the answers to all earlier lines are written before an exception is thrown.
    void write(const Outcome& outcome) {
        if (outcome.failure) std::rethrow_exception(outcome.failure);
        for (const Warning& warning : outcome.answer.warnings)
            complain({options::MessageKind::warning, to_string(warning.code), warning.message});
        write_answer(outcome.answer.text);
        found_ |= outcome.answer.found;
        accepted_ &= outcome.answer.accepted;
    }

    Searcher& index_;
    const Options& options_;
    bool is_alone_ = true;

    std::mutex reading_;  // guards lines_ and lines_read_
    std::istream& lines_;
    std::size_t lines_read_ = 0;

    OrderedQueue<Outcome> outcomes_;  // calls write(); only write() uses standard output and sets the members below
    bool found_ = false;
    bool accepted_ = true;
};

std::size_t jobs_of(const Options& options) {
    return options.jobs > 0 ? options.jobs : std::max(std::thread::hardware_concurrency(), 1u);
}

}  // namespace

BatchQuery batch_query(std::string_view line, std::size_t number) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return {std::to_string(number), std::string(line)};
    return {tab == 0 ? std::to_string(number) : std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))};
}

int answer_batch(Searcher& index, const Options& options) {
    // Keeps the memory that a query has freed for the next query. Otherwise, malloc() would return the memory to the
    // system and request it again, several times for each query.
    constexpr int kept_bytes = 16 << 20;
    mallopt(M_TRIM_THRESHOLD, kept_bytes);
    std::ifstream file;
    if (options.batch != "-") {
        file.open(options.batch, std::ios::binary);
        if (!file) fail_to_read(options.batch);
    }
    std::istream& lines = options.batch == "-" ? standard_input() : file;
    std::ostringstream head = answer_stream();
    print_batch_head(head, options);
    write_answer(head.str());
    const int status = Batch(index, options, lines).run(jobs_of(options));
    if (lines.bad()) fail_to_read(options.batch);
    return status;
}

}  // namespace kwic::searcher
