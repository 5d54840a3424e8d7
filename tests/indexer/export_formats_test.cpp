// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that --export writes the input formats of OpenSearch, Quickwit, Vespa and Manticore, and the JSON lines that
// --jsonl reads.
#include "support/exporting.hpp"

#include <kwic/decode.hpp>
#include <kwic/index_reader.hpp>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace kwic;
using namespace kwic::test;

namespace {

struct Exported {
    std::vector<Json> lines;
    std::string schema;
};

// Exports an index to files, and checks that an export to standard output gives the same lines.
Exported exported(const Collection& collection, const std::string& format, const std::string& schema) {
    const CommandOutput output = collection.exported({format, "--to", format + "/here"});
    CAPTURE(output.err);
    REQUIRE(output.status == 0);
    CHECK(output.out.empty());
    CHECK(output.err.find(" documents, ") != output.err.npos);
    const fs::path folder = collection.dir / format / "here";
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    std::set<std::string> expected = {"documents.ndjson"};
    if (!schema.empty()) expected.insert(schema);
    CHECK(names == expected);
    const std::string documents = read_file(folder / "documents.ndjson");
    CHECK(collection.exported({format}).out == documents);
    return {parsed(documents), schema.empty() ? "" : read_file(folder / schema)};
}

}  // namespace

