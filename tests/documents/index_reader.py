# SPDX-License-Identifier: GPL-2.0-or-later
"""A second reader of kwic's index, which follows doc/index-format.md and shares no code with kwic. It reads the whole
index into memory, and asserts that the index has the format that doc/index-format.md describes. index_format_test.py
uses the reader to read indexes of kwic-indexer."""
import base64
import ctypes
import datetime
import json
import math
import os
import struct

from glass import Bytes, position_list, table_entries, unescape

TABLES = "postlist docdata termlist position spelling synonym".split()
BITS_64 = (1 << 64) - 1

xxhash = ctypes.CDLL("libxxhash.so.0")
zstd = ctypes.CDLL("libzstd.so.1")


class Hash128(ctypes.Structure):
    _fields_ = [("low", ctypes.c_uint64), ("high", ctypes.c_uint64)]


xxhash.XXH3_64bits.restype = ctypes.c_uint64
xxhash.XXH3_64bits.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
xxhash.XXH3_128bits.restype = Hash128
xxhash.XXH3_128bits.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
zstd.ZSTD_createDCtx.restype = ctypes.c_void_p
zstd.ZSTD_decompress_usingDict.restype = ctypes.c_size_t
zstd.ZSTD_decompress_usingDict.argtypes = [
    ctypes.c_void_p, *(ctypes.c_char_p, ctypes.c_size_t) * 3
]
context = zstd.ZSTD_createDCtx()


def xxh3(text):
    return xxhash.XXH3_64bits(text, len(text))


def id_hash(document_id):
    whole = xxhash.XXH3_128bits(document_id, len(document_id))
    return struct.pack(">QQ", whole.high, whole.low)[:12]


def id_term(document_id):
    return b"Q" + base64.urlsafe_b64encode(id_hash(document_id)).rstrip(b"=")


def word_page(page):
    """Yields the words of a lexicon page with their document counts."""
    blocks = Bytes(page)
    prefix = b""
    while blocks.has_more():
        shared = blocks.uint()
        prefix = prefix[:shared] + blocks.string()
        blocks.take(8 if shared < 2 else 4)
        words = Bytes(blocks.string())
        behind = b""
        while words.has_more():
            sizes = words.byte()
            shared, size = sizes >> 4, sizes & 15
            shared = words.uint() if shared == 15 else shared
            size = words.uint() if size == 15 else size
            behind = behind[:shared] + words.take(size)
            yield prefix + behind, words.uint()


def identifier_page(page):
    """Yields the identifiers of a page of the identifiers table."""
    read = Bytes(page)
    humps = b""
    while read.has_more():
        humps = humps[:read.uint()] + read.string()
        yield humps


def listed_identifiers(entry):
    """Yields the number of each identifier in an entry, and min(15, floor(log2(document count of the identifier)))."""
    read = Bytes(entry)
    number = 0
    while read.has_more():
        code = read.uint()
        number += code // 16
        yield number, code % 16


def fields(entry):
    """Returns the type, the first slot and the kinds of values of each field."""
    read, found = Bytes(entry), {}
    while read.has_more():
        name = read.string()
        kind, group, values = read.uints(3)
        found[name] = kind, 8 * group, values
    assert list(found) == sorted(found)
    return found


def number_key(number):
    """Returns the key of an integer or a float."""
    floor = float(number)
    if floor > number:  # Python compares integers and floats exactly
        floor = math.nextafter(floor, -math.inf)
    (bits,) = struct.unpack(">Q", struct.pack(">d", floor + 0.0))
    bits = bits ^ BITS_64 if bits >> 63 else bits | 1 << 63
    rest = number - int(floor) if isinstance(number, int) else 0
    return struct.pack(">QH", bits, rest).rstrip(b"\0")


def date_key(date):
    """Returns the key of a datetime with a zone."""
    first = datetime.datetime(1, 1, 1, tzinfo=datetime.timezone.utc)
    past = date - first
    seconds = past.days * 86400 + past.seconds + (366 + 2) * 86400  # the year 0000 is a leap year
    return (seconds.to_bytes(5, "big") + (past.microseconds * 1000).to_bytes(4, "big")).rstrip(b"\0")


