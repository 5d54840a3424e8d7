// SPDX-License-Identifier: GPL-2.0-or-later
// Records the file operations of a writer and replays them on a simulated disk (disk.hpp) up to a power loss. The index
// on this disk must then be intact and contain all committed changes, and the next run of the writer must bring the
// index up to date.
#include "fault/campaign.hpp"
#include "fault/disk.hpp"
#include "fault/model.hpp"
#include "fault/recording.hpp"
#include "fault/verifier.hpp"
#include "support/command.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_files.hpp>
#include <kwic/index_reader.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t queries = 30;  // number of queries in each verification
constexpr std::size_t small_memory = 64 << 10;

// Returns a folder in memory if the system has one, or else the folder for temporary files.
fs::path fast_folder() { return fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path(); }

// Records changes of an index, and simulates power losses during these changes.
class PowerLoss {
public:
    PowerLoss() { fs::create_directory(root()); }

    fs::path index() const { return root() / inside; }
    fs::path source() const { return work_ / "source"; }

    // Begins a recording. All files that exist at this time count as durable. `states` are the models of the index
    // before the first recorded commit and after each commit.
    void begin(std::vector<const Model*> states) {
        states_ = std::move(states);
        had_index_ = holds_index(index());
        start_.emplace(root());
        fs::remove(log());
    }

    // Writes the files of the last of `states_`, and records a run of kwic-indexer over these files.
    void record_program(std::vector<std::string> options = {}) {
        write_files(source(), *states_.back());
        is_program_ = true;
        run_indexer(index(), std::move(options), recording_environment(root(), log()));
    }

    // Builds an index of `before` with kwic-indexer, and then records an update of this index to `after`.
    void record_update(const Model& before, const Model& after, std::vector<std::string> options = {}) {
        begin({&before});
        record_program();
        begin({&before, &after});
        record_program(std::move(options));
    }

    // Records commits through the library, one for each of the states after the first.
    void record_commits(const WriterOptions& options = {}) {
        is_program_ = false;
        record_child(root(), log(), [&] {
            IndexWriter writer(index(), options);
            for (std::size_t i = 1; i < states_.size(); ++i) {
                put_changes(writer, *states_[i - 1], *states_[i]);
                writer.commit();
                recorder_note();
            }
        });
    }

    void try_images(std::size_t full_count, std::size_t few) {
        const std::vector<Record> records = read_recording(log());
        Campaign campaign;
        Disk disk = *start_;
        std::size_t applied = 0;
        std::size_t commits = 0;
        const auto apply_until = [&](std::size_t end) {
            for (; applied < end; ++applied) {
                disk.apply(records[applied]);
                commits += records[applied].kind == recorder_note_kind;
            }
        };
        const std::size_t count = is_full() ? full_count : few;
        for (const std::size_t point : campaign.rounds(full_count, few)) {
            apply_until(std::min(records.size(), point * records.size() / (count - count / 10)));
            if (applied == records.size()) commits = states_.size() - 1;
            fs::remove_all(image());
            std::string problem = outcome_of_child([&] {
                Random random(campaign.seed(point));
                disk.write_crashed(image(), random);
                return problem_of_image(commits, random());
            });
            if (!problem.empty()) problem += fmt::format(" (after {} of {} calls)", applied, records.size());
            campaign.tried(point, problem);
        }
        apply_until(records.size());
        fs::remove_all(image());
        disk.write(image());
        const std::string compared = "diff -r " + root().string() + ' ' + image().string();
        CHECK_MESSAGE(test::run({"/bin/sh", "-c", compared}).out == "", "the recording is incomplete");
    }

