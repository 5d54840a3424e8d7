# SPDX-License-Identifier: GPL-2.0-or-later
"""The texts that all engines index, and the queries that all engines answer."""
import contextlib
import json
import os
import random
import shutil
import struct

import collection
import queries

SEED = 1
SAMPLE = 5000  # texts from which queries are drawn
CHANGED = 100  # number of changed files in an update
TEXTS = "texts"  # name of the folder of all files
MARKER = "zyqwokt"  # a word that only the changed files contain


class Sample:
    """A random sample of the added texts, drawn with equal probability, and the count and bytes of all added texts."""

    def __init__(self):
        self.texts, self.count, self.bytes = [], 0, 0
        self.chance = random.Random(SEED)

    def add(self, text):
        self.count += 1
        self.bytes += len(text.encode("utf-8", "replace"))
        position = self.chance.randrange(self.count)
        if len(self.texts) < SAMPLE:
            self.texts.append(text[: queries.MAX_TEXT])
        elif position < SAMPLE:
            self.texts[position] = text[: queries.MAX_TEXT]


class Workload:
    """Texts and queries. The workload owns `folders` and changes files in them; `lines` are files of JSON lines."""

    def __init__(self, scratch, folders, lines):
        self.scratch, self.folders, self.lines = scratch, folders, lines
        self.count = self.bytes = 0
        self.queries = {}  # lists of words, by the kind of query
        self.fields_count = None  # the number of texts in the file of fields_file()
        self.marker_file = self.write_queries("marker", [[MARKER]])

    def draw(self, sample, count, many):
        """Draws `count` queries of each kind, and `many` queries of one to four words to measure queries per second."""
        self.queries = queries.draw_all(sample.texts, count, SEED) if sample.texts else {}
        if "any" not in self.queries:
            raise SystemExit("bench: there are too few words in these texts")
        for kind, drawn in self.queries.items():
            self.write_queries(kind, drawn)
        self.many = many
        self.many_file = self.write_queries("many", queries.draw(sample.texts, queries.words_of, many, SEED))

    def queries_file(self, kind):
        return os.path.join(self.scratch, f"{kind}.queries")

    def write_queries(self, kind, drawn):
        """Writes one query per line, with spaces between words."""
        with open(self.queries_file(kind), "w", encoding="utf-8") as file:
            file.writelines(" ".join(words) + "\n" for words in drawn)
        return file.name

    def documents(self):
        """Yields the id and text of each document."""
        return collection.documents(self.folders, self.lines, self.scratch)

    def as_folder(self):
        """Returns a folder of all texts for engines that read only files. The first call writes the texts of JSON lines
        to files in this folder."""
        folder = os.path.join(self.scratch, TEXTS)
        written = os.path.join(folder, "lines")
        if self.lines and not os.path.isdir(written):
            for path in self.lines:
                write_files(collection.read_lines(path), written)
        return folder

    def fields_file(self):
        """Returns a file with the ids and texts of all documents in the form of write_fields(). The first call writes
        the file; a later call writes it again if the number of documents has changed."""
        path = os.path.join(self.scratch, "texts.fields")
        if self.fields_count != self.count:
            write_fields(self.documents(), path)
            self.fields_count = self.count
        return path

    @contextlib.contextmanager
    def changed(self):
        """Appends a line to up to CHANGED files, and restores the files when the context ends. Yields the number of
        changed files and the path of a file with their texts as JSON lines."""
        paths = list(collection.files_below(self.folders))
        paths = paths[:: max(1, len(paths) // CHANGED)][:CHANGED]
        before = {path: (read_bytes(path), os.stat(path)) for path in paths}
        update = os.path.join(self.scratch, "changed.jsonl")
        try:
            for path in paths:
                with open(path, "a", encoding="utf-8") as file:
                    file.write(f"\n{MARKER}\n")
            write_json_lines(((os.path.relpath(p, self.scratch), collection.read_text(p)) for p in paths), update)
            yield len(paths), update
        finally:
            for path, (content, status) in before.items():
                with open(path, "wb") as file:
                    file.write(content)
                os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def read_bytes(path):
    with open(path, "rb") as file:
        return file.read()


def write_files(texts, folder):
    """Writes each text to a file, with at most 500 files in a folder."""
    for number, (_, text) in enumerate(texts):
        part = os.path.join(folder, f"{number // 500:04}")
        os.makedirs(part, exist_ok=True)
        with open(os.path.join(part, f"{number:07}.txt"), "w", encoding="utf-8") as file:
            file.write(text)


def write_fields(texts, path):
    """Writes ids and texts, each preceded by its length in bytes, so that helper programs need not parse them."""
    with open(path, "wb") as file:
        for fields in texts:
            for field in fields:
                data = field.encode("utf-8", "replace")
                file.write(struct.pack(">i", len(data)) + data)


def write_json_lines(texts, path):
    with open(path, "w", encoding="utf-8") as file:
        for name, text in texts:
            file.write(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n")


def of_inputs(scratch, inputs, count, many):
    """Returns a workload with copies of the given folders. The given files of JSON lines are not copied."""
    folders, lines = [], []
    for path in inputs:
        if os.path.isdir(path):
            folders.append(os.path.join(scratch, TEXTS, f"{len(folders):02}"))
            shutil.copytree(path, folders[-1])
        elif os.path.isfile(path):
            lines.append(os.path.realpath(path))
        else:
            raise SystemExit(f"bench: there is no folder or file {path}")
    work = Workload(scratch, folders, lines)
    sample = Sample()
    for _, text in work.documents():
        sample.add(text)
    work.count, work.bytes = sample.count, sample.bytes
    work.draw(sample, count, many)
    return work
