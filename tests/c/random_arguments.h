// SPDX-License-Identifier: GPL-2.0-or-later
// Random arguments of functions of the C interface: valid, NULL, or out of range.
#ifndef KWIC_TESTS_RANDOM_ARGUMENTS_H
#define KWIC_TESTS_RANDOM_ARGUMENTS_H

#include "check.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

void seed_random(uint64_t seed);

// Returns a number from 0 to n - 1.
size_t below(size_t n);

// Returns true once in n calls on average.
bool one_in(size_t n);

// Returns a zero-terminated string, or NULL.
const char* name(void);

size_t size(void);
int number(void);
double real(void);

// Returns a string of several words in a buffer that the next call overwrites. Sometimes returns a string without
// bytes, or a string whose data are NULL although its size is not 0.
kwic_string text(void);

// Copies a result of text() to the buffer `kept` and returns the copy. Returns "harbour" if the result of text() has no
// data or does not fit into the buffer.
kwic_string kept_text(char* kept, size_t capacity);

// Returns an id, which lives as long as the program.
kwic_string id(void);

// The structs use memory that the next call of the same function overwrites. `stop` may be NULL.
kwic_search_options search_options(const kwic_stop* stop);
kwic_writer_options writer_options(const kwic_stop* stop);

// Returns a document with at most one field, which is `*field`. The text is in the buffer `kept`.
kwic_document document(kwic_field* field, char* kept, size_t capacity);

#endif
