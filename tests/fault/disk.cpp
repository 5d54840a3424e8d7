// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/disk.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sector_bytes = 512;

std::uint64_t number_of(const fs::path& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) throw std::runtime_error("cannot stat " + path.string());
    return status.st_ino;
}

std::string read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void put_at(std::string& content, std::uint64_t offset, std::string_view data, char fill) {
    if (content.size() < offset + data.size()) content.resize(offset + data.size(), fill);
    content.replace(offset, data.size(), data);
}

}  // namespace

// The random losses of one power loss. The probabilities are drawn once for each power loss and apply to all files and
// names, so some power losses destroy almost nothing, and others destroy almost everything.
struct Disk::Damage {
    Random& random;
    bool is_none = false;
    unsigned kept_percent = 0;  // probability that a change of a file's content is kept
    unsigned torn_percent = 0;  // probability that a write that is not kept is torn
    unsigned kept_names_percent = 0;
    bool keeps_sizes = false;  // whether a file has its new size even if its data are lost
    char fill = '\0';          // byte that replaces lost data
    enum class Order {
        of_all,          // in all folders, the name changes up to the time last_name_change are kept
        of_each_folder,  // in each folder, the first N name changes are kept, where N is random
        none,            // each name change is kept with the probability kept_names_percent
    } order = Order::none;
    std::uint64_t last_name_change = 0;  // if order is of_all, the name changes after this time are lost

    explicit Damage(Random& r, std::uint64_t time) : random(r) {
        const unsigned percents[] = {0, 50, 90, 100};
        kept_percent = percents[below(random, 4)];
        torn_percent = below(random, 2) ? 50 : 0;
        kept_names_percent = percents[below(random, 4)];
        keeps_sizes = below(random, 2);
        fill = below(random, 2) ? '\0' : '\x5a';
        order = static_cast<Order>(below(random, 3));
        last_name_change = below(random, time + 1);
    }
    static Damage none(Random& unused) {
        Damage damage(unused, 0);
        damage.is_none = true;
        damage.fill = '\0';
        return damage;
    }
    bool happens(unsigned percent) { return below(random, 100) < percent; }

    std::string left_of(const Node& node) {
        std::string content = node.durable;
        std::uint64_t size = content.size();  // the size that programs see
        for (const Change& change : node.changes) {
            size = change.is_truncation ? change.offset : std::max(size, change.offset + change.data.size());
            const bool is_kept = is_none || happens(kept_percent);
            if (change.is_truncation && is_kept)
                content.resize(change.offset, fill);
            else if (is_kept)
                put_at(content, change.offset, change.data, fill);
            else if (!change.is_truncation && happens(torn_percent))
                tear(content, change);
        }
        if (is_none || keeps_sizes) content.resize(size, fill);
        return content;
    }

    void tear(std::string& content, const Change& change) {
        const std::string_view data = change.data;
        for (std::size_t begin = 0; begin < data.size();) {
            const std::size_t end =
                std::min<std::size_t>(data.size(), begin + sector_bytes - (change.offset + begin) % sector_bytes);
            if (happens(50)) put_at(content, change.offset + begin, data.substr(begin, end - begin), fill);
            begin = end;
        }
    }

    Names left_of_names(const Node& node) {
        Names names = node.durable_names;
        const std::size_t first = order == Order::of_each_folder ? below(random, node.name_changes.size() + 1) : 0;
        for (std::size_t i = 0; i < node.name_changes.size(); ++i) {
            const NameChange& change = node.name_changes[i];
            const bool is_kept = is_none                          ? true
                                 : order == Order::of_all         ? change.time <= last_name_change
                                 : order == Order::of_each_folder ? i < first
                                                                  : happens(kept_names_percent);
            if (is_kept) change.apply(names);
        }
        return names;
    }
};

void Disk::NameChange::apply(Names& names) const {
    if (!removed.empty()) names.erase(removed);
    if (!added.empty()) names[added] = node;
}

