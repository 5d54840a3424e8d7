// SPDX-License-Identifier: GPL-2.0-or-later

/**
 * kwic for Node: full-text search by libkwic.
 *
 *     const { Searcher, Writer } = require('kwic');
 *     const writer = new Writer('notes.kwic');
 *     writer.put({ id: 'a.txt', text: 'Envoys met at the harbour.' });
 *     await writer.commit();
 *     const searcher = new Searcher('notes.kwic');
 *     const { hits } = await searcher.search('harbours', { limit: 5 });
 *
 * **Errors.** Arguments are checked before the library is called: an argument of a wrong type causes a TypeError, and
 * an argument with a wrong value causes a RangeError. All other failures are KwicErrors. Each of these errors has a
 * member `code`, and a member `argument`, which is the name of the wrong argument or null. Constructors, put(),
 * putJson(), remove(), removeMatching(), matching() and patch() throw errors of arguments; Searcher.open(),
 * Writer.open(), search() and complete() return a promise that is rejected. In every function, `undefined` and `null`
 * mean that an option, or a member of a document, is absent.
 *
 * **Threads.** The functions that return a promise, except Writer.close(), run in the threads of libuv. The environment
 * variable `UV_THREADPOOL_SIZE` sets the number of these threads (default: 4). kwic leaves one of the threads free for
 * other work of Node, such as reading files and resolving host names. Any number of calls may be in progress: calls
 * that find no free thread wait in a queue. All other functions, such as the constructors, run in the calling thread.
 *
 * **Lifetime.** close() closes an object. An object that the program no longer refers to is closed when the garbage
 * collector finds it.
 *
 * **Ids** may be any bytes except the empty string. A string stands for its UTF-8 bytes. In a string, the code units
 * U+DC80 to U+DCFF stand for bytes 0x80 to 0xFF that are not part of valid UTF-8, as in Python. In answers, ids, paths
 * and names of indexes have this form, so that each id of an answer can be passed to likeId or remove(). In texts and
 * queries, half a surrogate pair becomes U+FFFD.
 */

import type {
    Answer,
    Code,
    CompleteOptions,
    Completion,
    Document,
    FieldInfo,
    SearchOptions,
    Span,
    WriterOptions,
} from './types';

/** The types of options, documents and answers. */
export * from './types';

/** A failure of the library, or a call with a closed object. */
export class KwicError extends Error {
    /** The name of the failure. */
    readonly code: Code;
    /** The name of the argument that the library refuses or of the closed object, or null. */
    readonly argument: string | null;
}

/**
 * Builds or updates an index. An index has one writer at a time.
 *
 * Changes run in other threads, one after the other, in the order in which they were made. A program may await each
 * change, or only commit(): if a change fails and nobody has handled its rejection, the next commit() is rejected with
 * the error of the change. A program that puts many documents should await some of the changes, because each document
 * stays in memory until it is processed.
 */
