#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Usage: debian_test.sh BUILD VERSION
# Checks that cpack makes packages from the build folder BUILD and that lintian finds no errors in them. Checks that no
# files remain after the packages are installed and removed.
set -eu
build=$1
version=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "debian: $*" >&2
    exit 1
}

cpack --config "$build/CPackConfig.cmake" -B "$folder" >"$folder/log" 2>&1 || { cat "$folder/log" >&2; fail "cpack fails"; }
cd "$folder"
architecture=$(dpkg --print-architecture)
for package in libkwic0 libkwic-dev kwic; do
    [ -f "${package}_$version-1_$architecture.deb" ] || fail "no $package"
done
lintian --fail-on error --tag-display-limit 0 ./*.deb || fail "lintian finds errors"

# Install the packages into an empty root folder, without their dependencies.
mkdir -p root/var/lib/dpkg/info root/var/lib/dpkg/updates
: >root/var/lib/dpkg/status
find root -type f -o -type l | LC_ALL=C sort >before
in_root() {
    fakeroot dpkg --root="$PWD/root" --log=/dev/null --force-not-root --force-depends --force-script-chrootless "$@" \
        >log 2>&1 || { cat log >&2; fail "dpkg $1 fails"; }
}
in_root --install ./*.deb
[ -x root/usr/bin/kwic-indexer ] && [ -x root/usr/bin/kwic-searcher ] || fail "no programs"
[ -f root/usr/lib/systemd/user/kwic-watch@.service ] || fail "no systemd unit"
[ -f root/usr/include/kwic/kwic.hpp ] || fail "no headers"
in_root --purge kwic libkwic-dev libkwic0
left=$(find root -path root/var/lib/dpkg -prune -o ! -type d -print)
[ -z "$left" ] || fail "left behind:" $left
