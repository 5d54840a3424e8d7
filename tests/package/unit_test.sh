#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Usage: unit_test.sh UNIT KWIC-INDEXER
# Checks the systemd unit UNIT, and that its command indexes the folder that it names. The exit status is 77 if
# systemd-analyze is missing.
set -eu
unit=$1
indexer=$2
command -v systemd-analyze >/dev/null || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "unit: $*" >&2
    exit 1
}

# systemd-analyze wants programs that exist, and a folder for its runtime files.
sed "s|^ExecStart=kwic-indexer|ExecStart=$indexer|; /^Documentation=/d" "$unit" >"$folder/kwic-watch@.service"
export XDG_RUNTIME_DIR="$folder"
found=$(systemd-analyze --user verify "$folder/kwic-watch@notes.service" 2>&1) || fail "$found"
case $found in
*kwic-watch*) fail "$found" ;;
esac

mkdir "$folder/notes"
echo harbour >"$folder/notes/a.txt"
command=$(sed -n 's/^ExecStart=//p' "$folder/kwic-watch@.service" | sed "s|%f|$folder/notes|")
$command >"$folder/log" 2>&1 &
watching=$!
for _ in $(seq 200); do
    [ -e "$folder/notes/.kwic/CURRENT" ] && break
    sleep 0.1
done
kill -TERM "$watching"
wait "$watching" || fail "the command ends with status $?: $(cat "$folder/log")"
[ -e "$folder/notes/.kwic/CURRENT" ] || fail "no index was made: $(cat "$folder/log")"