export class Writer {
    /** Opens the index in the folder `index`. Creates an index if the folder holds none. */
    constructor(index: string | Uint8Array, options?: WriterOptions | null);
    /**
     * Opens the index like the constructor, but in another thread, so that the event loop continues. If another writer
     * uses the index, tries again for `waitMs` milliseconds (default: 0).
     */
    static open(
        index: string | Uint8Array,
        options?: (WriterOptions & { waitMs?: number | null }) | null,
    ): Promise<Writer>;
    /** The number of documents in the index, including the changes whose promises are fulfilled. */
    readonly documentCount: number;
    /** Adds the document, or replaces the document with the same id. */
    put(document: Document): Promise<'added' | 'updated' | 'unchanged'>;
    /**
     * Adds or replaces the document that a line of JSON contains, such as `{"id": "i1", "text": "Dues", "price":
     * 120.5}`. A line with `"_delete": true` removes the document, and a line with `"_patch": true` changes fields as
     * patch() does. In a field of the type `keyword` or `text`, a number becomes a string of the characters in the
     * line, such as `1.10`. The promise is rejected with a KwicError (invalid_argument) if the line is not valid.
     */
    putJson(line: string | Uint8Array): Promise<'added' | 'updated' | 'unchanged' | 'removed' | null>;
    /** Removes the document with this id. The result is false if there is no such document. */
    remove(id: string | Uint8Array): Promise<boolean>;
    /**
     * Removes all documents that match a query, including uncommitted documents. The result is the number of removed
     * documents. If a part of the query cannot be read as it is typed, the promise is rejected with a KwicError
     * (invalid_argument), and nothing is removed.
     */
    removeMatching(filter: string | Uint8Array): Promise<number>;
    /** The ids of the documents that removeMatching() would remove, in ascending order. */
    matching(filter: string | Uint8Array): Promise<string[]>;
    /**
     * Replaces custom fields of the document with this id, and keeps its text and all other data. A field whose value
     * is null, undefined or [] is removed. The result is null if there is no document with this id.
     */
    patch(id: string | Uint8Array, fields: Document['fields']): Promise<'updated' | 'unchanged' | null>;
    /**
     * Makes all earlier changes visible and durable. If an earlier change failed and its rejection was not handled,
     * rejects with the error of this change and commits nothing; the next commit() commits the other changes.
     */
    commit(): Promise<void>;
    /**
     * Discards all changes since the last commit, including the changes whose failures nobody handled. The writer can
     * then be used as if it had just been opened, even after a failure.
     */
    rollback(): Promise<void>;
    /**
     * Closes the writer and discards uncommitted changes. Calls in progress are completed first. The promise is
     * fulfilled when another writer can open the index. If no call is in progress, another writer can open the index as
     * soon as close() returns.
     */
    close(): Promise<void>;
}

/** Answers queries on one index, or on several indexes together. */
export class Searcher {
    /**
     * Opens the indexes. Each argument is the path of a folder or, if there are several indexes, may be the address
     * `host:port` of a server.
     */
    constructor(...indexes: [string | Uint8Array, ...(string | Uint8Array)[]]);
    /**
     * If `verify` is true, first compares all files of the indexes with their checksums.
     *
     * If `mapped` is true (the default), maps the files into memory, which is faster than reading them. If another
     * program then shortens a file of an index, or the storage device fails, the process may end with the signal
     * SIGBUS. If `mapped` is false, such a failure throws an Error.
     */
    constructor(
        ...indexesAndOptions: [
            string | Uint8Array,
            ...(string | Uint8Array)[],
            { verify?: boolean | null; mapped?: boolean | null },
        ]
    );
    /**
     * Opens the indexes in another thread, so that the event loop continues. Takes the arguments of the constructor,
     * but a single index may also be the address of a server.
     */
    static open(
        ...indexesAndOptions:
            | [string | Uint8Array, ...(string | Uint8Array)[]]
            | [
                  string | Uint8Array,
                  ...(string | Uint8Array)[],
                  { verify?: boolean | null; mapped?: boolean | null },
              ]
    ): Promise<Searcher>;
    /** The number of documents in the indexes. */
    readonly documentCount: number;
    /** Answers a query (default: the empty query). Each call uses the newest committed state of the index. */
    search(query?: string | Uint8Array | null, options?: SearchOptions | null): Promise<Answer>;
    /** Returns completions of the last word of `typed`, the most frequent first. */
    complete(typed: string | Uint8Array, options?: CompleteOptions | null): Promise<Completion[]>;
    /**
     * Returns a Searcher whose calls all use the state of the indexes at the time of this call, even if writers commit
     * changes later. Calls with the snapshot run one after the other. As long as the snapshot is open, writers keep the
     * files of this state. A snapshot has no snapshot.
     */
    snapshot(): Searcher;
    /** Closes the searcher. Calls in progress continue. */
    close(): void;
}

/**
 * Returns the custom fields of the index in a folder, in ascending order of their names: the fields that documents have
 * or had, and the fields whose types are declared.
 */
export function fields(index: string | Uint8Array): FieldInfo[];

/**
 * Returns the text with `before` and `after` around each highlight. Nothing is escaped.
 * @param before default: `<mark>`
 * @param after default: `</mark>`
 */
export function marked(text: string, highlights: readonly Span[], before?: string, after?: string): string;

/** Returns the version of the library, such as `0.1.0`. */
export function version(): string;
