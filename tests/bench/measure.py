# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures one round of one engine. report.py lists the keys of the figures."""
import statistics

import workload
from modes import COUNTING, MODES
from run import Run, figures, size_of

PROCESSES = 20  # number of searches of measure_processes(), each in a separate process
RATED = ("any", "all")


def measure_build(engine, work):
    engine.clear()
    built = engine.build(work)
    if built is None:
        return {}
    return {
        "build.seconds": built.seconds,
        "build.mb_s": work.bytes / built.seconds / 1e6,
        "build.cpu_s": built.cpu,
        "build.peak_mb": built.memory / 1e6,
        "index.ratio": size_of(engine.index) / work.bytes,
    }


def measure_updates(engine, work):
    """Measures an update without a change and an update of changed files. Checks that the engine finds the changes."""
    found = {}
    unchanged = engine.refresh(work)
    if unchanged:
        found["refresh.seconds"] = unchanged.seconds
    with work.changed() as (count, lines):
        updated = engine.update(work, lines)
        if updated:
            found["update.seconds"] = updated.seconds
            require_changes(engine, work, count)
    return found


def require_changes(engine, work, count):
    if engine.kinds:
        seen = engine.search("any", work.marker_file, MODES["bare"]).found
        require(seen == [count], engine, f"finds {seen[0]} of {count} changed texts after an update")
    run = engine.search_once([workload.MARKER])
    require(run is None or engine.finds(run.output), engine, "finds no changed text after an update")


def measure_queries(engine, work):
    found = {}
    for kind in work.queries:
        if kind not in engine.kinds:
            continue
        for mode in engine.modes:
            answers = engine.search(kind, work.queries_file(kind), MODES[mode])
            require(len(answers.times) == len(work.queries[kind]), engine, f"left {kind} queries without an answer")
            require(any(answers.found), engine, f"found nothing with any {kind} query")
            for name, value in figures(answers.times).items():
                found[f"{kind}.{mode}.{name}_ms"] = value
            if answers.seconds:
                found[f"{kind}.{mode}.took_ms"] = found[f"{kind}.{mode}.mean_ms"]
                found[f"{kind}.{mode}.mean_ms"] = answers.seconds * 1000 / len(answers.times)
            if MODES[mode].counting:
                found[f"{kind}.answered"] = sum(map(bool, answers.found)) / len(answers.found)
                found[f"{kind}.documents"] = statistics.mean(answers.found)
    return found


def measure_rates(engine, work):
    """Measures the queries per second of two concurrent jobs."""
    found = {}
    for kind in RATED:
        for key, mode in COUNTING.items():
            run = engine.rate(kind, work.many_file, mode)
            if run:
                found[f"rate.{kind}.{key}"] = work.many / run.seconds
    return found


def measure_processes(engine, work):
    """Measures searches that each run in a new process. The files of the index are in the page cache."""
    runs = [engine.search_once(words) for words in work.queries["any"][:PROCESSES]]
    if runs[0] is None:
        return {}
    require(any(engine.finds(run.output) for run in runs), engine, "found nothing with a process for each query")
    times = figures([run.seconds * 1000 for run in runs])
    return {"process.p50_ms": times["p50"], "process.p90_ms": times["p90"]}


def starting_ms(work):
    """Returns the median time in ms of PROCESSES processes that do nothing."""
    return figures([Run(["true"]).seconds * 1000 for _ in work.queries["any"][:PROCESSES]])["p50"]


def require(truth, engine, message):
    """Ends the benchmark with the message unless `truth` holds."""
    if not truth:
        raise SystemExit(f"bench: {engine.name} {message}")


def measure(engine, work, updates=True, rates=True):
    found = measure_build(engine, work)
    found.update(measure_queries(engine, work))
    found.update(measure_processes(engine, work))
    if rates:
        found.update(measure_rates(engine, work))
    if updates and work.folders:
        found.update(measure_updates(engine, work))
    engine.clear()
    return {key: float(f"{value:.5g}") for key, value in found.items()}  # five significant digits
