// SPDX-License-Identifier: GPL-2.0-or-later
// The calls of random_calls.js, and the objects that they use.
'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Searcher, Writer, marked } = require(process.env.KWIC_NODE);
const values = require('./random_values.js');
const { ids, kinds, numbers, pick, query, random, repeat } = values;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kwic-random-'));
const paths = ['notes', 'more', 'other'].map((name) => path.join(folder, name));
const searchers = [];
const writers = new Map(); // the open Writer of each path
let wrong = null; // the name of the invalid argument of the current call, or null

// Returns an object with some of the members in `known`. If `isWrong` is true, one member is invalid, and `wrong` is
// set.
function members(known, isWrong) {
    const made = {};
    for (const [name, kind] of Object.entries(known))
        if (random(4) === 0) made[name] = random(8) ? kind.valid() : pick([null, undefined]);
    if (!isWrong) return made;
    [wrong] = random(20) ? [pick(Object.keys(known))] : ['colour'];
    made[wrong] = known[wrong]?.invalid() ?? 1;
    return made;
}

function options(known, isWrong) {
    if (!isWrong && random(8) === 0) return pick([undefined, null]);
    if (isWrong && random(8) === 0) {
        wrong = 'options';
        return pick([...numbers, 'x', true, [], Buffer.alloc(1), Symbol('s'), () => 1]);
    }
    return members(known, isWrong);
}

function value(kind, name, isWrong) {
    if (isWrong) wrong = name;
    return isWrong ? kind.invalid() : kind.valid();
}

const aSearcher = () => (searchers.length ? pick(searchers) : null);
const aWriter = () => (writers.size ? pick([...writers.values()]) : null);
const closedSearcher = () => {
    const made = new Searcher(paths[0]);
    made.close();
    return made;
};
let closedWriter;

