// SPDX-License-Identifier: GPL-2.0-or-later
// Damages indexes. The programs and the library must detect the damage and must not crash, hang or treat the index as
// intact.
#include "fault/damage.hpp"
#include "fault/campaign.hpp"
#include "fault/child.hpp"
#include "fault/sanitizers.hpp"
#include "fault/specimens.hpp"
#include "fault/verifier.hpp"
#include "searcher/watchdog.hpp"
#include "support/command.hpp"
#include "support/indexing.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;
using test::contains;

constexpr double max_seconds = has_sanitizers ? 60 : 5;
constexpr std::uint64_t max_memory = 256u << 20;

std::string bounds(const Ended& ended, const std::string& what) {
    if (ended.is_crash()) return fmt::format("{}: signal {}\n{}", what, ended.status - 128, ended.text);
    if (ended.seconds > max_seconds) return fmt::format("{}: {:.1f} s", what, ended.seconds);
    if (!has_sanitizers && ended.peak_bytes > max_memory)
        return fmt::format("{}: {} MiB", what, ended.peak_bytes >> 20);
    return {};
}

std::string joined(const std::vector<std::string>& arguments) {
    std::string line = fs::path(arguments[0]).filename().string();
    for (std::size_t i = 1; i < arguments.size(); ++i) line += ' ' + arguments[i];
    return line;
}

// Checks, searches, exports, updates and rebuilds one damaged index. Each step returns a message if the result is
// wrong.
class Trial {
public:
    Trial(const Specimen& specimen, const fs::path& index, const Damaged& damaged, std::size_t point)
        : specimen_(specimen), index_(index), damaged_(damaged), point_(point) {}

    std::string run() {
        std::string problem;
        const auto step = [&](std::string (Trial::*next)()) {
            if (problem.empty()) problem = (this->*next)();
        };
        step(&Trial::check);
        step(&Trial::ask_library);
        step(&Trial::ask_programs);
        step(&Trial::write_by_library);
        step(&Trial::write_by_program);
        if (!is_repaired()) step(&Trial::check);  // the attempts to write must not hide the damage
        if (point_ % 40 == 0) step(&Trial::rebuild);
        return problem.empty() ? "" : fmt::format("{}, {}: {}", specimen_.name, damaged_.what, problem);
    }

    // Searches, checks and updates one damaged index that is marked as being updated. The files of such an index cannot
    // be compared with their checksums, so wrong answers are allowed, but crashes are not.
    std::string run_while_updating() {
        std::string problem;
        const auto step = [&](std::string (Trial::*next)()) {
            if (problem.empty()) problem = (this->*next)();
        };
        may_be_wrong_ = true;
        step(&Trial::ask_library);
        step(&Trial::ask_programs);
        step(&Trial::check_in_bounds);
        step(&Trial::update_in_bounds);
        return problem.empty() ? "" : fmt::format("{}, {}: {}", specimen_.name, damaged_.what, problem);
    }

private:
    std::string check() {
        const Ended ended = run_child({test::indexer(), "--check", "--index", index_.string()});
        if (auto problem = bounds(ended, "--check"); !problem.empty()) return problem;
        if (ended.status != 2) return "--check finds no damage";
        if (contains(ended.text, "crashed")) return "--check crashes";
        if (!contains(ended.text, damaged_.file)) return "--check does not name the file: " + ended.text;
        return {};
    }

    std::string check_in_bounds() {
        return bounds(run_child({test::indexer(), "--check", "--index", index_.string()}), "--check");
    }

