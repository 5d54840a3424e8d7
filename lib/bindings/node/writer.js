// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const { setTimeout: wait } = require('node:timers/promises');
const native = require('./native.js');
const given = require('./arguments.js');
const { unknownOption, wrongType, wrongValue } = require('./errors.js');
const { Handle, called, check, made, slots } = require('./calls.js');

const writerOptions = {
    rebuild: given.boolean,
    root: given.path,
    language: given.name,
    storeText: given.boolean,
    positions: given.boolean,
    memory: given.size,
    jobs: given.unsigned,
    fields: (value, argument) => fieldDeclarations(value, argument),
};

// The values of kwic_value_kind.
const kinds = { string: 0, integer: 1, real: 2, boolean: 3 };

const fieldTypes = ['auto', 'text', 'keyword', 'integer', 'real', 'boolean', 'date', 'stored']; // kwic_field_type

const actions = { put: 0, remove: 1, patch: 2 }; // kwic_line_action

const isInt64 = (value) => BigInt.asIntN(64, value) === value;

// Returns the kwic_field for a value, which is neither an array nor absent. An integer becomes an integer of 64 bits if
// it is exact, otherwise a real number.
function field(name, value, argument) {
    const made = (kind, members) => ({
        name,
        kind: kinds[kind],
        boolean: 0,
        text: given.empty,
        integer: 0,
        real: 0,
        ...members,
    });
    switch (typeof value) {
        case 'string':
            return made('string', { text: given.utf8(value, argument) });
        case 'boolean':
            return made('boolean', { boolean: Number(value) });
        case 'number':
        case 'bigint':
            if (!Number.isFinite(Number(value))) throw wrongValue(argument, `must be finite, not ${value}`);
            if (typeof value === 'bigint' ? isInt64(value) : Number.isSafeInteger(value))
                return made('integer', { integer: BigInt(value) });
            return made('real', { real: Number(value) });
    }
    if (given.isDate(value)) {
        if (Number.isNaN(value.getTime())) throw wrongValue(argument, 'is an invalid Date');
        return made('string', { text: given.utf8(value.toISOString(), argument) });
    }
    throw wrongType(argument, 'a string, number, boolean, Date, null, or an array of these', value);
}

// Returns the name of a field as a C string.
function fieldName(member, argument) {
    const size = Buffer.byteLength(member);
    if (size < 1 || size > 245) throw wrongValue(argument, 'is not a field name: use 1 to 245 bytes of UTF-8');
    return given.name(member, argument);
}

// Returns a list of kwic_field_declaration.
function fieldDeclarations(types, argument) {
    return Object.entries(given.object(types, argument)).map(([member, type]) => {
        const at = `${argument}.${member}`;
        return { name: fieldName(member, at), type: given.choice(...fieldTypes)(type, at) };
    });
}

function fields(values, argument) {
    return Object.entries(given.object(values, argument)).flatMap(([member, value]) => {
        const at = `${argument}.${member}`;
        const name = fieldName(member, at);
        const list = Array.isArray(value) ? value : [value];
        return list.filter((each) => !given.isAbsent(each)).map((each) => field(name, each, at));
    });
}

const members = {
    id: given.ownId,
    title: given.utf8,
    text: given.utf8,
    date: given.documentDate,
    language: given.name,
    fields,
};

// Returns a kwic_document.
function documentOf(value) {
    if (given.isAbsent(value)) throw wrongType('document', 'an object', value);
    const document = {};
    for (const [member, part] of Object.entries(given.object(value, 'document'))) {
        if (!Object.hasOwn(members, member)) throw unknownOption(member);
        if (!given.isAbsent(part)) document[member] = members[member](part, member);
    }
    if (!document.id) throw wrongType('id', 'a string or a Uint8Array', value.id);
    const { id, title = given.empty, text = given.empty, date = null, language = null, fields: list = [] } = document;
    return {
        struct_size: native.sizeof(native.Document),
        id,
        title,
        text,
        date,
        language,
        fields: list.length ? list : null,
        field_count: list.length,
        file: null,
    };
}

