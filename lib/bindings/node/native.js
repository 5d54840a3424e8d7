// SPDX-License-Identifier: GPL-2.0-or-later
// The structs and functions of kwic/kwic.h that index.js uses.
'use strict';

const koffi = require('koffi');

const library = koffi.load(process.env.KWIC_LIBRARY ?? 'libkwic.so.0');

const string = koffi.struct('kwic_string', { data: 'const void *', size: 'size_t' });

koffi.struct('kwic_field', { name: 'str', text: string, number: 'double' });

const Document = koffi.struct('kwic_document', {
    struct_size: 'size_t',
    id: string,
    title: string,
    text: string,
    date: 'str',
    language: 'str',
    fields: 'const kwic_field *',
    field_count: 'size_t',
    file: 'const void *',
});

const WriterOptions = koffi.struct('kwic_writer_options', {
    struct_size: 'size_t',
    rebuild: 'bool',
    root: 'str',
    language: 'str',
    store_text: 'int',
    positions: 'int',
    memory: 'size_t',
    jobs: 'uint',
    progress: 'const void *',
    progress_context: 'const void *',
    stop: 'const void *',
});

const SearchOptions = koffi.struct('kwic_search_options', {
    struct_size: 'size_t',
    limit: 'size_t',
    offset: 'size_t',
    after: 'str',
    match: 'int',
    variants: 'int',
    sort: 'int',
    recency_days: 'double',
    today: 'str',
    since: 'str',
    until: 'str',
    group: 'int',
    like_id: string,
    like_text: string,
    plain: 'bool',
    typing: 'bool',
    suggest: 'bool',
    timeout_ms: 'uint',
    stop: 'const void *',
    synonyms: string,
    exact_total: 'bool',
    facets: 'const char **',
    facet_count: 'size_t',
    snippets: 'size_t',
    snippet_length: 'size_t',
    error: 'void *',
    literal: 'bool',
});

const Completion = koffi.struct('kwic_completion', { text: string, documents: 'size_t' });
const Completions = koffi.struct('kwic_completions', { items: 'const void *', count: 'size_t' });

// The first two members of kwic_input. This module does not use the other members.
const Input = koffi.struct('kwic_input', { document: 'const void *', cause: 'str' });

module.exports = { Completion, Completions, Document, Input, SearchOptions, WriterOptions };
for (const declaration of [
    'const char *kwic_version()',
    'const char *kwic_last_error()',
    'const char *kwic_status_name(int status)',
    'void kwic_free(void *string)',

    'void *kwic_stop_new()',
    'void kwic_stop_request(void *stop)',
    'void kwic_stop_free(void *stop)',

    'void kwic_writer_options_init(_Out_ kwic_writer_options *options, size_t struct_size)',
    'int kwic_writer_open(str index, const kwic_writer_options *options, _Out_ void **out)',
    'void kwic_writer_close(void *writer)',
    'int kwic_writer_put(void *writer, const kwic_document *document, _Out_ int *result)',
    'int kwic_writer_remove(void *writer, kwic_string id, _Out_ bool *was_there)',
    'int kwic_writer_commit(void *writer, void *was_compacted)',
    'int kwic_writer_document_count(void *writer, _Out_ size_t *out)',
    'const char *kwic_writer_error(const void *writer)',
    'int kwic_parse_json_line(kwic_string line, _Out_ void **out)',
    'void kwic_input_free(void *input)',

    'void kwic_search_options_init(_Out_ kwic_search_options *options, size_t struct_size)',
    'int kwic_searcher_open(str index, _Out_ void **out)',
    'int kwic_searcher_open_all(const char **indexes, size_t count, _Out_ void **out)',
    'int kwic_searcher_open_verified(const char **indexes, size_t count, _Out_ void **out)',
    'void kwic_searcher_close(void *searcher)',
    'int kwic_search(void *searcher, kwic_string query, const kwic_search_options *options, _Out_ void **out)',
    'int kwic_complete(void *searcher, kwic_string typed, const kwic_search_options *options, _Out_ void **out)',
    'int kwic_searcher_document_count(void *searcher, _Out_ size_t *out)',
    'int kwic_results_json(void *results, str query_id, _Out_ void **out, _Out_ size_t *size)',
    'void kwic_results_free(void *results)',
    'void kwic_completions_free(void *completions)',
]) {
    const name = declaration.match(/kwic_(\w+)\(/)[1];
    module.exports[name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())] = library.func(declaration);
}

// Returns a kwic_string for a string or bytes. The result owns the Buffer with the bytes. Therefore the caller must
// keep the result alive until the C function that uses the result returns.
module.exports.string = (text) => {
    const data = Buffer.from(text ?? '');
    return { data: data.length ? data : null, size: data.length };
};

module.exports.textAt = (pointer, size) => (size ? Buffer.from(koffi.view(pointer, Number(size))).toString() : '');
module.exports.decode = koffi.decode;
module.exports.sizeof = koffi.sizeof;

// Returns the first `count` pointers at the address `list`, as an array.
module.exports.pointers = (list, count) => (count ? koffi.decode(list, koffi.array('void *', Number(count))) : []);
