#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# version_test.sh SOURCE VERSION -> checks that the files that cannot take the version from CMakeLists.txt have the same
# version: the Node package and the first entry of the changelog.
set -eu
cd "$1"
version=$2

same() {
    [ "$2" = "$version" ] || { echo "version: $1 has version '$2', CMakeLists.txt has $version" >&2; exit 1; }
}

same lib/bindings/node/package.json "$(sed -n 's/^  "version": "\(.*\)",/\1/p' lib/bindings/node/package.json)"
# A lock file names the version of the package twice, before those of the packages that it needs.
for line in 1 2; do
    same lib/bindings/node/package-lock.json \
        "$(sed -n 's/^ *"version": "\(.*\)",/\1/p' lib/bindings/node/package-lock.json | sed -n ${line}p)"
done
case $(sed -n 's/^## //p' CHANGELOG.md | head -n 1) in
    Unreleased* | "$version"* | "[$version]"*) ;;
    *) echo "version: CHANGELOG.md begins neither with $version nor with changes that are not released" >&2; exit 1 ;;
esac
