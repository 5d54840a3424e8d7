// SPDX-License-Identifier: GPL-2.0-or-later
// kwic for Node: full-text search by libkwic. Searches, completions and commits run in other threads.
//
//     const { Searcher } = require('kwic');
//     const searcher = new Searcher('notes.kwic');
//     const { hits } = await searcher.search('harbour talks', { limit: 5 });
'use strict';

const { promisify } = require('node:util');
const native = require('./native.js');

// The exception for a failed call. `code` is the name of the status, such as `not_found`.
class KwicError extends Error {
    constructor(status, message) {
        super(message);
        this.name = 'KwicError';
        this.code = native.statusName(status);
    }
}

// Calls a function and returns the value that the function stores through its last argument.
function made(call, ...rest) {
    const out = [null];
    const status = call(...rest, out);
    if (status !== 0) throw new KwicError(status, native.lastError());
    return out[0];
}

// Calls a function that stores a string and its size through its last two arguments. Frees this string and returns a
// copy of it.
function madeText(call, ...rest) {
    const out = [null];
    const size = [0];
    const status = call(...rest, out, size);
    if (status !== 0) throw new KwicError(status, native.lastError());
    const text = native.textAt(out[0], size[0]);
    native.free(out[0]);
    return text;
}

function defaults(type, init) {
    const options = {};
    init(options, native.sizeof(type));
    return options;
}

const choices = {
    match: ['automatic', 'all', 'any'],
    variants: ['off', 'accents', 'names'],
    sort: ['relevance', 'date', 'date_descending', 'path', 'title'],
    group: ['none', 'near'],
};

// Returns a kwic_search_options. The names of the given options are in camel case, such as `likeId` for `like_id`.
function searchOptions(given) {
    const options = defaults(native.SearchOptions, native.searchOptionsInit);
    for (const [name, value] of Object.entries(given)) {
        const member = name.replace(/[A-Z]/g, (letter) => '_' + letter.toLowerCase());
        if (!(member in options) || ['struct_size', 'stop', 'error', 'facet_count'].includes(member))
            throw new TypeError(`there is no option '${name}'`);
        if (member in choices) {
            options[member] = choices[member].indexOf(value);
            if (options[member] < 0) throw new RangeError(`${name} is one of ${choices[member].join(', ')}`);
        } else if (member === 'facets') {
            options.facets = value;
            options.facet_count = value.length;
        } else if (member === 'synonyms') {
            options.synonyms = native.string(value.map((group) => group.join(',')).join('\n'));
        } else {
            options[member] = member.startsWith('like_') ? native.string(value) : value;
        }
    }
    return options;
}

// Answers queries on one index, or on several indexes together. Any number of calls may run at the same time.
class Searcher {
    #handle;
    #underWay = 0;
    #isClosed = false;

    // Opens the indexes. The last argument may be an object with options. With { verify: true }, the constructor first
    // compares all files of the indexes with their checksums.
    constructor(...indexes) {
        const { verify = false, ...others } = typeof indexes.at(-1) === 'object' ? indexes.pop() : {};
        for (const name of Object.keys(others)) throw new TypeError(`there is no option '${name}'`);
        this.#handle = indexes.length === 1 && !verify
            ? made(native.searcherOpen, indexes[0])
            : made(verify ? native.searcherOpenVerified : native.searcherOpenAll, indexes, indexes.length);
    }

    get documentCount() {
        this.#checkOpen();
        return Number(made(native.searcherDocumentCount, this.#handle));
    }

    // Returns the answer as the object that kwic-searcher prints as JSON. `signal` is an AbortSignal that ends the
    // search. The other options are the members of kwic_search_options in camel case, such as `likeId` for `like_id`.
    // The value of an enumeration is a string, such as `sort: 'date_descending'`.
    async search(query, { signal, ...options } = {}) {
        return this.#ask(native.search, query, searchOptions(options), signal, (results) => {
            try {
                return JSON.parse(madeText(native.resultsJson, results, null));
            } finally {
                native.resultsFree(results);
            }
        });
    }

