# SPDX-License-Identifier: GPL-2.0-or-later
"""Usage: spawn.py REPORT COMMAND...

Runs a command and writes its seconds, CPU seconds, peak memory in KB and exit status to the file REPORT. The peak
memory that Linux reports for a process is never less than the memory of the parent process. Therefore spawn.py is a
separate program that needs little memory.
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
