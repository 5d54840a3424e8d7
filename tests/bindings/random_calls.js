// SPDX-License-Identifier: GPL-2.0-or-later
// Usage: node random_calls.js [COUNT [SEED]]
// Makes COUNT random calls of the functions of the Node package in the folder KWIC_NODE. The default of COUNT is the
// environment variable KWIC_RANDOM_CALLS, or 3000. A tenth of the calls are searches. In about half of the calls, one
// argument is invalid or the object is closed: the call must throw an error that names this argument or object. All
// other calls must succeed. Prints the failed call and exits with status 1 at the first difference.
'use strict';

const assert = require('node:assert');
const { inspect } = require('node:util');
const { KwicError } = require(process.env.KWIC_NODE);
const { close, names, next, open } = require('./random_operations.js');
const { generator } = require('./random_values.js');

const count = Number(process.argv[2] ?? process.env.KWIC_RANDOM_CALLS ?? 3000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
const callsAtOnce = 100;

generator.state = seed;

const made = Object.fromEntries(names.map((name) => [name, [0, 0]])); // calls made, and expected failures

function checkFailure(error, named) {
    assert.ok(
        error instanceof TypeError || error instanceof RangeError || error instanceof KwicError,
        `is a ${error?.name}`,
    );
    assert.ok(typeof error.code === 'string' && error.message, 'has no code or no message');
    if (named === 'locked') assert.strictEqual(error.code, 'locked');
    else assert.strictEqual(String(error.argument).match(/^\w+/)[0], named);
}

// Makes a call. If `named` is null, throws AssertionError if the call fails. Otherwise throws AssertionError unless the
// call fails with an error that names the argument `named`.
async function run(name, call, named) {
    ++made[name][0];
    if (named) ++made[name][1];
    let failure = null;
    try {
        await call();
    } catch (error) {
        failure = error;
    }
    if (named && !failure) assert.fail(`no error names ${named}`);
    if (named) checkFailure(failure, named);
    else if (failure) throw failure;
}

async function main() {
    await open();
    const running = new Set();
    for (let i = 0; i < count;) {
        const before = generator.state;
        const { name, call, wrong } = next();
        if (!call) continue;
        ++i;
        const outcome = run(name, call, wrong)
            .catch((error) => {
                console.error(`${name}(), call ${i} of seed ${seed} (state ${before}): ${inspect(error)}`);
                process.exit(1);
            })
            .finally(() => running.delete(outcome));
        running.add(outcome);
        if (running.size >= callsAtOnce) await Promise.race(running);
        if (i % 100 === 0) await new Promise(setImmediate);
        if (i % 20 === 0) globalThis.gc?.(); // with `node --expose-gc`
    }
    await Promise.all(running);
    await close();
    console.log(`${count} random calls, seed ${seed}; calls made and expected failures: ${JSON.stringify(made)}`);
}

main();
