# SPDX-License-Identifier: GPL-2.0-or-later
"""Collects texts from packages of Debian. The path of a text states its language."""
import functools
import gzip
import hashlib
import html
import itertools
import pathlib
import re
import subprocess
from typing import NamedTuple

from sources import HELD_OUT, SOURCES, language_of, package_of

MIN_WORDS = 20
MAX_BYTES = 1_000_000
LEFT_OUT = re.compile(r"(\.dat|\.u8|\.pdf|\.png|\.bak)$|^(changelog|copyright|ld-id|legal|gpl|README)")
ENGLISH = frozenset("the and with that this from are which not have".split())
COMMENT = re.compile(r'''(?msx) /\*.*?\*/ | """.*?""" | ^=\w+.*?^=cut
    | (?:^|\s) (?: // | \#(?!include|define|if|e|undef|!)) [^\n]*''')
UNSPACED = re.compile("[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


class Text(NamedTuple):
    language: str  # ISO 639 code; empty for source code without comments
    kind: str
    source: str  # name of the package
    name: str  # file name
    content: bytes
    is_held_out: bool = False


def unpack(folder):
    """Downloads and unpacks the packages that the folder does not contain."""
    wanted = {package_of(source, code) for source in SOURCES for code in f"{source.codes} {source.original}".split()}
    missing = sorted(name for name in wanted if not (folder / name).exists())
    if missing:
        subprocess.run(["apt-get", "download", *missing], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    for package in sorted(folder.glob("*.deb")):
        subprocess.run(["dpkg-deb", "--extract", package, folder / package.name.split("_")[0]], check=True)
        package.unlink()


def words_of(text):
    """Returns the words of a text. Two characters of a script without spaces count as one word."""
    return re.findall(r"[^\W\d_]{2,}", text) + UNSPACED.findall(text)[::2]


def prose_of(content, kind):
    """Returns approximately the text that a reader sees."""
    text = content.decode("utf-8", "replace")
    if kind == "manual":
        return "\n".join(line for line in text.split("\n") if not line.startswith((".", "'")))
    if kind in ("guide", "help"):
        text = re.sub(r"(?s)<(head|script|style)\b.*?</\1>", " ", text)
        return html.unescape(re.sub(r"<[^>]*>", " ", text))
    if kind == "catalog":
        strings = re.findall(r'^msgstr(?:\[\d\])? ((?:"(?:[^"\\]|\\.)*"\s*)+)', text, re.MULTILINE)
        return "\n".join(strings[1:])
    return text


def comments_of(text):
    """Returns most comments and docstrings of source code, except those that mention a license."""
    comments = COMMENT.findall(text)
    return "\n".join(each for each in comments if not re.search(r"(?i)copyright|licen[sc]e|warranty", each))


def pairs_of(content, kind):
    """Returns the set of pairs of consecutive words."""
    words = words_of(prose_of(content, kind))
    return set(zip(words, words[1:]))


def label_of(language, kind, content, english_pairs):
    """Returns the language of a text, or None if it is not certain because the text is short or partly English."""
    if kind == "code":
        count = len(words_of(comments_of(content.decode("utf-8", "replace"))))
        return "" if count < 5 else None if count < 2 * MIN_WORDS else language
    words = words_of(prose_of(content, kind))
    if language != "en":
        english = sum(word.lower() in ENGLISH for word in words)
        pairs = pairs_of(content, kind) if english_pairs else set()
        if english * 25 > len(words) or len(pairs & english_pairs) * 5 > len(pairs) > 0:
            return None
    return None if len(words) < MIN_WORDS else language


def read(path):
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content)[:MAX_BYTES]


def paths_of(source, code, folder):
    """Returns the files of a source in one language, in an arbitrary but fixed order."""
    paths = [path for path in (folder / package_of(source, code)).glob(source.files.format(code))
             if path.is_file() and not path.is_symlink()]
    kept = [path for path in paths if not LEFT_OUT.search(path.name) and "/off/" not in str(path)]
    return sorted(kept, key=lambda path: hashlib.sha1(str(path.relative_to(folder)).encode()).hexdigest())


@functools.lru_cache(maxsize=None)
def english_pairs_of(source, folder):
    """Returns the pairs of words in the English files of a source if its translations may be partly English."""
    paths = paths_of(source, source.original, folder) if source.original else []
    return set().union(*(pairs_of(read(path), source.kind) for path in paths))


def texts_of(source, code, folder):
    """Yields the texts of a source in one language."""
    for path in paths_of(source, code, folder):
        content = read(path)
        language = label_of(language_of(code), source.kind, content, english_pairs_of(source, folder))
        if language is not None:
            yield Text(language, source.kind, package_of(source, code), path.name, content, source in HELD_OUT)


def collect(folder, count):
    """Returns `count` texts, about the same number from each source and language."""
    groups = [texts_of(source, code, folder) for source in SOURCES for code in source.codes.split()]
    rounds = itertools.zip_longest(*groups)
    texts = (text for each in rounds for text in each if text is not None)
    return list(itertools.islice(texts, count))
