// SPDX-License-Identifier: GPL-2.0-or-later
// MetadataBuilder: what the user of the builder makes of the vocabulary, as further metadata.
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
        // A piece of what the metadata entry `key` is made of.
        virtual void add(std::string_view key, std::string_view piece) = 0;
    };

    // A range of terms.
    class Range {
    public:
        virtual ~Range() = default;
        // Called for each term, ascending.
        virtual void term(std::string_view term, Xapian::doccount documents, Xapian::termcount occurrences) = 0;
        // Called after the last one.
        virtual void end() = 0;
    };

    virtual ~MetadataBuilder() = default;

    // Called first, when all documents have come, on one thread.
    virtual void begin(Xapian::doccount documents, Sink& sink) = 0;

    // Called for each range of terms, from several threads at once. The sink outlives what is returned.
    virtual std::unique_ptr<Range> range(Sink& sink) = 0;

    // Adds to `entries` what is made of a key's pieces, which ascend, no two the same: mostly one entry of that key.
    // Called on one thread, keys ascending; the keys of all entries must ascend as well. An entry goes before one of
    // the same key that came with a document; an empty one is none.
    virtual void entries(std::string_view key, std::span<const std::string_view> pieces, Sink& entries) = 0;
};

}  // namespace kwic::glass