TEST_SUITE("export formats") {
    TEST_CASE("exported JSON lines have the members that --jsonl reads") {
        const Collection collection;
        const auto [lines, schema] = exported(collection, "ndjson", "");
        REQUIRE(lines.size() == 3);
        CHECK(lines[0].dump() ==
              R"({"id":"i 1/ü","title":"Invoice","text":"Dues for March.\f\nPaid \"late\".","date":"2021-03",)"
              R"("language":"en","code":"A7","paid":true,"price":120.5,"status":"open","\\title":"Sir",)"
              R"("unit-price":[1,2.25]})");
        CHECK(lines[1]["status"] == Json({"paid", "sent"}));
        CHECK(lines[1]["code"] == 7);
        CHECK_FALSE(lines[1].contains("title"));
        CHECK(lines[2].dump() == R"({"id":"i3","text":""})");
    }

    TEST_CASE("the export for OpenSearch has an action line and a source line for each document") {
        const auto [lines, schema] = exported(Collection(), "opensearch", "index.json");
        REQUIRE(lines.size() == 6);
        CHECK(lines[0].dump() == R"({"index":{"_index":"kwic","_id":"i 1/ü"}})");
        CHECK(lines[1].dump() ==
              R"({"title":"Invoice","text":"Dues for March.\f\nPaid \"late\".","date":"2021-03","language":"en",)"
              R"("fields":{"code":"A7","paid":true,"price":120.5,"status":["open"],"title":"Sir",)"
              R"("unit-price":[1,2.25]}})");
        CHECK(lines[3]["fields"]["code"] == "7");
        CHECK(lines[5].dump() == R"({"text":""})");
    }

    TEST_CASE("the OpenSearch mapping has a type for every field of the exported documents") {
        const auto [lines, schema] = exported(Collection(), "opensearch", "index.json");
        const Json properties = Json::parse(schema)["mappings"]["properties"];
        CHECK(properties["text"]["type"] == "text");
        CHECK(properties["title"]["type"] == "text");
        CHECK(properties["title"]["fields"]["keyword"]["type"] == "keyword");
        CHECK(properties["date"] == Json({{"type", "date"}, {"format", "strict_date_optional_time"}}));
        CHECK(properties["language"]["type"] == "keyword");
        const Json fields = properties["fields"]["properties"];
        CHECK(fields["price"]["type"] == "double");
        CHECK(fields["unit-price"]["type"] == "double");
        CHECK(fields["code"]["type"] == "text");
        CHECK(fields["paid"]["type"] == "boolean");
        for (std::size_t i = 1; i < lines.size(); i += 2) {
            for (const auto& [name, value] : lines[i].items()) CHECK(properties.contains(name));
            if (lines[i].contains("fields"))
                for (const auto& [name, value] : lines[i]["fields"].items()) CHECK(fields.contains(name));
        }
    }

    TEST_CASE("the export for Quickwit has an index configuration and a line for each document") {
        const auto [lines, schema] = exported(Collection(), "quickwit", "index-config.json");
        REQUIRE(lines.size() == 3);
        CHECK(lines[0]["id"] == "i 1/ü");
        CHECK(lines[0]["date"] == "2021-03");
        CHECK(lines[0]["date_number"] == 20210300);
        CHECK(lines[1]["date_number"] == 20210430);
        CHECK(lines[0]["fields"]["status"] == Json::array({"open"}));
        CHECK(lines[1]["fields"]["code"] == "7");
        CHECK(lines[2].dump() == R"({"id":"i3","text":""})");

        const Json config = Json::parse(schema);
        CHECK(config["version"] == "0.8");
        CHECK(config["index_id"] == "kwic");
        CHECK(config["doc_mapping"]["mode"] == "lenient");
        CHECK(config["search_settings"]["default_search_fields"] == Json::array({"title", "text"}));
        std::map<std::string, Json> mappings;
        for (const Json& mapping : config["doc_mapping"]["field_mappings"]) mappings[mapping["name"]] = mapping;
        CHECK(mappings["text"]["record"] == "position");
        CHECK(mappings["id"]["tokenizer"] == "raw");
        CHECK(mappings["modified"]["input_formats"] == Json::array({"rfc3339"}));
        std::map<std::string, std::string> types;
        for (const Json& mapping : mappings["fields"]["field_mappings"]) types[mapping["name"]] = mapping["type"];
        CHECK(types == std::map<std::string, std::string>{{"price", "f64"},
                                                          {"unit-price", "array<f64>"},
                                                          {"status", "array<text>"},
                                                          {"code", "text"},
                                                          {"title", "text"},
                                                          {"paid", "bool"}});
        for (const Json& line : lines)
            for (const auto& [name, value] : line.items()) CHECK(mappings.contains(name));
    }

    TEST_CASE("the export for Vespa has a put operation for each document") {
        const auto [lines, schema] = exported(Collection(), "vespa", "kwic.sd");
        REQUIRE(lines.size() == 3);
        CHECK(lines[0].dump() ==
              R"({"put":"id:kwic:kwic::i 1/ü","fields":{"language":"en","title":"Invoice",)"
              "\"text\":\"Dues for March.\uFFFD\\nPaid \\\"late\\\".\","
              R"("date_number":20210300,"date":"2021-03","field_code":"A7","field_paid":true,)"
              R"("field_price":120.5,"field_status":["open"],"field_title":"Sir","field_unit_price":[1,2.25]}})");
        CHECK(lines[2].dump() == R"({"put":"id:kwic:kwic::i3","fields":{"text":""}})");
    }

    TEST_CASE("the Vespa schema has every field of the exported documents") {
        const auto [lines, schema] = exported(Collection(), "vespa", "kwic.sd");
        CHECK(schema.starts_with("schema kwic {\n    document kwic {\n"));
        CHECK(std::count(schema.begin(), schema.end(), '{') == std::count(schema.begin(), schema.end(), '}'));
        CHECK(contains(schema, "fieldset default {\n        fields: title, text\n"));
        CHECK(contains(schema, "expression: bm25(title) + bm25(text)"));
        std::map<std::string, std::string> types;
        static const std::regex field("field ([A-Za-z_][A-Za-z0-9_]*) type (\\S+) \\{\\s*indexing: ([^\n]+)");
        for (std::sregex_iterator at(schema.begin(), schema.end(), field), end; at != end; ++at)
            types[(*at)[1]] = (*at)[2];
        CHECK(types["text"] == "string");
        CHECK(types["date_number"] == "int");
        CHECK(types["modified"] == "long");
        CHECK(types["field_price"] == "double");
        CHECK(types["field_unit_price"] == "array<double>");
        CHECK(types["field_status"] == "array<string>");
        CHECK(types["field_code"] == "string");
        CHECK(types["field_paid"] == "bool");
        for (const Json& line : lines)
            for (const auto& [name, value] : line["fields"].items()) {
                const std::string shown_name(name);
                CAPTURE(shown_name);
                CHECK(types.contains(name));
                CHECK(value.is_array() == types[name].starts_with("array"));
            }
    }

    TEST_CASE("custom fields whose converted names would be equal get different names in Vespa") {
        const Collection collection(R"({"id":"a","text":"","x-y":"minus","x_y":"line","x_y_":3})"
                                    "\n");
        const auto lines = parsed(collection.exported({"vespa"}).out);
        REQUIRE(lines.size() == 1);
        std::set<std::string> values;
        for (const auto& [name, value] : lines[0]["fields"].items()) values.insert(value.dump());
        CHECK(values == std::set<std::string>{"\"\"", "\"minus\"", "\"line\"", "3"});
    }

    TEST_CASE("a field has the type date, integer or boolean in a schema only if all its values are of this kind") {
        const Collection collection(
            R"({"id":"a","text":"","date":"2024-05-20 12:00","at":"2024-05-20T12:00:00Z","on":"2024","odd":"2024-05-20T12",)"
            R"("n":[1,2],"m":1,"f":true,"name":"x","价":5})"
            "\n"
            R"({"id":"b","text":"","at":"2024-05","n":3,"m":"one","f":1})"
            "\n");
        const auto [lines, schema] = exported(collection, "opensearch", "index.json");
        const Json fields = Json::parse(schema)["mappings"]["properties"]["fields"]["properties"];
        std::map<std::string, std::string> types;
        for (const auto& [name, mapping] : fields.items()) types[name] = mapping["type"];
        CHECK(types == std::map<std::string, std::string>{{"at", "date"},
                                                          {"f", "text"},
                                                          {"m", "text"},
                                                          {"n", "long"},
                                                          {"name", "text"},
                                                          {"odd", "text"},
                                                          {"on", "date"},
                                                          {"价", "long"}});
        CHECK(lines[1]["date"] == "2024-05-20");
        CHECK(lines[1]["fields"]["n"] == Json({1, 2}));
        CHECK(lines[1]["fields"]["m"] == "1");
        CHECK(lines[1]["fields"]["f"] == "true");
        const auto [puts, vespa] = exported(collection, "vespa", "kwic.sd");
        CHECK(contains(vespa, "field field_n type array<long> {"));
        CHECK(contains(vespa, "field field_at type string {"));
        CHECK(contains(vespa, "field field____ type long {"));
        CHECK(puts[0]["fields"]["date_number"] == 20240520);
    }

    TEST_CASE("the export for Manticore has a replace operation with a numeric id for each document") {
        const Collection collection;
        const auto [lines, schema] = exported(collection, "manticore", "table.sql");
        REQUIRE(lines.size() == 3);
        const IndexReader reader(collection.dir / "index");
        std::set<std::uint64_t> numbers;
        for (const Json& line : lines) {
            REQUIRE(line.size() == 1);
            const Json& operation = line["replace"];
            CHECK(operation["table"] == "kwic");
            const Json& document = operation["doc"];
            CHECK(operation["id"] == reader.document(document["doc_id"].get<std::string>())->key);
            numbers.insert(operation["id"].get<std::uint64_t>());
            for (const auto& [name, value] : document.items()) CHECK(contains(schema, "    `" + name + "` "));
        }
        CHECK(numbers.size() == 3);
        const Json& first = lines[0]["replace"]["doc"];
        CHECK(first["content"] == "Dues for March.\f\nPaid \"late\".");
        CHECK(first["date_number"] == 20210300);
        CHECK(first["fields"]["unit-price"] == Json({1.0, 2.25}));
        CHECK(lines[1]["replace"]["doc"]["fields"]["code"] == 7.0);
        CHECK(schema.starts_with("CREATE TABLE `kwic` (\n"));
        CHECK(schema.ends_with("\n);\n"));
        CHECK(contains(schema, "`content` text"));
        CHECK(contains(schema, "`fields` json"));
    }

    TEST_CASE("exports use the value of --name as the name of the collection") {
        const Collection collection;
        const auto first = [&](const char* format) {
            const auto output = collection.exported({format, "--name", "news_7", "--to", format});
            REQUIRE_MESSAGE(output.status == 0, output.err);
            return read_file(collection.dir / (std::string(format) + "/documents.ndjson"));
        };
        CHECK(first("opensearch").starts_with(R"({"index":{"_index":"news_7",)"));
        CHECK(first("vespa").starts_with(R"({"put":"id:news_7:news_7::i)"));
        CHECK(read_file(collection.dir / "vespa/news_7.sd").starts_with("schema news_7 {\n    document news_7 {"));
        CHECK(first("manticore").starts_with(R"({"replace":{"table":"news_7",)"));
        CHECK(read_file(collection.dir / "manticore/table.sql").starts_with("CREATE TABLE `news_7`"));
        first("quickwit");
        CHECK(contains(read_file(collection.dir / "quickwit/index-config.json"), R"("index_id": "news_7")"));
    }

    TEST_CASE("a file's path, modification time and detected title are exported in all formats except ndjson") {
        const TempDir dir;
        dir.write("a/talks.txt", "Envoys resume harbour talks\n\nOn 19 July 2023 envoys met at the harbour.\n");
        const timespec times[2] = {{0, UTIME_OMIT}, {1'700'000'000, 5}};
        REQUIRE(utimensat(AT_FDCWD, (dir / "a/talks.txt").c_str(), times, 0) == 0);
        REQUIRE(index(dir).status == 0);
        const std::string path = (dir / "a/talks.txt").string();
        const Json source = parsed(index(dir, {"--export", "opensearch"}).out).at(1);
        CHECK(source["title"] == "Envoys resume harbour talks");
        CHECK(source["date"] == "2023-07-19");
        CHECK(source["path"] == path);
        CHECK(source["modified"] == "2023-11-14T22:13:20Z");
        CHECK(parsed(index(dir, {"--export", "vespa"}).out).at(0)["fields"]["modified"] == 1'700'000'000);
        const Json line = parsed(index(dir, {"--export", "ndjson"}).out).at(0);
        CHECK(line["id"] == "a/talks.txt");
        CHECK_FALSE(line.contains("title"));
        CHECK_FALSE(line.contains("path"));
        CHECK(line["date"] == "2023-07-19");
    }

    TEST_CASE("ids that an engine does not accept are replaced by distinct ids") {
        const TempDir dir;
        const std::string deep = std::string(200, 'a') + "/" + std::string(200, 'b') + "/" + std::string(200, 'c');
        for (const std::string& name :
             std::vector<std::string>{"caf\xe9.txt", "caf\xe8.txt", "caf\uFFFD.txt", "a\x01.txt", "a\x02.txt",
                                      deep + "1.txt", deep + "2.txt"})
            dir.write(name, "text of a file");
        REQUIRE(index(dir).status == 0);
        const std::map<std::string, std::string> paths = {{"ndjson", "/id"},
                                                          {"opensearch", "/index/_id"},
                                                          {"quickwit", "/id"},
                                                          {"vespa", "/put"},
                                                          {"manticore", "/replace/doc/doc_id"}};
        for (const auto& [format, path] : paths) {
            const std::string shown_format(format);
            CAPTURE(shown_format);
            std::set<std::string> ids;
            for (const Json& line : parsed(index(dir, {"--export", format}).out)) {
                const Json::json_pointer pointer(path);
                if (!line.contains(pointer)) continue;
                const auto id = line[pointer].get<std::string>();
                ids.insert(id);
                CHECK(decode_text(id, "UTF-8").replacements == 0);
                if (format == "opensearch") CHECK(id.size() <= 512);
                if (format == "vespa") CHECK(id.find_first_of("\x01\x02") == id.npos);
            }
            CHECK(ids.size() == 7);
        }
        const std::string lines = index(dir, {"--export", "ndjson"}).out;
        CHECK(contains(lines, "\"id\":\"caf\uFFFD.txt\""));
        CHECK(std::regex_search(lines, std::regex("\"id\":\"caf\uFFFD\\.txt#[0-9a-f]{16}\"")));
    }
}
