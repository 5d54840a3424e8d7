// SPDX-License-Identifier: GPL-2.0-or-later
// Dictionary: what the user of the builder makes of the vocabulary, as further metadata.
#pragma once

#include <xapian.h>

#include <span>
#include <string>
#include <string_view>

namespace kwic::bulk {

class Dictionary {
public:
    class Sink {
    public:
        virtual ~Sink() = default;
        // A piece of what the metadata entry `key` is made of.
        virtual void add(std::string_view key, std::string_view piece) = 0;
    };

    virtual ~Dictionary() = default;

    // Called first, when all documents have come, on one thread.
    virtual void begin(Xapian::doccount documents, Sink& sink) = 0;

    // Called for each term, from several threads at once, each of which has ranges of terms, ascending, and a sink.
    virtual void term(std::string_view term, Xapian::doccount documents, Xapian::termcount occurrences, Sink& sink) = 0;

    // The metadata entry of a key, from its pieces, ascending, no two the same; empty: none. Called on one thread, keys
    // ascending. It goes before an entry of the same key that came with a document.
    virtual std::string entry(std::string_view key, std::span<const std::string_view> pieces) = 0;
};

}  // namespace kwic::bulk
