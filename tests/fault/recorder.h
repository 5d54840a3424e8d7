/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What recorder.c writes and recording.cpp reads: records, each followed by its names and data. */
#ifndef KWIC_FAULT_RECORDER_H
#define KWIC_FAULT_RECORDER_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum recorder_kind {
    recorder_create,      /* a file: folder, name, file */
    recorder_make_folder, /* folder, name, file */
    recorder_unlink,      /* a file or a folder: folder, name, file */
    recorder_rename,      /* file: folder, name; new_folder, new_name */
    recorder_write,       /* file, offset, size, data */
    recorder_truncate,    /* file, size */
    recorder_sync_begin,  /* a file or a folder: file */
    recorder_sync_end,    /* file; what was done before it began is durable */
    recorder_note_kind,   /* recorder_note() was called */
    recorder_unknown      /* name: of a call that changes files, and that the log has no record for */
};

/* Files and folders are given by their inode numbers, which are used again when a file is gone. */
struct recorder_record {
    uint32_t kind;
    uint32_t name_bytes;
    uint32_t new_name_bytes;
    uint32_t unused;
    uint64_t file;
    uint64_t folder;
    uint64_t new_folder;
    uint64_t offset;
    uint64_t size;
};

/* In a program that is linked with the recorder: from now on, in place of the environment's variables. */
void recorder_begin(const char* root, const char* log);

/* Puts a note into the log. */
void recorder_note(void);

#ifdef __cplusplus
}
#endif
#endif
