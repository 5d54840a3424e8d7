// SPDX-License-Identifier: GPL-2.0-or-later
// ReadBackGuard works around a bug of Xapian 1.4 and 2.1. Xapian may store the data or the termlist of a document in a
// form that Xapian cannot decompress. Xapian then cannot read, replace or remove the document, and throws the error
// "Too few chunks of compressed data". The bug affects data and termlists of 8 KiB or more that compress very well,
// such as the termlist of a text of consecutive numbers.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <memory>
#include <utility>

namespace kwic {

class ReadBackGuard {
public:
    // `scratch` is the path of a folder that the guard may create and remove.
    explicit ReadBackGuard(std::filesystem::path scratch) : scratch_(std::move(scratch)) {}
    ReadBackGuard(const ReadBackGuard&) = delete;
    ReadBackGuard& operator=(const ReadBackGuard&) = delete;
    ~ReadBackGuard();

    // Ensures that Xapian can read the document after the document is stored. If the bug may affect the document,
    // stores a copy in a scratch database and reads the copy. If Xapian cannot read the copy, adds a padding term to
    // the document and tries again. Throws Error (internal) after 50 attempts without success.
    void ensure(Xapian::Document& document);

private:
    bool is_readable_when_stored(const Xapian::Document& document);

    std::filesystem::path scratch_;
    std::unique_ptr<Xapian::WritableDatabase> database_;
};

}  // namespace kwic
