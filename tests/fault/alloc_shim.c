/* SPDX-License-Identifier: GPL-2.0-or-later
 * Makes the n-th allocation of a program fail. LD_PRELOAD loads this library into the program.
 *
 *   ALLOC_FAIL_AT=N     the N-th allocation fails with ENOMEM; with ALLOC_FAIL_ON=1, all later ones fail too
 *   ALLOC_COUNT=FILE    when the program ends, the number of allocations is written to FILE
 *   ALLOC_TRAP=1        the N-th allocation raises SIGTRAP, for a debugger
 *
 * The library counts the calls of malloc, calloc, realloc and the functions for aligned memory in all threads from
 * main() on. Earlier allocations are those of the dynamic linker and of library constructors; no program can handle
 * their failure.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The allocation functions of glibc, under names that this file does not replace. */
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* memory, size_t size);
void* __libc_memalign(size_t alignment, size_t size);

typedef int program(int argc, char** argv, char** environment);
typedef int starter(program* main, int argc, char** argv, void (*init)(void), void (*fini)(void),
                    void (*rtld_fini)(void), void* stack_end);

static atomic_long counted = -1; /* -1 until main() begins */
static long fail_at;
static int fail_on;
static int trap;
static const char* count_file;
static program* program_main;

static int fails(void) {
    if (atomic_load_explicit(&counted, memory_order_relaxed) < 0) return 0;
    const long number = atomic_fetch_add_explicit(&counted, 1, memory_order_relaxed) + 1;
    if (fail_at == 0 || number < fail_at || (number > fail_at && !fail_on)) return 0;
    if (trap && number == fail_at) raise(SIGTRAP);
    errno = ENOMEM;
    return 1;
}

void* malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }

void* calloc(size_t count, size_t size) { return fails() ? NULL : __libc_calloc(count, size); }

void* realloc(void* memory, size_t size) {
    return size > 0 && fails() ? NULL : __libc_realloc(memory, size); /* size 0 frees the memory */
}

void* memalign(size_t alignment, size_t size) { return fails() ? NULL : __libc_memalign(alignment, size); }

void* aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void** memory, size_t alignment, size_t size) {
    const int before = errno;
    void* const got = memalign(alignment, size);
    errno = before;
    if (!got) return ENOMEM;
    *memory = got;
    return 0;
}

static void write_count(void) {
    char line[32];
    const int size = snprintf(line, sizeof line, "%ld\n", atomic_load(&counted));
    const int file = open(count_file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0 || write(file, line, (size_t)size) != size) _exit(127);
    close(file);
}

static long number_of(const char* name) {
    const char* const value = getenv(name);
    return value ? atol(value) : 0;
}

static int counted_main(int argc, char** argv, char** environment) {
    fail_at = number_of("ALLOC_FAIL_AT");
    fail_on = number_of("ALLOC_FAIL_ON") != 0;
    trap = number_of("ALLOC_TRAP") != 0;
    count_file = getenv("ALLOC_COUNT");
    if (count_file && (atexit(write_count) != 0 || at_quick_exit(write_count) != 0)) abort();
    atomic_store(&counted, 0);
    return program_main(argc, argv, environment);
}

int __libc_start_main(program* main, int argc, char** argv, void (*init)(void), void (*fini)(void),
                      void (*rtld_fini)(void), void* stack_end) {
    starter* start = NULL; /* ISO C has no cast from void* to function pointers */
    void* const found = dlsym(RTLD_NEXT, "__libc_start_main");
    memcpy(&start, &found, sizeof start);
    program_main = main;
    return start(counted_main, argc, argv, init, fini, rtld_fini, stack_end);
}
