// SPDX-License-Identifier: GPL-2.0-or-later
// Merged terms -> the postlist and position tables. What ranges of terms become may be made on several threads, as a
// TermStream each; packing them into blocks, one after the other, is what makes the tables the same however they were
// made.
#pragma once

#include "glass/buffer.hpp"
#include "glass/encoding.hpp"
#include "glass/leaf_writer.hpp"
#include "glass/posting_chunks.hpp"
#include "glass/run.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace kwic::glass {

// Consecutive terms and their postings, or a piece of that which begins and ends between two postings.
class TermStream {
public:
    void begin_term(std::string_view key, std::uint64_t documents, std::uint64_t occurrences);
    void add(const Posting& posting);
    void end_term();

    std::size_t size() const { return postings_.size() + positions_.size(); }
    void clear();

private:
    friend class TermTables;

    // Size of the key, key, documents, occurrences; then document and occurrences of each.
    Buffer postings_;
    // Size of the key, key; then for each document with positions the size of its sortable number, that, and the sized
    // positions; a zero byte. Nothing for a term without positions.
    Buffer positions_;
    std::string key_;
    bool has_positions_ = false;
};

class TermTables {
public:
    // `temp` must outlive it.
    TermTables(const std::filesystem::path& folder, TempFile& temp);

    void add(const TermStream& stream);

    // The entries that sort before all terms; ascending, after all streams.
    void begin_specials();
    void add_special(std::string_view key, std::string_view tag) { specials_.add(key, tag); }

    struct Roots {
        TableRoot postlist, position;
    };
    Roots finish();

    XXH128_hash_t postlist_digest() const { return postlist_file_.digest(); }
    XXH128_hash_t position_digest() const { return position_file_.digest(); }

private:
    class LeafSink : public ChunkSink {
    public:
        explicit LeafSink(LeafWriter& leaves) : leaves_(leaves) {}
        std::size_t room(std::size_t key_bytes, std::size_t least) override {
            return leaves_.best_tag_bytes(key_bytes, least);
        }
        void add(std::string_view key, std::string_view tag) override { leaves_.add(key, tag); }

    private:
        LeafWriter& leaves_;
    };

    void add_postings(const Buffer& stream);
    void add_positions(const Buffer& stream);

    TableFile postlist_file_, position_file_;
    LeafWriter terms_, specials_, positions_;
    LeafSink sink_;
    PostingChunks chunks_;
    std::uint64_t documents_left_ = 0;  // of the term in chunks_
    std::string position_key_;          // of the open term, without document
    std::size_t term_bytes_ = 0;        // of position_key_; 0: none is open
};

}  // namespace kwic::glass