function opened(path, options) {
    const out = [null];
    const status = native.writerOpen(path, options, out);
    if (status === 0) return out[0];
    const message = native.lastError();
    const [part] = message.match(/(?<= was made with(?:out)? )(?:texts|positions)(?=;)|language(?= code)/) ?? [];
    check(status, message, { texts: 'storeText', positions: 'positions', language: 'language' }[part] ?? 'index');
}

// The promise of a change. A rejection that nobody handles does not end the process: the next commit() throws it.
class Change extends Promise {
    isHandled = false;

    static get [Symbol.species]() {
        return Promise;
    }

    then(...callbacks) {
        this.isHandled = true;
        return super.then(...callbacks);
    }

    // Keeps Node from ending the process if nobody handles a rejection. Does not count as handling it.
    keepQuiet() {
        super.then(undefined, () => {});
    }
}

// Builds or updates an index. Changes run in other threads, one after the other, in the order in which they were made.
// commit() makes changes visible and durable.
class Writer {
    #handle;
    #last = Promise.resolve(); // the last of the calls in progress
    #failed = []; // the Changes that failed since the last commit, with their errors
    #documentCount;

    // Opens the index, or creates it if the folder holds none; see index.d.ts for the options.
    constructor(index, options) {
        const path = given.path(index, 'index');
        const { storeText, positions, fields: types = [], ...rest } = given.options(options, writerOptions);
        const struct = {};
        native.writerOptionsInit(struct, native.sizeof(native.WriterOptions));
        Object.assign(struct, rest);
        struct.fields = types.length ? types : null;
        struct.field_count = types.length;
        if (storeText !== undefined) struct.store_text = Number(storeText);
        if (positions !== undefined) struct.positions = Number(positions);
        const pointer = opened(path, struct);
        this.#handle = new Handle(this, 'writer', pointer, native.writerClose);
        this.#documentCount = Number(made(null, native.writerDocumentCount, pointer));
    }

    // Opens the index like the constructor. If another writer uses the index, tries again for `waitMs` milliseconds.
    static async open(index, options) {
        const { waitMs, ...rest } = given.object(options, 'options');
        const end = performance.now() + given.unsigned(waitMs ?? 0, 'waitMs');
        for (;;) {
            try {
                return new Writer(index, rest);
            } catch (error) {
                if (error.code !== 'locked' || performance.now() >= end) throw error;
            }
            await wait(Math.min(20, Math.max(1, end - performance.now())));
        }
    }

    // The number of documents in the index, including the changes whose promises are fulfilled.
    get documentCount() {
        this.#handle.pointer; // throws if the writer is closed
        return this.#documentCount;
    }

    // Adds or replaces a document; see index.d.ts. Throws a TypeError or RangeError if a member is wrong. Otherwise
    // returns the promise of `added`, `updated` or `unchanged`.
    put(document) {
        const struct = documentOf(document);
        return this.#change((writer) => this.#put(writer, struct, 'document'));
    }

