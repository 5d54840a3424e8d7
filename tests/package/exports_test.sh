#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# exports_test.sh LIBRARY -> whether libkwic.so offers what exports.txt lists, no more and no less.
set -eu
expected=$(dirname "$0")/exports.txt
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A constructor has several symbols that read alike.
nm --dynamic --defined-only --demangle "$1" | sed 's/^[0-9a-f]* . //; s/@@KWIC_0$//' | LC_ALL=C sort -u >"$folder/exports.txt"
diff -u "$expected" "$folder/exports.txt" || {
    echo "exports: + is new and - is gone; if this is meant, put it into tests/package/exports.txt" >&2
    exit 1
}
