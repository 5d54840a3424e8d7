# SPDX-License-Identifier: GPL-2.0-or-later
"""spawn.py REPORT COMMAND...: runs a command and writes its seconds, CPU seconds, peak memory in KB and exit status.

This is a small separate process because Linux counts the memory of the starting process as that of the command.
"""
import os
import sys
import time

begin = time.perf_counter()
process = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(process, 0)
seconds = time.perf_counter() - begin
with open(sys.argv[1], "w", encoding="utf-8") as report:
    report.write(f"{seconds} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss} {os.waitstatus_to_exitcode(status)}")
