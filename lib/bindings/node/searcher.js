// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const native = require('./native.js');
const given = require('./arguments.js');
const { KwicError, wrongType, wrongValue } = require('./errors.js');
const { Handle, called, check, made, slots, takenMessage, takenText } = require('./calls.js');

const openOptions = { verify: given.boolean, mapped: given.boolean };

const completeOptions = { limit: given.size, filter: given.filters, ids: given.ids, signal };

const searchOptions = {
    limit: given.size,
    offset: given.size,
    after: given.name,
    match: given.choice('automatic', 'all', 'any'),
    variants: given.choice('off', 'accents', 'names'),
    sort: given.nameOrNames,
    recencyDays: given.days,
    today: given.day,
    since: given.day,
    until: given.day,
    group: given.choice('none', 'near'),
    likeId: given.id,
    likeText: given.text,
    plain: given.boolean,
    typing: given.boolean,
    suggest: given.boolean,
    timeoutMs: given.unsigned,
    synonyms: given.synonyms,
    countTo: given.size,
    facets: given.names,
    fields: given.names,
    snippets: given.size,
    snippetLength: given.size,
    lines: given.boolean,
    context: given.size,
    literal: given.boolean,
    filter: given.filters,
    ids: given.ids,
    signal,
};

function signal(value, argument) {
    if (!(value instanceof AbortSignal)) throw wrongType(argument, 'an AbortSignal', value);
    return value;
}

// Returns a kwic_search_options with the checked options, whose names are in camel case. `queries` are the pointers of
// further filters.
function structOf({ filter = [], ...options }, queries) {
    const struct = {};
    native.searchOptionsInit(struct, native.sizeof(native.SearchOptions));
    for (const [option, value] of Object.entries(options))
        struct[option.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] = value;
    for (const [list, count] of [
        ['sort', 'sort_count'],
        ['facets', 'facet_count'],
        ['fields', 'field_count'],
    ]) {
        struct[count] = options[list]?.length ?? 0;
        if (struct[count] === 0) struct[list] = null;
    }
    struct.filter_count = filter.length;
    struct.filters = filter.length ? filter : null;
    struct.filter_query_count = queries.length;
    struct.filter_queries = queries.length ? queries : null;
    return struct;
}

// Returns the name of the argument to which an error message of a search refers.
function refused(options, message) {
    const isShown = (option) => options[option] && message.includes(`'${options[option].toString().slice(0, -1)}'`);
    if (options.filter && message.startsWith('filter ')) return 'filter';
    const parts = { after: 'cursor', sort: ' sort by', facets: 'cannot count ' };
    return (
        ['since', 'until', 'today'].find(isShown) ??
        Object.keys(parts).find((option) => options[option] && message.includes(parts[option])) ??
        'query'
    );
}

// Replaces each id, path and name of an index that contains U+FFFD by a string that given.id() converts back to the
// original bytes.
function restore(answer, results) {
    const restored = (object, struct) => {
        if (object.id !== undefined) object.id = given.idText(native.bytesAt(struct.id.data, struct.id.size));
        if (object.path) object.path = given.idText(native.stringAt(struct.path));
        if (object.index) object.index = given.idText(native.stringAt(struct.index));
    };
    const { hits, hit_count, indexes, index_count } = native.decode(results, native.Results);
    native.pointers(hits, hit_count).forEach((address, i) => {
        const struct = native.decode(address, native.Hit);
        restored(answer.hits[i], struct);
        native
            .pointers(struct.near, struct.near_count)
            .forEach((near, j) => restored(answer.hits[i].near[j], native.decode(near, native.NearDocument)));
    });
    native
        .pointers(answer.indexes ? indexes : null, answer.indexes ? index_count : 0)
        .forEach((address, i) => restored(answer.indexes[i], native.decode(address, native.IndexStatus)));
    return answer;
}

// Throws KwicError (invalid_argument) if a facet cannot be counted.
function refuseFacets(results) {
    const { facets, facet_count } = native.decode(results, native.Results);
    for (const address of native.pointers(facets, facet_count)) {
        const { error } = native.decode(address, native.Facet);
        if (error) throw new KwicError('invalid_argument', `facets: ${error}`, 'facets');
    }
}

// Returns the answer as an object, and frees the results.
async function takenAnswer(results, options) {
    const out = [null];
    const size = [0];
    try {
        if (options.facets) refuseFacets(results);
        const status = await called(native.resultsJson, results, null, out, size);
        if (status !== 0) check(status, 'out of memory');
        const json = takenText(out[0], size[0]);
        const answer = JSON.parse(json);
        return json.includes('\ufffd') ? restore(answer, results) : answer;
    } finally {
        native.resultsFree(results);
    }
}

