// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const assert = require('node:assert');
const path = require('node:path');
const { test } = require('node:test');
const { KwicError, Searcher, Writer, marked } = require('..');
const { eachTestHasNotes } = require('./support/notes.js');

const paths = eachTestHasNotes();

// Options that no search accepts, with the class of the error.
const refused = [
    [{ limit: '5' }, TypeError],
    [{ limit: -1 }, RangeError],
    [{ limit: 1.5 }, RangeError],
    [{ limit: NaN }, RangeError],
    [{ limit: 2 ** 53 }, RangeError],
    [{ limit: 5n }, TypeError],
    [{ timeoutMs: 2 ** 32 }, RangeError],
    [{ recencyDays: Infinity }, RangeError],
    [{ recencyDays: '30' }, TypeError],
    [{ since: 2023 }, TypeError],
    [{ since: new Date(NaN) }, RangeError],
    [{ until: 'a\0b' }, RangeError],
    [{ after: 5 }, TypeError],
    [{ match: 1 }, TypeError],
    [{ sort: 5 }, TypeError],
    [{ plain: 1 }, TypeError],
    [{ likeId: 7 }, TypeError],
    [{ likeId: '\ud83d' }, RangeError],
    [{ likeText: {} }, TypeError],
    [{ facets: 'tag' }, TypeError],
    [{ facets: [1] }, TypeError],
    [{ filter: 5 }, TypeError],
    [{ filter: ['tag:a', 1] }, TypeError],
    [{ ids: 'a' }, TypeError],
    [{ ids: ['a', null] }, TypeError],
    [{ ids: ['\ud83d'] }, RangeError],
    [{ synonyms: ['a'] }, TypeError],
    [{ synonyms: [['a,b', 'c']] }, RangeError],
    [{ signal: 'abort' }, TypeError],
    [{ colour: 'red' }, TypeError],
    [{ like_id: 'fish' }, TypeError],
];

test('a search refuses an option of a wrong type or value, and names the option', async () => {
    const searcher = new Searcher(paths.index);
    for (const [options, kind] of refused) {
        const [name] = Object.keys(options);
        await assert.rejects(searcher.search('harbour', options), (error) => {
            assert.ok(error instanceof kind, `${name}: ${error}`);
            assert.match(error.argument, new RegExp(`^${name}`));
            assert.match(error.message, new RegExp(name));
            return error.code === 'invalid_argument';
        });
    }
    for (const options of [5, 'limit', true, [], Buffer.alloc(1)])
        await assert.rejects(searcher.search('harbour', options), { name: 'TypeError', argument: 'options' });
    for (const query of [5, {}, ['harbour'], Symbol('harbour')])
        await assert.rejects(searcher.search(query), { name: 'TypeError', argument: 'query' });
    for (const typed of [undefined, null, 5])
        await assert.rejects(searcher.complete(typed), { name: 'TypeError', argument: 'typed' });
    searcher.close();
});

test('an error of the library names the argument', async () => {
    const searcher = new Searcher(paths.index);
    const code = 'invalid_argument';
    await assert.rejects(searcher.search('a', { after: 'x' }), { name: 'KwicError', code, argument: 'after' });
    await assert.rejects(searcher.search('a', { until: 'soon' }), { name: 'KwicError', code, argument: 'until' });
    await assert.rejects(searcher.search('a', { recencyDays: 1, today: '2023' }), { code, argument: 'today' });
    await assert.rejects(searcher.search('==', { literal: true }), { code, argument: 'query' });
    assert.throws(() => new Writer(paths.index, { positions: false }), { code, argument: 'positions' });
    assert.throws(() => new Writer(paths.index, { storeText: false }), { code, argument: 'storeText' });
    searcher.close();
    await assert.rejects(searcher.search('a'), (error) => error instanceof KwicError && error.argument === 'searcher');
});

test('undefined and null mean that an option is absent', async () => {
    const searcher = new Searcher(paths.index);
    const plain = await searcher.search('harbour');
    for (const absent of [undefined, null]) {
        const options = Object.fromEntries(
            ['limit', 'sort', 'since', 'facets', 'likeId', 'signal'].map((each) => [each, absent]),
        );
        for (const given of [absent, options])
            assert.deepStrictEqual((await searcher.search('harbour', given)).hits, plain.hits);
        assert.strictEqual((await searcher.search(absent, { likeId: 'fish' })).hits.length, 1);
    }
    new Searcher(paths.index, null).close();
    new Writer(paths.index, { jobs: undefined, root: null, storeText: null }).close();
    searcher.close();
});

test('an opening function names a wrong argument', () => {
    for (const index of [5, undefined, null, [], {}, true, Symbol('a')]) {
        assert.throws(() => new Writer(index), { name: 'TypeError', argument: 'index' });
        assert.throws(() => new Searcher(index, 'b'), { name: 'TypeError', argument: 'index' });
    }
    assert.throws(() => new Searcher(), { name: 'TypeError', argument: 'index' });
    assert.throws(() => new Searcher('a\0b'), { name: 'RangeError', argument: 'index' });
    assert.throws(() => new Searcher(paths.index, { verify: 1 }), { name: 'TypeError', argument: 'verify' });
    assert.throws(() => new Searcher(paths.index, { mapped: 0 }), { name: 'TypeError', argument: 'mapped' });
    for (const [options, name] of [
        [{ memory: '256M' }, 'TypeError'],
        [{ jobs: -1 }, 'RangeError'],
        [{ jobs: 2 ** 32 }, 'RangeError'],
        [{ rebuild: 1 }, 'TypeError'],
        [{ storeText: 0 }, 'TypeError'],
        [{ language: 5 }, 'TypeError'],
        [{ root: {} }, 'TypeError'],
    ])
        assert.throws(() => new Writer(paths.index, options), { name, argument: Object.keys(options)[0] });
});

