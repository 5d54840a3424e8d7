# SPDX-License-Identifier: GPL-2.0-or-later
"""Lucene 8 of Debian's liblucene8-java, and Lucene 10 of lucene10/pom.xml, both through the program Lucene.java."""
import glob
import os
import re
import shutil
import subprocess

from helper import Helper
from run import Run

HERE = os.path.dirname(os.path.abspath(__file__))
HEAP = "-Xmx1g"
# A process that ends after one search starts faster with the simple compiler and the simple garbage collector.
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def jars_of(pattern, parts):
    """Returns the newest library of each part, or an empty list if a library is missing."""
    found = [sorted(glob.glob(pattern.format(part))) for part in parts]
    return [paths[-1] for paths in found] if all(found) else []


class Lucene(Helper):
    name = "lucene"
    title = "Lucene 8"
    folder = "lucene8"  # the folder of Uncounted.java
    parts = ("core", "analyzers-common", "highlighter", "memory", "queries")
    pattern = "/usr/share/java/lucene-{}-8.*.jar"
    options = ()  # of the Java virtual machine

    def __init__(self, scratch):
        super().__init__(scratch)
        self.classes = os.path.join(scratch, f"{self.name}.classes")
        self.command = self.java(HEAP, *self.options)

    def java(self, *options):
        return [self.tool("java"), *options, "-cp", ":".join([*self.jars(), self.classes]), "Lucene"]

    def search_once(self, words):
        return Run([*self.java(HEAP, *QUICK_START), "once", self.index, " ".join(words)], good=(0,))

    @classmethod
    def jars(cls):
        return jars_of(cls.pattern, cls.parts)

    @classmethod
    def tool(cls, name):
        """Returns the command that runs a program of the JDK."""
        return name

    @classmethod
    def missing(cls):
        for name in ("java", "javac"):
            if not shutil.which(cls.tool(name)):
                return f"there is no program {name}"
        return None if cls.jars() else "the package liblucene8-java is not installed"

    def version(self):
        return re.search(r"-([\d.]+)\.jar", self.jars()[0]).group(1)

    def prepare(self, work):
        super().prepare(work)
        sources = [os.path.join(HERE, "Lucene.java"), os.path.join(HERE, self.folder, "Uncounted.java")]
        Run([self.tool("javac"), "-cp", ":".join(self.jars()), "-d", self.classes, *sources], good=(0,))


class Lucene10(Lucene):
    name = "lucene10"
    title = "Lucene 10"
    all_sizes = True
    folder = "lucene10"
    parts = ("core", "analysis-common", "highlighter", "memory", "queries")
    pattern = os.path.join(HERE, "lucene10", "target", "dependency", "lucene-{}-10.*.jar")
    options = ("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED")
    oldest_java = 21

    @classmethod
    def tool(cls, name):
        home = os.environ.get("JAVA_HOME")
        return os.path.join(home, "bin", name) if home else name

    @classmethod
    def missing(cls):
        if not cls.jars():
            return "`mvn dependency:copy-dependencies` has not been run in tests/bench/lucene10"
        return super().missing() or cls.too_old()

    @classmethod
    def too_old(cls):
        """Returns why the Java of JAVA_HOME, or of the PATH, cannot run Lucene 10, or None if it can."""
        shown = subprocess.run([cls.tool("java"), "-version"], capture_output=True, text=True, check=False).stderr
        match = re.search(r'version "(\d+)', shown)
        if match and int(match.group(1)) >= cls.oldest_java:
            return None
        return f"it needs Java {cls.oldest_java} or newer, in JAVA_HOME or in the PATH"
