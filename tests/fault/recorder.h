/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The format of the log that recorder.c writes and recording.cpp reads: records, each followed by its names and data.
 */
#ifndef KWIC_FAULT_RECORDER_H
#define KWIC_FAULT_RECORDER_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The kinds of records. The comments list the data that a record of each kind contains. */
enum recorder_kind {
    recorder_create,      /* creates a file: folder, name, file */
    recorder_make_folder, /* creates a folder: folder, name, file */
    recorder_unlink,      /* removes a file or a folder: folder, name, file */
    recorder_rename,      /* renames a file or a folder: file, folder, name, new_folder, new_name */
    recorder_write,       /* file, offset, size, data */
    recorder_truncate,    /* file, size */
    recorder_sync_begin,  /* begins to sync a file or a folder: file */
    recorder_sync_end,    /* ends a sync: file; changes of the file before recorder_sync_begin are durable */
    recorder_note_kind,   /* a call of recorder_note() */
    recorder_unknown      /* a change of files that no other kind describes: the name of the function */
};

/* Files and folders are represented by their inode numbers, which the system can reuse after a file is removed. */
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

/* Begins to record. A program that is linked with the recorder calls this function instead of setting environment
 * variables. */
void recorder_begin(const char* root, const char* log);

/* Writes a record of recorder_note_kind to the log. */
void recorder_note(void);

#ifdef __cplusplus
}
#endif
#endif
