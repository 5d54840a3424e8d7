// SPDX-License-Identifier: GPL-2.0-or-later
#include "write/compaction.hpp"

#include "base/files.hpp"
#include "glass/open_tables.hpp"

#include <kwic/error.hpp>

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>

namespace kwic {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t max_small_bytes = 32u << 20;
constexpr std::uint64_t min_gain = 128u << 10;  // the size of a few blocks of each table
constexpr std::uint64_t documents_per_change = 50;

// Reports progress. Xapian calls set_status() with an empty status at the start of each table, and with a status that
// is not empty at the end of each table.
class Listener final : public Xapian::Compactor {
public:
    explicit Listener(Monitor& monitor) : monitor_(monitor) {
        constexpr std::uint64_t tables = 6;
        monitor.begin(Progress::Stage::compacting, tables);
    }
    void set_status(const std::string&, const std::string& status) override {
        monitor_.advance(status.empty() ? 0 : 1);
    }

private:
    Monitor& monitor_;
};

}  // namespace

bool should_compact(const fs::path& generation, const Manifest& manifest) {
    const std::uint64_t bytes = manifest.bytes();
    const double share =
        static_cast<double>(manifest.documents + 1) / static_cast<double>(manifest.written_documents + 1);
    const auto compact_bytes = static_cast<std::uint64_t>(share * static_cast<double>(manifest.written_bytes));
    if (bytes < compact_bytes + std::max(compact_bytes / 4, min_gain)) return false;
    const bool is_cheap =
        compact_bytes < max_small_bytes || manifest.changes >= manifest.documents / documents_per_change;
    if (!is_cheap && bytes < 2 * compact_bytes) return false;
    std::error_code error;
    const fs::space_info space = fs::space(generation, error);
    return !error && space.available > bytes + bytes / 8;
}

void write_compacted(const fs::path& from, const fs::path& to, Monitor& monitor) {
    Xapian::Database source = glass::open_tables(from);
    Listener listener(monitor);
    const Writeback writeback(to);
    source.compact(to.string(), Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::STANDARD, 0, listener);
    // Xapian's compactor ignores errors of fsync(), and a second fsync() would succeed even if data was lost. Therefore
    // finish() throws an Error if a write has failed.
    writeback.finish();
    const Xapian::Database written = glass::open_tables(to);
    if (Xapian::Database::check(to.string(), 0, nullptr) > 0 || written.get_doccount() != source.get_doccount() ||
        written.get_lastdocid() != source.get_lastdocid() || written.has_positions() != source.has_positions() ||
        written.get_total_length() != source.get_total_length())
        throw Error(ErrorCode::internal, "compacted index '" + to.string() + "' differs from its source");
    monitor.end();
}

}  // namespace kwic
