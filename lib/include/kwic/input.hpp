// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// load_file() and JsonLines: make documents for an IndexWriter from files and from JSON lines.
///
///     auto loaded = kwic::load_file("notes/a.txt", "a.txt");
///     if (auto* file = std::get_if<kwic::LoadedFile>(&loaded)) writer.put(std::move(file->document));
///
///     kwic::JsonLines lines("news.jsonl");
///     while (auto line = lines.next())
///         if (line->document) writer.put(std::move(*line->document));
///
/// The contents of an input never cause an exception: if a file or line does not give a document, the result contains
/// the cause.
///
/// Threads: the functions may be called from several threads at once; use one JsonLines per thread.
///
/// Failures: load_file() throws Error (invalid_argument) if InputOptions::charset is not the name of a supported
/// charset. The comments on the members of JsonLines state further failures.
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

/// Options for reading files and JSON lines.
struct InputOptions {
    std::uint64_t max_size = 64u << 20;  ///< maximum size of a file or JSON line in bytes, after decompression
    std::string charset = "auto";        ///< charset of files, see decode_text(); not used for JSON lines
    std::optional<int> folder = {};      ///< descriptor of the base folder of relative paths; empty: the current folder
    /// @{
    /// The names of the members of JSON lines that contain the id, the title, the date and the text; see JsonLine. An
    /// empty string stands for `id`, `title` or `date`, and an empty list for `text`.
    std::string id_field = {};
    std::string title_field = {};
    std::string date_field = {};
    std::vector<std::string> text_fields = {};
    /// @}
    /// The names of custom fields in which a number of a JSON line becomes a string: the characters of the number in
    /// the line, such as `1.10`. List the fields of the types `keyword` and `text` here, because an IndexWriter
    /// converts the number 1.10 to the string `1.1`.
    std::vector<std::string> string_fields = {};
};

/// The result for a file that does not give a document.
struct Skipped {
    std::string cause = {};  ///< the cause, for people: `binary`, `too large (70.1 MB)`, `permission denied`
    /// True if the file exists but cannot be read at the moment. The document should then stay in the index; see
    /// IndexWriter::keep().
    bool keep = false;
};

/// The result for a file that gives a document.
struct LoadedFile {
    Document document = {};        ///< the document; Document::file is the stamp of the file before the text was read
    std::string charset = {};      ///< charset that the file was decoded from
    std::size_t replacements = 0;  ///< number of byte sequences that were invalid in the charset and became U+FFFD
    std::uint64_t size = 0;        ///< size of the file in bytes, after decompression
};

/// Returns the stamp of a file without opening the file. Returns Skipped if the file is not a regular file or has more
/// than InputOptions::max_size bytes on disk. IndexWriter::touch() compares the stamp with the stamp in the index, so
/// that unchanged files need not be read.
KWIC_API std::variant<FileStamp, Skipped> stamp_file(const std::filesystem::path& file, const InputOptions& = {});

/// Reads a file into a Document with the id `id`. Returns Skipped, without blocking, for a symbolic link, a pipe or any
/// other file that is not regular. Folders in the path may be symbolic links. Also returns Skipped for a file that
/// looks binary (see looks_binary()) or has more than InputOptions::max_size bytes, on disk or after decompression. In
/// the text of the document, each run of zero bytes is replaced by a space. A file that gzip, zstd, xz or bzip2 has
/// compressed is decompressed. HTML, manual pages, Markdown and other formats give the text that a person reads, and
/// the title, the date and the fields that the file states; doc/operations.md lists the formats. A file that changes
/// while it is being read is read a second time; the second result is used even if the file has changed again.
KWIC_API std::variant<LoadedFile, Skipped> load_file(const std::filesystem::path& file, std::string id,
                                                     const InputOptions& = {});

