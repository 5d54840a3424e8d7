// SPDX-License-Identifier: GPL-2.0-or-later
// The structs and functions of kwic/kwic.h that the module uses. The functions have the names of the C functions in
// camel case, such as `writerOpen` for kwic_writer_open(). Each `const char*` is the address of a Buffer, because koffi
// would cut a string at a zero byte.
'use strict';

// The size of the stack on which koffi runs an asynchronous call. The default of koffi, 128 KiB, is too small for
// queries with many nested brackets. The system provides only the pages that a call uses.
const asyncStackSize = 8 << 20;

// Returns koffi with the stack size asyncStackSize. If another module has already loaded a library, koffi refuses to
// change the stack size, and loadKoffi() returns a second instance of koffi.
function loadKoffi() {
    const koffi = require('koffi');
    try {
        koffi.config({ async_stack_size: asyncStackSize });
        return koffi;
    } catch {
        const loaded = Object.entries(require.cache).filter(([file]) => /[\\/]koffi[-\w]*[\\/]/.test(file));
        for (const [file] of loaded) delete require.cache[file];
        const second = require('koffi');
        for (const [file, module] of loaded) require.cache[file] = module;
        second.config({ async_stack_size: asyncStackSize });
        return second;
    }
}

const koffi = loadKoffi();
const library = koffi.load(process.env.KWIC_LIBRARY ?? 'libkwic.so.0');

const string = koffi.struct('kwic_string', { data: 'const void *', size: 'size_t' });

koffi.struct('kwic_field', {
    name: 'const void *',
    kind: 'int32',
    boolean: 'int32',
    text: string,
    integer: 'int64',
    real: 'double',
});

koffi.struct('kwic_field_declaration', { name: 'const void *', type: 'int' });

const Document = koffi.struct('kwic_document', {
    struct_size: 'size_t',
    id: string,
    title: string,
    text: string,
    date: 'const void *',
    language: 'const void *',
    fields: 'const kwic_field *',
    field_count: 'size_t',
    file: 'const void *',
});

const WriterOptions = koffi.struct('kwic_writer_options', {
    struct_size: 'size_t',
    rebuild: 'bool',
    root: 'const void *',
    language: 'const void *',
    store_text: 'int',
    positions: 'int',
    memory: 'size_t',
    jobs: 'uint',
    progress: 'const void *',
    progress_context: 'const void *',
    stop: 'const void *',
    wait_ms: 'uint',
    fields: 'const kwic_field_declaration *',
    field_count: 'size_t',
    error: 'void *',
});

const SearcherOptions = koffi.struct('kwic_searcher_options', {
    struct_size: 'size_t',
    verify: 'bool',
    mapped: 'bool',
    error: 'void *',
});

const SearchOptions = koffi.struct('kwic_search_options', {
    struct_size: 'size_t',
    limit: 'size_t',
    offset: 'size_t',
    after: 'const void *',
    match: 'int',
    variants: 'int',
    sort: 'const void **',
    sort_count: 'size_t',
    recency_days: 'double',
    today: 'const void *',
    since: 'const void *',
    until: 'const void *',
    group: 'int',
    like_id: string,
    like_text: string,
    plain: 'bool',
    typing: 'bool',
    suggest: 'bool',
    timeout_ms: 'uint',
    stop: 'const void *',
    synonyms: string,
    count_to: 'size_t',
    facets: 'const void **',
    facet_count: 'size_t',
    fields: 'const void **',
    field_count: 'size_t',
    snippets: 'size_t',
    snippet_length: 'size_t',
    error: 'void *',
    literal: 'bool',
    filters: 'const void **',
    filter_count: 'size_t',
    filter_queries: 'const void **',
    filter_query_count: 'size_t',
    lines: 'bool',
    context: 'size_t',
});

const Results = koffi.struct('kwic_results', {
    query: string,
    interpreted: string,
    warnings: 'const void *',
    warning_count: 'size_t',
    total: 'size_t',
    total_is_exact: 'bool',
    took_ms: 'double',
    suggestion: string,
    hits: 'const void *',
    hit_count: 'size_t',
    next: 'const void *',
    facets: 'const void *',
    facet_count: 'size_t',
    indexes: 'const void *',
    index_count: 'size_t',
});

const Hit = koffi.struct('kwic_hit', {
    rank: 'size_t',
    index: 'const void *',
    id: string,
    path: 'const void *',
    title: string,
    title_highlights: 'const void *',
    title_highlight_count: 'size_t',
    score: 'double',
    date: 'const void *',
    language: 'const void *',
    partial: 'bool',
    snippets: 'const void *',
    snippet_count: 'size_t',
    field_matches: 'const void *',
    field_match_count: 'size_t',
    fields: 'const void *',
    field_count: 'size_t',
    near: 'const void *',
    near_count: 'size_t',
    matched_words: 'const void *',
    matched_word_count: 'size_t',
    missing_words: 'const void *',
    missing_word_count: 'size_t',
});

const NearDocument = koffi.struct('kwic_near_document', {
    id: string,
    path: 'const void *',
    title: string,
    score: 'double',
    index: 'const void *',
});

// The first member of kwic_index_status. This module does not use the other members.
const IndexStatus = koffi.struct('kwic_index_status', { index: 'const void *' });

// The first members of kwic_facet. This module does not use the other members.
const Facet = koffi.struct('kwic_facet', {
    field: 'const void *',
    values: 'const void *',
    value_count: 'size_t',
    exact: 'bool',
    error: 'str',
});

const Completion = koffi.struct('kwic_completion', { text: string, documents: 'size_t' });
const Completions = koffi.struct('kwic_completions', { items: 'const void *', count: 'size_t' });

