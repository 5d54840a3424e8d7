// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';

const { setTimeout: wait } = require('node:timers/promises');
const native = require('./native.js');
const given = require('./arguments.js');
const { documentOf, fieldDeclarations, fieldTypes, fields } = require('./document.js');
const { fieldsIn } = require('./field-info.js');
const { Handle, called, check, made, slots, takenMessage } = require('./calls.js');

const writerOptions = {
    rebuild: given.boolean,
    root: given.path,
    language: given.name,
    storeText: given.boolean,
    positions: given.boolean,
    memory: given.size,
    jobs: given.unsigned,
    fields: fieldDeclarations,
};

const actions = { put: 0, remove: 1, patch: 2 }; // kwic_line_action

// Throws a KwicError if the status, which kwic_writer_open() has returned, is a failure.
function checkOpened(status, message) {
    if (status === 0) return;
    const [part] = message.match(/(?<= was made with(?:out)? )(?:texts|positions)(?=;)|language(?= code)/) ?? [];
    check(status, message, { texts: 'storeText', positions: 'positions', language: 'language' }[part] ?? 'index');
}

// Returns the arguments of kwic_writer_open(), except the last, and the checked options.
function openArguments(index, options) {
    const path = given.path(index, 'index');
    const checked = given.options(options, writerOptions);
    const { storeText, positions, fields: types = [], ...rest } = checked;
    const struct = {};
    native.writerOptionsInit(struct, native.sizeof(native.WriterOptions));
    Object.assign(struct, rest);
    struct.fields = types.length ? types : null;
    struct.field_count = types.length;
    if (storeText !== undefined) struct.store_text = Number(storeText);
    if (positions !== undefined) struct.positions = Number(positions);
    return { path, struct, checked };
}

// The first argument of the constructor of a Writer for a kwic_writer that is open. The second argument is the pointer
// to the kwic_writer.
const ofPointer = Symbol('pointer');

// Returns the kwic_input_options for lines of JSON. In fields of the types `keyword` and `text`, numbers become
// strings.
function lineOptions(path, { rebuild, fields: declared = [] }) {
    const known = rebuild ? [] : knownFields(path);
    const types = new Map(known.map(({ name, type }) => [name, type]));
    for (const { name, type } of declared) types.set(name.toString('utf8', 0, name.length - 1), fieldTypes[type]);
    const strings = [...types].filter(([, type]) => type === 'keyword' || type === 'text');
    const options = {};
    native.inputOptionsInit(options, native.sizeof(native.InputOptions));
    options.string_fields = strings.length ? strings.map(([name]) => given.name(name, 'fields')) : null;
    options.string_field_count = strings.length;
    return options;
}

// Returns the fields of the index in a folder, or [] if there is no index yet.
function knownFields(path) {
    try {
        return fieldsIn(path);
    } catch {
        return [];
    }
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

    // Keeps Node from ending the process if nobody handles the rejection. The rejection still counts as not handled.
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
    #path;
    #options; // the checked options
    #lineOptions; // made when the first line is put

    // Opens the index, or creates it if the folder holds none; see types.d.ts for the options.
    constructor(index, options) {
        const known = index === ofPointer ? options : openArguments(index, options);
        const out = [known.pointer ?? null];
        if (!out[0]) checkOpened(native.writerOpen(known.path, known.struct, out), native.lastError());
        this.#handle = new Handle(this, 'writer', out[0], native.writerClose);
        this.#documentCount = Number(made(null, native.writerDocumentCount, out[0]));
        this.#path = known.path;
        this.#options = known.checked;
    }

    // Opens the index like the constructor, but in another thread. If another writer uses the index, tries again for
    // `waitMs` milliseconds.
    static async open(index, options) {
        const { waitMs, ...rest } = given.object(options, 'options');
        const end = performance.now() + given.unsigned(waitMs ?? 0, 'waitMs');
        const known = openArguments(index, rest);
        for (;;) {
            try {
                const out = [null];
                const message = Buffer.alloc(8);
                const status = await slots.run(() =>
                    called(native.writerOpen, known.path, { ...known.struct, error: message }, out),
                );
                if (status !== 0) checkOpened(status, takenMessage(message));
                return new Writer(ofPointer, { ...known, pointer: out[0] });
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

    // Adds, replaces or removes the document that a line of JSON describes, or changes its fields; see index.d.ts.
    putJson(line) {
        const json = given.text(line, 'line');
        this.#lineOptions ??= lineOptions(this.#path, this.#options);
        return this.#change(async (writer) => {
            const out = [null];
            const status = await called(native.parseJsonLine, json, this.#lineOptions, out);
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

    // Discards all changes since the last commit, including the changes whose failures nobody handled.
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
