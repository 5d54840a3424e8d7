// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Exporter: the documents of an index as lines of JSON that another engine reads, and the schema that goes with them.
///
///     const kwic::IndexReader reader("notes/.kwic");
///     const kwic::Exporter exporter(reader, "opensearch");
///     reader.for_each([&](kwic::IndexedDocument found) { std::cout << exporter.lines(std::move(found)); });
///
/// The formats are
///
///     ndjson      JSON lines as JsonLines and kwic-indexer read them: from them the same documents come into being
///     opensearch  the bulk API of OpenSearch and Elasticsearch, and the body of the request that makes the index
///     quickwit    the ingest API of Quickwit, and an index configuration
///     vespa       feed operations of Vespa, and a schema
///     manticore   /bulk of Manticore Search, and the statement that makes the table
///
/// Threads: lines() may be called from several at once.
///
/// Failures: Error (invalid_argument) if there is no such format, or for a collection's name; those of IndexReader.
#pragma once

#include <kwic/api.h>
#include <kwic/index_reader.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

/// What an engine is given beside the documents.
struct ExportOptions {
    std::string collection = "kwic";  ///< what the engine is to call it all
    bool only_ascii = false;          ///< lines have escapes for all other characters, so that none steers a terminal
};

/// In the order above.
KWIC_API std::vector<std::string> export_formats();

/// Whether every engine takes the name: at most 64 of a-z, 0-9 and _, with a letter first.
KWIC_API bool is_collection_name(std::string_view name);

/// @copydoc export.hpp
class KWIC_API Exporter {
public:
    /// Goes through the index, but not its texts, if documents have further fields: an engine's field has one type. The
    /// reader is not needed afterwards.
    Exporter(const IndexReader& reader, std::string_view format, const ExportOptions& = {});

    Exporter(Exporter&&) noexcept;             ///< what was moved from can only be assigned to or destroyed
    Exporter& operator=(Exporter&&) noexcept;  ///< likewise
    ~Exporter();

    /// The name of the file that the engine wants the schema in, and the schema; empty: the format has none.
    const std::string& schema_name() const;
    const std::string& schema() const;  ///< its text

    /// A line or two, each with its end. Valid UTF-8: other bytes of ids and paths become U+FFFD, and then a hash keeps
    /// ids apart. The index should have texts (IndexReader::has_texts()).
    std::string lines(IndexedDocument found) const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
