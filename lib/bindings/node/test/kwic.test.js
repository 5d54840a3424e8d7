// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of the Node package, run by `node --test`. The environment variable KWIC_LIBRARY contains the path
// of the library.
'use strict';

const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { Searcher, Writer, marked, version } = require('..');
const { eachTestHasNotes } = require('./support/notes.js');

const paths = eachTestHasNotes();

test('documents are found after a commit', async () => {
    const searcher = new Searcher(paths.index);
    const { hits, total } = await searcher.search('harbours envoy', { limit: 5 });
    assert.deepStrictEqual(hits.map((hit) => hit.id), ['talks', 'fish']);
    assert.deepStrictEqual(total, { value: 2, exact: true });
    const [{ text, highlights }] = hits[0].snippets;
    assert.strictEqual(marked(text, highlights, '[', ']'), 'On 19 July 2023 the [envoys] met at the [harbour] café.');
    assert.strictEqual(searcher.documentCount, 3);
    searcher.close();
    await assert.rejects(searcher.search('harbour'), /closed/);
});

test('a search takes options', async () => {
    const searcher = new Searcher(paths.index);
    const first = await searcher.search('*', { limit: 2, sort: 'title', facets: ['tag'] });
    assert.deepStrictEqual(first.facets.tag.map((each) => each.value).sort(), ['late', 'open']);
    assert.deepStrictEqual(first.facet_statistics.tag, { none: 2, distinct: 2 });
    const listed = await searcher.search('*', { sort: ['-tag', 'path'], fields: ['*'] });
    assert.ok(listed.hits[0].fields.tag.includes('open'));
    const rest = await searcher.search('*', { limit: 2, sort: 'title', after: first.next });
    assert.strictEqual(first.hits.length + rest.hits.length, 3);
    const boats = await searcher.search('boats', { synonyms: [['boats', 'dues']] });
    assert.deepStrictEqual(boats.hits.map((hit) => hit.id), ['invoice']);
    const open = await searcher.search('*', { filter: ['tag:*', '-tag:=closed'] });
    assert.strictEqual(open.hits.length, 1);
    assert.deepStrictEqual(await searcher.complete('harb', { filter: 'tag:none' }), []);
    await assert.rejects(searcher.search('*', { filter: 'tag:late OR' }), { argument: 'filter' });
    for (const facet of ['nope', 'tag:1..2', 'tag:day'])
        await assert.rejects(searcher.search('*', { facets: ['tag', facet] }), {
            code: 'invalid_argument',
            argument: 'facets',
        });
    const like = await searcher.search('', { likeId: 'fish' });
    assert.ok(like.hits.every((hit) => hit.id !== 'fish'));
    await assert.rejects(searcher.search('dues', { colour: 'red' }), TypeError);
    await assert.rejects(searcher.search('dues', { sort: 'size' }), { code: 'invalid_argument', argument: 'sort' });
    searcher.close();
});

test('put returns whether a document was added, updated or unchanged', async () => {
    const writer = new Writer(path.join(paths.folder, 'other.kwic'), { jobs: 1, storeText: false });
    assert.strictEqual(await writer.put({ id: 'a', text: 'one', fields: { empty: '' } }), 'added');
    assert.strictEqual(await writer.put({ id: 'a', text: 'two' }), 'updated');
    assert.strictEqual(await writer.put({ id: 'a', text: 'two' }), 'unchanged');
    assert.strictEqual(await writer.putJson('{"id": "b", "text": "three"}'), 'added');
    assert.strictEqual(await writer.remove('a'), true);
    assert.strictEqual(await writer.remove('a'), false);
    assert.strictEqual(writer.documentCount, 1);
    writer.close();
    assert.throws(() => writer.put({ id: 'c' }), { code: 'closed', argument: 'writer' });
});

test('documents that match a query are removed', async () => {
    const writer = new Writer(path.join(paths.folder, 'removed.kwic'), { jobs: 1 });
    writer.put({ id: 'a', text: 'dues', fields: { status: 'open' } });
    writer.put({ id: Buffer.from([0xff]), text: 'dues', fields: { status: 'open' } });
    writer.put({ id: 'c', text: 'dues', fields: { status: 'closed' } });
    assert.deepStrictEqual(await writer.matching('status:open'), ['a', '\udcff']);
    assert.strictEqual(await writer.removeMatching('status:open'), 2);
    assert.strictEqual(await writer.removeMatching('status:open'), 0);
    assert.strictEqual(writer.documentCount, 1);
    await assert.rejects(writer.removeMatching('dues OR'), { code: 'invalid_argument', argument: 'filter' });
    await assert.rejects(writer.matching(''), { code: 'invalid_argument', argument: 'filter' });
    await writer.commit();
    writer.close();
});

test('patch() changes fields and keeps the text', async () => {
    const index = path.join(paths.folder, 'patched.kwic');
    const writer = new Writer(index, { jobs: 1 });
    writer.put({ id: 'a', text: 'dues', fields: { status: 'open', tags: ['x', 'y'], price: 5 } });
    assert.strictEqual(await writer.patch('a', { status: 'paid', tags: null, price: [6, 7.5] }), 'updated');
    assert.strictEqual(await writer.patch('a', { status: 'paid', absent: [] }), 'unchanged');
    assert.strictEqual(await writer.patch('b', { status: 'paid' }), null);
    assert.strictEqual(await writer.putJson('{"id": "a", "_patch": true, "price": null}'), 'updated');
    assert.strictEqual(await writer.putJson('{"id": "b", "_patch": true, "price": null}'), null);
    writer.put({ id: 'c', text: 'barge' });
    assert.strictEqual(await writer.putJson('{"id": "c", "_delete": true}'), 'removed');
    assert.strictEqual(await writer.putJson('{"id": "c", "_delete": true}'), 'unchanged');
    await writer.commit();
    writer.close();
    const searcher = new Searcher(index);
    const ids = async (query) => (await searcher.search(query, { match: 'all' })).hits.map(({ id }) => id);
    assert.deepStrictEqual(await ids('dues status:paid'), ['a']);
    assert.deepStrictEqual(await ids('status:open'), []);
    searcher.close();
});

