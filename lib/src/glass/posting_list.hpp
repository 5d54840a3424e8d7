// SPDX-License-Identifier: GPL-2.0-or-later
// PostingList reads the documents of a term in ascending order of their numbers.
#pragma once

#include "glass/table_cursor.hpp"
#include "glass/tables.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kwic::glass {

// A PostingList is used by one thread at a time. The constructor and the functions that move the list throw the
// exceptions of TableCursor.
class PostingList {
public:
    // document() at the end of the list. No document has this number.
    static constexpr std::uint32_t end = 0xffffffff;

    // Moves to the first posting of `term`. If `term` is empty, the list contains every document, and count() is the
    // length of the document. `tables` must outlive the list.
    PostingList(const Tables& tables, std::string_view term);
    PostingList(PostingList&&) noexcept = default;
    PostingList& operator=(PostingList&&) noexcept = default;

    // The number of postings, 0 if the database does not have the term.
    std::uint32_t documents() const { return documents_; }

    // The sum of count() over all postings.
    std::uint64_t occurrences() const { return occurrences_; }

    std::uint32_t document() const { return document_; }
    std::uint32_t count() const { return count_; }

    // Moves to the next posting. The list must not be at the end.
    void next();

    // Moves to the first posting whose document is at least `document`. Does not move if the current posting has such a
    // document. `document` must be less than `end`.
    void skip_to(std::uint32_t document);

    // Calls function(document, count) for the current posting and those after it whose documents are less than `limit`,
    // and moves past them.
    template <class Function>
    void each_below(std::uint32_t limit, Function function);

    // Moves to the first posting.
    void rewind();

private:
    const Tables* tables_;
    TableCursor cursor_;
    std::uint32_t documents_ = 0;
    std::uint64_t occurrences_ = 0;
    std::uint32_t document_ = end, count_ = 0;
};

}  // namespace kwic::glass
