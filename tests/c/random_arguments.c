// SPDX-License-Identifier: GPL-2.0-or-later
#include "random_arguments.h"

#include <math.h>
#include <string.h>

static uint64_t state;

void seed_random(uint64_t seed) { state = seed * 2 + 1; }

// The generator is xorshift64*.
size_t below(size_t n) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (size_t)((state * 2685821657736338717u) >> 33) % n;
}

bool one_in(size_t n) { return below(n) == 0; }

static const char* const words[] = {
    "harbour",  "fish",      "dues", "",         "harb*",       "\"the harbour\"", "price:40..200", "-fish",  "(",
    ")",        "NEAR/5",    "OR",   "harbuor~", "status:open", "\xff\xfe",        "caf\xc3\xa9",   "^1e999", "*",
    "literal:", "date:2023", "\x01", "~",        "title:("};

static const char* const names[] = {"en",        "auto",      "",    "price", "2023",          "2023-07-19",
                                    "soon",      "\xff",      "a/b", "UTF-8", "month",         "notes.kwic",
                                    "none.kwic", "/dev/null", ".",   "a.txt", "elasticsearch", "tantivy"};

static const size_t sizes[] = {0, 1, 2, 10, 1000, 10001, (size_t)1 << 32, SIZE_MAX / 2, SIZE_MAX - 1, SIZE_MAX};

const char* name(void) { return one_in(6) ? NULL : names[below(LENGTH(names))]; }

size_t size(void) { return one_in(3) ? sizes[below(LENGTH(sizes))] : below(20); }

int number(void) { return one_in(4) ? (int)(below(UINT32_MAX) - INT32_MAX) : (int)below(6) - 1; }

// Returns an enumerator from 0 to `last`, or sometimes any number.
static int choice(int last) { return one_in(10) ? number() : (int)below((size_t)last + 1); }

double real(void) {
    const double reals[] = {0, -0.0, 1, -1, 0.5, 1e308, 1e-308, INFINITY, -INFINITY, NAN};
    return reals[below(LENGTH(reals))];
}

static char buffer[4096];

kwic_string text(void) {
    const kwic_string null = {NULL, 0}, bad = {NULL, 1 + below(9)};
    if (one_in(12)) return one_in(2) ? null : bad;
    buffer[0] = 0;
    for (size_t count = below(6); count > 0; --count) {
        strcat(buffer, words[below(LENGTH(words))]);
        if (!one_in(5)) strcat(buffer, " ");
    }
    if (one_in(30)) memset(buffer, '(', sizeof buffer - 1), buffer[sizeof buffer - 1] = 0;
    const kwic_string made = {buffer, strlen(buffer) + one_in(20)};
    return made;
}

kwic_string id(void) {
    const kwic_string ids[] = {
        {"a", 1}, {"fish", 4}, {"a/talks.txt", 11}, {"\xff\xfe", 2}, {"\0x", 2}, {"\xe2\x80\x8bz", 4},
        {"", 0},  {NULL, 0},   {NULL, 3},           {"\x1b[1m", 4}};
    return ids[below(LENGTH(ids))];
}

kwic_string kept_text(char* kept, size_t capacity) {
    kwic_string made = text();
    if (!made.data || made.size + 1 > capacity) return kwic_text("harbour");
    memcpy(kept, made.data, made.size + 1);
    made.data = kept;
    return made;
}

kwic_search_options search_options(const kwic_stop* stop) {
    static char like[sizeof buffer], synonyms[sizeof buffer];
    static const char *facets[3], *sort[3], *fields[3];
    kwic_search_options options = search_defaults();
    if (one_in(3)) options.limit = size();
    if (one_in(4)) options.offset = size();
    if (one_in(20)) options.after = name();
    if (one_in(4)) options.match = choice(KWIC_MATCH_ANY);
    if (one_in(4)) options.variants = choice(KWIC_VARIANTS_NAMES);
    if (one_in(4)) options.group = choice(KWIC_GROUP_NEAR);
    if (one_in(8)) options.recency_days = real();
    if (one_in(12)) options.today = name();
    if (one_in(12)) options.since = name();
    if (one_in(12)) options.until = name();
    if (one_in(16)) options.like_id = id();
    if (one_in(8)) options.like_text = kept_text(like, sizeof like);
    if (one_in(8)) options.synonyms = kept_text(synonyms, sizeof synonyms);
    if (one_in(4)) options.timeout_ms = one_in(2) ? (unsigned)below(50) + 1 : UINT32_MAX;
    if (one_in(4)) options.stop = stop;
    if (one_in(4)) options.snippets = size();
    if (one_in(4)) options.snippet_length = size();
    options.lines = one_in(4);
    if (one_in(4)) options.context = size();
    options.plain = one_in(6);
    options.typing = one_in(6);
    options.literal = one_in(8);
    if (one_in(6)) options.count_to = size();
    if (one_in(4)) {
        for (size_t i = 0; i < LENGTH(facets); ++i) facets[i] = name();
        options.facets = one_in(6) ? NULL : facets;
        options.facet_count = below(LENGTH(facets) + 1);
    }
    if (one_in(4)) {
        for (size_t i = 0; i < LENGTH(sort); ++i) sort[i] = name();
        options.sort = one_in(6) ? NULL : sort;
        options.sort_count = below(LENGTH(sort) + 1);
    }
    if (one_in(4)) {
        for (size_t i = 0; i < LENGTH(fields); ++i) fields[i] = name();
        options.fields = one_in(6) ? NULL : fields;
        options.field_count = below(LENGTH(fields) + 1);
    }
    if (one_in(20)) options.struct_size = one_in(2) ? size() : sizeof options + 8;
    return options;
}

kwic_document document(kwic_field* field, char* kept, size_t capacity) {
    kwic_document made = note("a", "b");
    made.id = id();
    made.text = kept_text(kept, capacity);
    made.date = one_in(3) ? name() : NULL;
    made.language = one_in(3) ? name() : NULL;
    field->name = one_in(4) ? name() : "price";
    field->kind = one_in(8) ? number() : (int)below(4);
    field->boolean = number();
    field->integer = number();
    field->real = real();
    field->text = one_in(8) ? kwic_text(NULL) : id();
    made.fields = one_in(8) ? NULL : field;
    made.field_count = below(2);
    if (one_in(20)) made.struct_size = one_in(2) ? 0 : sizeof made + 8;
    return made;
}

kwic_writer_options writer_options(const kwic_stop* stop) {
    static kwic_field_declaration declarations[2];
    kwic_writer_options options = writer_defaults();
    options.rebuild = one_in(4);
    if (one_in(4)) options.root = name();
    if (one_in(4)) options.language = name();
    if (one_in(8)) options.store_text = number();
    if (one_in(8)) options.positions = number();
    if (one_in(4)) options.memory = below(1000000);
    if (one_in(4)) options.jobs = one_in(2) ? UINT32_MAX : (unsigned)below(4);
    if (one_in(8)) options.stop = stop;
    options.wait_ms = one_in(8) ? 10 : 0;
    if (one_in(4)) {
        for (size_t i = 0; i < LENGTH(declarations); ++i)
            declarations[i] = (kwic_field_declaration){name(), (kwic_field_type)below(10)};
        options.fields = one_in(6) ? NULL : declarations;
        options.field_count = below(LENGTH(declarations) + 1);
    }
    if (one_in(20)) options.struct_size = one_in(2) ? 0 : sizeof options + 8;
    return options;
}