const InputOptions = koffi.struct('kwic_input_options', {
    struct_size: 'size_t',
    max_size: 'uint64',
    charset: 'const void *',
    folder: 'int',
    id_field: 'const void *',
    title_field: 'const void *',
    date_field: 'const void *',
    text_fields: 'const void **',
    text_field_count: 'size_t',
    string_fields: 'const void **',
    string_field_count: 'size_t',
});

const Input = koffi.struct('kwic_input', {
    document: 'const void *',
    cause: 'str',
    keep: 'bool',
    charset: 'const void *',
    replacements: 'size_t',
    size: 'uint64',
    notes: 'const void *',
    note_count: 'size_t',
    line: 'size_t',
    action: 'int',
    cleared: 'const kwic_string *',
    cleared_count: 'size_t',
});

const FieldInfo = koffi.struct('kwic_field_info', {
    name: 'const void *',
    type: 'int',
    has_integers: 'bool',
    has_reals: 'bool',
    has_booleans: 'bool',
    has_dates: 'bool',
    has_strings: 'bool',
});
const Fields = koffi.struct('kwic_fields', { items: 'const void *', count: 'size_t' });

const Strings = koffi.struct('kwic_strings', { items: 'const kwic_string *', count: 'size_t' });

module.exports = {
    Completion,
    Completions,
    Document,
    Facet,
    FieldInfo,
    Fields,
    Hit,
    IndexStatus,
    Input,
    InputOptions,
    NearDocument,
    Results,
    SearcherOptions,
    SearchOptions,
    Strings,
    WriterOptions,
};
for (const declaration of [
    'const char *kwic_version()',
    'const char *kwic_last_error()',
    'const char *kwic_status_name(int status)',
    'void kwic_free(void *string)',

    'void *kwic_stop_new()',
    'void kwic_stop_request(void *stop)',
    'void kwic_stop_free(void *stop)',

    'void kwic_writer_options_init(_Out_ kwic_writer_options *options, size_t struct_size)',
    'int kwic_writer_open(const void *index, const kwic_writer_options *options, _Out_ void **out)',
    'void kwic_writer_close(void *writer)',
    'int kwic_writer_put(void *writer, const kwic_document *document, _Out_ int *result)',
    'int kwic_writer_remove(void *writer, kwic_string id, _Out_ bool *was_there)',
    'int kwic_writer_remove_matching(void *writer, kwic_string filter, _Out_ size_t *removed)',
    'int kwic_writer_matching(void *writer, kwic_string filter, _Out_ void **out)',
    'int kwic_writer_patch(void *writer, kwic_string id, const kwic_field *fields, size_t field_count, ' +
        'const kwic_string *removed, size_t removed_count, _Out_ int *result)',
    'void kwic_strings_free(void *strings)',
    'int kwic_writer_commit(void *writer, void *was_compacted)',
    'int kwic_writer_rollback(void *writer)',
    'int kwic_writer_document_count(void *writer, _Out_ size_t *out)',
    'const char *kwic_writer_error(const void *writer)',
    'void kwic_input_options_init(_Out_ kwic_input_options *options, size_t struct_size)',
    'int kwic_parse_json_line(kwic_string line, const kwic_input_options *options, _Out_ void **out)',
    'void kwic_input_free(void *input)',

    'int kwic_reader_open(const void *index, _Out_ void **out)',
    'void kwic_reader_close(void *reader)',
    'int kwic_reader_fields(const void *reader, _Out_ void **out)',
    'void kwic_fields_free(void *fields)',

    'void *kwic_query_ids(const kwic_string *ids, size_t count)',
    'void kwic_query_free(void *query)',

    'void kwic_search_options_init(_Out_ kwic_search_options *options, size_t struct_size)',
    'int kwic_searcher_open(const void *index, _Out_ void **out)',
    'int kwic_searcher_open_all(const void **indexes, size_t count, _Out_ void **out)',
    'void kwic_searcher_options_init(_Out_ kwic_searcher_options *options, size_t struct_size)',
    'int kwic_searcher_open_with(const void **indexes, size_t count, const kwic_searcher_options *options, ' +
        '_Out_ void **out)',
    'int kwic_searcher_snapshot(void *searcher, _Out_ void **out)',
    'void kwic_searcher_close(void *searcher)',
    'int kwic_search(void *searcher, kwic_string query, const kwic_search_options *options, _Out_ void **out)',
    'int kwic_complete(void *searcher, kwic_string typed, const kwic_search_options *options, _Out_ void **out)',
    'int kwic_searcher_document_count(void *searcher, _Out_ size_t *out)',
    'int kwic_results_json(void *results, const void *query_id, _Out_ void **out, _Out_ size_t *size)',
    'void kwic_results_free(void *results)',
    'void kwic_completions_free(void *completions)',
]) {
    const name = declaration.match(/kwic_(\w+)\(/)[1];
    module.exports[name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())] = library.func(declaration);
}

// Returns the bytes at an address. The bytes are valid until the library frees them.
module.exports.bytesAt = (pointer, size) => Buffer.from(size ? koffi.view(pointer, Number(size)) : []);

const stringLength = koffi.load(null).func('size_t strlen(const void *string)');
module.exports.stringLength = stringLength;
module.exports.stringAt = (pointer) => module.exports.bytesAt(pointer, stringLength(pointer));
module.exports.decode = koffi.decode;
module.exports.sizeof = koffi.sizeof;

// Returns the first `count` strings at the address `list`, as an array of kwic_string.
module.exports.strings = (list, count) => (count ? koffi.decode(list, koffi.array('kwic_string', Number(count))) : []);
// Returns the first `count` pointers at the address `list`, as an array.
module.exports.pointers = (list, count) => (count ? koffi.decode(list, koffi.array('void *', Number(count))) : []);