    // Simulates a kill of the recorded writer at a random sync. Then records the next run, and simulates a power loss
    // during that run. The power loss may also lose changes of the killed writer. Returns a message if the index is
    // wrong, otherwise "".
    std::string problem_after_kill(std::uint64_t seed) {
        Random random(seed);
        const std::vector<Record> records = read_recording(log());
        std::vector<std::size_t> syncs;
        for (std::size_t i = 0; i < records.size(); ++i)
            if (records[i].kind == recorder_sync_begin) syncs.push_back(i);
        const std::size_t killed = syncs[below(random, syncs.size())];
        Disk disk = *start_;
        for (std::size_t i = 0; i < killed; ++i) disk.apply(records[i]);
        fs::rename(root(), work_ / "kept");
        fs::rename(log(), work_ / "kept-log");
        disk.move_to(root());
        run_indexer(index(), {}, recording_environment(root(), log()));
        const std::vector<Record> repair = read_recording(log());
        const std::size_t lost = below(random, repair.size() + 1);
        for (std::size_t i = 0; i < lost; ++i) disk.apply(repair[i]);
        fs::remove_all(root());
        fs::rename(work_ / "kept", root());
        fs::rename(work_ / "kept-log", log());
        fs::remove_all(image());
        std::string problem = outcome_of_child([&] {
            disk.write_crashed(image(), random);
            return problem_of_image(lost == repair.size(), random());
        });
        if (problem.empty()) return {};
        return problem + fmt::format(" (killed before call {} of {}, then after {} of {} calls)", killed + 1,
                                     records.size(), lost, repair.size());
    }

    // Replays the first part of the recording, and then simulates a power loss. Replaces the recorded files with the
    // files that the power loss leaves. `share` is the size of the replayed part as a fraction from 0 to 1.
    void lose_power(double share, std::uint64_t seed) {
        const std::vector<Record> records = read_recording(log());
        Disk disk = *start_;
        for (std::size_t i = 0; i < static_cast<std::size_t>(share * static_cast<double>(records.size())); ++i)
            disk.apply(records[i]);
        fs::remove_all(root());
        Random random(seed);
        disk.write_crashed(root(), random);
    }

private:
    static constexpr const char* inside = "new/folder/index";
    fs::path root() const { return work_ / "disk"; }
    fs::path image() const { return work_ / "image"; }
    fs::path log() const { return work_ / "log"; }

    void run_indexer(const fs::path& index, std::vector<std::string> options,
                     const std::map<std::string, std::string>& environment = {}) const {
        std::vector<std::string> arguments = {test::indexer(), "--quiet", "--jobs", "1", "--index", index.string()};
        arguments.insert(arguments.end(), options.begin(), options.end());
        arguments.push_back(source().string());
        const test::CommandOutput output = test::run(arguments, {{}, {}, environment, 0});
        if (output.status != 0)
            throw std::runtime_error(fmt::format("the indexer ended with {}: {}", output.status, output.err));
    }

    std::string problem_of_image(std::size_t commits, std::uint64_t seed) const {
        const fs::path index = image() / inside;
        if (commits > 0 || had_index_ || holds_index(index)) {
            const Model& before = *states_[commits];
            const Model& after = *states_[std::min(commits + 1, states_.size() - 1)];
            const std::string problem = verify_any(index, {&before, &after}, seed, queries);
            if (!problem.empty()) return "after the power loss: " + problem;
        }
        if (is_program_)
            run_indexer(index, {});
        else
            bring_up_to_date(index, *states_.back());
        const std::string problem = verify(index, *states_.back(), seed, queries);
        return problem.empty() ? leftovers(index) : "after the next run: " + problem;
    }

    static void bring_up_to_date(const fs::path& index, const Model& model) {
        IndexWriter writer(index);
        std::vector<std::string> gone;
        if (holds_index(index))
            IndexReader(index).for_each([&](IndexedDocument document) {
                if (!model.contains(document.document.id)) gone.push_back(document.document.id);
            });
        for (const std::string& id : gone) writer.remove(id);
        for (const auto& [id, text] : model) writer.put({.id = id, .text = text});
        writer.commit();
    }

    test::TempDir work_{fast_folder()};
    std::vector<const Model*> states_;
    std::optional<Disk> start_;
    bool had_index_ = false;
    bool is_program_ = false;
};

