// SPDX-License-Identifier: GPL-2.0-or-later
// The errors that the module throws. Each error has a member `code`, and a member `argument`: the name of the wrong
// argument, such as `limit`, or null if the failure is not about an argument.
'use strict';

// A failure of the library, or a call with a closed object. `code` is the name of a kwic_status, such as `not_found`,
// or `closed`.
class KwicError extends Error {
    constructor(code, message, argument = null) {
        super(message);
        this.name = 'KwicError';
        this.code = code;
        this.argument = argument;
    }
}

function named(error, argument) {
    return Object.assign(error, { code: 'invalid_argument', argument });
}

// Returns the word that describes the type of a value in messages.
function kind(value) {
    if (value === null) return 'null';
    if (Array.isArray(value)) return 'an array';
    if (typeof value !== 'object') return typeof value;
    try {
        return value.constructor?.name ? `a ${value.constructor.name}` : 'an object';
    } catch {
        // the value is a Proxy, or has a getter, that threw an exception
        return 'an object';
    }
}

// Returns the TypeError for an argument that has another type than `expected`, such as `a string`.
function wrongType(argument, expected, value) {
    return named(new TypeError(`${argument} must be ${expected}, not ${kind(value)}`), argument);
}

// Returns the RangeError for an argument of the right type whose value is not valid. `cause` follows the name of the
// argument in the message, such as `must be finite`.
function wrongValue(argument, cause) {
    return named(new RangeError(`${argument} ${cause}`), argument);
}

// Returns the TypeError for an option that does not exist.
function unknownOption(name) {
    return named(new TypeError(`there is no option '${name}'`), name);
}

module.exports = { KwicError, unknownOption, wrongType, wrongValue };
