#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Usage: install_test.sh BUILD VERSION
# Installs the build folder BUILD. Checks that programs in C and C++ can find kwic with pkg-config and CMake, can be
# linked with the shared and the static library, and run.
set -eu
build=$1
version=$2
program=$(cd "$(dirname "$0")" && pwd)/program
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "install: $*" >&2
    exit 1
}

cmake --install "$build" --prefix "$folder/prefix" >"$folder/log"
# The installation must still work after its prefix is moved.
mv "$folder/prefix" "$folder/moved"
library=$(find "$folder/moved" -name libkwic.a)
PKG_CONFIG_PATH=$(dirname "$library")/pkgconfig
export PKG_CONFIG_PATH

# runs PROGRAM ARGUMENTS...: checks that the output of a program begins with the version.
runs() {
    out=$("$@") || fail "$1 fails"
    case $out in
    "$version"*) ;;
    *) fail "$1 prints $out" ;;
    esac
}
is_static() { ! ldd "$1" | grep -q libkwic; }

[ "$(pkg-config --modversion kwic)" = "$version" ] || fail "kwic.pc has another version"
[ -f "$folder/moved/share/doc/kwic/doc/architecture.md" ] || fail "the documents are not installed"

cd "$folder"
cc=${CC:-cc}
# shellcheck disable=SC2046 # the shell splits the flags into words
$cc -std=c99 -Wall -Wextra -Wpedantic -Werror "$program/program.c" -o c-shared $(pkg-config --cflags --libs kwic)
# If a folder has a shared and a static library, the linker prefers the shared library, so the command names the file of
# the static library.
$cc -std=c99 "$program/program.c" -o c-static \
    $(pkg-config --static --cflags --libs kwic | sed 's/-lkwic/-l:libkwic.a/')
runs env LD_LIBRARY_PATH="$(dirname "$library")" ./c-shared
runs ./c-static
is_static c-static || fail "libkwic.a was not linked"

for kind in shared static; do
    cmake -S "$program" -B cmake-$kind -G Ninja -DCMAKE_PREFIX_PATH="$folder/moved" -DKWIC_COMPONENTS=$kind >log 2>&1 ||
        { cat log >&2; fail "find_package fails"; }
    cmake --build cmake-$kind >log 2>&1 || { cat log >&2; fail "a program cannot be linked"; }
    runs cmake-$kind/program index-$kind
done
is_static cmake-static/program || fail "COMPONENTS static uses the shared library"
! is_static cmake-shared/program || fail "find_package does not use the shared library"

# The examples can also be built as a separate project.
examples=$program/../../../lib/examples
cmake -S "$examples" -B examples -G Ninja -DCMAKE_PREFIX_PATH="$folder/moved" >log 2>&1 ||
    { cat log >&2; fail "the examples do not find kwic"; }
cmake --build examples --target custom_field >log 2>&1 || { cat log >&2; fail "an example cannot be built"; }
cp "$examples/boats.tsv" .
examples/custom_field boats.tsv hull=steel | grep -q '^2 found' || fail "an example finds nothing"
