# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs processes and measures their cost, and computes statistics of times."""
import os
import statistics
import subprocess
import sys
import tempfile


SPAWN = [sys.executable, "-I", "-S", "-B", os.path.join(os.path.dirname(os.path.abspath(__file__)), "spawn.py")]


class Run:
    """A process that has ended: its output, seconds, CPU seconds, and maximum resident memory in bytes."""

    def __init__(self, command, good=(0, 1)):  # exit statuses that are not failures; 1: nothing found, or inputs skipped
        with (
            tempfile.NamedTemporaryFile() as report,
            tempfile.TemporaryFile() as output,  # a process never waits for a file, but may wait for a full pipe
            tempfile.TemporaryFile() as errors,
        ):
            spawn = [*SPAWN, report.name, *command]
            subprocess.run(spawn, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, check=True)
            seconds, cpu, kilobytes, status = report.read().split()
            self.seconds, self.cpu, self.memory = float(seconds), float(cpu), int(kilobytes) * 1024
            self.output = read_all(output)
            if int(status) not in good:
                name = " ".join(os.path.basename(word) for word in command[:3])
                said = read_all(errors)[-2000:]
                raise SystemExit(f"bench: {name} ... ended with status {status.decode()}:\n{said}")


def read_all(file):
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def figures(times):
    """Returns the mean and the percentiles 50, 90 and 99 of the times."""
    ordered = sorted(times)
    found = {"mean": statistics.mean(ordered)}
    for percent in (50, 90, 99):
        found[f"p{percent}"] = ordered[len(ordered) * percent // 100]
    return found


def size_of(path):
    """Returns the size in bytes of a file, or of all files below a folder. Holes of sparse files are not counted."""
    if os.path.isfile(path):
        status = os.stat(path)
        return min(status.st_size, status.st_blocks * 512)
    return sum(size_of(os.path.join(parent, file)) for parent, _, files in os.walk(path) for file in files)
