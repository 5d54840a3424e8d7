// SPDX-License-Identifier: GPL-2.0-or-later

/**
 * The types of documents, answers, and the options of the functions in index.d.ts. The module exports these types, so
 * programs import them from `kwic`.
 */

/**
 * A date such as `2023`, `2023-07` or `2023-07-19`, or a Date, whose day in UTC is used. The date of a document can
 * also be an ISO 8601 day with a time, such as `2023-07-19T12:00Z`.
 */
export type Day = string | Date;

/** A half-open range of bytes of the UTF-8 form of a text. */
export type Span = [begin: number, end: number];

/** The name of an error: the name of a status of the library (see kwic_status in kwic/c/base.h), or `closed`. */
export type Code =
    | 'invalid_argument'
    | 'not_found'
    | 'locked'
    | 'version_mismatch'
    | 'corrupt'
    | 'io'
    | 'cancelled'
    | 'no_memory'
    | 'internal'
    | 'closed';

/**
 * The value of a custom field. A number or bigint without a fraction becomes an integer if it is exact and has at most
 * 64 bits, and otherwise a real number. A Date becomes an ISO 8601 string in UTC, which is searched as a date.
 */
export type FieldValue = string | number | bigint | boolean | Date | null | undefined;

/** A document to put into an index. */
export interface Document {
    /** Identifies the document in the index. Must not be empty. */
    id: string | Uint8Array;
    /** The title, cut at 4 KiB. By default, kwic takes the title from the head of the text. */
    title?: string | Uint8Array | null;
    /** The text that is searched and from which snippets are made. A Uint8Array must contain UTF-8. */
    text?: string | Uint8Array | null;
    /** The date. By default, kwic takes the date from the head of the text. */
    date?: Day | null;
    /** An ISO 639 code such as `en`, or a BCP 47 tag such as `zh-Hant` (default: the option `language` of Writer). */
    language?: string | null;
    /**
     * Custom fields. A name has 1 to 245 bytes of UTF-8. The query `price:40` searches the field with the name `price`.
     * An array gives the field several values. The values null and undefined are omitted, even in an array.
     */
    fields?: Record<string, FieldValue | readonly FieldValue[]> | null;
}

/** The declared type of a custom field; `auto` is the type of a field that is not declared. */
export type FieldType = 'auto' | 'text' | 'keyword' | 'integer' | 'real' | 'boolean' | 'date' | 'stored';

/** The options of a Writer; see kwic::WriterOptions for details. */
export interface WriterOptions {
    /** Whether to start with an empty index even if the folder holds an index (default: false). */
    rebuild?: boolean | null;
    /** The folder to which the ids of files are relative (default: the folder that contains the index). */
    root?: string | Uint8Array | null;
    /** Language of documents that state none: an ISO 639 code, or `auto` to detect the language (default: `auto`). */
    language?: string | null;
    /** Whether the index stores texts (default: as in the existing index, or true for a new index). */
    storeText?: boolean | null;
    /** Whether the index stores word positions (default: as in the existing index, or true for a new index). */
    positions?: boolean | null;
    /** The approximate size of the write buffer in bytes (default: 256 MiB). */
    memory?: number | null;
    /** Number of threads that build a new index; 0: one per core (default: 0). */
    jobs?: number | null;
    /** The types of custom fields by name. The index keeps the types. */
    fields?: Record<string, FieldType> | null;
}

/** The options of Searcher.complete(). */
export interface CompleteOptions {
    /** Maximum number of completions (default: 10). */
    limit?: number | null;
    /** A query, or an array of queries: only completions in documents that match all queries are returned. */
    filter?: string | readonly string[] | null;
    /** Ids of documents: only completions in these documents are returned. */
    ids?: readonly (string | Uint8Array)[] | null;
    /** Ends the call, which is then rejected with the reason of the signal. */
    signal?: AbortSignal | null;
}