    // Returns a message if an answer is neither the answer of the intact index nor a clear error. If `may_be_wrong` is
    // true, the files were not verified, and wrong answers are accepted. A wrong export is accepted only if the index
    // is also marked as being updated.
    std::string compare(const std::vector<std::string>& answers, bool may_be_wrong) const {
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const auto colon = answers[i].find(": ");
            const std::string what = answers[i].substr(0, colon);
            const std::string answer = answers[i].substr(colon + 2);
            if (answer.starts_with("slow: ")) return answers[i];
            if (answer.starts_with("error: ")) {
                const bool is_clear = answer.starts_with("error: corrupt") && contains(answer, "--rebuild") &&
                                      (may_be_wrong_ || contains(answer, index_.string()));
                const bool is_lost = may_be_wrong && answer.starts_with("error: not_found");  // the document is lost
                if (!is_clear && !is_lost && !may_be_wrong_) return "unclear error: " + answers[i];
                if (contains(answer, "error: internal")) return "unclear error: " + answers[i];
            } else if (!may_be_wrong || (what == "export" && !may_be_wrong_)) {
                const auto same = std::find(specimen_.answers.begin(), specimen_.answers.end(), answers[i]);
                if (same == specimen_.answers.end()) return "wrong answer: " + answers[i].substr(0, 500);
            }
        }
        return {};
    }

    std::string ask_library() {
        for (const bool verify : {true, false}) {
            if (verify && (may_be_wrong_ || is_small()))
                continue;  // an index that is being updated cannot be verified; a small index is always verified
            const Ended ended = in_child([&] {
                std::optional<searcher::Watchdog> watchdog;  // ends searches that would run forever
                if (!verify && (may_be_wrong_ || !is_small())) watchdog.emplace(std::vector{index_.string()});
                for (std::string answer : ask(specimen_, index_, {.verify = verify, .mapped = point_ % 2 == 0})) {
                    std::replace(answer.begin(), answer.end(), '\0', ' ');
                    std::cout << answer << '\0';
                }
                return 0;
            });
            if (auto problem = bounds(ended, "in the library"); !problem.empty()) return problem;
            if (ended.status != 0 && contains(ended.text, "--rebuild")) continue;
            std::vector<std::string> answers;
            std::istringstream in(ended.text);
            for (std::string answer; std::getline(in, answer, '\0');) answers.push_back(answer);
            const bool may_be_wrong = !verify && (may_be_wrong_ || !is_small());
            if (auto problem = compare(answers, may_be_wrong); !problem.empty())
                return (verify ? "verified: " : "") + problem;
        }
        return {};
    }

    std::string ask_programs() {
        const auto lines = command_lines(specimen_, index_);
        constexpr std::size_t at_once = 2;  // number of command lines that run on each damaged index
        for (std::size_t i = 0; i < at_once; ++i) {
            const std::size_t number = (point_ * at_once + i) % lines.size();
            const auto& line = lines[number];
            const bool is_verified = std::find(line.begin(), line.end(), "--verify") != line.end();
            const bool is_export = std::find(line.begin(), line.end(), "--export") != line.end();
            if (is_verified && may_be_wrong_) continue;
            const Ended ended = run_child(line);
            const std::string what = joined(line);
            if (auto problem = bounds(ended, what); !problem.empty()) return problem;
            if (settled(ended.text) == specimen_.output[number]) continue;
            if (ended.status == 2) {
                const bool is_lost = !is_small() && !is_verified && contains(ended.text, "the index has no document");
                if (!contains(ended.text, "--rebuild") && !is_lost && !may_be_wrong_)
                    return what + ": unclear: " + ended.text;
            } else if (!may_be_wrong_ && (is_small() || is_verified || is_export)) {
                return what + ": wrong: " + ended.text;
            }
        }
        return {};
    }

    std::string write_by_library() {
        if (point_ % 3 != 0) return {};
        const Ended ended = in_child([&] {
            IndexWriter writer(index_);
            writer.put({.id = specimen_.id, .text = "another text"});
            writer.remove(specimen_.id);
            writer.commit();
            return 0;
        });
        return refused(ended, "IndexWriter");
    }

    Ended update() {
        std::vector<std::string> line = {test::indexer(), "--index", index_.string(), specimen_.sources.string()};
        return run_child(line);
    }

    std::string write_by_program() { return refused(update(), "kwic-indexer"); }

    // Returns whether the damaged file is CURRENT. An update restores this file from the other files.
    bool is_repaired() const { return damaged_.file == "CURRENT"; }

    std::string refused(const Ended& ended, const std::string& what) {
        if (auto problem = bounds(ended, what); !problem.empty()) return problem;
        if (is_repaired()) {
            if (ended.status != 0) return fmt::format("{} does not repair CURRENT: {}", what, ended.text);
            const auto whole = [&] { return verify_index(index_).empty() ? 0 : 1; };
            return in_child(whole).status == 0 ? "" : what + " does not repair CURRENT";
        }
        if (ended.status == 2 && contains(ended.text, "--rebuild") && contains(ended.text, index_.string())) return {};
        return fmt::format("{} ends with {}: {}", what, ended.status, ended.text);
    }

    // Updates the index. If the update succeeds, the index must be correct, or verify_index() must find the damage. If
    // the index was made with options such as --no-store, the index may differ from the model.
    std::string update_in_bounds() {
        const Ended ended = update();
        if (auto problem = bounds(ended, "kwic-indexer"); !problem.empty()) return problem;
        if (ended.status == 2) return {};
        const Ended verified = in_child([&] {
            const std::string problem = verify_index(index_).empty() ? verify(index_, *specimen_.model, 1, 20) : "";
            std::cout << problem;
            return problem.empty() || !specimen_.options.empty() ? 0 : 1;
        });
        if (verified.is_crash()) return bounds(verified, "verify");
        return verified.status ? "looks intact after an update: " + verified.text : "";
    }

    std::string rebuild() {
        std::vector<std::string> line = {test::indexer(), "--rebuild", "--quiet", "--index", index_.string()};
        line.insert(line.end(), specimen_.options.begin(), specimen_.options.end());
        line.push_back(specimen_.sources.string());
        const Ended ended = run_child(line);
        if (ended.status != 0) return "--rebuild: " + ended.text;
        const Ended checked = run_child({test::indexer(), "--check", "--index", index_.string()});
        return checked.status ? "after --rebuild: " + checked.text : "";
    }

    bool is_small() const { return specimen_.is_small; }

    const Specimen& specimen_;
    const fs::path& index_;
    const Damaged& damaged_;
    std::size_t point_;
    bool may_be_wrong_ = false;
};

