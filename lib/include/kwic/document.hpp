// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Document, which is put into an index, and IndexedDocument, which is read from an index. Both are plain values. All
/// strings are UTF-8, except ids and paths, which may be any bytes. decode.hpp converts texts in other charsets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kwic {

/// The state of a file when it was read. Stamps are only compared for equality, never with the current time.
struct FileStamp {
    std::int64_t modified = 0;  ///< modification time in nanoseconds since 1970
    std::uint64_t size = 0;     ///< bytes on disk
    friend bool operator==(const FileStamp&, const FileStamp&) = default;  ///< compares all members
};

/// A value of a custom field of a document. The query `name:value` searches it.
struct Field {
    std::string name = {};                         ///< a letter, then a-z, 0-9, `-` and `_`; at most 64 characters
    std::variant<std::string, double> value = {};  ///< a text, or a number, which range queries match
    friend bool operator==(const Field&, const Field&) = default;  ///< compares all members
};

/// A document to put into an index.
struct Document {
    /// Unique in the index and not empty; any bytes. For files: the path relative to the index's root.
    std::string id = {};
    std::string title = {};  ///< at most 4 KiB; if empty, kwic takes the title from the head of the text
    std::string text = {};   ///< the text to search and to show snippets of
    /// `2023`, `2023-07` or `2023-07-19`; if empty, kwic searches for a date in the head of the text.
    std::string date = {};
    std::string language = {};           ///< ISO 639 code such as `en`; if empty, kwic detects the language
    std::vector<Field> fields = {};      ///< custom fields, in any order; a name may occur several times
    std::optional<FileStamp> file = {};  ///< the stamp, if the document is a file below the root folder
};

/// A document of an index, with the data that kwic has derived from it. To copy the document to another index, put
/// `document` there, after clearing the title if `is_title_found`.
struct IndexedDocument {
    Document document = {};  ///< the document as it was put, completed by the title, date and language that kwic found
    bool is_title_found = false;  ///< the title was found in the head of the text, not given
    std::string path = {};        ///< see Hit::path
    std::uint64_t key = 0;        ///< a hash of the id, the same in every index; 63 bits, not 0
};

}  // namespace kwic