/** The options of a search; see kwic::SearchOptions for details. */
export interface SearchOptions {
    /** Maximum number of hits (default: 10). */
    limit?: number | null;
    /** Number of hits to skip (default: 0). */
    offset?: number | null;
    /** The member `next` of the answer to the previous page, as an alternative to `offset`. */
    after?: string | null;
    /**
     * How many words of the query a document must contain: `all`, `any` (at least one), or `automatic` (the default).
     * With `automatic`, if fewer than `limit` documents contain all words, documents with some of the words follow.
     */
    match?: 'automatic' | 'all' | 'any' | null;
    /** The spellings that a word matches in addition to the typed spelling (default: `names`). */
    variants?: 'off' | 'accents' | 'names' | null;
    /**
     * The order of hits: a list of sort keys, or a single key. A key is `relevance` (the default), `date`, `path`,
     * `title` or the name of a custom field. A minus sign before a key reverses its order: `-date`. Documents without a
     * value come last. A field that no index has is an error.
     */
    sort?: string | readonly string[] | null;
    /** The age in days at which the score of a document is halved; 0: age has no effect (default: 0). */
    recencyDays?: number | null;
    /** The day from which ages are measured (default: today in UTC). */
    today?: Day | null;
    /** The search finds only documents with this date or a later one. */
    since?: Day | null;
    /** The search finds only documents with this date or an earlier one. */
    until?: Day | null;
    /** `near` combines documents with almost the same text into one hit (default: `none`). */
    group?: 'none' | 'near' | null;
    /** The search finds only documents that are similar to the document with this id. */
    likeId?: string | Uint8Array | null;
    /** The search finds only documents that are similar to this text. */
    likeText?: string | Uint8Array | null;
    /** Whether to read the query as words, without operators and fields (default: false). */
    plain?: boolean | null;
    /** For search boxes: whether the last word also matches words that begin with the last word (default: false). */
    typing?: boolean | null;
    /** Whether to look for better spellings if fewer than 3 documents match (default: true). */
    suggest?: boolean | null;
    /** After this number of milliseconds, answer with the hits found so far; 0: no limit (default: 0). */
    timeoutMs?: number | null;
    /** Groups of words that match each other. A word contains no comma and no line end. */
    synonyms?: readonly (readonly string[])[] | null;
    /**
     * A total up to this number is exact, and a larger total may be an estimate (default: 1000). With 0, every total
     * may be an estimate, and the search is fastest. With Number.MAX_SAFE_INTEGER, all matches are counted.
     */
    countTo?: number | null;
    /**
     * The fields whose values are counted: `ext`, `lang`, `folder`, `date`, `month`, `year` and the names of custom
     * fields. After a colon, periods or ranges are counted: `created:month`, `price:0..10,10..`. A field
     * that does not exist, or that has no such values, is an error.
     */
    facets?: readonly string[] | null;
    /**
     * Names of the custom fields whose values `Hit.fields` contains; `*` stands for all fields. For a field that no
     * index has, `Answer.warnings` has a warning.
     */
    fields?: readonly string[] | null;
    /** Maximum number of snippets per hit (default: 1). */
    snippets?: number | null;
    /** Approximate length of a snippet in bytes (default: 240). */
    snippetLength?: number | null;
    /** Each snippet consists of adjacent whole lines, each of which has a match (default: false). */
    lines?: boolean | null;
    /** With `lines`, the number of lines to add before and after each line with a match (default: 0). */
    context?: number | null;
    /** Whether to read the query as a literal, such as a part of a word with punctuation (default: false). */
    literal?: boolean | null;
    /**
     * A query, or an array of queries, that every hit must match. A filter has no effect on scores. A mistake in a
     * filter is an error.
     */
    filter?: string | readonly string[] | null;
    /** The search finds only documents with one of these ids. An id that no document has is ignored. */
    ids?: readonly (string | Uint8Array)[] | null;
    /** Ends the search, which is then rejected with the reason of the signal. */
    signal?: AbortSignal | null;
}

/** A part of a text. marked() puts markup around the highlights. */
export interface Snippet {
    text: string;
    highlights: Span[];
    /** Byte offset of the snippet in the decoded text of the document. */
    offset: number;
    /** Number of the line in the decoded text of the document, from 1. */
    line: number;
}

/** A field of a hit that matches the query. */
export interface FieldMatch {
    name: string;
    value: string;
    highlights: Span[];
}

/** A document with almost the same text as a hit. */
export interface NearDocument {
    id: string;
    path: string | null;
    title: string;
    score: number;
    index?: string;
}

export interface Hit {
    /** Rank over all pages, from 1. */
    rank: number;
    id: string;
    path: string | null;
    title: string;
    score: number;
    date: string | null;
    language: string | null;
    /** True if the document contains only some of the words. */
    partial: boolean;
    /** If `partial` is true, the words of the query that the document contains. */
    matched_words?: string[];
    /** If `partial` is true, the other words of the query. */
    missing_words?: string[];
    snippets: Snippet[];
    /** The values that match the query. */
    field_matches?: FieldMatch[];
    /** The values of the option `fields`. */
    fields?: Record<string, (string | number | boolean)[]>;
    near?: NearDocument[];
    /** The index that contains the document, if several indexes are searched. */
    index?: string;
}

/** The number of documents without a value, the number of distinct values, and statistics of the values of a facet. */
export interface FacetStatistics {
    none: number;
    distinct: number;
    numbers?: { count: number; min: number; max: number; mean: number; sum: number };
    dates?: { count: number; min: string; max: string };
    estimated?: boolean;
}

/** The reason why the answer to a query may differ from what its author expects. */
export interface QueryWarning {
    /** A stable name, such as `unknown-field`. */
    code: string;
    /** For people; may change in later versions. */
    message: string;
}

/** The answer to a query: the object that `kwic-searcher --json` prints. doc/scripting.md describes all members. */
export interface Answer {
    query: string;
    interpreted: string;
    warnings: QueryWarning[];
    total: { value: number; exact: boolean };
    took_ms: number;
    suggestion: string | null;
    hits: Hit[];
    /** The value of the option `after` for the next page, or null after the last page. */
    next: string | null;
    facets?: Record<string, { value: string; count: number; estimated?: boolean }[]>;
    facet_statistics?: Record<string, FacetStatistics>;
    [member: string]: unknown;
}

/** A completion of the last word of a text. */
export interface Completion {
    /** The text with its last word completed. */
    text: string;
    /** Number of documents with the completed word. */
    documents: number;
}

/** A custom field of an index. */
export interface FieldInfo {
    name: string;
    /** The declared type, or `auto` if no type is declared. */
    type: FieldType;
    /** The kinds of the values that documents have or had. */
    values: ('string' | 'date' | 'integer' | 'real' | 'boolean')[];
}
