// SPDX-License-Identifier: GPL-2.0-or-later
// Calls functions of the library: in the calling thread, or in the threads of libuv.
'use strict';

const native = require('./native.js');
const { KwicError } = require('./errors.js');

// Throws a KwicError if the status is a failure. If the library refuses an argument, the error has `argument` as the
// name of the argument.
function check(status, message, argument = null) {
    if (status === 0) return;
    const code = native.statusName(status);
    if (code !== 'invalid_argument') throw new KwicError(code, message);
    const isNamed = argument === null || message.startsWith(argument);
    throw new KwicError(code, isNamed ? message : `${argument}: ${message}`, argument);
}

// Calls a function in this thread, and returns the value that the function stores through its last argument.
function made(argument, call, ...rest) {
    const out = [null];
    const status = call(...rest, out);
    if (status !== 0) check(status, native.lastError(), argument);
    return out[0];
}

// Limits how many calls run in other threads at the same time. libuv has a fixed number of threads, and one of these
// threads stays free for the modules `fs` and `dns`. Further calls wait here, because koffi fails if more than 256
// calls wait for a thread.
class Slots {
    #free = Math.max(1, (Number(process.env.UV_THREADPOOL_SIZE) || 4) - 1);
    #waiting = new Set();

    // Calls `task` as soon as a slot is free, and returns the result of `task`. If the signal is aborted before a slot
    // is free, rejects with the reason of the signal.
    async run(task, signal) {
        signal?.throwIfAborted();
        if (this.#free > 0) --this.#free;
        else await this.#turn(signal);
        try {
            return await task();
        } finally {
            const [next] = this.#waiting;
            if (next) next();
            else ++this.#free;
        }
    }

    #turn(signal) {
        return new Promise((resolve, reject) => {
            const leave = () => {
                this.#waiting.delete(start);
                signal?.removeEventListener('abort', abort);
            };
            const start = () => {
                leave();
                resolve();
            };
            const abort = () => {
                leave();
                reject(signal.reason);
            };
            this.#waiting.add(start);
            signal?.addEventListener('abort', abort);
        });
    }
}

const slots = new Slots();

// Calls a function in another thread, and returns its result. The arguments, and the Buffers that they own, stay alive
// until the function has returned: koffi passes the addresses of Buffers to the library, but keeps no reference to
// them.
function called(call, ...rest) {
    return new Promise((resolve, reject) => {
        call.async(...rest, (error, result) => {
            rest.length = 0;
            if (error) reject(error);
            else resolve(result);
        });
    });
}

// An object of the library that is open until close() is called or the owner is garbage-collected.
class Handle {
    static #dropped = new FinalizationRegistry((handle) => handle.close());

    #pointer;
    #name;
    #free;
    #calls = 0;
    #isClosed = false;

    // `name` is the name of the object in messages. `free` is the function that closes the object.
    constructor(owner, name, pointer, free) {
        this.#pointer = pointer;
        this.#name = name;
        this.#free = free;
        Handle.#dropped.register(owner, this, this);
    }

    // Returns the pointer. Throws KwicError (closed) after close() was called.
    get pointer() {
        if (this.#isClosed) throw new KwicError('closed', `the ${this.#name} is closed`, this.#name);
        return this.#pointer;
    }

    // Calls `task` with the pointer, which stays valid until the promise that `task` returns is settled.
    async use(task) {
        const pointer = this.pointer;
        ++this.#calls;
        try {
            return await task(pointer);
        } finally {
            --this.#calls;
            this.#freeIfUnused();
        }
    }

    // Closes the object. If calls are in progress, the last call to end frees the object.
    close() {
        this.#isClosed = true;
        this.#freeIfUnused();
    }

    #freeIfUnused() {
        if (!this.#isClosed || this.#calls > 0 || !this.#pointer) return;
        Handle.#dropped.unregister(this);
        this.#free(this.#pointer);
        this.#pointer = null;
    }
}

// Returns the bytes of a string that the library made, as a string, and frees the string.
function takenText(pointer, size) {
    try {
        return native.bytesAt(pointer, size).toString();
    } finally {
        native.free(pointer);
    }
}

// Returns a copy of the message whose address is in the buffer, and frees the message.
function takenMessage(buffer) {
    const address = buffer.readBigUInt64LE();
    return address ? takenText(address, native.stringLength(address)) : 'out of memory';
}

module.exports = { Handle, called, check, made, slots, takenMessage, takenText };
