// SPDX-License-Identifier: GPL-2.0-or-later
// The folder and the index of each test.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { beforeEach, afterEach } = require('node:test');
const { Writer } = require('../..');

// Writes an index with three documents before each test of the calling file. Returns an object whose members `folder`
// and `index` are the paths of a new folder and of the index in it.
function eachTestHasNotes() {
    const paths = {};
    beforeEach(async () => {
        paths.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kwic-node-'));
        paths.index = path.join(paths.folder, 'notes.kwic');
        const writer = new Writer(paths.index);
        const text = 'On 19 July 2023 the envoys met at the harbour café.';
        writer.put({ id: 'talks', title: 'Envoys resume talks', text });
        writer.put({ id: 'fish', title: 'Fish market', text: 'The harbour sells fish each morning.' });
        const fields = { price: 120.5, tag: ['open', 'late'] };
        writer.put({ id: 'invoice', text: 'Dues for March.', date: '2021-03-31', fields });
        await writer.commit();
        writer.close();
    });
    afterEach(() => fs.rmSync(paths.folder, { recursive: true }));
    return paths;
}

module.exports = { eachTestHasNotes };