// Returns a random model of `documents` documents, and the model after each of `changes`, which are applied in order.
std::vector<Model> some_states(std::size_t documents, std::vector<Changes> changes) {
    Random random(Campaign::seed());
    std::vector<Model> states = {random_model(random, documents)};
    for (const Changes& each : changes) states.push_back(changed(states.back(), each, random));
    return states;
}

std::size_t usual_size() { return is_full() ? 200 : 40; }
Changes usual_changes() { return is_full() ? Changes{20, 20, 10} : Changes{5, 5, 3}; }

TEST_CASE("a power loss during a full build does not damage the index") {
    const auto states = some_states(usual_size(), {});
    const Model none;
    PowerLoss loss;
    loss.begin({&none, &states[0]});
    loss.record_program();
    loss.try_images(900, 7);
}

TEST_CASE("a power loss during an update does not damage the index") {
    const auto states = some_states(usual_size(), {usual_changes()});
    PowerLoss loss;
    loss.record_update(states[0], states[1]);
    loss.try_images(900, 8);
}

TEST_CASE("a power loss during a removal does not damage the index") {
    const auto states = some_states(usual_size(), {{.removed = usual_size() / 3}});
    PowerLoss loss;
    loss.record_update(states[0], states[1]);
    loss.try_images(500, 6);
}

TEST_CASE("a power loss during an update with a compaction does not damage the index") {
    const auto states = some_states(usual_size(), {usual_changes()});
    PowerLoss loss;
    loss.record_update(states[0], states[1], {"--compact"});
    loss.try_images(500, 7);
}

TEST_CASE("a power loss during a rebuild does not damage the index") {
    const auto states = some_states(usual_size(), {usual_changes()});
    PowerLoss loss;
    loss.record_update(states[0], states[1], {"--rebuild"});
    loss.try_images(400, 6);
}

TEST_CASE("a power loss during many commits of one writer does not damage the index") {
    const auto states = some_states(usual_size(), std::vector<Changes>(8, {4, 4, 2}));
    std::vector<const Model*> commits;
    for (const Model& state : states) commits.push_back(&state);
    const Model none;
    PowerLoss loss;
    loss.begin({&none, &states[0]});
    loss.record_commits();
    loss.begin(commits);
    loss.record_commits();
    loss.try_images(900, 10);
}

TEST_CASE("a power loss during an update that overflows its memory does not damage the index") {
    const auto states = some_states(usual_size(), {{usual_size() / 4, usual_size() / 4, usual_size() / 8}});
    const Model none;
    PowerLoss loss;
    loss.begin({&none, &states[0]});
    loss.record_commits();
    loss.begin({&states[0], &states[1]});
    loss.record_commits({.memory = small_memory});
    loss.try_images(600, 7);
}

TEST_CASE("a power loss when an empty index gets its first documents does not damage the index") {
    const auto states = some_states(usual_size() / 2, {});
    const Model none;
    PowerLoss loss;
    loss.begin({&none, &none});
    loss.record_commits();
    loss.begin({&none, &states[0]});
    loss.record_commits();
    loss.try_images(200, 6);
}

TEST_CASE("a power loss after a writer was killed does not damage the index") {
    const auto states = some_states(usual_size(), {usual_changes()});
    PowerLoss update;
    update.record_update(states[0], states[1]);
    PowerLoss rebuild;
    rebuild.record_update(states[0], states[1], {"--rebuild"});
    Campaign campaign;
    for (const std::size_t point : campaign.rounds(700, 8))
        campaign.tried(point, (point % 2 ? update : rebuild).problem_after_kill(campaign.seed(point)));
}

TEST_CASE("a second power loss during the repair does not damage the index") {
    const auto states = some_states(usual_size(), {usual_changes()});
    PowerLoss loss;
    loss.record_update(states[0], states[1]);
    loss.lose_power(0.7, Campaign::seed());
    loss.begin({&states[0], &states[1]});
    loss.record_program();
    loss.try_images(200, 6);
}

}  // namespace
}  // namespace kwic::fault
