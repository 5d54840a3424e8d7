# SPDX-License-Identifier: GPL-2.0-or-later
"""Groonga, through its program `groonga`, which reads commands from a file and reports the time of each command."""
import json
import os

from engine import Answers, Engine
from run import Run

TABLE = """table_create Texts TABLE_HASH_KEY ShortText
column_create Texts text COLUMN_SCALAR LongText
"""
# The index is created after the texts are loaded, which is the fastest method in Groonga.
LEXICON = """table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto
column_create Words texts COLUMN_INDEX|WITH_POSITION Texts text
"""


def expression(kind, words):
    if kind == "phrase":
        return '"' + " ".join(words) + '"'
    if kind == "prefix":
        return words[0] + "*"
    return (" OR " if kind == "any" else " ").join(words)


def select(kind, words, quoting):
    columns = "_key,_score" + (",snippet_html(text)" if quoting else "")
    query = json.dumps(expression(kind, words), ensure_ascii=False)
    return ["select", "Texts", "--match_columns", "text", "--query", query, "--cache", "no",
            "--sort_keys", "-_score", "--limit", "10", "--output_columns", f'"{columns}"']


def write_load(texts, file):
    file.write("load --table Texts\n[\n")
    for number, (name, text) in enumerate(texts):
        file.write((",\n" if number else "") + json.dumps({"_key": name, "text": text}, ensure_ascii=False))
    file.write("\n]\n")


def checked(run):
    """Returns the answers to all commands, as lists [[0, start, seconds], body]. Ends the benchmark on an error."""
    answers = [json.loads(line) for line in run.output.splitlines()]
    for header, *_ in answers:
        if header[0] != 0:
            raise SystemExit(f"bench: groonga: {header[3]}")
    return answers


class Groonga(Engine):
    name = "groonga"
    title = "Groonga"
    programs = ("groonga",)
    kinds = ("any", "all", "phrase", "prefix", "unspaced")

    def __init__(self, scratch):
        super().__init__(scratch)
        self.load = os.path.join(scratch, "groonga.load")

    def command(self, *rest):
        log = os.path.join(self.scratch, "groonga.log")
        return ["groonga", "--log-path", log, *rest]

    def database(self):
        return os.path.join(self.index, "db")

    def prepare(self, work):
        with open(self.load, "w", encoding="utf-8") as file:
            file.write(TABLE)
            write_load(work.documents(), file)
            file.write(LEXICON)

    def build(self, work):
        os.makedirs(self.index)
        run = Run(self.command("--file", self.load, "-n", self.database()))
        checked(run)
        return run

    def update(self, work, lines):
        commands = os.path.join(self.scratch, "groonga.update")
        with open(lines, encoding="utf-8") as texts, open(commands, "w", encoding="utf-8") as file:
            write_load(((line["id"], line["text"]) for line in map(json.loads, texts)), file)
        run = Run(self.command("--file", commands, self.database()))
        checked(run)
        return run

    def search(self, kind, queries_file, mode):
        commands = os.path.join(self.scratch, "groonga.search")
        with open(queries_file, encoding="utf-8") as lines:
            asked = [" ".join(select(kind, line.split(), mode.snippets)) + "\n" for line in lines]
        with open(commands, "w", encoding="utf-8") as file:
            file.writelines(asked + asked)  # the first half warms up
        answers = checked(Run(self.command("--file", commands, self.database())))[len(asked) :]
        times = [header[2] * 1000 for header, _ in answers]
        return Answers(times, [body[0][0][0] for _, body in answers])

    def search_once(self, words):
        return Run(self.command(self.database(), *select("any", words, True)))

    @staticmethod
    def finds(output):
        return json.loads(output)[1][0][0][0] > 0
