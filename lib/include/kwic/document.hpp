// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Document: what goes into an index, and IndexedDocument: what comes out of it. Plain values; all strings are UTF-8
/// (see decode.hpp for other bytes).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kwic {

/// The state of a file when it was read. Compared for equality only, never against a clock.
struct FileStamp {
    std::int64_t modified = 0;                                             ///< nanoseconds since 1970
    std::uint64_t size = 0;                                                ///< bytes on disk
    friend bool operator==(const FileStamp&, const FileStamp&) = default;  ///< member by member
};

/// A further named value of a document, searched as `name:value`.
struct Field {
    std::string name = {};                         ///< 64 at most of a-z, 0-9, `-` and `_`, beginning with a letter
    std::variant<std::string, double> value = {};  ///< text, or a number that ranges find
    friend bool operator==(const Field&, const Field&) = default;  ///< member by member
};

/// What goes into an index.
struct Document {
    /// Unique and not empty; a file's path relative to the index's root, any bytes.
    std::string id = {};
    std::string title = {};  ///< 4 KiB at most; empty: taken from the head of the text
    std::string text = {};   ///< the searched and quoted text
    /// `2023`, `2023-07` or `2023-07-19`; empty: looked for in the head of the text.
    std::string date = {};
    std::string language = {};           ///< ISO 639 code such as `en`; empty: detected
    std::vector<Field> fields = {};      ///< further fields, in any order
    std::optional<FileStamp> file = {};  ///< set when the document is a file of the root folder
};

/// A document with all that was found out about it. Putting `document` into another index, without a title that was
/// found, makes the same document there.
struct IndexedDocument {
    Document document = {};       ///< as it was put, with title, date and language as found
    bool is_title_found = false;  ///< in the head of the text; otherwise it was given
    std::string path = {};        ///< as in Hit
    std::uint64_t key = 0;        ///< of 63 bits, not 0: a hash of the id, the same in every index
};

}  // namespace kwic
