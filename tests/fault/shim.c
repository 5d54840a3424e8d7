/* SPDX-License-Identifier: GPL-2.0-or-later
 * A library for LD_PRELOAD that counts the file system calls of a program, and makes one of these calls fail. shim.hpp
 * sets the environment variables that control this library:
 *
 *     KWIC_FAULT_BELOW   only calls for files and folders below this absolute path count
 *     KWIC_FAULT_CALLS   the kinds of calls that count: a sum of values of enum kind
 *     KWIC_FAULT_AT      the number of the call that fails, from 1; if unset, calls are only counted
 *     KWIC_FAULT_WHAT    kill: ends the process before the call; tear: ends it after half of a write;
 *                        short: reads or writes half; a number: fails with that errno
 *     KWIC_FAULT_STAYS   if set, all later calls fail too
 *     KWIC_FAULT_LOG     a file that receives a line for each call that counts
 *
 * The shim does not see the calls between functions of libc, so it also wraps functions such as fopen, which call open
 * inside libc. */
#define _GNU_SOURCE
#undef _FORTIFY_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind {
    opening = 1,
    creating = 2,
    reading = 4,
    writing = 8,
    syncing = 16,
    naming = 32,
    removing = 64,
    listing = 128,
    asking = 256
};
enum { killed_status = 86, half = -1 }; /* killed_status is also in shim.hpp */

static const char* below;
static unsigned kinds;
static unsigned long strike_at;
static int is_kill, is_tear, is_short, error_number, stays;
static int log_file = -1;
static atomic_ulong count;
static atomic_int is_write_lost;

