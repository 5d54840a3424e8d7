// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Document, which is put into an index, and IndexedDocument, which is read from an index. Both classes are plain
/// values. All strings are UTF-8, except ids and paths, which may be any bytes. decode_text() converts texts in other
/// charsets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kwic {

/// The state of a file without its contents. A file counts as unchanged if its stamp equals the stamp in the index.
struct FileStamp {
    std::int64_t modified = 0;  ///< modification time in nanoseconds since 1970
    std::uint64_t size = 0;     ///< bytes on disk
    /// A hash of the file's inode number and of the time of its last status change (`st_ctim`). It differs if another
    /// file with the same size and modification time was moved or copied into the place of the file. 0: not known.
    std::uint32_t identity = 0;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;  ///< compares all members
};

/// The value of a custom field: a string, an integer, a real number or a boolean. Real numbers must be finite. Dates
/// are strings: a string is searched as a date if it is an ISO 8601 date, with or without a time, such as `2024-05`,
/// `2024-05-20` or `2024-05-20T12:00:00+02:00`.
using FieldValue = std::variant<std::string, std::int64_t, double, bool>;

/// A value of a custom field of a document. The query `price:40` searches the field with the name `price`.
struct Field {
    std::string name = {};  ///< UTF-8 of 1 to 245 bytes, without a zero byte; case-sensitive
    FieldValue value = {};  ///< the value
    friend bool operator==(const Field&, const Field&) = default;  ///< compares all members
};

/// The declared type of a custom field; see WriterOptions::fields.
enum class FieldType {
    automatic,  ///< not declared: values of any kind; strings are searched by words, as complete values and as dates
    text,       ///< strings that are searched by words only; no facets and no sorting
    keyword,    ///< strings that are searched as complete values only
    integer,    ///< 64-bit integers
    real,       ///< integers and real numbers
    boolean,    ///< booleans
    date,       ///< strings that are ISO 8601 dates, with or without a time
    stored      ///< values of any kind that cannot be searched, counted or sorted
};

/// Where the lines of a text lead back to the file from which the text was made. From the byte `offset` of the text on,
/// the number of a line in the file is the number of the line in the text plus `shift`.
struct LineShift {
    std::uint64_t offset = 0;                                              ///< offset in the text, in bytes
    std::int64_t shift = 0;                                                ///< difference of the numbers
    friend bool operator==(const LineShift&, const LineShift&) = default;  ///< compares all members
};

/// A document to put into an index.
struct Document {
    /// Identifies the document in the index. May be any bytes, but must not be empty. If the document is a file, the id
    /// is the path relative to WriterOptions::root.
    std::string id = {};
    /// The title, cut at 4 KiB. If empty, kwic takes the title from the first 2 KiB of the text, or uses the name of a
    /// file of source code, settings or records. To give a document no title, set this member to a space.
    std::string title = {};
    /// The text, which is searched and shown in snippets. IndexWriter::put() removes terminal codes from the text, the
    /// title and the fields: escape sequences such as colors (ESC [ ...), and overstrikes such as the bold
    /// letters of a formatted manual page (a letter, a backspace and the letter again). Any other ESC or backspace
    /// becomes a space.
    std::string text = {};
    /// A date such as `2023`, `2023-07` or `2023-07-19`, or an ISO 8601 day with a time. If empty, kwic takes the date
    /// from the first 2 KiB of the text or, if this part contains no date and the document is a file, from the path. A
    /// caller cannot state that a document has no date.
    std::string date = {};
    /// An ISO 639 code such as `en`, or a BCP 47 tag such as `zh-Hant`. If empty, WriterOptions::language applies,
    /// which detects the language by default. To give a document no language, set this member to `und`.
    std::string language = {};
    std::vector<Field> fields = {};      ///< custom fields, in any order; a name may occur several times
    std::optional<FileStamp> file = {};  ///< the stamp, if the document is a file
    /// If load_file() made the text from another format, such as HTML: where its lines are in the file, with ascending
    /// offsets. Snippet::line is then a line of the file. Empty if the text is that of the file.
    std::vector<LineShift> lines = {};
};

/// A document of an index, with the data that kwic has derived from the document. To copy the document to another
/// index, clear `document.title` if `is_title_found` is true, and pass `document` to IndexWriter::put().
struct IndexedDocument {
    /// The document that was put, without terminal codes. If the title, the date or the language was missing, the
    /// member has the value that kwic has derived, which may be empty.
    Document document = {};
    bool is_title_found = false;  ///< true if no title was given; then `document.title` is found (see Document::title)
    std::string path = {};        ///< see Hit::path
    std::uint64_t key = 0;        ///< a hash of the id, from 1 to 2^63 - 1; does not depend on the index
};

}  // namespace kwic