Disk::Disk(const fs::path& root) { load(root); }

std::size_t Disk::load(const fs::path& path) {
    const bool is_folder = fs::is_directory(path);
    const std::size_t loaded = new_node(number_of(path), is_folder);
    if (!is_folder) {
        nodes_[loaded].durable = read_file(path);
        return loaded;
    }
    Names names;
    for (const auto& entry : fs::directory_iterator(path)) names[entry.path().filename()] = load(entry.path());
    nodes_[loaded].durable_names = std::move(names);
    return loaded;
}

std::size_t Disk::new_node(std::uint64_t number, bool is_folder) {
    nodes_.push_back({is_folder, {}, {}, {}, {}});
    syncs_begun_.erase(number);
    return by_number_[number] = nodes_.size() - 1;
}

Disk::Node& Disk::node(std::uint64_t number) {
    const auto known = by_number_.find(number);
    if (known == by_number_.end()) throw std::runtime_error("the recording names a file that was never created");
    return nodes_[known->second];
}

void Disk::apply(const Record& record) {
    ++time_;
    switch (record.kind) {
        case recorder_create:
        case recorder_make_folder: {
            const std::size_t made = new_node(record.file, record.kind == recorder_make_folder);
            node(record.folder).name_changes.push_back({time_, {}, record.name, made});
            break;
        }
        case recorder_unlink:
            node(record.folder).name_changes.push_back({time_, record.name, {}, 0});
            break;
        case recorder_rename:
            if (record.folder != record.new_folder)
                throw std::runtime_error("a rename to another folder is not supported");
            node(record.folder)
                .name_changes.push_back({time_, record.name, record.new_name, by_number_.at(record.file)});
            break;
        case recorder_write:
            node(record.file).changes.push_back({time_, record.offset, record.data, false});
            break;
        case recorder_truncate:
            node(record.file).changes.push_back({time_, record.size, {}, true});
            break;
        case recorder_sync_begin:
            syncs_begun_.emplace(record.file, time_);
            break;
        case recorder_sync_end:
            sync(node(record.file), syncs_begun_.at(record.file));
            syncs_begun_.erase(record.file);
            break;
        case recorder_note_kind:
        case recorder_unknown:
            break;
    }
}

void Disk::sync(Node& node, std::uint64_t begun) {
    auto change = node.changes.begin();
    for (; change != node.changes.end() && change->time <= begun; ++change) {
        if (change->is_truncation)
            node.durable.resize(change->offset, '\0');
        else
            put_at(node.durable, change->offset, change->data, '\0');
    }
    node.changes.erase(node.changes.begin(), change);
    auto name = node.name_changes.begin();
    for (; name != node.name_changes.end() && name->time <= begun; ++name) name->apply(node.durable_names);
    node.name_changes.erase(node.name_changes.begin(), name);
}

void Disk::write(const fs::path& to) const {
    Random unused;
    Damage none = Damage::none(unused);
    write_node(0, to, none);
}

void Disk::move_to(const fs::path& to) {
    write(to);
    by_number_.clear();
    syncs_begun_.clear();
    renumber(0, to);
}

void Disk::renumber(std::size_t index, const fs::path& path) {
    by_number_[number_of(path)] = index;
    if (!nodes_[index].is_folder) return;
    Random unused;
    for (const auto& [name, inside] : Damage::none(unused).left_of_names(nodes_[index])) renumber(inside, path / name);
}

void Disk::write_crashed(const fs::path& to, Random& random) const {
    Damage damage(random, time_);
    write_node(0, to, damage);
}

void Disk::write_node(std::size_t index, const fs::path& to, Damage& damage) const {
    const Node& node = nodes_[index];
    if (!node.is_folder) {
        const std::string content = damage.left_of(node);
        std::ofstream(to, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
        return;
    }
    fs::create_directories(to);
    for (const auto& [name, inside] : damage.left_of_names(node)) write_node(inside, to / name, damage);
}

}  // namespace kwic::fault