test('rollback() discards the changes since the last commit', async () => {
    const writer = new Writer(paths.index);
    writer.put({ id: 'barge', text: 'The barge left.' });
    writer.putJson('{}');
    await writer.rollback();
    assert.strictEqual(writer.documentCount, 3);
    writer.put({ id: 'boat', text: 'The boat left.' });
    await writer.commit();
    assert.strictEqual(writer.documentCount, 4);
    writer.close();
});

test('a snapshot keeps its state', async () => {
    const searcher = new Searcher(paths.index);
    const snapshot = searcher.snapshot();
    const writer = new Writer(paths.index);
    for (const text of ['one', 'two', 'three']) {
        writer.put({ id: 'barge', text });
        await writer.commit();
    }
    writer.close();
    assert.strictEqual(searcher.documentCount, 4);
    assert.strictEqual(snapshot.documentCount, 3);
    assert.strictEqual((await snapshot.search('barge three')).hits.length, 0);
    assert.throws(() => snapshot.snapshot(), { code: 'invalid_argument', argument: 'searcher' });
    searcher.close();
    snapshot.close();
    assert.throws(() => snapshot.snapshot(), { code: 'closed', argument: 'searcher' });
});

test('complete() completes a word, and the option typing finds a word by its first letters', async () => {
    const searcher = new Searcher(paths.index);
    assert.deepStrictEqual(await searcher.complete('harb'), [{ text: 'harbour', documents: 2 }]);
    assert.deepStrictEqual(await searcher.complete('xyzzy'), []);
    assert.strictEqual((await searcher.search('harb')).hits.length, 0);
    assert.strictEqual((await searcher.search('harb', { typing: true })).hits.length, 2);
    searcher.close();
    assert.match(version(), /^\d+\.\d+\.\d+$/);
});

test('failures have codes and messages', async () => {
    const missing = path.join(paths.folder, 'none.kwic');
    assert.throws(() => new Searcher(missing), { code: 'not_found', message: /none\.kwic/ });
    const writer = new Writer(paths.index);
    assert.throws(() => new Writer(paths.index), { code: 'locked' });
    const code = 'invalid_argument';
    await assert.rejects(writer.putJson('{}'), { code, argument: 'line', message: /id/ });
    assert.throws(() => writer.put({ id: 'a', date: 'soon' }), { code, argument: 'date', message: /soon/ });
    writer.close();
    const searcher = new Searcher(paths.index);
    await assert.rejects(searcher.search('dues', { since: 'soon' }), { code, argument: 'since', message: /soon/ });
    searcher.close();
});

// Without `verify`, opening a small index compares its checksums too. Therefore this test needs a large index.
test('a large index is verified on request', async () => {
    const writer = new Writer(paths.index);
    writer.put({ id: 'large', text: crypto.randomBytes(2 << 20).toString('hex').replace(/(.{200})/g, '$1 ') });
    await writer.commit();
    writer.close();
    new Searcher(paths.index, { verify: true }).close();
    const generation = fs.readdirSync(paths.index).find((name) => name.startsWith('gen-'));
    const texts = path.join(paths.index, generation, 'docdata.glass');
    const bytes = fs.readFileSync(texts);
    bytes[bytes.length >> 1] ^= 1;
    fs.writeFileSync(texts, bytes);
    new Searcher(paths.index, {}).close();
    assert.throws(() => new Searcher(paths.index, { verify: true }), { code: 'corrupt', message: /docdata\.glass/ });
    assert.throws(() => new Searcher(paths.index, { check: true }), TypeError);
});

test('searches run at the same time and return their answers after a close', async () => {
    const searcher = new Searcher(paths.index, paths.index);
    const searches = Array.from({ length: 64 }, (_, i) => searcher.search(i % 2 ? 'harbour' : 'dues'));
    searcher.close();
    const answers = await Promise.all(searches);
    assert.deepStrictEqual(answers.map(({ hits }) => hits.length), answers.map((_, i) => (i % 2 ? 4 : 2)));
});

test('an AbortSignal ends a search', async () => {
    const searcher = new Searcher(paths.index);
    await assert.rejects(searcher.search('harbour', { signal: AbortSignal.abort() }), { name: 'AbortError' });
    // A search may be answered before it is aborted.
    const deadline = Date.now() + 30000;
    let ended;
    do {
        const controller = new AbortController();
        const search = searcher.search('harb*', { signal: controller.signal });
        controller.abort();
        [ended] = await Promise.allSettled([search]);
    } while (ended.status === 'fulfilled' && Date.now() < deadline);
    assert.strictEqual(ended.reason?.name, 'AbortError');
    assert.strictEqual((await searcher.search('harbour')).hits.length, 2);
    searcher.close();
});

test('the example search box prints the answer to a line', () => {
    const box = path.join(__dirname, '..', 'example', 'search-box.js');
    const shown = execFileSync(process.execPath, [box, paths.index], { input: 'harbours envoy\n', encoding: 'utf8' });
    assert.match(shown, /^harbours envoy: 2\n {2}Envoys resume talks\n {4}On 19 July 2023 the \[envoys\]/);
});
