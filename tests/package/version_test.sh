#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Usage: version_test.sh SOURCE VERSION
# Checks that the Node package has the version of CMakeLists.txt, and that the changelog begins with this version or
# with unreleased changes.
set -eu
cd "$1"
version=$2

same() {
    [ "$2" = "$version" ] || { echo "version: $1 has version '$2', CMakeLists.txt has $version" >&2; exit 1; }
}

same lib/bindings/node/package.json "$(sed -n 's/^  "version": "\(.*\)",/\1/p' lib/bindings/node/package.json)"
# A lock file contains the version of the package twice, before the versions of its dependencies.
for line in 1 2; do
    same lib/bindings/node/package-lock.json \
        "$(sed -n 's/^ *"version": "\(.*\)",/\1/p' lib/bindings/node/package-lock.json | sed -n ${line}p)"
done
case $(sed -n 's/^## //p' CHANGELOG.md | head -n 1) in
    Unreleased* | "$version"* | "[$version]"*) ;;
    *) echo "version: CHANGELOG.md begins neither with $version nor with unreleased changes" >&2; exit 1 ;;
esac