struct Kind {
    const char* name;
    Damage kind;
    std::size_t share;  // percentage of the points
};

constexpr Kind kinds[] = {
    {"bits flipped", Damage::bit, 20},      {"bytes overwritten", Damage::bytes, 20},
    {"cut short", Damage::truncation, 10},  {"made longer", Damage::extension, 5},
    {"sectors zeroed", Damage::sector, 10}, {"blocks zeroed", Damage::block, 10},
    {"blocks swapped", Damage::swap, 10},   {"blocks of an older state", Damage::old_block, 5},
    {"files missing", Damage::missing, 5},  {"files of an older state", Damage::old_files, 5},
};

const Kind& kind_of(std::size_t point) {
    std::size_t rest = point * 7 % 100;  // the factor spreads the few points of a quick run over the kinds
    const Kind* kind = kinds;
    for (; rest >= kind->share; ++kind) rest -= kind->share;
    return *kind;
}

void mark_as_updating(const fs::path& index) {
    for (const auto& entry : fs::directory_iterator(index))
        if (entry.is_directory()) std::ofstream(entry.path() / "updating.tmp");
}

void try_damages(std::size_t full_count, std::size_t few, bool while_updating) {
    Campaign campaign;
    std::map<std::string, std::pair<std::size_t, std::size_t>> counts;  // tried points and failures by kind
    for (const std::size_t point : campaign.rounds(full_count, few)) {
        const Kind& kind = kind_of(point);
        Random random(campaign.seed(point));
        const Specimen& specimen = specimens()[below(random, specimens().size())];
        const test::TempDir folder;
        const fs::path index = folder / "index";
        fs::copy(specimen.index, index, fs::copy_options::recursive);
        std::optional<Damaged> damaged;
        for (int tries = 0; !damaged; ++tries) {
            REQUIRE_MESSAGE(tries < 1000,
                            fmt::format("{}: {}", specimen.name, kind.name));  // damage() may leave all bytes unchanged
            damaged = damage(index, specimen.older, kind.kind, random);
        }
        if (while_updating) mark_as_updating(index);
        Trial trial(specimen, index, *damaged, point);
        const std::string problem = while_updating ? trial.run_while_updating() : trial.run();
        campaign.tried(point, problem);
        auto& [tried, failures] = counts[kind.name];
        ++tried;
        failures += !problem.empty();
    }
    for (const auto& [name, count] : counts)
        fmt::print("  {}: {} tried, {} failures\n", name, count.first, count.second);
}

TEST_CASE("the programs and the library report a damaged index and do not crash") { try_damages(10'000, 30, false); }

TEST_CASE("the programs and the library do not crash on a damaged index whose update was interrupted") {
    try_damages(1'000, 8, true);
}

}  // namespace
}  // namespace kwic::fault
