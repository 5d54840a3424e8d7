# SPDX-License-Identifier: GPL-2.0-or-later
"""Plots the figures of a run as SVG with gnuplot, if gnuplot is installed."""
import os
import shutil
import subprocess
import sys

import report
from modes import COUNTING
from queries import KINDS

STYLE = """set terminal svg size {width},{height} font "sans-serif,12" background "white"
set output "{path}"
set datafile missing "-"
set grid ytics linecolor rgb "#dddddd"
set border 3
set tics nomirror
"""
BARS = """set style data histograms
set style histogram clustered gap 1
set style fill solid
set key outside top center horizontal
"""
PANELS = [  # panels of bars: key, title, gnuplot commands for the y axis, which also apply to the following panels
    ("build.mb_s", "full build, MB/s", "unset logscale\nset yrange [0:*]"),
    ("build.peak_mb", "full build, peak memory, MB", ""),
    ("index.ratio", "index, bytes per byte of text", ""),
    ("process.p50_ms", "single search as a process, ms", "set logscale y\nset yrange [1:*]"),
]
LINEAR, LOGARITHMIC = "unset logscale y\nset yrange [0:*]\n", "set logscale y\nset yrange [*:*]\n"
CURVES = [  # curves over the number of texts: title, {key: label}, gnuplot commands for the y axis
    ("full build, s", {"build.seconds": ""}, LOGARITHMIC),
    ("full build, peak memory, MB", {"build.peak_mb": ""}, LINEAR),
    ("index, bytes per byte of text", {"index.ratio": ""}, LINEAR),
    ("single search as a process, ms", {"process.p50_ms": ""}, LINEAR),
    *(
        (f"{KINDS[kind]}{mode.label}, ms", {f"{kind}.{key}.{time}_ms": time for time in ("mean", "p99")}, LOGARITHMIC)
        for kind in report.MEASURED
        for key, mode in COUNTING.items()
    ),
]


def draw(folder, name, width, height, script):
    if not shutil.which("gnuplot"):
        print(f"bench: {name} is not drawn: gnuplot is not installed", file=sys.stderr)
        return
    head = STYLE.format(width=width, height=height, path=name)
    subprocess.run(["gnuplot"], input=head + script, text=True, check=True, cwd=folder)


def data(name, rows):
    """Returns the rows as a gnuplot datablock `$name`. Cells are strings, numbers, or None for a missing value."""
    cells = [[f'"{c}"' if isinstance(c, str) else "-" if c is None else f"{c:g}" for c in row] for row in rows]
    return f"${name} << END\n" + "".join(" ".join(row) + "\n" for row in cells) + "END\n"


def compare(results, folder):
    engines = {engine["title"]: report.best(engine["rounds"]) for engine in results["engines"].values()}
    draw(folder, "builds.svg", 1000, 640, panels(engines))
    batched = {title: figures for title, figures in engines.items() if "any.bare.mean_ms" in figures}
    draw(folder, "queries.svg", 1000, 480, query_bars(batched))


def panels(engines):
    script = BARS + "set key off\nset xtics rotate by -25\nset multiplot layout 2,2\n"
    for number, (key, title, scale_of_panel) in enumerate(PANELS):
        rows = [(name, figures[key]) for name, figures in engines.items() if key in figures]
        if rows:
            script += data(f"panel{number}", rows) + f'{scale_of_panel}\nset title "{title}"\n'
            script += f"plot $panel{number} using 2:xtic(1) linecolor {number + 1}\n"
    return script + "unset multiplot\n"


def query_bars(engines):
    rows = []
    for kind, name in KINDS.items():
        for mode in reversed(COUNTING):
            values = [figures.get(f"{kind}.{mode}.mean_ms") for figures in engines.values()]
            if any(values):
                rows.append((name + ("\\n+ snippets" if mode == "snippets" else ""), *values))
    lowest = min(value for _, *values in rows for value in values if value)
    script = BARS + data("queries", rows) + f"set logscale y\nset yrange [{lowest / 2}:*]\n"
    script += 'set ylabel "mean time of a query, ms"\nset bmargin 4\n'
    bars = [f'$queries using {column}:xtic(1) title "{name}"' for column, name in enumerate(engines, 2)]
    return script + "plot " + ", ".join(bars) + "\n"


def scale(results, folder):
    sizes = [size["documents"] for size in results["sizes"]]
    script = f"set logscale x 2\nset xrange [{sizes[0] / 1.2}:{sizes[-1] * 1.2}]\nset xlabel 'texts'\n"
    script += "set xtics (" + ", ".join(f"'{size / 1000:,g}k' {size}" for size in sizes) + ")\n"
    script += "set style data linespoints\nset key below\nset multiplot layout 3,4\n"
    for number, (title, keys, scale_of_panel) in enumerate(CURVES):
        curves = []
        for color, (engine, name) in enumerate(results["titles"].items(), 1):
            for dash, (key, label) in enumerate(keys.items(), 1):
                found = [(size["documents"], size["engines"].get(engine, {}).get(key)) for size in results["sizes"]]
                rows = [row for row in found if row[1] is not None]
                if rows:
                    block = f"curve{number}_{len(curves)}"
                    script += data(block, rows)
                    look = f"linecolor {color} dashtype {dash} pointtype {color + 4}"
                    curves.append(f'${block} using 1:2 {look} title "{f"{name} {label}".strip()}"')
        if curves:
            script += f'{scale_of_panel}set title "{title}"\nplot ' + ", ".join(curves) + "\n"
    draw(folder, "scale.svg", 1400, 1080, script + "unset multiplot\n")
