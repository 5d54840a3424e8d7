// SPDX-License-Identifier: GPL-2.0-or-later
// Recorder: a library for LD_PRELOAD that logs the changes that a program makes to files and folders below
// $KWIC_RECORD_ROOT. The log is the file $KWIC_RECORD_LOG, which recording.cpp reads. A lock around each change and
// its record keeps the records of all threads in the order of the changes. Changes for which there is no kind of
// record, such as those of link(), are logged as recorder_unknown.
#define _GNU_SOURCE
#include "recorder.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

// The function `name` of libc, which this library replaces.
#define REAL(name) (__extension__(__typeof__(&name)) real(#name))
static void* real(const char* name) {
    void* const function = dlsym(RTLD_NEXT, name);
    if (!function) abort();
    return function;
}

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];  // canonical path
static int log_file = -1;    // if -1, nothing is recorded

void recorder_begin(const char* folder, const char* log) {
    if (!realpath(folder, root)) abort();
    if ((log_file = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) < 0) abort();
}

__attribute__((constructor)) static void begin_by_environment(void) {
    const char* const folder = getenv("KWIC_RECORD_ROOT");
    const char* const log = getenv("KWIC_RECORD_LOG");
    if (folder && log) recorder_begin(folder, log);
}

static int is_inside(const char* path) {
    return strncmp(path, root, strlen(root)) == 0 && strchr("/", path[strlen(root)]);  // '/' or the end
}

