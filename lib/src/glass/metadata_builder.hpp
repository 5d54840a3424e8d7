// SPDX-License-Identifier: GPL-2.0-or-later
// MetadataBuilder: an interface through which the user of BulkBuilder derives metadata entries from the terms of the
// database. It turns terms into pieces, in any order; the builder sorts the pieces by key; it turns the pieces of each
// key into entries.
#pragma once

#include <xapian.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace kwic::glass {

class MetadataBuilder {
public:
    class Sink {
    public:
        virtual ~Sink() = default;
        // Adds a piece for the metadata key `key`, or an entry with that key.
        virtual void add(std::string_view key, std::string_view piece) = 0;
    };

    // Takes the terms of a range.
    class Range {
    public:
        virtual ~Range() = default;
        // Called for each term, ascending.
        virtual void term(std::string_view term, Xapian::doccount documents, Xapian::termcount occurrences) = 0;
        // Called after the last one.
        virtual void end() = 0;
    };

    virtual ~MetadataBuilder() = default;

    // Called first, after the last document, on one thread.
    virtual void begin(Xapian::doccount documents, Sink& sink) = 0;

    // Called for each range of terms, from several threads at once. `sink` takes the pieces; it outlives the Range.
    virtual std::unique_ptr<Range> range(Sink& sink) = 0;

    // Adds the entries for the pieces of a key to `entries`: usually one entry with the same key. The pieces ascend and
    // are all different. Called on one thread, in ascending order of the keys; the keys of all entries must ascend,
    // too. An entry replaces one with the same key that was added with a document. Empty entries are ignored.
    virtual void entries(std::string_view key, std::span<const std::string_view> pieces, Sink& entries) = 0;
};

}  // namespace kwic::glass
