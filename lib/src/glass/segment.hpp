// SPDX-License-Identifier: GPL-2.0-or-later
// A Segment holds consecutive documents that one thread has inverted. A document that is too large for the memory of an
// inverter is divided into several segments. A segment that holds a part of a divided document holds no data of other
// documents.
#pragma once

#include "glass/buffer.hpp"
#include "glass/run.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic::glass {

struct Segment {
    enum class Part { none, middle, last };

    Run run;
    Part part = Part::none;
    bool ends_unit = false;
    std::uint32_t documents = 0;         // documents that end in this segment: 0 for a middle part, 1 for a last part
    std::vector<std::uint32_t> lengths;  // length of each document
    std::uint32_t max_occurrences = 0;   // greatest number of occurrences of a term in a document; not set for parts

    // For each document (numbers are varints; glass/bulk_builder.hpp explains tags):
    Buffer termlists;  // size * 2 + (is compressed ? 1 : 0), tag; nothing for parts
    Buffer data;       // size, data
    Buffer values;     // number of values; then for each value, in ascending order of slots: slot, size, value

    // For each metadata entry:
    Buffer metadata;  // size of the key, key, size of the entry, entry

    std::size_t size() const {
        return run.bytes.memory().size() + termlists.size() + data.size() + values.size() + metadata.size() +
               lengths.size() * sizeof(lengths[0]);
    }
};

// Receives segments from the inverters of all threads.
class SegmentSink {
public:
    virtual ~SegmentSink() = default;
    // Adds a segment. The segments of a unit must be added in order. May block until earlier segments have been added.
    virtual void put(std::uint64_t unit, Segment segment) = 0;
};

inline void append_sized(Buffer& out, std::string_view bytes) {
    out.end_at(put_varint(out.room(max_varint_bytes), bytes.size()));
    out.append(bytes);
}

}  // namespace kwic::glass