// Returns the inode number of an open file or folder, or 0 if the file or folder is outside the root.
static uint64_t number_of(int descriptor) {
    char link[64], path[PATH_MAX];
    struct stat status;
    if (log_file < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = '\0';
    return is_inside(path) && fstat(descriptor, &status) == 0 ? status.st_ino : 0;
}

struct entry {
    uint64_t folder;  // inode number, or 0 if the folder is outside the root
    uint64_t file;    // inode number, or 0 if the file does not exist
    int is_folder;
    char name[NAME_MAX + 1];
};

static struct entry entry_of(int at, const char* path) {
    struct entry entry = {0};
    char parent[PATH_MAX];
    if (log_file < 0 || strlen(path) >= sizeof parent) return entry;
    strcpy(parent, path);
    for (size_t end = strlen(parent); end > 1 && parent[end - 1] == '/'; --end) parent[end - 1] = '\0';
    char* const slash = strrchr(parent, '/');
    const char* const name = slash ? slash + 1 : parent;
    if (strlen(name) >= sizeof entry.name) return entry;
    strcpy(entry.name, name);
    if (slash)
        slash[slash == parent] = '\0';
    else
        strcpy(parent, ".");
    const int folder = REAL(openat)(at, parent, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return entry;
    entry.folder = number_of(folder);
    struct stat status;
    if (entry.folder && fstatat(folder, entry.name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
        entry.file = status.st_ino;
        entry.is_folder = S_ISDIR(status.st_mode);
    }
    close(folder);
    return entry;
}

static void put(const void* bytes, size_t size) {
    for (const char* at = bytes; size > 0;) {
        const ssize_t written = REAL(write)(log_file, at, size);
        if (written <= 0) abort();
        at += written;
        size -= (size_t)written;
    }
}

static void record(struct recorder_record r, const char* name, const char* new_name, const void* data) {
    const int error = errno;
    r.name_bytes = (uint32_t)strlen(name);
    r.new_name_bytes = (uint32_t)strlen(new_name);
    put(&r, sizeof r);
    put(name, r.name_bytes);
    put(new_name, r.new_name_bytes);
    if (r.kind == recorder_write) put(data, r.size);
    errno = error;
}

static void record_file(enum recorder_kind kind, uint64_t file) {
    record((struct recorder_record){.kind = kind, .file = file}, "", "", NULL);
}

static void record_name(enum recorder_kind kind, const struct entry* entry, uint64_t file) {
    record((struct recorder_record){.kind = kind, .file = file, .folder = entry->folder}, entry->name, "", NULL);
}

static void record_unknown(const char* call) {
    record((struct recorder_record){.kind = recorder_unknown}, call, "", NULL);
}

void recorder_note(void) { record_file(recorder_note_kind, 0); }

static void record_size(uint64_t file, uint64_t size) {
    record((struct recorder_record){.kind = recorder_truncate, .file = file, .size = size}, "", "", NULL);
}

static void record_data(int descriptor, const void* data, ssize_t size, int64_t offset) {
    const uint64_t file = size > 0 ? number_of(descriptor) : 0;
    if (!file) return;
    if (offset < 0) offset = lseek(descriptor, 0, SEEK_CUR) - size;
    const struct recorder_record r = {
        .kind = recorder_write, .file = file, .offset = (uint64_t)offset, .size = (uint64_t)size};
    record(r, "", "", data);
}

static void record_pieces(int descriptor, const struct iovec* pieces, int count, ssize_t size, int64_t offset) {
    if (size <= 0 || !number_of(descriptor)) return;
    if (offset < 0) offset = lseek(descriptor, 0, SEEK_CUR) - size;
    for (int i = 0; i < count && size > 0; ++i) {
        const ssize_t part = (ssize_t)pieces[i].iov_len < size ? (ssize_t)pieces[i].iov_len : size;
        record_data(descriptor, pieces[i].iov_base, part, offset);
        offset += part;
        size -= part;
    }
}

// Records the change if a call of open() or a similar function has created or truncated a file. `before` is the state
// of the path before the call.
static void record_open(const struct entry* before, int descriptor, int flags) {
    if (!before->folder || descriptor < 0) return;
    const uint64_t file = number_of(descriptor);
    if (file && !before->file && (flags & O_CREAT)) record_name(recorder_create, before, file);
    if (file && (flags & O_TMPFILE) == O_TMPFILE) record_unknown("O_TMPFILE");
    if (file && before->file && (flags & O_TRUNC)) record_size(file, 0);
}

// Makes a function an alias of the function `name`. If the two functions have different types of offsets, both types
// have 64 bits.
#define SAME_AS(name) __attribute__((alias(name)))

// Evaluates `call`, and then `what`, which records the call. Holds the lock during both. Returns the result of `call`.
// If nothing is recorded, evaluates only `call`, without the lock.
#define ALONE(type, call, what)        \
    do {                               \
        if (log_file < 0) return call; \
        pthread_mutex_lock(&mutex);    \
        const type result = call;      \
        what;                          \
        pthread_mutex_unlock(&mutex);  \
        return result;                 \
    } while (0)

#define OPEN(call, at, path, flags)                                                    \
    do {                                                                               \
        if (log_file < 0 || !((flags) & (O_CREAT | O_TRUNC | O_TMPFILE))) return call; \
        pthread_mutex_lock(&mutex);                                                    \
        const struct entry before = entry_of(at, path);                                \
        const int result = call;                                                       \
        record_open(&before, result, flags);                                           \
        pthread_mutex_unlock(&mutex);                                                  \
        return result;                                                                 \
    } while (0)

#define MODE(mode, flags)                                   \
    mode_t mode = 0;                                        \
    if ((flags) & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY))) { \
        va_list arguments;                                  \
        va_start(arguments, flags);                         \
        mode = va_arg(arguments, mode_t);                   \
        va_end(arguments);                                  \
    }

int open(const char* path, int flags, ...) {
    MODE(mode, flags);
    OPEN(REAL(open)(path, flags, mode), AT_FDCWD, path, flags);
}
int open64(const char*, int, ...) SAME_AS("open");
int openat(int at, const char* path, int flags, ...) {
    MODE(mode, flags);
    OPEN(REAL(openat)(at, path, flags, mode), at, path, flags);
}
int openat64(int, const char*, int, ...) SAME_AS("openat");
int creat(const char* path, mode_t mode) { return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char*, mode_t) SAME_AS("creat");

// The recorder does not see writes through a FILE*. libstdc++ uses a FILE* only to open and close a file.
FILE* fopen(const char* path, const char* mode) {
    if (log_file < 0 || mode[0] == 'r') return REAL(fopen)(path, mode);
    pthread_mutex_lock(&mutex);
    const struct entry before = entry_of(AT_FDCWD, path);
    FILE* const stream = REAL(fopen)(path, mode);
    if (stream) record_open(&before, fileno(stream), O_CREAT | (mode[0] == 'w' ? O_TRUNC : 0));
    pthread_mutex_unlock(&mutex);
    return stream;
}
FILE* fopen64(const char*, const char*) SAME_AS("fopen");

ssize_t write(int file, const void* data, size_t size) {
    ALONE(ssize_t, REAL(write)(file, data, size), record_data(file, data, result, -1));
}
ssize_t pwrite(int file, const void* data, size_t size, off_t offset) {
    ALONE(ssize_t, REAL(pwrite)(file, data, size, offset), record_data(file, data, result, offset));
}
ssize_t pwrite64(int, const void*, size_t, off64_t) SAME_AS("pwrite");
ssize_t writev(int file, const struct iovec* pieces, int count) {
    ALONE(ssize_t, REAL(writev)(file, pieces, count), record_pieces(file, pieces, count, result, -1));
}
ssize_t pwritev(int file, const struct iovec* pieces, int count, off_t offset) {
    ALONE(ssize_t, REAL(pwritev)(file, pieces, count, offset), record_pieces(file, pieces, count, result, offset));
}
ssize_t pwritev64(int, const struct iovec*, int, off64_t) SAME_AS("pwritev");

static void record_new_size(int file, int result, int64_t size) {
    const uint64_t number = result == 0 ? number_of(file) : 0;
    if (number) record_size(number, (uint64_t)size);
}
int ftruncate(int file, off_t size) { ALONE(int, REAL(ftruncate)(file, size), record_new_size(file, result, size)); }
int ftruncate64(int, off64_t) SAME_AS("ftruncate");
int truncate(const char* path, off_t size) {
    const int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return -1;
    const int result = ftruncate(file, size);
    close(file);
    return result;
}

// A change during a sync need not be durable when the sync ends. Therefore the start and the end of a sync are
// recorded.
static int sync_recorded(int (*function)(int), int file) {
    const uint64_t number = number_of(file);
    if (!number) return function(file);
    pthread_mutex_lock(&mutex);
    record_file(recorder_sync_begin, number);
    pthread_mutex_unlock(&mutex);
    const int result = function(file);
    pthread_mutex_lock(&mutex);
    if (result == 0) record_file(recorder_sync_end, number);
    pthread_mutex_unlock(&mutex);
    return result;
}
int fsync(int file) { return sync_recorded(REAL(fsync), file); }
int fdatasync(int file) { return sync_recorded(REAL(fdatasync), file); }

static int make_folder(int at, const char* path, mode_t mode) {
    if (log_file < 0) return REAL(mkdirat)(at, path, mode);
    pthread_mutex_lock(&mutex);
    const int result = REAL(mkdirat)(at, path, mode);
    if (result == 0) {
        const struct entry made = entry_of(at, path);
        if (made.folder) record_name(recorder_make_folder, &made, made.file);
    }
    pthread_mutex_unlock(&mutex);
    return result;
}
int mkdir(const char* path, mode_t mode) { return make_folder(AT_FDCWD, path, mode); }
int mkdirat(int at, const char* path, mode_t mode) { return make_folder(at, path, mode); }

static int remove_name(int at, const char* path, int flags) {
    if (log_file < 0) return REAL(unlinkat)(at, path, flags);
    pthread_mutex_lock(&mutex);
    const struct entry entry = entry_of(at, path);
    const int result = REAL(unlinkat)(at, path, flags);
    if (result == 0 && entry.folder) record_name(recorder_unlink, &entry, entry.file);
    pthread_mutex_unlock(&mutex);
    return result;
}
int unlink(const char* path) { return remove_name(AT_FDCWD, path, 0); }
int rmdir(const char* path) { return remove_name(AT_FDCWD, path, AT_REMOVEDIR); }
int unlinkat(int at, const char* path, int flags) { return remove_name(at, path, flags); }
int remove(const char* path) {
    const int result = unlink(path);
    return result != 0 && errno == EISDIR ? rmdir(path) : result;
}

static int move(int from_at, const char* from, int to_at, const char* to, unsigned flags) {
    if (log_file < 0) return REAL(renameat2)(from_at, from, to_at, to, flags);
    pthread_mutex_lock(&mutex);
    const struct entry old = entry_of(from_at, from);
    const struct entry new = entry_of(to_at, to);
    const int result = REAL(renameat2)(from_at, from, to_at, to, flags);
    if (result == 0 && (old.folder || new.folder)) {
        const struct recorder_record r = {
            .kind = recorder_rename, .file = old.file, .folder = old.folder, .new_folder = new.folder};
        if (flags != 0 || !old.folder || !new.folder)
            record_unknown("rename");
        else
            record(r, old.name, new.name, NULL);
    }
    pthread_mutex_unlock(&mutex);
    return result;
}
int rename(const char* from, const char* to) { return move(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int from_at, const char* from, int to_at, const char* to) { return move(from_at, from, to_at, to, 0); }
int renameat2(int from_at, const char* from, int to_at, const char* to, unsigned flags) {
    return move(from_at, from, to_at, to, flags);
}

// The functions below change files in ways for which there is no kind of record. Calls of sync and syncfs are not
// recorded, so data that they make durable count as not durable.
static void refuse_at(const char* call, int at, const char* path) {
    if (entry_of(at, path).folder) record_unknown(call);
}
static void refuse(const char* call, int file) {
    if (number_of(file)) record_unknown(call);
}
int link(const char* from, const char* to) { ALONE(int, REAL(link)(from, to), refuse_at("link", AT_FDCWD, to)); }
int linkat(int from_at, const char* from, int to_at, const char* to, int flags) {
    ALONE(int, REAL(linkat)(from_at, from, to_at, to, flags), refuse_at("linkat", to_at, to));
}
int symlink(const char* target, const char* path) {
    ALONE(int, REAL(symlink)(target, path), refuse_at("symlink", AT_FDCWD, path));
}
int fallocate(int file, int mode, off_t offset, off_t size) {
    ALONE(int, REAL(fallocate)(file, mode, offset, size), refuse("fallocate", file));
}
int posix_fallocate(int file, off_t offset, off_t size) {
    ALONE(int, REAL(posix_fallocate)(file, offset, size), refuse("posix_fallocate", file));
}
ssize_t sendfile(int to, int from, off_t* offset, size_t size) {
    ALONE(ssize_t, REAL(sendfile)(to, from, offset, size), refuse("sendfile", to));
}
ssize_t copy_file_range(int from, off64_t* from_offset, int to, off64_t* to_offset, size_t size, unsigned flags) {
    ALONE(ssize_t, REAL(copy_file_range)(from, from_offset, to, to_offset, size, flags), refuse("copy_file_range", to));
}
