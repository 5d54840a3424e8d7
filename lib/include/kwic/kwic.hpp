// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// kwic, keyword in context: an embedded full-text index. This header includes all the others.
///
///     input.hpp          files and JSON lines -> documents
///     index_writer.hpp   documents -> an index
///     index_reader.hpp   an index -> the documents in it
///     export.hpp         an index -> lines for another engine
///     searcher.hpp       an index and a query -> hits with quotations
///     query.hpp          query strings and trees
///     json.hpp           answers -> JSON
///     markup.hpp         texts and what was found in them -> HTML
///     analysis.hpp       a document -> its words, title, date and language
///     decode.hpp         bytes of any charset -> UTF-8
///     memory.hpp         no memory left
///     progress.hpp       how far long work has come
///     error.hpp          what all of them throw
///     version.h          the version, for the preprocessor

/// @mainpage kwic
/// @copydoc kwic.hpp

/// @namespace kwic
/// The library in C++.
#pragma once

#include <kwic/api.h>
#include <kwic/version.h>
#include <kwic/analysis.hpp>
#include <kwic/decode.hpp>
#include <kwic/document.hpp>
#include <kwic/error.hpp>
#include <kwic/export.hpp>
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

/// The version of the library that the program runs with; KWIC_VERSION is that of the headers it was compiled with.
KWIC_API const char* version() noexcept;

}  // namespace kwic
