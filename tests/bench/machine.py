# SPDX-License-Identifier: GPL-2.0-or-later
"""Describes the machine and the software versions of a run, without names of hosts, people or folders."""
import os
import platform
import re
import subprocess


def line_of(path, pattern):
    """Returns group 1 of the first match of `pattern` in a file, or None if the file has no match or cannot be read."""
    try:
        with open(path, encoding="utf-8") as file:
            match = re.search(pattern, file.read(), re.MULTILINE)
    except OSError:
        return None
    return match.group(1) if match else None


def describe():
    kilobytes = line_of("/proc/meminfo", r"^MemTotal:\s*(\d+)")
    return {
        "cores": os.cpu_count(),
        "cpu": line_of("/proc/cpuinfo", r"^model name\s*:\s*(.+)$") or platform.machine(),
        "memory_gb": round(int(kilobytes) * 1024 / 1e9, 1) if kilobytes else None,
        "kernel": f"{platform.system()} {re.match(r'[0-9.]*', platform.release()).group().rstrip('.')}",
        "system": line_of("/etc/os-release", r'^PRETTY_NAME="?([^"\n]+)'),
        "load_before": round(os.getloadavg()[0], 2),
    }


def commit():
    """Returns the commit of the sources, or None outside a Git checkout. Appends + if there are uncommitted changes."""
    here = os.path.dirname(os.path.abspath(__file__))
    git = ["git", "-C", here, "describe", "--always", "--dirty=+", "--exclude=*"]
    try:
        return subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None
