#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Usage: subproject_test.sh SOURCE [--build]
# Checks that another project can include kwic with add_subdirectory and FetchContent, and that kwic does not change the
# options, tests and installation of that project. --build also builds and runs a program.
set -eu
source=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
    echo "subproject: $*" >&2
    exit 1
}

# Matches the names of the cache entries that kwic and its dependencies may add.
allowed='^(KWIC_|kwic_|pkgcfg_lib_KWIC_|PKG_CONFIG_|ICU_|BZIP2_|[A-Za-z_]*_DIR$|CMAKE_|FETCHCONTENT_|subproject_|KWIC$|FETCH$)'

for fetch in OFF ON; do
    cmake -S "$source/tests/package/subproject" -B $fetch -G Ninja -DKWIC="$source" -DFETCH=$fetch \
        -DCMAKE_BUILD_TYPE=Release >log 2>&1 || { cat log >&2; fail "cannot be configured"; }
    leaked=$(sed -n '/:INTERNAL=/d; s/^\([^#/:][^:]*\):.*/\1/p' $fetch/CMakeCache.txt | grep -Ev "$allowed" || true)
    [ -z "$leaked" ] || fail "the cache has" $leaked
    ! grep -q '^\(BUILD_TESTING\|BUILD_SHARED_LIBS\|CMAKE_INSTALL_[A-Z]*DIR\|CPACK_[A-Z_]*\|KWIC_FUZZ\):' \
        $fetch/CMakeCache.txt || fail "the cache has options that belong to the project"
    cmake --install $fetch --prefix prefix >log
    [ ! -e prefix ] || fail "installs $(find prefix -type f)"
    ctest --test-dir $fetch -N | grep -q '^Total Tests: 0$' || fail "has tests"
done

[ "${2-}" = --build ] || exit 0
cmake --build OFF
OFF/program index
