// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// kwic, keyword in context: an embedded full-text index. This header includes all other C++ headers.
///
///     input.hpp          makes documents from files and JSON lines
///     document.hpp       documents
///     fields.hpp         the custom fields of an index and their types
///     index_writer.hpp   makes and updates an index of documents
///     index_reader.hpp   reads documents from an index
///     index_files.hpp    finds and verifies an index
///     export.hpp         converts the documents of an index for another engine
///     searcher.hpp       answers queries on an index: hits with snippets
///     query.hpp          queries as strings and as trees
///     results.hpp        answers to queries
///     span.hpp           byte ranges in texts
///     json.hpp           answers as JSON
///     markup.hpp         snippets and other texts as HTML
///     analysis.hpp       finds the words, title, date and language of a document
///     decode.hpp         converts bytes of any charset to UTF-8
///     printable.hpp      makes texts safe to show on a terminal
///     memory.hpp         protects a process that runs out of memory
///     progress.hpp       reports the progress of long operations
///     error.hpp          the exception that functions throw
///     version.h          the version, for the preprocessor

/// @mainpage kwic
/// @copydoc kwic.hpp

/// @namespace kwic
/// The C++ interface of the library.
#pragma once

#include <kwic/api.h>
#include <kwic/version.h>
#include <kwic/analysis.hpp>
#include <kwic/decode.hpp>
#include <kwic/document.hpp>
#include <kwic/error.hpp>
#include <kwic/export.hpp>
#include <kwic/fields.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_reader.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/input.hpp>
#include <kwic/json.hpp>
#include <kwic/markup.hpp>
#include <kwic/memory.hpp>
#include <kwic/printable.hpp>
#include <kwic/progress.hpp>
#include <kwic/query.hpp>
#include <kwic/results.hpp>
#include <kwic/searcher.hpp>
#include <kwic/span.hpp>

namespace kwic {

/// Returns the version of the library that the program has loaded. KWIC_VERSION is the version of the headers that the
/// program was compiled with.
KWIC_API const char* version() noexcept;

}  // namespace kwic
