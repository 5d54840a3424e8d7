// SPDX-License-Identifier: GPL-2.0-or-later
// Tests that the check of an index finds damaged documents even if every file is readable and has a valid checksum.
#include "directory/index_directory.hpp"
#include "schema/fields.hpp"
#include "schema/schema.hpp"
#include "schema/stored_document.hpp"
#include "schema/stored_text.hpp"
#include "support/long_text.hpp"
#include "support/temp_dir.hpp"
#include "verify/damaged_index.hpp"
#include "vocabulary/lexicon.hpp"

#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;
using test::findings_after;
using test::names;
using test::refresh_checksums;
using test::Strings;

void change_document(Xapian::WritableDatabase& database, const std::function<void(Xapian::Document&)>& change) {
    Xapian::Document document = database.get_document(1);
    document.termlist_count();  // makes Xapian read the terms of the document
    change(document);
    database.replace_document(1, document);
}

TextCodec codec_of(const Xapian::Database& database) {
    return TextCodec(database.get_metadata(std::string(schema::dictionary_key)));
}

void change_record(Xapian::WritableDatabase& database, const std::function<void(StoredDocument&)>& change) {
    const TextCodec codec = codec_of(database);
    change_document(database, [&](Xapian::Document& document) {
        StoredDocument stored = StoredDocument::decode(document.get_data(), codec);
        change(stored);
        document.set_data(stored.encode(codec));
    });
}

// Changes the only frame of document 1.
void change_frame(Xapian::WritableDatabase& database, const std::function<void(Frame&)>& change) {
    const TextCodec codec = codec_of(database);
    change_record(database, [&](StoredDocument& stored) {
        REQUIRE(stored.frames.size() == 1);
        ByteReader frames(stored.inline_frames);
        ByteReader only(frames.string());
        Frame frame = decode_frame(codec.read(only, 1 << 20), stored.frames[0]);
        change(frame);
        std::string changed;
        codec.append(changed, encode_frame(frame.text, frame.blocks));
        stored.inline_frames.clear();
        append_string(stored.inline_frames, changed);
    });
}