    // Adds or replaces the document that a line of JSON contains, or removes it or changes its fields; see index.d.ts.
    putJson(line) {
        const json = given.text(line, 'line');
        return this.#change(async (writer) => {
            const out = [null];
            const status = await called(native.parseJsonLine, json, out);
            if (status !== 0) check(status, 'out of memory', 'line');
            try {
                const { document, cause, action, cleared, cleared_count } = native.decode(out[0], native.Input);
                if (!document) check(1, cause, 'line');
                if (action === actions.put) return await this.#put(writer, document, 'line');
                const { id, fields: list, field_count } = native.decode(document, native.Document);
                if (action === actions.patch)
                    return await this.#patch(writer, id, list, field_count, cleared, cleared_count, 'line');
                return (await this.#remove(writer, id, 'line')) ? 'removed' : 'unchanged';
            } finally {
                native.inputFree(out[0]);
            }
        });
    }

    // Removes the document with this id. Returns the promise of false if there is no such document.
    remove(id) {
        const bytes = given.id(id, 'id');
        return this.#change((writer) => this.#remove(writer, bytes, 'id'));
    }

    // Removes all documents that match a query. Returns the promise of their number.
    removeMatching(filter) {
        const query = given.text(filter, 'filter');
        return this.#change(async (writer) => {
            const removed = [0];
            await this.#call(writer, 'filter', native.writerRemoveMatching, query, removed);
            this.#documentCount -= Number(removed[0]);
            return Number(removed[0]);
        });
    }

    // Returns the promise of the ids of the documents that removeMatching() would remove.
    matching(filter) {
        const query = given.text(filter, 'filter');
        return this.#enqueue(async (writer) => {
            const out = [null];
            await this.#call(writer, 'filter', native.writerMatching, query, out);
            try {
                const { items, count } = native.decode(out[0], native.Strings);
                return native.strings(items, count).map(({ data, size }) => given.idText(native.bytesAt(data, size)));
            } finally {
                native.stringsFree(out[0]);
            }
        });
    }

    // Replaces custom fields of the document with this id; see index.d.ts.
    patch(id, changes) {
        const bytes = given.id(id, 'id');
        const set = fields(changes, 'fields');
        const isSet = ([, value]) => [value].flat().some((each) => !given.isAbsent(each));
        const removed = Object.entries(changes)
            .filter((member) => !isSet(member))
            .map(([member]) => given.utf8(member, `fields.${member}`));
        return this.#change((writer) =>
            this.#patch(writer, bytes, set.length ? set : null, set.length, removed, removed.length, 'fields'),
        );
    }

    // Makes all earlier changes visible and durable. If an earlier change failed and its rejection was not handled,
    // rejects with the error of this change and commits nothing.
    async commit() {
        return this.#enqueue(async (writer) => {
            const lost = this.#failed.find(({ change }) => !change.isHandled);
            this.#failed = [];
            if (lost) throw lost.error;
            await this.#call(writer, null, native.writerCommit, null);
        });
    }

    // Discards all changes since the last commit, also the changes whose failures nobody handled.
    async rollback() {
        return this.#enqueue(async (writer) => {
            this.#failed = [];
            await this.#call(writer, null, native.writerRollback);
            this.#documentCount = Number(made(null, native.writerDocumentCount, writer));
        });
    }

    // Closes the writer and discards uncommitted changes. Calls in progress are completed first; the returned promise
    // is fulfilled when the index is free for another writer. If no call is in progress, the index is free immediately.
    close() {
        this.#handle.close();
        return this.#last;
    }

    // Calls `task` with the pointer of the writer after all earlier calls have ended. Throws KwicError (closed) if the
    // writer is closed.
    #enqueue(task) {
        this.#handle.pointer; // throws if the writer is closed
        const earlier = this.#last;
        const call = this.#handle.use((writer) => earlier.then(() => slots.run(() => task(writer))));
        this.#last = call.then(
            () => {},
            () => {},
        );
        return call;
    }

    #change(task) {
        const call = this.#enqueue(async (writer) => {
            try {
                return await task(writer);
            } catch (error) {
                this.#failed.push({ change, error });
                throw error;
            }
        });
        const change = new Change((resolve, reject) => call.then(resolve, reject));
        change.keepQuiet();
        return change;
    }

    async #put(writer, document, argument) {
        const result = [0];
        await this.#call(writer, argument, native.writerPut, document, result);
        if (result[0] === 0) ++this.#documentCount;
        return ['added', 'updated', 'unchanged'][result[0]];
    }

    async #remove(writer, id, argument) {
        const wasThere = [false];
        await this.#call(writer, argument, native.writerRemove, id, wasThere);
        if (wasThere[0]) --this.#documentCount;
        return wasThere[0];
    }

    async #patch(writer, id, set, count, removed, removedCount, argument) {
        const result = [0];
        await this.#call(
            writer,
            argument,
            native.writerPatch,
            id,
            set,
            count,
            removedCount ? removed : null,
            removedCount,
            result,
        );
        return ['added', 'updated', 'unchanged', null][result[0]];
    }

    // Calls a function with the writer in another thread. Throws KwicError if the function fails.
    async #call(writer, argument, call, ...rest) {
        const status = await called(call, writer, ...rest);
        if (status !== 0) check(status, native.writerError(writer), argument);
    }
}

module.exports = { Writer };
