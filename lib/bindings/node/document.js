// SPDX-License-Identifier: GPL-2.0-or-later
// Converts documents, custom fields and the declared types of fields to structs, and checks them.
'use strict';

const native = require('./native.js');
const given = require('./arguments.js');
const { unknownOption, wrongType, wrongValue } = require('./errors.js');

// The values of kwic_value_kind.
const kinds = { string: 0, integer: 1, real: 2, boolean: 3 };

const fieldTypes = ['auto', 'text', 'keyword', 'integer', 'real', 'boolean', 'date', 'stored']; // kwic_field_type

const isInt64 = (value) => BigInt.asIntN(64, value) === value;

// Returns the kwic_field for a value, which is neither an array nor absent. An exact integer of at most 64 bits becomes
// an integer; any other number becomes a real number.
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

module.exports = { documentOf, fieldDeclarations, fieldTypes, fields };
