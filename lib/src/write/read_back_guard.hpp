// SPDX-License-Identifier: GPL-2.0-or-later
// A guard against a bug of Xapian 1.4 and 2.1: document data and term lists of more than 8 KiB that compress very
// well (a text of consecutive numbers does) may be stored in a form that can never be read, replaced or removed again
// ("Too few chunks of compressed data", decompress_chunk).
#pragma once

#include <xapian.h>

#include <filesystem>
#include <memory>

namespace kwic {

class ReadBackGuard {
public:
    // `scratch`: a folder that may be made and removed at will.
    explicit ReadBackGuard(std::filesystem::path scratch) : scratch_(std::move(scratch)) {}
    ReadBackGuard(const ReadBackGuard&) = delete;
    ReadBackGuard& operator=(const ReadBackGuard&) = delete;
    ~ReadBackGuard();

    // Documents that could be struck are tried out in a scratch database; one that is gets terms without meaning
    // until it is stored in another form. Throws Error (internal) if that does not help.
    void ensure(Xapian::Document& document);

private:
    bool is_readable_when_stored(const Xapian::Document& document);

    std::filesystem::path scratch_;
    std::unique_ptr<Xapian::WritableDatabase> database_;
};

}  // namespace kwic