TEST_SUITE("verify damage") {
    TEST_CASE("terms that differ from the text are reported") {
        const auto lacking = findings_after([](auto& database) {
            change_document(database, [](Xapian::Document& document) { document.remove_term("harbours"); });
        });
        CHECK(names(lacking, "document 1 'a': it lacks the term 'harbours'"));
        const auto added = findings_after([](auto& database) {
            change_document(database, [](Xapian::Document& document) { document.add_term("walrus"); });
        });
        CHECK(names(added, "document 1 'a': it has the term 'walrus', which is neither in its text nor in its record"));
        const auto counted = findings_after([](auto& database) {
            change_document(database, [](Xapian::Document& document) { document.add_term("kadhafi", 2); });
        });
        CHECK(names(counted, "document 1 'a': the term 'kadhafi' occurs 4 times in it instead of 2"));
        const auto placed = findings_after([](auto& database) {
            Xapian::Document document = database.get_document(3);
            auto word = document.termlist_begin();
            word.skip_to("a");
            document.add_posting(*word, 77'777, 0);
            database.replace_document(3, document);
        });
        CHECK(names(placed, "document 3: its positions do not match its words"));
        const auto coded = findings_after([](auto& database) {
            change_document(database, [](Xapian::Document& document) {
                std::string codes = document.get_value(schema::low_bytes_slot);
                std::swap(codes[4], codes[8]);
                document.add_value(schema::low_bytes_slot, codes);
            });
        });
        CHECK(names(coded, "document 1 'a': its positions do not match its words"));
    }

    TEST_CASE("in an index without texts, missing terms and wrong positions are reported") {
        const WriterOptions options{.store_text = false};
        const auto lacking = findings_after(
            [](auto& database) {
                change_document(database, [](Xapian::Document& document) { document.remove_term("harbours"); });
            },
            options);
        CHECK(names(lacking, "document 1 'a': its positions do not match its words"));
        const auto title = findings_after(
            [](auto& database) {
                change_document(database, [](Xapian::Document& document) { document.remove_term("Stalks"); });
            },
            options);
        CHECK(names(title, "document 1 'a': it lacks the term 'Stalks'"));
        const auto fewer = findings_after(
            [](auto& database) {
                change_document(database, [](Xapian::Document& document) {
                    document.remove_term("harbours");
                    document.remove_term("kadhafi");
                });
            },
            {.store_text = false, .positions = false});
        CHECK(names(fewer, "document 1 'a': "));
    }

    TEST_CASE("records and texts that differ from the indexed document are reported") {
        CHECK(names(findings_after([](auto& database) {
                        change_document(database, [](Xapian::Document& document) { document.set_data("rubbish"); });
                    }),
                    "document 1: "));
        CHECK(names(findings_after([](auto& database) {
                        change_record(database, [](StoredDocument& stored) { stored.fields[0].value = 13.5; });
                    }),
                    "document 1 'a': its text or its record differs from the indexed document"));
        CHECK(names(
            findings_after([](auto& database) { change_frame(database, [](Frame& frame) { frame.text[0] = 'W'; }); }),
            "document 1 'a': its text or its record differs from the indexed document"));
        CHECK(names(
            findings_after([](auto& database) { change_frame(database, [](Frame& frame) { frame.text += "!"; }); }),
            "document 1 'a': its text has "));
        CHECK(names(findings_after(
                        [](auto& database) { change_frame(database, [](Frame& frame) { frame.blocks[0].line = 1; }); }),
                    "document 1 'a': block 0 of frame 0 of its text has a wrong start"));
        CHECK(names(findings_after([](auto& database) {
                        change_record(database, [](StoredDocument& stored) { stored.end.position -= 1; });
                    }),
                    "document 1 'a': its text ends at another position than its record states"));
        CHECK(names(findings_after([](auto& database) {
                        change_record(database, [](StoredDocument& stored) { stored.end.position = 1u << 31; });
                    }),
                    "document 1 'a': its record counts more words than the document has"));
        CHECK(names(findings_after([](auto& database) {
                        change_record(database, [](StoredDocument& stored) { stored.body.offset += 1; });
                    }),
                    "document 1 'a': its text after the title begins at another position than its record states"));
    }

    TEST_CASE("missing and stray frames of long texts are reported") {
        const std::string key = frame_key(schema::id_hash("long"), 1);
        CHECK(names(findings_after([&](auto& database) { database.set_metadata(key, ""); }), "document 3 'long': "));
        const std::string stray = frame_key(schema::id_hash("gone"), 0);
        CHECK(names(findings_after([&](auto& database) { database.set_metadata(stray, "x"); }),
                    "frame of a text: no document lists it; the id term of its document is 'Q"));
    }

    TEST_CASE("values that differ from the record are reported") {
        CHECK(names(findings_after([](auto& database) {
                        change_document(database, [](Xapian::Document& document) {
                            document.add_value(schema::date_slot, "20210406");
                        });
                    }),
                    "document 1 'a': its value in slot 0 differs from its record"));
        schema::FieldEntries fields;
        const Xapian::valueno price = schema::field_entry("price", fields).slot(schema::FieldSlot::number);
        CHECK(names(findings_after([&](auto& database) {
                        change_document(database, [&](Xapian::Document& document) { document.remove_value(price); });
                    }),
                    "document 1 'a': its value in slot " + std::to_string(price) + " is missing"));
        CHECK(names(findings_after([](auto& database) {
                        change_document(database, [](Xapian::Document& document) { document.add_value(77, "x"); });
                    }),
                    "document 1 'a': its value in slot 77 differs from its record"));
    }

    TEST_CASE("missing and duplicate ids are reported") {
        const std::string id = schema::id_term(schema::id_hash("a"));
        CHECK(names(findings_after([&](auto& database) {
                        change_document(database, [&](Xapian::Document& document) { document.remove_term(id); });
                    }),
                    "document 1 'a': it lacks the term '" + id + "'"));
        CHECK(names(findings_after([](auto& database) { database.add_document(database.get_document(1)); }),
                    "term '" + id + "': 2 documents have this id"));
    }

    TEST_CASE("a document that is missing from the database but counted in the manifest is reported") {
        CHECK(findings_after([](auto& database) {
                  database.delete_document(2);
                  add_to_lexicon(database, {});
              }) == Strings{"documents counted in the manifest: 3 instead of 2"});
    }

    TEST_CASE("documents are reported if they have the postings or position lists of another index") {
        const auto make = [](const fs::path& index, const std::string& text) {
            IndexWriter writer(index, {.jobs = 1});
            writer.put({.id = "a", .text = "harbour talks", .language = "en"});
            writer.put({.id = "b", .text = text + test::long_text(20'000), .language = "en"});
            writer.commit();
        };
        const auto swap = [&](const char* table, const std::string& one, const std::string& other) {
            const test::TempDir folder;
            make(folder / "one", one);
            make(folder / "other", other);
            fs::copy_file(current_generation(folder / "other") / table, current_generation(folder / "one") / table,
                          fs::copy_options::overwrite_existing);
            refresh_checksums(folder / "one");
            return verify_index(folder / "one");
        };
        CHECK(names(swap("postlist.glass", "one walrus ", "one walsus "),
                    "document 2: its postings differ from its termlist"));
        CHECK(swap("position.glass", "one walrus ", "walrus one ") ==
              Strings{"document 2: its positions do not match its words"});
    }

    TEST_CASE("if there are very many defects, the first are reported and the others are counted") {
        const auto findings = findings_after([](auto& database) {
            change_document(database, [](Xapian::Document& document) {
                for (int i = 10; i < 60; ++i) document.add_term("walrus" + std::to_string(i));
            });
        });
        const auto is_line = [](const std::string& line) {
            return line.starts_with("document 1 'a': it has the term");
        };
        CHECK(std::count_if(findings.begin(), findings.end(), is_line) == 20);
        CHECK(names(findings, "'walrus10'"));
        CHECK(names(findings, "and 30 more terms of documents"));
    }
}

}  // namespace
}  // namespace kwic
