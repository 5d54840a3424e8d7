// SPDX-License-Identifier: GPL-2.0-or-later
// Checks and converts arguments. koffi ends the process for some values of a wrong type, so no value of a caller
// reaches koffi unchecked. Each function takes the value and the name of the argument, and throws a TypeError or
// RangeError that names the argument.
'use strict';

const { isUtf8 } = require('node:buffer');
const { unknownOption, wrongType, wrongValue } = require('./errors.js');

const isAbsent = (value) => value === undefined || value === null;

const isBytes = (value) => value instanceof Uint8Array;

// Returns a new Buffer with the bytes, because the caller may change its array while another thread reads the bytes.
const copyOf = (bytes) => Buffer.from(bytes);

// Returns a kwic_string. The result owns the Buffer with the bytes. Even an empty string has a data pointer.
function kwicString(bytes) {
    const data = bytes.length ? bytes : Buffer.alloc(1);
    return { data, size: bytes.length };
}

const empty = { data: null, size: 0 };

// Returns the bytes of a string or Uint8Array. A half of a surrogate pair becomes U+FFFD.
function textBytes(value, argument) {
    if (typeof value === 'string') return Buffer.from(value);
    if (isBytes(value)) return copyOf(value);
    throw wrongType(argument, 'a string or a Uint8Array', value);
}

const text = (value, argument) => kwicString(textBytes(value, argument));

// Like text(), but refuses bytes that are not UTF-8.
function utf8(value, argument) {
    const bytes = textBytes(value, argument);
    if (isBytes(value) && !isUtf8(bytes)) throw wrongValue(argument, 'is not UTF-8');
    return kwicString(bytes);
}

// Returns the bytes of an id, which is a Uint8Array or a string. In a string, U+DC80 to U+DCFF stand for the bytes 0x80
// to 0xFF that are not UTF-8; see idText().
function idBytes(value, argument) {
    if (isBytes(value)) return copyOf(value);
    if (typeof value !== 'string') throw wrongType(argument, 'a string or a Uint8Array', value);
    if (!/\p{Surrogate}/u.test(value)) return Buffer.from(value);
    const parts = value.split(/(\p{Surrogate})/u).map((part) => {
        const unit = part.charCodeAt(0);
        if (!/^\p{Surrogate}$/u.test(part)) return Buffer.from(part);
        if (unit < 0xdc80 || unit > 0xdcff) throw wrongValue(argument, 'contains half a surrogate pair');
        return Buffer.from([unit - 0xdc00]);
    });
    return Buffer.concat(parts);
}

const id = (value, argument) => kwicString(idBytes(value, argument));

// Like id(), but refuses an empty id.
function ownId(value, argument) {
    const made = id(value, argument);
    if (made.size === 0) throw wrongValue(argument, 'is empty');
    return made;
}

// Returns the string for the bytes of an id. Bytes that are not UTF-8 become U+DC80 to U+DCFF, as in Python.
function idText(bytes) {
    if (isUtf8(bytes)) return bytes.toString();
    let made = '';
    for (let at = 0; at < bytes.length;) {
        const lead = bytes[at];
        const size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        const isCharacter = at + size <= bytes.length && isUtf8(bytes.subarray(at, at + size));
        made += isCharacter ? bytes.toString('utf8', at, at + size) : String.fromCharCode(0xdc00 + lead);
        at += isCharacter ? size : 1;
    }
    return made;
}

// Returns the bytes and a zero byte, for a `const char*`.
function zeroTerminated(bytes, argument) {
    if (bytes.includes(0)) throw wrongValue(argument, 'contains a zero byte');
    return Buffer.concat([bytes, Buffer.alloc(1)]);
}

function name(value, argument) {
    if (typeof value !== 'string') throw wrongType(argument, 'a string', value);
    return zeroTerminated(Buffer.from(value), argument);
}

// A path is a string or bytes. A string is converted like an id, so that a path from an answer names the same file.
const path = (value, argument) => zeroTerminated(idBytes(value, argument), argument);

function boolean(value, argument) {
    if (typeof value !== 'boolean') throw wrongType(argument, 'a boolean', value);
    return value;
}

// Returns a function that checks an integer from 0 to `max`.
function integer(max) {
    return (value, argument) => {
        if (typeof value !== 'number') throw wrongType(argument, 'a number', value);
        if (!Number.isInteger(value) || value < 0 || value > max)
            throw wrongValue(argument, `must be an integer from 0 to ${max}, not ${value}`);
        return value;
    };
}

