// SPDX-License-Identifier: GPL-2.0-or-later
#include "batch.hpp"

#include "printer.hpp"
#include "terminal.hpp"

#include <kwic/json.hpp>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <optional>
#include <sstream>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace kwic::searcher {
namespace {

// So many queries are answered while an earlier one is, at most; their answers wait in memory.
constexpr std::size_t max_ahead = 1000;

struct Answer {
    std::string text;
    std::vector<std::string> complaints;
    bool found = false;
    bool accepted = true;
};

Answer answer_to(const BatchQuery& asked, Searcher& index, const Options& options) {
    Answer answer;
    Results results = index.search(asked.query, options.search);
    check_facets(results.facets);
    if (options.strict || options.format == Format::trec)
        for (const std::string& warning : results.warnings)
            answer.complaints.push_back("warning: query " + asked.id + ": " + warning);
    answer.accepted = !options.strict || results.warnings.empty();
    if (!answer.accepted) {
        results.hits.clear();
        results.total = {};
    }
    answer.found = !results.hits.empty();
    std::ostringstream text = answer_stream();
    if (options.format == Format::trec) {
        print_trec(text, results, asked.id);
    } else {
        text << to_json(results, asked.id) << '\n';
    }
    answer.text = text.str();
    return answer;
}

// Threads that each read a line, answer it, and write what is due: whoever has the answer that is next in order writes
// it and those after it that are ready. So an answer is written as soon as those before it are, while another thread
// waits for the next line.
class Batch {
public:
    Batch(Searcher& index, const Options& options, std::istream& lines)
        : index_(index), options_(options), lines_(lines) {}

    // Returns the exit status. With one job all is done here, and what is thrown comes out. With more, a failure ends
    // the program: other threads may wait for lines that never come.
    int run(std::size_t jobs) {
        std::vector<std::jthread> others;
        is_alone_ = jobs == 1;
        try {
            while (others.size() + 1 < jobs) others.emplace_back([this] { work(); });
        } catch (const std::system_error&) {  // no more threads are to be had
        }
        work();
        others.clear();
        return !accepted_ ? 2 : found_ ? 0 : 1;
    }

private:
    struct Asked {
        std::size_t number;  // of the line
        BatchQuery query;
    };

    void work() {
        if (is_alone_) return answer_all();
        try {
            answer_all();
        } catch (const std::bad_alloc&) {
            end_program("out of memory");
        } catch (const std::exception& error) {
            end_program(error.what());
        }
    }

    void answer_all() {
        while (const std::optional<Asked> asked = next()) {
            std::optional<Answer> answer;
            std::exception_ptr failure;
            try {
                answer = answer_to(asked->query, index_, options_);
            } catch (...) {
                failure = std::current_exception();
            }
            std::unique_lock lock(writing_);
            // A failure is told in its turn, as the answers before it are good.
            is_written_.wait(lock, [&] { return !failure || written_ + 1 == asked->number; });
            if (failure) std::rethrow_exception(failure);
            ready_.emplace(asked->number, *std::move(answer));
            write_ready();
        }
    }

    std::optional<Asked> next() {
        const std::lock_guard lock(reading_);
        {
            std::unique_lock own(writing_);
            is_written_.wait(own, [&] { return number_ < written_ + max_ahead; });
        }
        std::string line;
        if (!std::getline(lines_, line)) return {};
        ++number_;
        return Asked{number_, batch_query(line, number_)};
    }

    void write_ready() {
        for (auto next = ready_.begin(); next != ready_.end() && next->first == written_ + 1; next = ready_.begin()) {
            const Answer answer = std::move(next->second);
            ready_.erase(next);
            for (const std::string& complaint : answer.complaints) complain(complaint);
            write_answer(answer.text);
            found_ |= answer.found;
            accepted_ &= answer.accepted;
            ++written_;
        }
        is_written_.notify_all();
    }

    Searcher& index_;
    const Options& options_;
    bool is_alone_ = true;

    std::mutex reading_;  // guards the two that follow
    std::istream& lines_;
    std::size_t number_ = 0;

    std::mutex writing_;  // guards the rest, and standard output
    std::condition_variable is_written_;
    std::map<std::size_t, Answer> ready_;
    std::size_t written_ = 0;
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
    std::ifstream file;
    if (options.batch != "-") {
        file.open(options.batch, std::ios::binary);
        if (!file) fail_to_read(options.batch);
    }
    std::istream& lines = options.batch == "-" ? std::cin : file;
    lines.tie(nullptr);  // to read would flush what another thread is writing; each answer is flushed anyway
    const int status = Batch(index, options, lines).run(jobs_of(options));
    if (lines.bad()) fail_to_read(options.batch);
    return status;
}

}  // namespace kwic::searcher
