#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Usage: node_test.sh PACKAGE FOLDER
# Copies the Node package PACKAGE to FOLDER, installs its dependencies there, and runs its tests. The exit status is 77
# if the dependencies must be downloaded and the npm registry cannot be reached.
set -eu
package=$1
folder=$2

mkdir -p "$folder"
for part in index.js native.js example test package.json .npmrc; do
    rm -rf "${folder:?}/$part"
    cp -r "$package/$part" "$folder"
done

if ! cmp -s "$package/package-lock.json" "$folder/package-lock.json" || ! [ -d "$folder/node_modules" ]; then
    cp "$package/package-lock.json" "$folder/package-lock.json"
    if ! (cd "$folder" && npm ci --ignore-scripts --prefer-offline --fetch-retries=1) >"$folder/npm.log" 2>&1; then
        cat "$folder/npm.log"
        rm -rf "$folder/node_modules"
        unreachable='ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|CERT'
        grep -Eq "$unreachable" "$folder/npm.log" && exit 77
        exit 1
    fi
fi

cd "$folder"
exec node --test test/
