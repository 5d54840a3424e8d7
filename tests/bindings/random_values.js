// SPDX-License-Identifier: GPL-2.0-or-later
// Random arguments for random_calls.js. A kind of value is an object with the functions valid() and invalid(), which
// return a random value that the Node package must accept or refuse.
'use strict';

// The state of the generator, which is the seed at first.
const generator = { state: 0 };

// Returns a number from 0 to n - 1 (mulberry32).
function random(n) {
    const state = (generator.state + 0x6d2b79f5) | 0;
    generator.state = state;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) % n;
}

const pick = (list) => list[random(list.length)];
const repeat = (most, make) => Array.from({ length: random(most + 1) }, make);

class Thing {}

const objects = [
    {},
    { a: 1 },
    Object.create(null),
    new Thing(),
    new Map(),
    /x/,
    () => 1,
    Symbol('s'),
    new Proxy({}, {}),
];
const numbers = [0, -1, 1.5, NaN, Infinity, -0, 2 ** 32, 2 ** 53, 2 ** 64, 5n, -1n];
const arrays = [[], [1], [['a']], ['a', null]];
const words = [
    ...'harbour fish dues envoys café 米国 harb* price:40..200 -fish ( ) NEAR/5 OR harbuor~ tag:open ^2'.split(' '),
    ...['"the harbour"', '\u200b', '\ud83d', 'a\0b', 'x'.repeat(5000), '('.repeat(64)],
];
const query = () => repeat(6, () => pick(words)).join(' ');
const badTexts = [...objects, ...numbers, ...arrays, true, new Date(0)];
const badNumbers = [...objects, ...arrays, ...numbers.slice(1, 5), 5n, -1n, true, '5', ''];
const badBooleans = [...objects, ...numbers, ...arrays, 'true', ''];
const badLists = [...objects, ...numbers, 'tag', true];
const ids = () =>
    pick([
        'a',
        'b',
        '\u200bc',
        '\ufeffd',
        '\0e',
        '\x1bf',
        '\udcffg',
        'g\udc80',
        Buffer.from([0xff, 0]),
        'i'.repeat(300),
    ]);

// Kinds of values: `valid` and `invalid` are functions that make values.
const kinds = {
    size: { valid: () => random(30), invalid: () => pick([...badNumbers, 2 ** 53, 2 ** 64]) },
    unsigned: { valid: () => random(5000) + 100, invalid: () => pick([...badNumbers, 2 ** 32]) },
    days: { valid: () => random(100) / 7, invalid: () => pick([...badNumbers.filter((each) => each !== 1.5)]) },
    boolean: { valid: () => random(2) === 1, invalid: () => pick(badBooleans) },
    text: {
        valid: () => pick([query(), Buffer.from(query()), new Uint8Array([0xff, 65])]),
        invalid: () => pick(badTexts),
    },
    utf8: {
        valid: () => pick([query(), Buffer.from(query())]),
        invalid: () => pick([...badTexts, Buffer.from([0xff])]),
    },
    id: { valid: ids, invalid: () => pick([...badTexts, '\ud83d', 'a\udbff']) },
    name: {
        valid: () => pick(['auto', 'en', 'de', 'xx', '']),
        invalid: () => pick([...badTexts, Buffer.from('en'), 'e\0n']),
    },
    day: {
        valid: () => pick(['2023', '2023-07', '2023-07-19', new Date(0), '']),
        invalid: () => pick([...objects, ...numbers, ...arrays, true, new Date(NaN), 'soon', '2023-13', 'a\0b']),
    },
    today: {
        valid: () => pick(['2023-07-19', new Date(0), '']),
        invalid: () => pick([...objects, ...numbers, ...arrays, true, new Date(NaN), '2\0']),
    },
    cursor: { valid: () => '', invalid: () => pick([...badTexts, 'cursor', 'a\0']) },
    sort: {
        valid: () => pick(['relevance', '-date', 'title', [], ['path', '-title'], ['date', 'relevance']]),
        invalid: () => pick([...objects, ...numbers, [1], ['date', null], ['a\0b'], 'a\0b', 'no such field', ['date', '-none']]),
    },
    facets: {
        valid: () => repeat(3, () => pick(['tag', 'year', 'lang', 'folder'])),
        invalid: () => pick([...badLists, [1], ['a', null], ['a\0b'], [[]], ['no such field']]),
    },
    shownFields: {
        valid: () => repeat(3, () => pick(['tag', 'price', '*', 'no such field'])),
        invalid: () => pick([...badLists, [1], ['a', null], ['a\0b'], [[]]]),
    },
    ids: {
        valid: () => pick([[], ['n1', 'n2'], [Buffer.from('n3')], repeat(5, ids)]),
        invalid: () => pick([...badLists, Buffer.from('n1'), [1], ['n1', null], ['\ud83d'], [['n1']]]),
    },
    synonyms: {
        valid: () => repeat(3, () => repeat(4, () => pick(['harbour', 'port', '#x', 'boats', '']))),
        invalid: () => pick([...badLists, ['a'], [['a', 1]], [['a,b']], [['a\n']]]),
    },
    signal: { valid: () => new AbortController().signal, invalid: () => pick([...objects, ...numbers, true, 'abort']) },
    fields: {
        valid: () => ({
            price: pick([40, 120.5, 7n]),
            tag: pick(['open', true, null, undefined, new Date(0), ['a', 1, null]]),
            [pick(['a\n', ' ', 'Title', 'x'.repeat(245)])]: random(9),
        }),
        invalid: () =>
            pick([
                ...numbers,
                true,
                'x',
                { ['x'.repeat(246)]: 1 },
                { '': 1 },
                { a: {} },
                { a: [[1]] },
                { a: NaN },
                { a: new Date(NaN) },
                { a: Symbol('s') },
                { a: () => 1 },
                { a: [1, Infinity] },
                ['a'],
            ]),
    },
};
const choices = (...names) => ({ valid: () => pick(names), invalid: () => pick([...badTexts, 'none of them', '']) });

