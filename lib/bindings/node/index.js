// SPDX-License-Identifier: GPL-2.0-or-later
// kwic for Node: full-text search by libkwic. Searches, completions, changes and commits run in other threads. The
// declarations in index.d.ts describe all functions.
//
//     const { Searcher } = require('kwic');
//     const searcher = new Searcher('notes.kwic');
//     const { hits } = await searcher.search('harbour talks', { limit: 5 });
'use strict';

const { KwicError } = require('./errors.js');
const { fields } = require('./field-info.js');
const { Searcher } = require('./searcher.js');
const { Writer } = require('./writer.js');
const { marked } = require('./marked.js');
const { version } = require('./native.js');

module.exports = { KwicError, Searcher, Writer, fields, marked, version: () => version() };