// The calls, with their weights. The argument of each function states whether an argument of the call must be invalid.
// Each function returns a function that makes the call, or a falsy value if the call is not possible now.
const calls = [
    [
        10,
        function search(isWrong) {
            const searcher = aSearcher();
            const isQueryWrong = isWrong && random(4) === 0;
            const text = value(kinds.text, 'query', isQueryWrong);
            const given = options(values.searchOptions, isWrong && !isQueryWrong);
            if (given?.today === '') delete given.today; // recencyDays requires a valid day
            return searcher && (() => searcher.search(text, given));
        },
    ],
    [
        4,
        function complete(isWrong) {
            const searcher = aSearcher();
            const isTypedWrong = isWrong && random(2) === 0;
            const text = isTypedWrong ? pick([null, undefined, value(kinds.text, 'typed', true)]) : kinds.text.valid();
            if (isTypedWrong) wrong = 'typed';
            const given = options({ limit: kinds.size, ids: kinds.ids, signal: kinds.signal }, isWrong && !isTypedWrong);
            return searcher && (() => searcher.complete(text, given));
        },
    ],
    [
        3,
        function openSearcher(isWrong) {
            if (searchers.length > 5) searchers.splice(random(searchers.length), 1); // the garbage collector closes it
            const indexes = repeat(2, () => paths[0]);
            if (isWrong) {
                wrong = 'index';
                indexes.push(pick([...numbers, true, Symbol('s'), [], 'a\0b', '\ud83d', null, undefined]));
                indexes.push(pick([paths[0], Buffer.from(paths[0])]));
            } else {
                indexes.push(paths[0], options({ verify: kinds.boolean }, false));
            }
            return () => {
                searchers.push(new Searcher(...indexes));
            };
        },
    ],
    [
        1,
        function closeSearcher() {
            const searcher = searchers.splice(random(searchers.length), 1)[0];
            return searcher && (() => searcher.close());
        },
    ],
    [
        4,
        function documentCount() {
            const object = pick([aSearcher(), aWriter()]);
            return object && (() => assert.ok(object.documentCount >= 0));
        },
    ],
    [
        2,
        function useClosed() {
            const object = pick([closedSearcher(), closedWriter]);
            wrong = object instanceof Searcher ? 'searcher' : 'writer';
            return pick(
                wrong === 'searcher'
                    ? [() => object.search('a'), () => object.complete('a'), () => object.documentCount]
                    : [
                          () => object.put({ id: 'a' }),
                          () => object.putJson('{"id":"a"}'),
                          () => object.remove('a'),
                          () => object.commit(),
                          () => object.documentCount,
                      ],
            );
        },
    ],
    [
        3,
        function openWriter(isWrong) {
            const index = pick(paths.slice(1));
            if (isWrong && random(3) === 0) {
                wrong = 'index';
                const bad = pick([...values.badTexts, null, undefined, '\ud83d', 'a\0b']);
                return () => new Writer(bad);
            }
            const given = options(values.writerOptions, isWrong);
            if (given?.memory) given.memory = isWrong ? given.memory : given.memory * 1e5;
            if (index && writers.has(index) && !isWrong) {
                wrong = 'locked';
                return () => new Writer(index, given);
            }
            return (
                index &&
                (() => {
                    writers.set(index, new Writer(index, given));
                })
            );
        },
    ],
    [
        43,
        function put(isWrong) {
            const writer = aWriter();
            let document = { id: ids(), ...members(values.documentMembers, isWrong) };
            if (!isWrong && !document.id?.length) document.id = 'a';
            if (isWrong && random(8) === 0) {
                wrong = 'document';
                document = pick([
                    ...numbers,
                    ...values.arrays,
                    'x',
                    true,
                    null,
                    undefined,
                    Buffer.alloc(1),
                    Symbol('s'),
                ]);
            }
            return writer && (() => writer.put(document));
        },
    ],
    [
        10,
        function putJson(isWrong) {
            const writer = aWriter();
            if (isWrong) wrong = 'line';
            const line = isWrong
                ? pick([
                      ...values.badTexts,
                      null,
                      undefined,
                      '{}',
                      '',
                      '[1]',
                      '{"id":true}',
                      '{"id":[1,2]}',
                      Buffer.from([0xff]),
                  ])
                : JSON.stringify({
                      id: `j${random(9)}`,
                      text: query(),
                      price: random(200),
                      tag: [true, null, 'x'],
                  }).replace(/\\ud83d/g, '');
            return writer && (() => writer.putJson(line));
        },
    ],
    [
        12,
        function remove(isWrong) {
            const writer = aWriter();
            const id = value(kinds.id, 'id', isWrong);
            return writer && (() => writer.remove(id));
        },
    ],
    [
        8,
        function patch(isWrong) {
            const writer = aWriter();
            const id = value(kinds.id, 'id', isWrong);
            const changes = { price: random(9), tag: [null, [], 'x', ['x', true]][random(4)] };
            return writer && (() => writer.patch(id, changes));
        },
    ],
    [
        2,
        function removeMatching() {
            const writer = aWriter();
            const filter = `price:${random(99)}`;
            return writer && (() => writer.removeMatching(filter));
        },
    ],
    [
        1,
        function rollback() {
            const writer = aWriter();
            return writer && (() => writer.rollback());
        },
    ],
    [
        1,
        function snapshot() {
            const searcher = aSearcher();
            return (
                searcher &&
                (async () => {
                    const snapshot = searcher.snapshot();
                    await snapshot.search('harbour');
                    snapshot.close();
                })
            );
        },
    ],
    [
        1,
        function commit() {
            const writer = random(4) === 0 && aWriter();
            return writer && (() => writer.commit());
        },
    ],
    [
        1,
        function closeWriter() {
            const [index, writer] = (random(16) === 0 && pick([...writers])) || [];
            return (
                writer &&
                (async () => {
                    writers.delete(index);
                    paths.splice(paths.indexOf(index), 1); // no call opens the index until this call has ended
                    await writer.close();
                    paths.push(index);
                })
            );
        },
    ],
    [
        6,
        function mark(isWrong) {
            const text = 'The harbour café.';
            if (isWrong) wrong = 'highlights';
            const spans = isWrong
                ? pick([...values.badLists, [[5, 1]], [[0, 99]], [[-1, 2]], [[0]], [['0', 1]], [1], null, undefined])
                : [
                      [0, 3],
                      [4, 11],
                  ];
            return () => {
                marked(text, spans);
            };
        },
    ],
];

const total = calls.reduce((sum, [weight]) => sum + weight, 0);

// Returns a random call: its name, the function that makes the call, and the name of the invalid argument or null. The
// function is falsy if the call is not possible now.
function next() {
    let at = random(total);
    const [, make] = calls.find(([weight]) => (at -= weight) < 0);
    wrong = null;
    const call = make(random(2) === 0);
    return { name: make.name, call, wrong };
}

// Writes the index that the calls search, and opens the first objects.
async function open() {
    const notes = new Writer(paths[0]);
    for (let i = 0; i < 40; ++i)
        notes.put({
            id: `n${i}`,
            text: `The harbour sells fish. Dues ${i}, envoys at the café 米国.`,
            date: `20${10 + (i % 20)}`,
            fields: { price: 5 * i, tag: 'open' },
        });
    await notes.commit();
    await notes.close();
    closedWriter = new Writer(paths[2]);
    closedWriter.close();
    searchers.push(new Searcher(paths[0]));
}

// Closes the open writers.
async function close() {
    for (const writer of writers.values()) await writer.close();
}

process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));

module.exports = { close, names: calls.map(([, { name }]) => name), next, open };
