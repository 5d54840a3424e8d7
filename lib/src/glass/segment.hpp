// SPDX-License-Identifier: GPL-2.0-or-later
// What inverting some consecutive documents leaves behind. A document that is too large for an inverter's memory comes
// as several segments, its parts, which hold nothing of other documents.
#pragma once

#include "glass/buffer.hpp"
#include "glass/run.hpp"

#include <cstdint>
#include <vector>

namespace kwic::glass {

struct Segment {
    enum class Part { none, middle, last };

    Run run;
    Part part = Part::none;
    bool ends_unit = false;
    std::uint32_t documents = 0;         // that are complete: 0 for a middle part, 1 for a last
    std::vector<std::uint32_t> lengths;  // of the documents
    std::uint32_t max_occurrences = 0;   // of one term in one document; not of parts

    // Of each document, uints before bytes:
    Buffer termlists;  // size * 2 + is compressed, the tag; nothing of parts
    Buffer data;       // size, data
    Buffer values;     // count, then for each, slots ascending: slot, size, value

    Buffer metadata;  // size of the key, key, size of the entry, entry

    std::size_t size() const {
        return run.bytes.memory().size() + termlists.size() + data.size() + values.size() + metadata.size() +
               lengths.size() * sizeof(lengths[0]);
    }
};

// Takes segments from the inverters of all threads.
class SegmentSink {
public:
    virtual ~SegmentSink() = default;
    // Blocks while too much waits for segments that come before. Parts and pieces of a unit come in order.
    virtual void put(std::uint64_t unit, Segment segment) = 0;
};

inline void append_sized(Buffer& out, std::string_view bytes) {
    out.end_at(put_varint(out.room(max_varint_bytes), bytes.size()));
    out.append(bytes);
}

}  // namespace kwic::glass
