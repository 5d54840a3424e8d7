// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of calls in progress, of the event loop, and of objects that are no longer used.
'use strict';

const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: wait } = require('node:timers/promises');
const { test } = require('node:test');
const v8 = require('node:v8');
const vm = require('node:vm');
const { Searcher, Writer } = require('..');
const { eachTestHasNotes } = require('./support/notes.js');

const paths = eachTestHasNotes();

// Counts the turns of the event loop until the returned function is called, which returns their number.
function countTurns() {
    let turns = 0;
    let isDone = false;
    const turn = () => {
        ++turns;
        if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    return () => {
        isDone = true;
        return turns;
    };
}

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

test('two thousand searches at once are all answered', async () => {
    const searcher = new Searcher(paths.index);
    const answers = await Promise.all(Array.from({ length: 2000 }, () => searcher.search('harbour')));
    assert.ok(answers.every(({ hits }) => hits.length === 2));
    searcher.close();
});

test('queries with many brackets are answered', async () => {
    const searcher = new Searcher(paths.index);
    for (const part of [
        '(',
        '-(',
        '(a OR ',
        '(harbour AND fish OR NOT dues NEAR ',
        '(a OR b NOT c NEAR d "e f" ',
        'NOT ',
        '"a ',
        'x~ OR ',
    ])
        for (const count of [64, 1000])
            await searcher.search(`${part.repeat(count)}harbour${part.includes('(') ? ')'.repeat(count) : ''}`);
    const { hits } = await searcher.search(`${'('.repeat(64)}harbour${')'.repeat(64)}`);
    assert.strictEqual(hits.length, 2);
    searcher.close();
});

test('a stack that is large enough is used although another module has loaded a library', () => {
    const folder = path.join(__dirname, '..');
    const program = `
        require('koffi').load('libc.so.6');
        const { Searcher } = require(${JSON.stringify(folder)});
        const searcher = new Searcher(${JSON.stringify(paths.index)});
        searcher.search('('.repeat(64) + 'harbour').then(({ hits }) => console.log(hits.length))`;
    const shown = execFileSync(process.execPath, ['-e', program], { cwd: folder, encoding: 'utf8' });
    assert.strictEqual(shown, '2\n');
});

test('a search that waits for a thread is ended by its signal', async () => {
    const searcher = new Searcher(paths.index);
    const searches = Array.from({ length: 100 }, () => searcher.search('harbour'));
    const controller = new AbortController();
    const last = searcher.search('harbour', { signal: controller.signal });
    controller.abort(new Error('enough'));
    await assert.rejects(last, /enough/);
    assert.strictEqual((await Promise.all(searches)).length, 100);
    searcher.close();
});

test('open() opens an index in another thread', async () => {
    const stopCounting = countTurns();
    const searchers = await Promise.all(Array.from({ length: 50 }, () => Searcher.open(paths.index, { verify: true })));
    assert.ok(stopCounting() > 1);
    for (const searcher of searchers) {
        assert.strictEqual((await searcher.search('harbour')).hits.length, 2);
        searcher.close();
    }
    const both = await Searcher.open(paths.index, paths.index);
    assert.strictEqual((await both.search('harbour')).hits.length, 4);
    both.close();
});

test('open() rejects like the constructors throw', async () => {
    const absent = path.join(paths.folder, 'absent.kwic');
    await assert.rejects(Searcher.open(absent), { name: 'KwicError', code: 'not_found' });
    await assert.rejects(Searcher.open(absent), new RegExp('there is no index'));
    await assert.rejects(Searcher.open(), { name: 'TypeError' });
    await assert.rejects(Searcher.open(paths.index, { veryfy: true }), { name: 'TypeError' });
    await assert.rejects(Writer.open(paths.index, { language: 'german' }), { argument: 'language' });
    const writer = await Writer.open(path.join(paths.folder, 'opened.kwic'), { language: 'en' });
    await assert.rejects(Writer.open(path.join(paths.folder, 'opened.kwic')), { code: 'locked', argument: null });
    assert.strictEqual(await writer.putJson('{"id": "a", "text": "harbour"}'), 'added');
    await writer.commit();
    assert.strictEqual(writer.documentCount, 1);
    await writer.close();
});

test('the event loop runs while documents are put', async () => {
    const writer = new Writer(path.join(paths.folder, 'long.kwic'));
    const stopCounting = countTurns();
    const text = 'The envoys met at the harbour. '.repeat(100000);
    await writer.put({ id: 'long', text });
    const turns = stopCounting();
    assert.ok(turns > 0, `${turns} turns of the event loop`);
    await writer.close();
});

test('changes are made in their order, without awaiting each of them', async () => {
    const writer = new Writer(paths.index);
    const changes = [];
    for (let i = 0; i < 500; ++i) changes.push(writer.put({ id: 'a', text: `barge ${i}` }), writer.remove('a'));
    writer.put({ id: 'a', text: 'barge last' });
    const committed = writer.commit();
    writer.remove('a');
    const closed = writer.close();
    assert.throws(() => writer.put({ id: 'b' }), { code: 'closed' });
    await Promise.all([committed, closed]);
    assert.deepStrictEqual(
        await Promise.all(changes),
        changes.map((_, i) => (i % 2 ? true : 'added')),
    );
    const searcher = new Searcher(paths.index);
    assert.strictEqual((await searcher.search('barge last', { match: 'all' })).hits.length, 1);
    searcher.close();
    new Writer(paths.index).close();
});

test('Writer.open() waits for another writer', async () => {
    const first = new Writer(paths.index);
    await assert.rejects(Writer.open(paths.index), { code: 'locked' });
    await assert.rejects(Writer.open(paths.index, { waitMs: 50, jobs: 1 }), { code: 'locked' });
    await assert.rejects(Writer.open(paths.index, { waitMs: '50' }), { name: 'TypeError', argument: 'waitMs' });
    await assert.rejects(Writer.open(paths.index, { jobs: '1' }), { name: 'TypeError', argument: 'jobs' });
    const second = Writer.open(paths.index, { waitMs: 60000 });
    await wait(50);
    first.close();
    assert.strictEqual((await second).documentCount, 3);
    (await second).close();
});

test('commit() throws the failure of a change that nobody awaited', async () => {
    const writer = new Writer(paths.index);
    writer.put({ id: 'a', text: 'barge' });
    writer.putJson('{"text": "no id"}');
    await assert.rejects(writer.commit(), { code: 'invalid_argument', argument: 'line' });
    const searcher = new Searcher(paths.index);
    assert.strictEqual((await searcher.search('barge')).hits.length, 0);
    await assert.rejects(writer.putJson('no JSON'), { argument: 'line' });
    await writer.commit();
    assert.strictEqual((await searcher.search('barge')).hits.length, 1);
    searcher.close();
    writer.close();
});

test('objects that are no longer used are closed', { skip: !fs.existsSync('/proc/self/fd') }, async () => {
    const descriptors = () => fs.readdirSync('/proc/self/fd').length;
    const before = descriptors();
    for (let i = 0; i < 100; ++i) await new Searcher(paths.index).search('harbour');
    let writer = new Writer(paths.index);
    writer.put({ id: 'a', text: 'barge' });
    writer = null;
    const deadline = Date.now() + 30000;
    do {
        collectGarbage();
        await wait(10);
    } while (descriptors() > before && Date.now() < deadline);
    assert.ok(descriptors() <= before, `${before} descriptors before, ${descriptors()} after`);
    new Writer(paths.index).close();
});
