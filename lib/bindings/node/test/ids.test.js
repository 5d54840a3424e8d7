// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { Searcher, Writer } = require('..');
const { eachTestHasNotes } = require('./support/notes.js');

const paths = eachTestHasNotes();

const ids = [
    '\u200bzero',
    '\ufeffmark',
    '\u2060joiner',
    '\u00adhyphen',
    '\0nul',
    '\x01a',
    '\x1besc',
    '\x7fdel',
    '\nline',
    ' space',
    '\u202eright',
    '\udcffraw',
    'raw\udcff',
    'a\udce2\udc80b',
    '\udced\udca0\udc80',
    '\ufffd',
    '\u{10ffff}',
    'i'.repeat(3000),
];

test('an id of any bytes identifies its document, and answers contain the same id', async () => {
    const writer = new Writer(paths.index);
    for (const [i, id] of ids.entries()) writer.put({ id, text: `barge ${i}` });
    await writer.commit();
    const searcher = new Searcher(paths.index);
    const { hits } = await searcher.search('barge', { limit: 100 });
    assert.deepStrictEqual(hits.map((hit) => hit.id).sort(), [...ids].sort());
    for (const [i, id] of ids.entries()) {
        const similar = await searcher.search('barge', { likeId: id, limit: 100 });
        assert.ok(!similar.hits.some((hit) => hit.id === id), JSON.stringify(id));
        assert.strictEqual(await writer.put({ id, text: `barge ${i}` }), 'unchanged');
    }
    for (const sort of ['path', 'title', 'date']) {
        const seen = [];
        for (let after = null, next; after !== undefined; after = next ?? undefined) {
            const page = await searcher.search('barge', { sort, limit: 3, after });
            seen.push(...page.hits.map((hit) => hit.id));
            next = page.next;
        }
        assert.deepStrictEqual(seen.sort(), [...ids].sort(), sort);
    }
    for (const id of ids) assert.strictEqual(await writer.remove(id), true);
    await writer.commit();
    writer.close();
    assert.strictEqual((await searcher.search('barge')).hits.length, 0);
    searcher.close();
});

test('an id may be given as bytes', async () => {
    const writer = new Writer(paths.index);
    assert.strictEqual(await writer.put({ id: Buffer.from([0xff, 0x41]), text: 'barge' }), 'added');
    assert.strictEqual(await writer.put({ id: new Uint8Array([0xff, 0x41]), text: 'barge' }), 'unchanged');
    assert.strictEqual(await writer.put({ id: '\udcffA', text: 'barge' }), 'unchanged');
    assert.strictEqual(await writer.remove(Buffer.from([0xff, 0x41])), true);
    writer.close();
});

test('half a surrogate pair in a text or query becomes U+FFFD', async () => {
    const writer = new Writer(paths.index);
    writer.put({ id: 'cut', title: 'A\ud83d', text: 'barge cut here \ud83d', fields: { tag: 'x\udc00' } });
    await writer.commit();
    writer.close();
    const searcher = new Searcher(paths.index);
    const [hit] = (await searcher.search('barge \ud83d')).hits;
    assert.strictEqual(hit.title, 'A\ufffd');
    assert.match(hit.snippets[0].text, /here \ufffd/);
    searcher.close();
});
