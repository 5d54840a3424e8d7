// SPDX-License-Identifier: GPL-2.0-or-later
// `node search-box.js INDEX` simulates a search box. The program reads lines from standard input as if they were typed
// key by key: each key starts a search and ends the previous search. The program prints the answer to each full line.
'use strict';

const readline = require('node:readline');
const { Searcher, marked } = require('..');

async function answer(searcher, line) {
    let controller;
    let last;
    for (let end = 1; end <= line.length; ++end) {
        controller?.abort();
        controller = new AbortController();
        const typing = end < line.length;
        last = searcher.search(line.slice(0, end), { limit: 3, typing, signal: controller.signal });
        last.catch((error) => { if (error.name !== 'AbortError') throw error; });
    }
    const { total, hits } = await last;
    console.log(`${line}: ${total.value}`);
    for (const { title, id, snippets } of hits) {
        console.log(`  ${title || id}`);
        for (const { text, highlights } of snippets) console.log(`    ${marked(text, highlights, '[', ']')}`);
    }
}

async function main() {
    const searcher = new Searcher(process.argv[2] ?? '.kwic');
    for await (const line of readline.createInterface({ input: process.stdin })) if (line) await answer(searcher, line);
    searcher.close();
}

main().catch((error) => {
    console.error(`search-box: ${error.message}`);
    process.exitCode = 2;
});