const size = integer(Number.MAX_SAFE_INTEGER);
const unsigned = integer(2 ** 32 - 1);

function days(value, argument) {
    if (typeof value !== 'number') throw wrongType(argument, 'a number', value);
    if (!Number.isFinite(value) || value < 0) throw wrongValue(argument, `must be a number from 0, not ${value}`);
    return value;
}

// Returns a function that returns the index of a value in the list `names`.
function choice(...names) {
    return (value, argument) => {
        if (typeof value !== 'string') throw wrongType(argument, 'a string', value);
        const index = names.indexOf(value);
        if (index < 0) throw wrongValue(argument, `must be one of ${names.join(', ')}, not '${value}'`);
        return index;
    };
}

const isDate = (value) => Object.prototype.toString.call(value) === '[object Date]' && value instanceof Date;

// Returns a day for a string, or for a Date, whose day in UTC is used.
function day(value, argument) {
    if (isDate(value)) {
        if (Number.isNaN(value.getTime())) throw wrongValue(argument, 'is an invalid Date');
        return name(value.toISOString().slice(0, 10), argument);
    }
    if (typeof value !== 'string') throw wrongType(argument, 'a string or a Date', value);
    return name(value, argument);
}

// An ISO 8601 time after a day, with or without a time zone.
const time =
    /[Tt ](?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?)?(?:[Zz]|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?/;
const dateForm = new RegExp(`^(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:${time.source})?)?)?$`);

// Like day(), but refuses strings that are neither of the form `2023`, `2023-07` or `2023-07-19`, nor an ISO 8601 day
// with a time. The empty string stands for no date.
function documentDate(value, argument) {
    const made = day(value, argument);
    const iso = made.toString('latin1', 0, made.length - 1);
    const [, year, month = '01', date = '01'] = iso.match(dateForm) ?? [];
    const last = new Date(0);
    last.setUTCFullYear(Number(year), Number(month), 0); // day 0 of the next month
    const isValid = year && month >= '01' && month <= '12' && date >= '01' && Number(date) <= last.getUTCDate();
    if (iso && !isValid) throw wrongValue(argument, `must have the form 2023, 2023-07 or 2023-07-19, not '${iso}'`);
    return made;
}

function list(value, argument) {
    if (!Array.isArray(value)) throw wrongType(argument, 'an array', value);
    return value;
}

const names = (value, argument) => list(value, argument).map((each, i) => name(each, `${argument}[${i}]`));

const ids = (value, argument) => list(value, argument).map((each, i) => id(each, `${argument}[${i}]`));

// Returns a list of names. A string is a list of one name.
const nameOrNames = (value, argument) =>
    typeof value === 'string' ? [name(value, argument)] : names(value, argument);

// Returns the query strings for one query string, or for an array of query strings.
function filters(value, argument) {
    if (typeof value !== 'string' && !Array.isArray(value)) throw wrongType(argument, 'a string or an array', value);
    return nameOrNames(value, argument);
}

// Returns the groups as lines with commas between the words.
function synonyms(value, argument) {
    const lines = list(value, argument).map((group, i) =>
        list(group, `${argument}[${i}]`)
            .map((word, j) => {
                const at = `${argument}[${i}][${j}]`;
                if (typeof word !== 'string') throw wrongType(at, 'a string', word);
                if (/[,\n]/.test(word)) throw wrongValue(at, 'contains a comma or a line end');
                return word;
            })
            .join(','),
    );
    return text(lines.map((line) => ` ${line}`).join('\n'), argument); // a line that begins with # would be a comment
}

// Returns an object with own properties, or {} if the value is null or undefined.
function object(value, argument) {
    if (isAbsent(value)) return {};
    if (typeof value !== 'object' || Array.isArray(value) || isBytes(value))
        throw wrongType(argument, 'an object', value);
    return value;
}

// Returns the checked options. `known` maps the name of each option to a function that checks its value. An option that
// is null or undefined is left out.
function options(given, known) {
    const made = {};
    for (const [option, value] of Object.entries(object(given, 'options'))) {
        if (!Object.hasOwn(known, option)) throw unknownOption(option);
        if (!isAbsent(value)) made[option] = known[option](value, option);
    }
    return made;
}

module.exports = {
    boolean,
    choice,
    day,
    days,
    documentDate,
    empty,
    filters,
    id,
    idText,
    ids,
    isAbsent,
    isBytes,
    isDate,
    kwicString,
    list,
    name,
    nameOrNames,
    names,
    object,
    options,
    ownId,
    path,
    size,
    synonyms,
    text,
    unsigned,
    utf8,
};