    // Returns completions of the last word of `typed` as objects { text, documents }, the most frequent first. `text`
    // is `typed` with its last word completed; `documents` is the number of documents with the completed word (see
    // kwic::Completion).
    async complete(typed, { limit = 10 } = {}) {
        return this.#ask(native.complete, typed, searchOptions({ limit }), undefined, (completions) => {
            const { items, count } = native.decode(completions, native.Completions);
            const found = native.pointers(items, count).map((item) => {
                const { text, documents } = native.decode(item, native.Completion);
                return { text: native.textAt(text.data, text.size), documents: Number(documents) };
            });
            native.completionsFree(completions);
            return found;
        });
    }

    // Closes the searcher. Calls in progress continue; the last of them frees the handle.
    close() {
        this.#isClosed = true;
        if (this.#underWay > 0) return;
        native.searcherClose(this.#handle);
        this.#handle = null;
    }

    #checkOpen() {
        if (this.#isClosed) throw new Error('the searcher is closed');
    }

    // Runs a call in another thread, passes its result to read(), and returns the value that read() returns. A call
    // that fails stores the address of its error message in the buffer `error`, because kwic_last_error() does not
    // return messages of other threads.
    async #ask(call, query, options, signal, read) {
        this.#checkOpen();
        signal?.throwIfAborted();
        const error = Buffer.alloc(8);
        const stop = native.stopNew();
        const abort = () => native.stopRequest(stop);
        const out = [null];
        const all = { ...options, stop, error };
        signal?.addEventListener('abort', abort);
        ++this.#underWay;
        try {
            const status = await promisify(call.async)(this.#handle, native.string(query), all, out);
            if (status === 0) return read(out[0]);
            signal?.throwIfAborted();
            throw new KwicError(status, takenText(error));
        } finally {
            signal?.removeEventListener('abort', abort);
            native.stopFree(stop);
            --this.#underWay;
            if (this.#isClosed) this.close();
        }
    }
}

// Returns a copy of the text whose address is in the buffer, and frees the text.
function takenText(buffer) {
    const address = buffer.readBigUInt64LE();
    if (!address) return 'out of memory';
    const text = native.decode(address, 'char', -1);
    native.free(address);
    return text;
}

// Returns a kwic_field. Even an empty string gets a data pointer, because a field without a data pointer is a number.
function field(name, value) {
    if (typeof value === 'number') return { name, text: { data: null, size: 0 }, number: value };
    const data = Buffer.from(`${value}\0`);
    return { name, text: { data, size: data.length - 1 }, number: 0 };
}

// Builds or updates an index. commit() makes changes visible and durable.
class Writer {
    #handle;
    #isBusy = false;

    // The options are { rebuild, root, language, storeText, positions, memory, jobs }; see kwic_writer_options.
    constructor(index, { storeText, positions, ...rest } = {}) {
        const options = defaults(native.WriterOptions, native.writerOptionsInit);
        for (const [name, value] of Object.entries(rest)) {
            if (!['rebuild', 'root', 'language', 'memory', 'jobs'].includes(name))
                throw new TypeError(`there is no option '${name}'`);
            options[name] = value;
        }
        if (storeText !== undefined) options.store_text = storeText ? 1 : 0;
        if (positions !== undefined) options.positions = positions ? 1 : 0;
        this.#handle = made(native.writerOpen, index, options);
    }

    get documentCount() {
        return Number(made(native.writerDocumentCount, this.#open));
    }

    // Adds or replaces a document { id, text, title, date, language, fields }, and returns `added`, `updated` or
    // `unchanged`. The value of a field is a string, a number, or a list of strings and numbers.
    put({ id, text, title, date = null, language = null, fields = {} }) {
        const list = Object.entries(fields)
            .flatMap(([name, values]) => [values].flat().map((value) => field(name, value)));
        return this.#put({
            struct_size: native.sizeof(native.Document),
            id: native.string(id),
            title: native.string(title),
            text: native.string(text),
            date,
            language,
            fields: list.length ? list : null,
            field_count: list.length,
            file: null,
        });
    }

    // Adds or replaces the document that a line of JSON contains, and returns `added`, `updated` or `unchanged`. Throws
    // KwicError (invalid_argument) if the line is not valid.
    putJson(line) {
        const input = made(native.parseJsonLine, native.string(line));
        try {
            const { document, cause } = native.decode(input, native.Input);
            if (!document) throw new KwicError(1, cause);
            return this.#put(document);
        } finally {
            native.inputFree(input);
        }
    }

    // Removes the document with this id. Returns false if there is no such document.
    remove(id) {
        return made(native.writerRemove, this.#open, native.string(id));
    }

    // Makes all changes visible and durable.
    async commit() {
        const handle = this.#open;
        this.#isBusy = true;
        try {
            const status = await promisify(native.writerCommit.async)(handle, null);
            if (status !== 0) throw new KwicError(status, native.writerError(handle));
        } finally {
            this.#isBusy = false;
        }
    }

    // Closes the writer and discards uncommitted changes.
    close() {
        if (this.#handle) native.writerClose(this.#open);
        this.#handle = null;
    }

    get #open() {
        if (!this.#handle) throw new Error('the writer is closed');
        if (this.#isBusy) throw new Error('the writer is committing');
        return this.#handle;
    }

    #put(document) {
        return ['added', 'updated', 'unchanged'][made(native.writerPut, this.#open, document)];
    }
}

// Returns the text with `before` and `after` around each highlight. Highlights are byte ranges of the UTF-8 form of the
// text. Nothing is escaped.
function marked(text, highlights, before = '<mark>', after = '</mark>') {
    const bytes = Buffer.from(text);
    let result = '';
    let end = 0;
    for (const [first, last] of highlights) {
        result += bytes.subarray(end, first) + before + bytes.subarray(first, last) + after;
        end = last;
    }
    return result + bytes.subarray(end);
}

module.exports = { KwicError, Searcher, Writer, marked, version: native.version };