test('put() refuses a wrong member of a document, and names the member', () => {
    const writer = new Writer(paths.index);
    for (const [document, argument, name] of [
        [{ id: 'a', date: 2023 }, 'date', 'TypeError'],
        [{ id: 'a', date: '2023-02-29' }, 'date', 'RangeError'],
        [{ id: 'a', text: 5 }, 'text', 'TypeError'],
        [{ id: 'a', text: Buffer.from([0xff]) }, 'text', 'RangeError'],
        [{ id: 'a', language: 'e\0n' }, 'language', 'RangeError'],
        [{ id: 'a', body: 'x' }, 'body', 'TypeError'],
        [{ id: 'a', fields: 'x' }, 'fields', 'TypeError'],
        [{ id: 'a', fields: { '': 1 } }, 'fields.', 'RangeError'],
        [{ id: 'a', fields: { ['é'.repeat(123)]: 1 } }, `fields.${'é'.repeat(123)}`, 'RangeError'],
        [{ id: 'a', fields: { tag: {} } }, 'fields.tag', 'TypeError'],
        [{ id: 'a', fields: { tag: [['x']] } }, 'fields.tag', 'TypeError'],
        [{ id: 'a', fields: { tag: NaN } }, 'fields.tag', 'RangeError'],
        [{ id: 'a', fields: { tag: new Date(NaN) } }, 'fields.tag', 'RangeError'],
        [{ id: 'a', fields: { tag: () => 'x' } }, 'fields.tag', 'TypeError'],
        [{ id: '' }, 'id', 'RangeError'],
        [{}, 'id', 'TypeError'],
        [{ id: 5 }, 'id', 'TypeError'],
        [{ id: '\ud83d' }, 'id', 'RangeError'],
        ['a', 'document', 'TypeError'],
        [null, 'document', 'TypeError'],
    ]) {
        const expected = { name, argument, code: 'invalid_argument' };
        assert.throws(() => writer.put(document), expected);
    }
    for (const id of [5, null, undefined, {}])
        assert.throws(() => writer.remove(id), { name: 'TypeError', argument: 'id' });
    for (const filter of [5, null, undefined, {}]) {
        assert.throws(() => writer.removeMatching(filter), { name: 'TypeError', argument: 'filter' });
        assert.throws(() => writer.matching(filter), { name: 'TypeError', argument: 'filter' });
    }
    assert.throws(() => writer.patch(5, {}), { name: 'TypeError', argument: 'id' });
    assert.throws(() => writer.patch('a', 'x'), { name: 'TypeError', argument: 'fields' });
    assert.throws(() => writer.patch('a', { '': null }), { name: 'RangeError', argument: 'fields.' });
    assert.throws(() => writer.patch('a', { price: NaN }), { name: 'RangeError', argument: 'fields.price' });
    for (const line of [5, null, undefined, {}])
        assert.throws(() => writer.putJson(line), { name: 'TypeError', argument: 'line' });
    writer.close();
});

test('values of fields keep their kinds, and absent values become no field', async () => {
    const writer = new Writer(paths.index);
    const fields = {
        ok: true,
        when: new Date('2023-07-19'),
        none: null,
        nothing: undefined,
        some: [null, 'late', undefined, false],
        n: 7n,
        most: 2n ** 63n - 1n,
        more: 2n ** 64n,
        half: 0.5,
        Größe: -1,
    };
    writer.put({ id: 'a', title: null, date: new Date('2023-07-19'), fields });
    writer.put({ id: 'b', text: undefined, fields: null });
    await writer.commit();
    writer.close();
    const searcher = new Searcher(paths.index);
    const found = async (query) => (await searcher.search(query)).hits.map((hit) => hit.id);
    for (const query of ['ok:true', 'when:2023', 'some:late', 'some:false', 'n:7', 'n:<8', 'half:0.5', 'Größe:<0',
        'most:9223372036854775807', 'more:18446744073709551616', 'date:2023-07-19 -harbour'])
        assert.deepStrictEqual(await found(query), ['a'], query);
    for (const query of ['ok:1', 'none:null', 'nothing:undefined', 'some:null', 'some:undefined'])
        assert.deepStrictEqual(await found(query), [], query);
    searcher.close();
});

test('a writer declares the types of fields', async () => {
    const writer = new Writer(paths.index, { fields: { n: 'integer', state: 'keyword' } });
    writer.put({ id: 'a', fields: { n: '12', state: 'Open Late' } });
    await writer.commit();
    writer.close();
    const searcher = new Searcher(paths.index);
    assert.strictEqual((await searcher.search('n:>=12 state:"open late"')).hits.length, 1);
    assert.strictEqual((await searcher.search('state:open')).hits.length, 0);
    searcher.close();
    assert.throws(() => new Writer(paths.index, { fields: { n: 'int' } }), { name: 'RangeError', argument: 'fields.n' });
    assert.throws(() => new Writer(paths.index, { fields: 'n' }), { name: 'TypeError', argument: 'fields' });
});

test('marked() refuses ranges outside the text', () => {
    for (const highlights of [
        [[0, 99]],
        [[5, 1]],
        [
            [2, 4],
            [0, 1],
        ],
        [[-1, 1]],
        [['0', 1]],
        [[0]],
        [0],
        'a',
        null,
    ])
        assert.throws(
            () => marked('harbour', highlights),
            (error) => error.argument.startsWith('highlights'),
        );
    assert.throws(() => marked(5, []), { name: 'TypeError', argument: 'text' });
    assert.strictEqual(marked('café', [[3, 5]], '<', '>'), 'caf<é>');
});
