# SPDX-License-Identifier: GPL-2.0-or-later
"""Formats the figures of a run as a table. `report.py FOLDER` prints the short table of a run for the documentation."""
import json
import os
import sys

from modes import COUNTING, MODES
from queries import KINDS

MORE_IS_BETTER = ("build.mb_s", "rate.")
RESULTS = "results.json"

BUILD_ROWS = [
    ("build.mb_s", "full build, MB/s", "{:.1f}"),
    ("build.seconds", "full build, s", "{:.2f}"),
    ("build.cpu_s", "full build, CPU s", "{:.2f}"),
    ("build.peak_mb", "full build, peak memory, MB", "{:.0f}"),
    ("index.ratio", "index, bytes per byte of text", "{:.2f}"),
]
UPDATE_ROWS = [
    ("update.seconds", "update of 100 changed texts, s", "{:.2f}"),
    ("refresh.seconds", "update without a change, s", "{:.2f}"),
]
PROCESS_ROWS = [
    ("process.p50_ms", "single search as a process, median ms", "{:.1f}"),
    ("process.p90_ms", "single search as a process, p90 ms", "{:.1f}"),
]
MEASURED = ("any", "all", "phrase", "prefix")  # the kinds of queries that every engine with batches answers
TIMES = {"mean": "mean ms", "took": "mean ms reported by kwic", "p50": "p50 ms", "p90": "p90 ms", "p99": "p99 ms"}


def query_rows(kinds=tuple(KINDS), times=tuple(TIMES)):
    return [
        (f"{kind}.{key}.{time}_ms", f"{KINDS[kind]}{mode.label}, {TIMES[time]}", "{:.2f}")
        for kind in kinds
        for key, mode in MODES.items()
        for time in times
    ]


def rate_rows():
    return [
        (f"rate.{kind}.{key}", f"{KINDS[kind]}{mode.label}, two jobs, queries/s", "{:,.0f}")
        for kind in ("any", "all")
        for key, mode in COUNTING.items()
    ]


def found_rows():
    return [
        row
        for kind, name in KINDS.items()
        for row in [
            (f"{kind}.answered", f"{name}: share of queries that find something", "{:.2f}"),
            (f"{kind}.documents", f"{name}: documents found, mean", "{:,.0f}"),
        ]
    ]


def all_rows():
    return BUILD_ROWS + UPDATE_ROWS + query_rows() + rate_rows() + PROCESS_ROWS + found_rows()


def short_rows():
    chosen = query_rows(MEASURED, ("mean",)) + query_rows(("any", "all"), ("p99",))
    return [BUILD_ROWS[0], *BUILD_ROWS[3:], *UPDATE_ROWS, *sorted(chosen, key=order), *rate_rows(), PROCESS_ROWS[0]]


def order(row):
    return [key for key, _, _ in query_rows()].index(row[0])


def best(rounds):
    """Returns the best figure of all rounds for each key. Other load on the machine affects the best figure least."""
    keys = {key for figures in rounds for key in figures}
    return {
        key: (max if key.startswith(MORE_IS_BETTER) else min)(figures[key] for figures in rounds if key in figures)
        for key in keys
    }


def cell(form, key, value, own):
    if value is None:
        return "-"
    text = form.format(value)
    if not own or not value or key.endswith((".answered", ".documents")):
        return text
    ratio = own / value if key.startswith(MORE_IS_BETTER) else value / own
    return f"{text} ({ratio:.2f} x)" if ratio < 10 else f"{text} ({ratio:.0f} x)"


def table(columns, rows, compare=True):
    """Returns an aligned Markdown table. `columns` are pairs of a heading and figures. If `compare` is true, the first
    column must be kwic's, and the cells of the other columns state how many times better kwic is."""
    lines = [["", *(heading for heading, _ in columns)]]
    for key, heading, form in rows:
        if any(key in figures for _, figures in columns):
            own = columns[0][1].get(key) if compare else None
            peers = [cell(form, key, figures.get(key), own) for _, figures in columns[1:]]
            lines.append([heading, cell(form, key, columns[0][1].get(key), None), *peers])
    widths = [max(map(len, column)) for column in zip(*lines)]
    lines.insert(1, ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])])
    return "\n".join(
        "| " + " | ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) + " |" for line in lines
    )


def about(results):
    """Returns a paragraph about the machine and the versions."""
    machine, versions = results["machine"], results["versions"]
    engines = ", ".join(f"{name} {version}" for name, version in versions.items())
    commit = f" (kwic is at commit {results['commit']})" if results["commit"] else ""
    rounds = "one round" if results["rounds"] == 1 else f"best of {results['rounds']} rounds"
    system = ", ".join(str(machine[key]) for key in ("cpu", "system", "kernel"))
    return (
        f"{results['date']}: {machine['cores']} cores, {machine['memory_gb']} GB of memory, {system}; "
        f"{engines}{commit}; {rounds}. Starting a process that does nothing takes {results['starting_ms']:.1f} ms."
    )


def compared(results, rows):
    texts = results["texts"]
    columns = [(engine["title"], best(engine["rounds"])) for engine in results["engines"].values()]
    return (
        f"{texts['count']:,} texts, {texts['bytes'] / 1e6:.1f} MB, {texts['source']}; "
        f"{results['queries']} queries of each kind.\n{about(results)}\n\n{table(columns, rows)}\n\n"
        "The number in brackets states how many times better kwic is than that engine. Below 1, kwic is worse."
    )


def scaled(results, rows):
    parts = [f"{results['texts']['source']}\n{about(results)}"]
    for name, title in results["titles"].items():
        found = [size for size in results["sizes"] if name in size["engines"]]
        columns = [(f"{size['documents']:,}", size["engines"][name]) for size in found]
        parts.append(f"{title}, by the number of texts:\n\n{table(columns, rows, compare=False)}")
    return "\n\n".join(parts)


def whole(results):
    return scaled(results, scale_rows()) if "sizes" in results else compared(results, all_rows())


def short(results):
    return scaled(results, scale_rows()) if "sizes" in results else compared(results, short_rows())


def scale_rows():
    queries = query_rows(MEASURED, ("mean", "p50", "p99"))
    return [("texts.mb", "MB of text", "{:,.0f}"), *BUILD_ROWS, *queries, PROCESS_ROWS[0]]


def write(results, folder):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, RESULTS), "w", encoding="utf-8") as file:
        json.dump(results, file, indent=1, ensure_ascii=False)
        file.write("\n")
    with open(os.path.join(folder, "table.md"), "w", encoding="utf-8") as file:
        file.write(whole(results) + "\n")


def show(results, folder):
    """Prints the complete table at the end of a run."""
    print(whole(results))
    print(f"\nwritten to {folder}", file=sys.stderr)


def read(folder):
    try:
        with open(os.path.join(folder, RESULTS), encoding="utf-8") as file:
            return json.load(file)
    except OSError as error:
        raise SystemExit(f"bench: {folder}: no {RESULTS}: {error.strerror}") from error


if __name__ == "__main__":
    print(short(read(sys.argv[1])))
