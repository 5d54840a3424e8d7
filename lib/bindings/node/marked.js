// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const given = require('./arguments.js');
const { wrongType, wrongValue } = require('./errors.js');

// Returns the text with `before` and `after` around each highlight. Highlights are byte ranges of the UTF-8 form of the
// text. Nothing is escaped.
function marked(text, highlights, before = '<mark>', after = '</mark>') {
    for (const [argument, value] of Object.entries({ text, before, after }))
        if (typeof value !== 'string') throw wrongType(argument, 'a string', value);
    const bytes = Buffer.from(text);
    let result = '';
    let end = 0;
    given.list(highlights, 'highlights').forEach((highlight, i) => {
        const [first, last] = given.list(highlight, `highlights[${i}]`);
        const isRange = Number.isInteger(first) && Number.isInteger(last) && end <= first && first <= last;
        if (!isRange || last > bytes.length) throw wrongValue(`highlights[${i}]`, 'is not a byte range of the text');
        result += bytes.subarray(end, first) + before + bytes.subarray(first, last) + after;
        end = last;
    });
    return result + bytes.subarray(end);
}

module.exports = { marked };
