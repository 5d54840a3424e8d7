# SPDX-License-Identifier: GPL-2.0-or-later
"""tantivy, through the Rust program in the folder tantivy."""
import os

from engine import version_of
from helper import Helper

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tantivy", "target", "release", "tantivy-peer")


class Tantivy(Helper):
    name = "tantivy"
    all_sizes = True
    command = (PROGRAM,)

    @classmethod
    def missing(cls):
        built = os.access(PROGRAM, os.X_OK)
        return None if built else "`cargo build --release` has not been run in tests/bench/tantivy"

    def version(self):
        return version_of([PROGRAM, "version"])