function takenCompletions(completions) {
    try {
        const { items, count } = native.decode(completions, native.Completions);
        return native.pointers(items, count).map((item) => {
            const { text, documents } = native.decode(item, native.Completion);
            return { text: native.bytesAt(text.data, text.size).toString(), documents: Number(documents) };
        });
    } finally {
        native.completionsFree(completions);
    }
}

// The first argument of the constructor of a Searcher for a kwic_searcher that is open. The second argument is the
// pointer to the kwic_searcher.
const ofPointer = Symbol('pointer');

// Returns the arguments of kwic_searcher_open_with(), except the last. The last of `indexes` may be an object with
// options.
function openArguments(indexes) {
    const last = indexes.at(-1);
    const isOptions = (typeof last !== 'string' && !given.isBytes(last) && indexes.length > 1) || isPlain(last);
    const { verify = false, mapped = true } = given.options(isOptions ? indexes.pop() : {}, openOptions);
    if (indexes.length === 0) throw wrongType('index', 'a string or a Uint8Array', undefined);
    const paths = indexes.map((index) => given.path(index, 'index'));
    const struct = {};
    native.searcherOptionsInit(struct, native.sizeof(native.SearcherOptions));
    return [paths, paths.length, { ...struct, verify, mapped }];
}

// Answers queries on one index, or on several indexes together. Any number of calls may be in progress. The calls run
// in other threads, a few at a time, in the order in which they were made.
class Searcher {
    #handle;

    // Opens the indexes: strings or bytes. The last argument may be an object with options; see index.d.ts.
    constructor(...indexes) {
        if (indexes[0] === ofPointer) {
            this.#handle = new Handle(this, 'searcher', indexes[1], native.searcherClose);
            return;
        }
        const [paths, count, options] = openArguments(indexes);
        const pointer =
            count === 1 && !options.verify && options.mapped
                ? made('index', native.searcherOpen, paths[0])
                : made('index', native.searcherOpenWith, paths, count, options);
        this.#handle = new Handle(this, 'searcher', pointer, native.searcherClose);
    }

    // Opens the indexes like the constructor, in another thread.
    static async open(...indexes) {
        const [paths, count, options] = openArguments(indexes);
        return slots.run(async () => {
            const error = Buffer.alloc(8);
            const out = [null];
            const status = await called(native.searcherOpenWith, paths, count, { ...options, error }, out);
            if (status !== 0) check(status, takenMessage(error), 'index');
            return new Searcher(ofPointer, out[0]);
        });
    }

    // The number of documents in the indexes.
    get documentCount() {
        return Number(made(null, native.searcherDocumentCount, this.#handle.pointer));
    }

    // Answers a query; see types.d.ts for the options and the answer.
    async search(query, options) {
        return this.#ask(
            native.search,
            given.text(query ?? '', 'query'),
            given.options(options, searchOptions),
            takenAnswer,
        );
    }

    // Returns completions of the last word of `typed`; see index.d.ts.
    async complete(typed, options) {
        const checked = given.options(options, completeOptions);
        return this.#ask(native.complete, given.text(typed, 'typed'), checked, takenCompletions);
    }

    // Returns a Searcher that uses the state of the indexes at the time of this call.
    snapshot() {
        return new Searcher(ofPointer, made('searcher', native.searcherSnapshot, this.#handle.pointer));
    }

    // Closes the searcher. Calls in progress continue, and later calls throw KwicError (closed).
    close() {
        this.#handle.close();
    }

    // Runs a call in another thread and returns the result of `take`, to which it passes the result of the call. A call
    // that fails stores the address of its error message in the buffer `error`, because kwic_last_error() does not
    // return messages of other threads.
    async #ask(call, query, { signal, ids, ...options }, take) {
        return this.#handle.use((searcher) =>
            slots.run(async () => {
                const error = Buffer.alloc(8);
                const out = [null];
                const stop = native.stopNew();
                const queries = ids ? [native.queryIds(ids.length ? ids : null, ids.length)] : [];
                const abort = () => native.stopRequest(stop);
                signal?.addEventListener('abort', abort);
                try {
                    const status = await called(call, searcher, query, { ...structOf(options, queries), stop, error }, out);
                    if (status === 0) return await take(out[0], options);
                    const message = takenMessage(error);
                    signal?.throwIfAborted();
                    check(status, message, refused(options, message));
                } finally {
                    signal?.removeEventListener('abort', abort);
                    native.stopFree(stop);
                    for (const made of queries) native.queryFree(made);
                }
            }, signal),
        );
    }
}

// Returns whether the value is an object with options, and not an index.
function isPlain(value) {
    return typeof value === 'object' && value !== null && !given.isBytes(value) && !Array.isArray(value);
}

module.exports = { Searcher };