const searchOptions = {
    limit: kinds.size,
    offset: kinds.size,
    after: kinds.cursor,
    match: choices('automatic', 'all', 'any'),
    variants: choices('off', 'accents', 'names'),
    sort: kinds.sort,
    recencyDays: kinds.days,
    today: kinds.today,
    since: kinds.day,
    until: kinds.day,
    group: choices('none', 'near'),
    likeText: kinds.text,
    plain: kinds.boolean,
    typing: kinds.boolean,
    suggest: kinds.boolean,
    timeoutMs: kinds.unsigned,
    synonyms: kinds.synonyms,
    countTo: kinds.size,
    facets: kinds.facets,
    fields: kinds.shownFields,
    ids: kinds.ids,
    filter: {
        valid: () => pick(['tag:open', '*', ['tag:*', '-harbour'], [], 'price:>5', 'none:x']),
        invalid: () => pick([1, 'a OR', '(', '', ['a', 1], 'a\0', {}, [null]]),
    },
    snippets: kinds.size,
    snippetLength: kinds.size,
    lines: kinds.boolean,
    context: kinds.size,
    signal: kinds.signal,
};
const writerOptions = {
    rebuild: kinds.boolean,
    language: {
        valid: () => pick(['auto', 'en', 'de_AT', 'zh-Hant', 'xx']),
        invalid: () => pick([kinds.name.invalid(), 'german', '']),
    },
    storeText: { valid: () => true, invalid: kinds.boolean.invalid },
    positions: { valid: () => true, invalid: kinds.boolean.invalid },
    memory: kinds.size,
    jobs: { ...kinds.unsigned, valid: () => random(4) },
};
const documentMembers = {
    id: { ...kinds.id, invalid: () => pick([kinds.id.invalid(), '', Buffer.alloc(0), null, undefined]) },
    title: kinds.utf8,
    text: kinds.utf8,
    date: { ...kinds.day, invalid: () => pick([kinds.day.invalid(), '2023-02-29']) },
    language: kinds.name,
    fields: kinds.fields,
};

module.exports = {
    arrays,
    badLists,
    badTexts,
    documentMembers,
    generator,
    ids,
    kinds,
    numbers,
    pick,
    query,
    random,
    repeat,
    searchOptions,
    writerOptions,
};
