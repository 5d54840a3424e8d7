# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads the parts of Xapian's glass format that doc/index-format.md describes: numbers, tables and position lists."""
import struct
import zlib


class Bytes:
    """Reads numbers and strings in the encodings of the section `Conventions` of doc/index-format.md."""

    def __init__(self, data):
        self.data = data
        self.at = 0

    def has_more(self):
        return self.at < len(self.data)

    def take(self, size):
        taken = self.data[self.at : self.at + size]
        assert len(taken) == size, "the bytes end too early"
        self.at += size
        return taken

    def rest(self):
        return self.data[self.at :]

    def byte(self):
        return self.take(1)[0]

    def uint(self):
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def uints(self, count):
        return [self.uint() for _ in range(count)]

    def string(self):
        return self.take(self.uint())

    def strings(self):
        found = []
        while self.has_more():
            found.append(self.string())
        return found

    def sortable(self):
        first = self.data[self.at]
        if first < 0x80:
            return struct.unpack(">H", self.take(2))[0]
        size, bit = 2, 0x80
        while first & bit:
            size += 1
            bit >>= 1
        return int.from_bytes(bytes([self.byte() & (bit - 1)]) + self.take(size - 1), "big")


def unescape(key):
    """Returns the term at the start of a key, and the bytes after the end mark of the term.

    Returns None instead of the bytes if the term has no end mark.
    """
    term = b""
    at = 0
    while at < len(key):
        if key[at] == 0:
            if key[at + 1 : at + 2] != b"\xff":
                return term, key[at + 1 :]
            at += 1
            term += b"\0"
        else:
            term += key[at : at + 1]
        at += 1
    return term, None


def table_entries(path, root, block_size):
    """Yields the key and the value (Xapian's `tag`) of each entry of a table, in the order of the keys."""
    with open(path, "rb") as file:
        data = file.read()

    def items(number):
        block = data[number * block_size : (number + 1) * block_size]
        end = struct.unpack(">H", block[9:11])[0]
        for offset in struct.unpack(f">{(end - 11) // 2}H", block[11:end]):
            if block[4] > 0:
                yield from items(struct.unpack(">I", block[offset : offset + 4])[0])
                continue
            head, key_size = struct.unpack(">HB", block[offset : offset + 3])
            tag = offset + 3 + key_size + (0 if head & 0x2000 else 2)
            yield block[offset + 3 : offset + 3 + key_size], head, block[tag : offset + 3 + (head & 0x1FFF)]

    parts = []
    for key, head, part in items(root):
        parts = [part] if head & 0x2000 else [*parts, part]
        if key and head & 0x4000:
            tag = b"".join(parts)
            yield key, zlib.decompress(tag, -15) if head & 0x8000 else tag


class Bits:
    def __init__(self, data):
        self.value = int.from_bytes(data, "little")

    def take(self, count):
        taken = self.value & ((1 << count) - 1)
        self.value >>= count
        return taken

    def below(self, limit):
        bits = (limit - 1).bit_length()
        spare = (1 << bits) - limit
        if spare == 0:
            return self.take(bits)
        half = (limit - spare) // 2
        value = self.take(bits - 1)
        return value + half + spare if value < half and self.take(1) else value


def position_list(tag):
    read = Bytes(tag)
    last = read.uint()
    if not read.has_more():
        return [last]
    bits = Bits(read.rest())
    first = bits.below(last)
    found = [first] + [0] * bits.below(last - first) + [last]

    def fill(low, high):
        if low + 1 < high:
            middle = (low + high) // 2
            gap = found[high] - found[low] - (high - low) + 1
            found[middle] = found[low] + (middle - low) + bits.below(gap)
            fill(low, middle)
            fill(middle, high)

    fill(0, len(found) - 1)
    assert all(a < b for a, b in zip(found, found[1:]))
    return found