/// The result for a line of JSON. A valid line is one object. The members in this table have special meanings;
/// InputOptions can state other names for the first four members:
///
/// Member     | Meaning
/// -----------|--------
/// `id`       | the id: a string, or a number, which is used as it is written in the line
/// `title`    | the title: a string or a number
/// `text`     | the text: a value, or a list or an object whose values become the lines of the text
/// `date`     | the date: an ISO 8601 date, with or without a time, or a string in which kwic finds a date
/// `language` | the language: a string
/// `_delete`  | `true`: the line removes the document with the id
/// `_patch`   | `true`: the line changes custom fields of the document with the id
///
/// Each other member becomes a custom field with its name. Each element of a list becomes a value of the field. The
/// members of an object become fields such as `customer.address.city`. In the fields that InputOptions::string_fields
/// names, numbers become strings. A member with the value `null` is ignored. A member whose name is a `\` followed by a
/// name in the table becomes the custom field with the name in the table: `\title` becomes `title`. If several members
/// of the object have the same name, the last member is used.
///
/// If InputOptions::text_fields is not empty, the text consists of the values of these members, each on a line. If the
/// list is empty and the line has no member `text`, the text consists of the strings of the custom fields, each on a
/// line. The member that InputOptions::date_field names may also be a number of seconds or milliseconds since 1970.
///
/// In a line with `_patch`, the other members replace the custom fields with their names, and `null` or `[]` removes a
/// field. An object is the complete new value: if an earlier object `customer` has made the field `customer.city`, this
/// field is removed if the new object has no `city`, or if the new value of `customer` is `null` or `[]`.
struct JsonLine {
    /// The change that the line describes: to put `document`, to remove the document with its id, or to change custom
    /// fields of the document with its id (see IndexWriter::patch()).
    enum class Action { put, remove, patch };

    std::optional<Document> document = {};  ///< the document; empty if the line is invalid
    Action action = Action::put;            ///< for `remove`, `document` has only an id; for `patch`, an id and fields
    std::vector<std::string> cleared = {};  ///< the names that a patch removes; see IndexWriter::patch()
    std::string cause = {};                 ///< why the line is invalid: `parse error near byte 17: …`, `no 'id'`
    /// Number of places where U+FFFD replaces a byte sequence that is not UTF-8, or an escape of half a surrogate pair
    /// such as `\ud83d`.
    std::size_t replacements = 0;
    std::vector<std::string> notes = {};  ///< warnings about members that were ignored or read in another way
    std::size_t number = 1;               ///< number of the line in its file, from 1
    std::uint64_t size = 0;               ///< length of the line in bytes, without the line end
};

/// Parses one line. A line without an id is invalid. Throws no Error; for an invalid line the result contains the
/// cause.
KWIC_API JsonLine parse_json_line(std::string_view line, const InputOptions& = {});

/// Reads the lines of a file, one after the other. The file may be compressed with gzip, zstd, xz or bzip2, and may
/// be UTF-16 if it begins with a byte-order mark. If a line has no id, the id of its document is the name of the file,
/// `:` and the number of the line, such as `app.log:17`. Needs a few hundred KiB of memory, and several times the size
/// of the longest line. Zstd data also need memory for their window, at most 128 MiB.
class KWIC_API JsonLines {
public:
    /// Opens a file. Throws Error (not_found, io) if the file cannot be opened.
    explicit JsonLines(const std::filesystem::path& file, const InputOptions& = {});

    /// Reads an open file, pipe or socket. The caller owns the descriptor and closes it after the JsonLines is
    /// destroyed. In messages, `name` is used as the file name.
    JsonLines(int descriptor, std::string name, const InputOptions& = {});

    JsonLines(JsonLines&&) noexcept;             ///< a moved-from JsonLines may only be assigned to or destroyed
    JsonLines& operator=(JsonLines&&) noexcept;  ///< a moved-from JsonLines may only be assigned to or destroyed
    ~JsonLines();

    /// Returns the next line that is not blank, or nothing at the end of the input. Blocks until a line is complete or
    /// the input ends. A line of more than InputOptions::max_size bytes is invalid. If compressed data are damaged, the
    /// last result is an invalid line whose cause describes the damage. Throws Error (io) if the operating system
    /// reports a read error.
    std::optional<JsonLine> next();

    const std::string& name() const;  ///< path of the file, or the given name

    std::optional<std::uint64_t> size() const;  ///< size of the input in bytes, before decompression; empty if unknown
    std::uint64_t consumed() const;             ///< number of bytes read so far, before decompression

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
