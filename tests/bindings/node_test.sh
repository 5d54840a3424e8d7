#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Usage: node_test.sh PACKAGE FOLDER ARGUMENT...
# Copies the Node package PACKAGE to FOLDER, installs its dependencies there, and runs `node ARGUMENT...` in FOLDER.
# `node` receives FOLDER in the environment variable KWIC_NODE. The exit status is 77 if the dependencies must be
# downloaded and the npm registry cannot be reached.
set -eu
package=$1
folder=$2
shift 2

mkdir -p "$folder"
rm -rf "$folder"/*.js "$folder"/*.ts "$folder/example" "$folder/test"
cp -r "$package"/*.js "$package"/*.ts "$package/example" "$package/test" "$folder"
cp "$package/package.json" "$package/.npmrc" "$folder"

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
KWIC_NODE=$folder exec node "$@"
