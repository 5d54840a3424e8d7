// SPDX-License-Identifier: GPL-2.0-or-later
// MetadataBuilder is an interface through which the user of BulkBuilder derives metadata entries from the terms of the
// database. A MetadataBuilder first makes pieces, in any order, from the terms. A piece is a byte string that belongs
// to a metadata key. BulkBuilder sorts the pieces by key. The MetadataBuilder then makes entries from the pieces of
// each key.
#pragma once

#include "base/document_groups.hpp"

#include <xapian.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kwic::glass {

class MetadataBuilder {
public:
    class Sink {
    public:
        virtual ~Sink() = default;
        // Adds a piece for the metadata key `key`. If this Sink is the argument `entries` of entries(), adds an entry
        // instead of a piece; `piece` must be the complete entry of `key`.
        virtual void add(std::string_view key, std::string_view piece) = 0;
    };

    // Receives the terms of a range.
    class Range {
    public:
        virtual ~Range() = default;
        // Called for each term, in ascending order. `groups` is the union of the groups of the documents that contain
        // the term; see group_prefix().
        virtual void term(std::string_view term, Xapian::doccount documents, Xapian::termcount occurrences,
                          GroupSet groups) = 0;
        // Called after the last term.
        virtual void end() = 0;
    };

    virtual ~MetadataBuilder() = default;

    // Called on one thread after the last document, before the other functions.
    virtual void begin(Xapian::doccount documents, Sink& sink) = 0;

    // Returns a term prefix. The terms with this prefix divide the documents into groups; see group_of(). If the prefix
    // is empty, all documents are in all groups. Called on one thread after begin().
    virtual std::string_view group_prefix() const { return {}; }

    // Returns the group (0 to 63) of the documents that contain the term, or nothing. A document without a group counts
    // as a member of all groups. Called on one thread after begin().
    virtual std::optional<unsigned> group_of(std::string_view) const { return std::nullopt; }

    // Called for each range of terms, from several threads at once. `sink` receives the pieces, and outlives the Range.
    virtual std::unique_ptr<Range> range(Sink& sink) = 0;

    // Makes entries from the pieces of `key`, and adds the entries to `entries`. Usually there is one entry, whose key
    // is `key`. `pieces` is in ascending order and has no duplicates. Called on one thread, in ascending order of
    // `key`. The keys of the entries must ascend too, within a call and from call to call. An entry that is added to
    // `entries` replaces the entry that Inverter::metadata() has set for the same key. Empty entries are ignored.
    virtual void entries(std::string_view key, std::span<const std::string_view> pieces, Sink& entries) = 0;
};

}  // namespace kwic::glass