__attribute__((constructor)) static void begin(void) {
    const char* text = getenv("KWIC_FAULT_WHAT");
    is_kill = text && strcmp(text, "kill") == 0;
    is_tear = text && strcmp(text, "tear") == 0;
    is_short = text && strcmp(text, "short") == 0;
    error_number = text ? atoi(text) : 0;
    text = getenv("KWIC_FAULT_AT");
    strike_at = text ? strtoul(text, NULL, 10) : 0;
    text = getenv("KWIC_FAULT_CALLS");
    kinds = text ? (unsigned)strtoul(text, NULL, 10) : 0;
    stays = getenv("KWIC_FAULT_STAYS") != NULL;
    text = getenv("KWIC_FAULT_LOG");
    if (text) log_file = (int)syscall(SYS_openat, AT_FDCWD, text, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    below = getenv("KWIC_FAULT_BELOW");
}

/* Sets `path` to the path of the file `name` in the folder with the descriptor `folder`. If `name` is NULL, sets `path`
 * to the path of the descriptor itself. If the path is unknown, sets `path` to "". */
static void resolve(int folder, const char* name, char* path) {
    char link[64];
    path[0] = 0;
    if (name && name[0] == '/') {
        snprintf(path, PATH_MAX, "%s", name);
        return;
    }
    if (folder == AT_FDCWD)
        snprintf(link, sizeof link, "/proc/self/cwd");
    else
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    const ssize_t size = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    path[size > 0 ? size : 0] = 0;
    if (size > 0 && name) snprintf(path + size, (size_t)(PATH_MAX - size), "/%s", name);
}

/* Counts a call and applies the fault to it. Returns 0 for a call without a fault, `half` for a call that reads or
 * writes half of its bytes, and otherwise the errno with which the call fails. If the fault is a kill before the
 * call, ends the process. */
static int strike(enum kind kind, const char* call, int folder, const char* name) {
    static _Thread_local int was_interrupted;
    char path[PATH_MAX];
    if (!below || !(kinds & kind)) return 0;
    const int before = errno;
    resolve(folder, name, path);
    errno = before;
    const size_t size = strlen(below);
    if (strncmp(path, below, size) != 0 || (path[size] != '/' && path[size] != 0)) return 0;
    const unsigned long number = atomic_fetch_add(&count, 1) + 1;
    if (log_file >= 0) {
        char line[PATH_MAX + 64];
        const int length = snprintf(line, sizeof line, "%s %s\n", call, path + size);
        if (syscall(SYS_write, log_file, line, length) != length) _exit(127);
        errno = before;
    }
    if (strike_at == 0 || number < strike_at || (number > strike_at && !stays)) return 0;
    if (is_kill || (is_tear && kind != writing)) syscall(SYS_exit_group, killed_status);
    if (is_short || is_tear) return half;
    if (error_number == EINTR) { /* the retry succeeds, because the program would otherwise retry forever */
        was_interrupted = !was_interrupted;
        if (!was_interrupted) return 0;
    }
    if (kind == syncing) is_write_lost = 1;
    return error_number;
}

#define NEXT(function)                 \
    static __typeof__(&function) next; \
    if (!next) *(void**)&next = dlsym(RTLD_NEXT, #function)

#define STRIKE(kind, function, folder, name, failure)       \
    NEXT(function);                                         \
    const int fate = strike(kind, #function, folder, name); \
    if (fate > 0) {                                         \
        errno = fate;                                       \
        return failure;                                     \
    }

static size_t part(int fate, size_t size) { return fate == half && size > 1 ? size / 2 : size; }
static ssize_t done(int fate, ssize_t result) {
    if (fate == half && is_tear) syscall(SYS_exit_group, killed_status);
    return result;
}

static enum kind kind_of(int flags) {
    return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) ? creating : opening;
}

#define MODE                               \
    mode_t mode = 0;                       \
    if (flags & (O_CREAT | __O_TMPFILE)) { \
        va_list list;                      \
        va_start(list, flags);             \
        mode = va_arg(list, mode_t);       \
        va_end(list);                      \
    }
#define OPEN(function)                                                                            \
    int function(const char* name, int flags, ...) {                                              \
        MODE STRIKE(kind_of(flags), function, AT_FDCWD, name, -1) return next(name, flags, mode); \
    }
#define OPENAT(function)                                                                                \
    int function(int folder, const char* name, int flags, ...) {                                        \
        MODE STRIKE(kind_of(flags), function, folder, name, -1) return next(folder, name, flags, mode); \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

#define CREAT(function)                                                         \
    int function(const char* name, mode_t mode) {                               \
        STRIKE(creating, function, AT_FDCWD, name, -1) return next(name, mode); \
    }
CREAT(creat)
CREAT(creat64)

#define FOPEN(function)                                                                                 \
    FILE* function(const char* name, const char* how) {                                                 \
        STRIKE(how[0] == 'r' && !strchr(how, '+') ? opening : creating, function, AT_FDCWD, name, NULL) \
        return next(name, how);                                                                         \
    }
FOPEN(fopen)
FOPEN(fopen64)

DIR* opendir(const char* name) {
    STRIKE(opening, opendir, AT_FDCWD, name, NULL)
    return next(name);
}

#define READDIR(function, entry)                                                  \
    struct entry* function(DIR* folder) {                                         \
        STRIKE(listing, function, dirfd(folder), NULL, NULL) return next(folder); \
    }
READDIR(readdir, dirent)
READDIR(readdir64, dirent64)

ssize_t read(int file, void* to, size_t size) {
    STRIKE(reading, read, file, NULL, -1)
    return next(file, to, part(fate, size));
}

ssize_t write(int file, const void* from, size_t size) {
    STRIKE(writing, write, file, NULL, -1)
    return done(fate, next(file, from, part(fate, size)));
}

#define PREAD(function, offset_type)                                                               \
    ssize_t function(int file, void* to, size_t size, offset_type offset) {                        \
        STRIKE(reading, function, file, NULL, -1) return next(file, to, part(fate, size), offset); \
    }
PREAD(pread, off_t)
PREAD(pread64, off64_t)

#define PWRITE(function, offset_type)                                               \
    ssize_t function(int file, const void* from, size_t size, offset_type offset) { \
        STRIKE(writing, function, file, NULL, -1)                                   \
        return done(fate, next(file, from, part(fate, size), offset));              \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int file, const struct iovec* pieces, int number) {
    STRIKE(writing, writev, file, NULL, -1)
    if (fate != half) return next(file, pieces, number);
    const struct iovec first = {pieces[0].iov_base, part(fate, pieces[0].iov_len)};
    return done(fate, next(file, &first, 1));
}

/* Linux reports a lost write once through each descriptor that was open when the write was lost. Therefore, if the
 * shim has made a sync fail, the next syncfs() fails too. */
int syncfs(int file) {
    STRIKE(syncing, syncfs, file, NULL, -1)
    if (atomic_exchange(&is_write_lost, 0)) {
        errno = EIO;
        return -1;
    }
    return next(file);
}

#define FILE_CALL(kind, function, parameters, arguments) \
    int function parameters { STRIKE(kind, function, file, NULL, -1) return next arguments; }
FILE_CALL(syncing, fsync, (int file), (file))
FILE_CALL(syncing, fdatasync, (int file), (file))
FILE_CALL(writing, ftruncate, (int file, off_t size), (file, size))
FILE_CALL(writing, ftruncate64, (int file, off64_t size), (file, size))
FILE_CALL(writing, fallocate, (int file, int mode, off_t offset, off_t size), (file, mode, offset, size))
FILE_CALL(asking, fstat, (int file, struct stat* status), (file, status))
FILE_CALL(asking, fstat64, (int file, struct stat64* status), (file, status))

#define NAME_CALL(kind, function, parameters, folder, arguments) \
    int function parameters { STRIKE(kind, function, folder, name, -1) return next arguments; }
NAME_CALL(writing, truncate, (const char* name, off_t size), AT_FDCWD, (name, size))
NAME_CALL(naming, rename, (const char* name, const char* to), AT_FDCWD, (name, to))
NAME_CALL(naming, renameat, (int folder, const char* name, int other, const char* to), folder,
          (folder, name, other, to))
NAME_CALL(naming, link, (const char* name, const char* to), AT_FDCWD, (name, to))
NAME_CALL(naming, symlink, (const char* to, const char* name), AT_FDCWD, (to, name))
NAME_CALL(naming, mkdir, (const char* name, mode_t mode), AT_FDCWD, (name, mode))
NAME_CALL(naming, mkdirat, (int folder, const char* name, mode_t mode), folder, (folder, name, mode))
NAME_CALL(removing, unlink, (const char* name), AT_FDCWD, (name))
NAME_CALL(removing, unlinkat, (int folder, const char* name, int flags), folder, (folder, name, flags))
NAME_CALL(removing, remove, (const char* name), AT_FDCWD, (name))
NAME_CALL(removing, rmdir, (const char* name), AT_FDCWD, (name))
NAME_CALL(asking, stat, (const char* name, struct stat* status), AT_FDCWD, (name, status))
NAME_CALL(asking, stat64, (const char* name, struct stat64* status), AT_FDCWD, (name, status))
NAME_CALL(asking, lstat, (const char* name, struct stat* status), AT_FDCWD, (name, status))
NAME_CALL(asking, lstat64, (const char* name, struct stat64* status), AT_FDCWD, (name, status))
NAME_CALL(asking, fstatat, (int folder, const char* name, struct stat* status, int flags), folder,
          (folder, name, status, flags))
NAME_CALL(asking, fstatat64, (int folder, const char* name, struct stat64* status, int flags), folder,
          (folder, name, status, flags))
