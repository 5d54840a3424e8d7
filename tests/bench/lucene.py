# SPDX-License-Identifier: GPL-2.0-or-later
"""Lucene 8 of Debian's liblucene8-java, through the program Lucene.java."""
import glob
import os
import re
import struct

import collection
from engine import Engine, read_answers
from run import Run

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Lucene.java")
PARTS = ("core", "analyzers-common", "highlighter", "memory", "queries")
HEAP = "-Xmx1g"


def jars():
    found = [sorted(glob.glob(f"/usr/share/java/lucene-{part}-8.*.jar")) for part in PARTS]
    return [paths[-1] for paths in found if paths]


def write_texts(texts, path):
    """Writes ids and texts, each preceded by its length in bytes, so that Lucene.java need not parse them."""
    with open(path, "wb") as file:
        for fields in texts:
            for field in fields:
                data = field.encode("utf-8", "replace")
                file.write(struct.pack(">i", len(data)) + data)


class Lucene(Engine):
    name = "lucene"
    title = "Lucene"
    programs = ("java", "javac")
    kinds = ("any", "all", "phrase", "prefix")

    def __init__(self, scratch):
        super().__init__(scratch)
        self.texts = os.path.join(scratch, "lucene.texts")
        self.java = ["java", HEAP, "-cp", ":".join([*jars(), scratch]), "Lucene"]

    @classmethod
    def is_installed(cls):
        return super().is_installed() and len(jars()) == len(PARTS)

    def version(self):
        return re.search(r"-([\d.]+)\.jar", jars()[0]).group(1)

    def prepare(self, work):
        Run(["javac", "-cp", ":".join(jars()), "-d", self.scratch, SOURCE], good=(0,))
        write_texts(work.documents(), self.texts)

    def build(self, work):
        return Run([*self.java, "build", self.index, self.texts], good=(0,))

    def update(self, work, lines):
        changed = os.path.join(self.scratch, "lucene.changed")
        write_texts(collection.read_lines(lines), changed)
        return Run([*self.java, "update", self.index, changed], good=(0,))

    def search(self, kind, queries_file, quoting):
        how = [kind, "yes" if quoting else "no"]
        return read_answers(Run([*self.java, "search", self.index, *how, queries_file], good=(0,)))

    def search_once(self, words):
        return Run([*self.java, "once", self.index, " ".join(words)], good=(0,))
