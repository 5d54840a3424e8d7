// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const native = require('./native.js');
const given = require('./arguments.js');
const { fieldTypes } = require('./document.js');
const { made } = require('./calls.js');

// Returns the custom fields of the index in a folder; see index.d.ts.
const fields = (index) => fieldsIn(given.path(index, 'index'));

// Returns the custom fields of the index at a path that given.path() has converted.
function fieldsIn(path) {
    const reader = made('index', native.readerOpen, path);
    try {
        const found = made(null, native.readerFields, reader);
        try {
            const { items, count } = native.decode(found, native.Fields);
            return native.pointers(items, count).map((item) => infoOf(native.decode(item, native.FieldInfo)));
        } finally {
            native.fieldsFree(found);
        }
    } finally {
        native.readerClose(reader);
    }
}

function infoOf(info) {
    const kinds = { string: 'strings', date: 'dates', integer: 'integers', real: 'reals', boolean: 'booleans' };
    return {
        name: native.stringAt(info.name).toString(),
        type: fieldTypes[info.type],
        values: Object.keys(kinds).filter((kind) => info[`has_${kinds[kind]}`]),
    };
}

module.exports = { fields, fieldsIn };
