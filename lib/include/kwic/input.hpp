// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Documents from files and from JSON lines, for an IndexWriter.
///
///     auto loaded = kwic::load_file("notes/a.txt", "a.txt");
///     if (auto* file = std::get_if<kwic::LoadedFile>(&loaded)) writer.put(std::move(file->document));
///
///     kwic::JsonLines lines("news.jsonl");
///     while (auto line = lines.next())
///         if (line->document) writer.put(std::move(*line->document));
///
/// No input is an error because of what is in it: what makes no document says why.
///
/// Threads: the functions may be called from several at once; of JsonLines use one per thread.
///
/// Failures: Error (invalid_argument) if there is no such charset; those of JsonLines are stated there.
#pragma once

#include <kwic/api.h>
#include <kwic/document.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kwic {

/// How files and JSON lines are read.
struct InputOptions {
    std::uint64_t max_size = 64u << 20;  ///< bytes of a file or of a JSON line; of compressed ones, what they stand for
    std::string charset = "auto";        ///< of files, see decode_text(); JSON lines are UTF-8
    std::optional<int> folder = {};  ///< descriptor of the folder that relative paths begin in; empty: the current one
};

/// A file that makes no document.
struct Skipped {
    std::string cause = {};  ///< for people: `binary`, `too large (70.1 MB)`, `permission denied`
    /// It is there but cannot be read now: what an index has of it is worth IndexWriter::keep().
    bool keep = false;
};

/// A file that makes a document.
struct LoadedFile {
    Document document = {};        ///< its stamp is not of a later state than its text
    std::string charset = {};      ///< that it was read as
    std::size_t replacements = 0;  ///< byte sequences that meant nothing in that charset and became U+FFFD
    std::uint64_t size = 0;        ///< bytes that were decoded, after they were decompressed
};

/// Looks without opening. Only regular files of at most InputOptions::max_size bytes on disk have a stamp; with it,
/// IndexWriter::touch() tells whether the file need be read.
KWIC_API std::variant<FileStamp, Skipped> stamp_file(const std::filesystem::path& file, const InputOptions& = {});

/// The text of a file as the document `id`. Whatever the file is, or becomes meanwhile, this ends, waits for no other
/// process and reads no further than InputOptions::max_size; a symbolic link is skipped, though folders above may be
/// links. Files named `.gz` or `.zst` are read through where gzip or zstd data are in them. A file that
/// changes while it is read is read a second time, and then taken as it is.
KWIC_API std::variant<LoadedFile, Skipped> load_file(const std::filesystem::path& file, std::string id,
                                                     const InputOptions& = {});

/// What a line of JSON makes: one object with a string `id` and perhaps `title`, `text`, `date` (YYYY, YYYY-MM or
/// YYYY-MM-DD) and `language`. Its further strings, numbers, booleans and lists of these become fields, in whose names
/// capitals become small letters and what no name can have becomes `_`. Of members with the same name the last one
/// counts.
struct JsonLine {
    std::optional<Document> document = {};  ///< empty: the line is bad
    std::string cause = {};                 ///< why, if it is: `parse error near byte 17: …`, `no 'id'`
    std::size_t replacements = 0;           ///< byte sequences that were not UTF-8 and became U+FFFD
    std::vector<std::string> ignored = {};  ///< names of members that hold what no field can, such as objects
    std::size_t number = 1;                 ///< of the line in its file, from 1
    std::uint64_t size = 0;                 ///< bytes, without the line's end
};

/// Reads one line; never fails.
KWIC_API JsonLine parse_json_line(std::string_view line);

/// The lines of a file, plain or compressed with gzip or zstd, one after the other. No more than some hundred KiB and
/// the longest line is in memory.
class KWIC_API JsonLines {
public:
    /// Throws Error (not_found, io) if the file cannot be opened.
    explicit JsonLines(const std::filesystem::path& file, const InputOptions& = {});

    /// A file, pipe or socket that is open; it stays the caller's. `name` is for messages.
    JsonLines(int descriptor, std::string name, const InputOptions& = {});

    JsonLines(JsonLines&&) noexcept;             ///< what was moved from can only be assigned to or destroyed
    JsonLines& operator=(JsonLines&&) noexcept;  ///< likewise
    ~JsonLines();

    /// The next line that is not blank; waits for it, and is empty at the end. A line of more than
    /// InputOptions::max_size bytes is a bad one; so is, at the end, one in the place where compressed data are
    /// damaged. Throws Error (io) if the system refuses to read.
    std::optional<JsonLine> next();

    const std::string& name() const;  ///< the file's, or as given

    /// For progress: bytes on disk, empty where that is not known, and those of them that were used up; they go by
    /// blocks.
    std::optional<std::uint64_t> size() const;
    std::uint64_t consumed() const;  ///< bytes on disk that were used up

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
