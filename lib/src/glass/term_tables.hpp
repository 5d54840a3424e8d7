// SPDX-License-Identifier: GPL-2.0-or-later
// TermTables writes the postlist and position tables from merged terms. Several threads encode ranges of terms as
// TermStreams. TermTables packs the streams into blocks in the order of the terms, so that the tables do not depend on
// the division of the terms into ranges.
#pragma once

#include "glass/buffer.hpp"
#include "glass/encoding.hpp"
#include "glass/leaf_writer.hpp"
#include "glass/posting_chunks.hpp"
#include "glass/run.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace kwic::glass {

// Consecutive terms with their postings. A stream may begin and end between two postings of a term.
class TermStream {
public:
    void begin_term(std::string_view key, std::uint64_t documents, std::uint64_t occurrences);
    void add(const Posting& posting);
    void end_term();

    std::size_t size() const { return postings_.size() + positions_.size(); }
    void clear();

private:
    friend class TermTables;

    // A sequence of terms with their postings. Format of a term (numbers are varints, except the size of the key):
    //
    //     size of the key          1 byte
    //     key                      the term, escaped by append_escaped()
    //     number of documents
    //     number of occurrences
    //     postings                 for each document: its number, and the number of occurrences in the document
    Buffer postings_;

    // A sequence of terms with their positions; terms without positions are omitted. Format of a term:
    //
    //     size of the key          1 byte
    //     key                      the term, escaped by append_escaped()
    //     for each document with positions:
    //         size of the number   1 byte
    //         document number      encoded by put_sortable()
    //         size of positions    varint
    //         positions            as in the position table
    //     zero byte
    Buffer positions_;

    std::string key_;
    bool has_positions_ = false;
};

class TermTables {
public:
    // `temp` must outlive this object.
    TermTables(const std::filesystem::path& folder, TempFile& temp);

    void add(const TermStream& stream);

    // add_special() adds a special entry (see special_entries.hpp). The keys must ascend. begin_specials() must be
    // called once, after the last call of add() and before the first call of add_special().
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
        std::size_t room(std::size_t key_bytes, std::size_t min_bytes) override {
            return leaves_.best_tag_bytes(key_bytes, min_bytes);
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
    std::uint64_t documents_left_ = 0;  // number of documents of the open term that are not in chunks_ yet
    std::string position_key_;          // key of the last position list: term, zero byte, document
    std::size_t term_bytes_ = 0;        // size of the term and the zero byte; 0 if no term is open
};

}  // namespace kwic::glass
