// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { Searcher, Writer, fields } = require('..');
const { eachTestHasNotes } = require('./support/notes.js');

const paths = eachTestHasNotes();

test('a list of ids restricts a search', async () => {
    const searcher = new Searcher(paths.index);
    const found = async (ids, options) =>
        (await searcher.search('*', { ids, ...options })).hits.map((hit) => hit.id).sort();
    assert.deepStrictEqual(await found([]), []);
    assert.deepStrictEqual(await found(null), ['fish', 'invoice', 'talks']);
    assert.deepStrictEqual(await found(['talks', Buffer.from('fish'), 'none']), ['fish', 'talks']);
    assert.deepStrictEqual(await found(['talks', 'invoice'], { filter: 'tag:open' }), ['invoice']);
    const many = Array.from({ length: 100_000 }, (_, i) => `n${i}`);
    assert.deepStrictEqual(await found([...many, 'fish']), ['fish']);
    assert.deepStrictEqual(await searcher.complete('harb', { ids: ['invoice'] }), []);
    assert.deepStrictEqual(await searcher.complete('harb', { ids: ['fish'] }), [{ text: 'harbour', documents: 1 }]);
    searcher.close();
});

test('fields() returns the fields of an index with their types', async () => {
    assert.deepStrictEqual(fields(paths.index), [
        { name: 'price', type: 'auto', values: ['real'] },
        { name: 'tag', type: 'auto', values: ['string'] },
    ]);
    const writer = new Writer(paths.index, { rebuild: true, fields: { code: 'keyword', n: 'integer' } });
    writer.put({ id: 'a', fields: { code: '1.10', any: ['2024-05-20', 1, true, 0.5, 'x'] } });
    await writer.commit();
    writer.close();
    assert.deepStrictEqual(fields(paths.index), [
        { name: 'any', type: 'auto', values: ['string', 'date', 'integer', 'real', 'boolean'] },
        { name: 'code', type: 'keyword', values: ['string'] },
        { name: 'n', type: 'integer', values: [] },
    ]);
});

test('a number in a line of JSON is its text in fields that are declared as strings', async () => {
    const types = { code: 'keyword', note: 'text' };
    const writer = new Writer(paths.index, { fields: types });
    await writer.putJson('{"id":"a","text":"x","code":1.10,"note":2.50,"n":1.10}');
    await writer.commit();
    await writer.close();
    const later = new Writer(paths.index); // the index keeps the types
    await later.putJson('{"id":"b","text":"x","code":1.20}');
    await later.putJson('{"id":"a","_patch":true,"code":[1.10,3.0]}');
    await later.commit();
    await later.close();
    const searcher = new Searcher(paths.index);
    const { hits } = await searcher.search('code:*', { fields: ['*'] });
    assert.deepStrictEqual(
        hits.map((hit) => [hit.id, hit.fields]).sort(),
        [
            ['a', { code: ['1.10', '3.0'], n: [1.1], note: ['2.50'] }],
            ['b', { code: ['1.20'] }],
        ],
    );
    searcher.close();
});

test('fields() refuses a wrong path, and names it', () => {
    for (const index of [1, null, undefined, {}, [], Symbol('s')])
        assert.throws(() => fields(index), { name: 'TypeError', argument: 'index' });
    assert.throws(() => fields('a\0b'), { name: 'RangeError', argument: 'index' });
    assert.throws(() => fields(`${paths.folder}/none`), { code: 'not_found' });
});
