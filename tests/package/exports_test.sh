#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Usage: exports_test.sh LIBRARY
# Checks that libkwic.so exports exactly the symbols in exports.txt.
set -eu
expected=$(dirname "$0")/exports.txt
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Removes duplicates, because a constructor has several symbols with the same demangled name.
nm --dynamic --defined-only --demangle "$1" | sed 's/^[0-9a-f]* . //; s/@@KWIC_0$//' | LC_ALL=C sort -u >"$folder/exports.txt"
diff -u "$expected" "$folder/exports.txt" || {
    echo "exports: + marks new symbols, - removed ones; if this is intended, update tests/package/exports.txt" >&2
    exit 1
}