def mix(x):
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & BITS_64
    x = (x ^ x >> 27) * 0x94D049BB133111EB & BITS_64
    return x ^ x >> 31


class Index:
    def __init__(self, folder):
        with open(os.path.join(folder, "CURRENT"), "rb") as file:
            stub = file.read()
        assert stub.startswith(b"auto gen-") and stub.endswith(b"\n")
        self.folder = os.path.join(folder, stub[5:-1].decode())
        self.manifest = self.read_manifest()
        self.roots = self.read_version_file()
        self.metadata, self.values, self.lengths, self.postings = {}, {}, {}, {}
        self.read_postlist()
        self.records = {Bytes(key).sortable(): tag for key, tag in self.table("docdata")}
        self.terms, self.slots = {}, {}
        self.read_termlist()
        self.positions, self.coded = {}, {}
        for key, tag in self.table("position"):
            term, document = unescape(key)
            self.positions[term, Bytes(document).sortable()] = position_list(tag)

    def file(self, name):
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read()

    def read_manifest(self):
        page = self.file("manifest.json")
        assert page[-17:] == b"%016x\n" % xxh3(page[:-17])
        manifest = json.loads(page[:-17])
        for listed in manifest["files"]:
            content = self.file(listed["name"])
            assert len(content) == listed["size"] and listed["xxh3"] == f"{xxh3(content):016x}", listed
        return manifest

    def read_version_file(self):
        read = Bytes(self.file("iamglass"))
        assert read.take(16) == b"\x0f\x0dXapian Glass\x04\x6e"
        read.take(16)
        read.uint()
        roots = {}
        for table in TABLES:
            block, flags, entries, size, _ = read.uints(5)
            read.string()
            roots[table] = None if flags & 1 else (block, size * 2048, entries)
        self.statistics = read.uints(8)
        assert not read.has_more()
        return roots

    def table(self, name):
        if self.roots[name] is None:
            return []
        block, size, count = self.roots[name]
        entries = list(table_entries(os.path.join(self.folder, name + ".glass"), block, size))
        assert len(entries) == count and [k for k, _ in entries] == sorted({k for k, _ in entries})
        return entries

    def read_postlist(self):
        totals = {}
        for key, tag in self.table("postlist"):
            kind, read = key[:2], Bytes(tag)
            if kind == b"\0\xc0":
                self.metadata[key[2:]] = tag
            elif kind == b"\0\xd0":
                totals[int.from_bytes(key[2:], "little")] = read.uint()
            elif kind == b"\0\xd8":
                place = Bytes(key[2:])
                slot, document = place.uint(), place.sortable()
                self.values[slot, document] = read.string()
                while read.has_more():
                    document += read.uint() + 1
                    self.values[slot, document] = read.string()
            elif kind == b"\0\xe0":
                self.read_chunk(self.lengths, key[2:] or None, read)
            else:
                term, rest = unescape(key)
                total = self.read_chunk(self.postings.setdefault(term, {}), rest, read)
                totals[term] = total or totals[term]
        for slot, total in totals.items():
            found = self.postings.get(slot)
            if found is None:
                assert total == sum(1 for other, _ in self.values if other == slot)
            else:
                assert total == [len(found), sum(found.values())]

    @staticmethod
    def read_chunk(counts, first, read):
        """Reads a chunk of a posting list. `first` is the encoded first document number, or None in the first chunk."""
        total = None if first else read.uints(2)
        document = Bytes(first).sortable() if first else read.uint() + 1
        assert read.take(1) in b"01"
        last = document + read.uint()
        counts[document] = read.uint()
        while read.has_more():
            document += read.uint() + 1
            counts[document] = read.uint()
        assert document == last
        return total

    def read_termlist(self):
        for key, tag in self.table("termlist"):
            place, read = Bytes(key), Bytes(tag)
            document = place.sortable()
            if place.has_more():
                slot = -1
                self.slots[document] = [slot := slot + read.uint() + 1 for _ in iter(read.has_more, False)]
                continue
            length, count = read.uints(2)
            terms, term = {}, b""
            while read.has_more():
                first = read.byte() if terms else 0
                if first > len(term):
                    occurrences, shared = divmod(first, len(term) + 1)
                    term = term[:shared] + read.take(read.byte())
                    terms[term] = occurrences - 1
                else:
                    term = term[:first] + read.take(read.byte())
                    terms[term] = read.uint()
            assert len(terms) == count and sum(terms.values()) == length == self.lengths[document]
            self.terms[document] = terms

    def decompress(self, data):
        read = Bytes(data)
        size = read.uint()
        dictionary = self.metadata.get(b"kwic:dictionary", b"")
        out = ctypes.create_string_buffer(max(size, 1))
        rest = read.rest()
        assert zstd.ZSTD_decompress_usingDict(context, out, size, rest, len(rest), dictionary, len(dictionary)) == size
        return out.raw[:size]

    def record(self, document):
        """Returns the members of a stored record, including its text."""
        data = Bytes(self.records[document])
        assert data.byte() == 6
        read = Bytes(self.decompress(data.string()))
        flags = read.uint()
        found = {"id": read.string(), "title": read.string(), "has_text": bool(flags & 1)}
        source = read.uint()
        found["date"] = (source, *read.uints(3), read.string()) if source else (source,)
        found["language"] = read.string()
        found["file"] = read.uints(3) if flags & 8 else None
        found["fields"] = [self.field(read) for _ in range(read.uint())]
        found["content_hash"] = read.uint()
        found["body"], found["end"] = read.uints(3), read.uints(3)
        places = [[0, 0, 0]]
        for _ in range(read.uint()):
            places.append([a + b for a, b in zip(places[-1], read.uints(3))])
        found["lines"] = [read.uints(2) for _ in range(read.uint())] if flags & 16 else []
        assert not read.rest()
        frames = [self.decompress(frame) for frame in data.strings()]
        if flags & 2:
            key = b"T" + id_hash(found["id"])
            assert len(frames) == 1
            for number in range(1, len(places) - 1):
                frames.append(self.decompress(self.metadata[key + struct.pack(">I", number)]))
        found["text"] = self.text(frames, places[1:], found["end"])
        return found

    @staticmethod
    def field(read):
        name, kind = read.string(), read.uint()
        if kind == 0:
            return name, read.string()
        bits = struct.pack("<Q", read.uint())
        return name, (struct.unpack("<q", bits)[0], struct.unpack("<d", bits)[0], bits[0] == 1)[kind - 1]

    @staticmethod
    def text(frames, places, end):
        text = b""
        for frame, place in zip(frames, places, strict=True):
            assert place[0] == len(text) and place[2] == text.count(b"\n")
            read = Bytes(frame)
            read.uints(3 * read.uint())
            text += read.rest()
        assert not frames or (len(text) == end[0] and text.count(b"\n") == end[2])
        return text

    def positions_of(self, document, term):
        """Returns the positions of a term in a document, from position codes or a position list."""
        codes = self.values.get((8, document), b"")
        if codes in (b"", b"\0"):
            return self.positions.get((term, document), [])
        if document not in self.coded:
            self.coded[document] = self.read_codes(codes, self.values.get((9, document), b""))
        width, factor, places = self.coded[document]
        return places.get((xxh3(term) * factor & BITS_64) >> (64 - 8 * width), [])

    @staticmethod
    def read_codes(codes, others):
        """Returns the size of a code in bytes, the factor for hashes of words, and a map from codes to positions."""
        read = Bytes(codes)
        width, number = read.uints(2)
        runs = [read.uints(2) for _ in range(read.uint())]
        first = read.rest()
        positions = [begin + i for begin, size in runs for i in range(size)]
        assert len(first) == len(positions) and len(others) == len(first) * (width - 1)
        places = {}
        for word, position in enumerate(positions):
            code = first[word] | int.from_bytes(others[word * (width - 1) : (word + 1) * (width - 1)], "little") << 8
            places.setdefault(code, []).append(position)
        return width, mix(number + 1) | 1, places

    def lexicon(self):
        """Returns the pages of the lexicon, each a list of words with their document counts."""
        pages = []
        while (page := self.metadata.get(b"W" + struct.pack(">I", len(pages)))) is not None:
            pages.append(list(word_page(page)))
        return pages
