// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Exporter: converts the documents of an index to lines of JSON that another search engine can import, and makes a
/// schema for that engine.
///
///     const kwic::IndexReader reader("notes/.kwic");
///     const kwic::Exporter exporter(reader, "opensearch");
///     reader.for_each([&](kwic::IndexedDocument found) { std::cout << exporter.lines(std::move(found)); });
///
/// The formats are
///
///     ndjson      JSON lines, which JsonLines and kwic-indexer read as documents
///     opensearch  input of the bulk API of OpenSearch and Elasticsearch; schema: request body that creates the index
///     quickwit    input of the ingest API of Quickwit; schema: index configuration
///     vespa       feed operations of Vespa; schema: Vespa schema
///     manticore   input of the /bulk endpoint of Manticore Search; schema: statement that creates the table
///
/// Threads: lines() may be called from several threads at once.
///
/// Failures: the constructor throws Error (invalid_argument) if the format is unknown or the collection name is
/// invalid. The constructor also throws the errors of IndexReader::for_each().
#pragma once

#include <kwic/api.h>
#include <kwic/index_reader.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

/// Options of an Exporter.
struct ExportOptions {
    std::string collection = "kwic";  ///< name of the other engine's index, table or schema; see is_collection_name()
    bool only_ascii = false;          ///< escape all characters outside ASCII, so that no line can control a terminal
};

/// Returns the names of the formats, in the order of the table above.
KWIC_API std::vector<std::string> export_formats();

/// Returns whether the name begins with a-z, continues with a-z, 0-9 and `_`, and has at most 64 characters. Every
/// engine accepts such a name.
KWIC_API bool is_collection_name(std::string_view name);

/// @copydoc export.hpp
class KWIC_API Exporter {
public:
    /// The formats opensearch, quickwit and vespa require a single type for each custom field. For these formats, the
    /// constructor reads all documents without their texts to determine the types. If no document of the index has ever
    /// had a custom field, the constructor does not read the documents. The exporter does not refer to `reader` after
    /// the constructor has returned.
    Exporter(const IndexReader& reader, std::string_view format, const ExportOptions& = {});

    Exporter(Exporter&&) noexcept;             ///< a moved-from Exporter may only be assigned to or destroyed
    Exporter& operator=(Exporter&&) noexcept;  ///< a moved-from Exporter may only be assigned to or destroyed
    ~Exporter();

    const std::string& schema_name() const;  ///< file name for the schema; empty if the format has no schema
    const std::string& schema() const;       ///< contents of the schema file

    /// Returns one or two lines for the document. Each line ends with `\n` and is valid UTF-8: invalid bytes of ids and
    /// paths become U+FFFD. Ids that are too long for the engine are cut. A hash is appended to each changed id, so
    /// that ids stay unique. If the index does not store texts (IndexReader::has_texts()), the exported texts are
    /// empty.
    std::string lines(IndexedDocument found) const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
