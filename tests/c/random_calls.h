// SPDX-License-Identifier: GPL-2.0-or-later
// The calls of random_test.c, and checks of their results.
#ifndef KWIC_TESTS_RANDOM_CALLS_H
#define KWIC_TESTS_RANDOM_CALLS_H

#include "check.h"

// Checks that a call that failed has a message. Returns whether the call succeeded. Only a writer may fail with
// KWIC_INTERNAL, and only after an earlier failure.
bool done(kwic_status status, const char* what);

#define DONE(call) done((call), #call)

// Checks that a function that failed has set its result to NULL.
#define MADE(call, out) ((void)(DONE(call) ? 0 : (CHECK(!(out)), 0)))

// process_text() makes a random call that processes a text, and read_input() a random call that reads a file or JSON
// lines. close_input() closes the JSON lines that read_input() has left open.
void process_text(void);
void read_input(void);
void close_input(void);

#endif
