// SPDX-License-Identifier: GPL-2.0-or-later
// The check of an index: damages that leave every file readable and with a good checksum, each of which is named.
#include "base/bytes.hpp"
#include "directory/index_directory.hpp"
#include "directory/manifest.hpp"
#include "schema/schema.hpp"
#include "schema/stored_document.hpp"
#include "schema/stored_text.hpp"
#include "support/long_text.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"
#include "vocabulary/lexicon.hpp"

#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

void refresh_checksums(const fs::path& index) {
    const fs::path generation = current_generation(index);
    Manifest manifest = read_manifest(generation, index);
    manifest.files.clear();
    write_manifest(generation, manifest);
}

using Damage = std::function<void(Xapian::WritableDatabase&)>;

// Two documents of which one has all that a document may have; then the damage, and checksums that agree with it.
Lines findings_after(const Damage& damage, const WriterOptions& options = {}) {
    const test::TempDir folder;
    const fs::path index = folder / "index";
    {
        IndexWriter writer(index, options);
        writer.put({.id = "a",
                    .text = "Talks\n\nThe harbours and the harbour of Kadhafi, said Kadhafi.",
                    .date = "2021-04-05",
                    .language = "en",
                    .fields = {{"price", 12.5}, {"status", "open"}},
                    .file = FileStamp{3, 4}});
        writer.put({.id = "b", .title = "Elsewhere", .text = "Other harbours", .language = "en"});
        writer.put({.id = "long", .text = test::long_text(20'000), .language = "en"});
        writer.commit();
    }
    REQUIRE(verify_index(index) == Lines{});
    {
        Xapian::WritableDatabase database(current_generation(index).string());
        damage(database);
        database.commit();
    }
    refresh_checksums(index);
    return verify_index(index);
}

bool names(const Lines& findings, const std::string& what) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const std::string& line) { return line.find(what) != line.npos; });
}

void change_document(Xapian::WritableDatabase& database, const std::function<void(Xapian::Document&)>& change) {
    Xapian::Document document = database.get_document(1);
    document.termlist_count();  // reads all of it
    change(document);
    database.replace_document(1, document);
}

void change_record(Xapian::WritableDatabase& database, const std::function<void(StoredDocument&)>& change) {
    const TextCodec codec(database.get_metadata(std::string(schema::dictionary_key)));
    change_document(database, [&](Xapian::Document& document) {
        StoredDocument stored = StoredDocument::decode(document.get_data(), codec);
        change(stored);
        document.set_data(stored.encode(codec));
    });
}

// Puts another first frame in place of that of document 1.
void change_frame(Xapian::WritableDatabase& database, const std::function<void(Frame&)>& change) {
    change_record(database, [&](StoredDocument& stored) {
        Frame frame = decode_frame(stored.first_frame, stored.frames[0]);
        change(frame);
        stored.first_frame = encode_frame(frame.text, frame.blocks);
    });
}

std::string piece(const std::string& word) {
    std::string bytes;
    append_string(bytes, word);
    return bytes;
}

}  // namespace

TEST_SUITE("verify damage") {
    TEST_CASE("terms that are not those of the text are named") {
        const auto lacking = findings_after([](auto& database) {
            change_document(database, [](Xapian::Document& document) { document.remove_term("harbours"); });
        });
        CHECK(names(lacking, "document 1 'a': it lacks the term 'harbours'"));
        const auto added = findings_after([](auto& database) {
            change_document(database, [](Xapian::Document& document) { document.add_term("walrus"); });
        });
        CHECK(names(added, "document 1 'a': it has the term 'walrus', which neither text nor record have"));
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
        CHECK(names(placed, "document 3: its positions are not those of its words"));
        const auto coded = findings_after([](auto& database) {
            change_document(database, [](Xapian::Document& document) {
                std::string codes = document.get_value(schema::codes_slot);
                std::swap(codes[4], codes[8]);
                document.add_value(schema::codes_slot, codes);
            });
        });
        CHECK(names(coded, "document 1 'a': its positions are not those of its words"));
    }

    TEST_CASE("without texts the number of words and their positions are compared") {
        const WriterOptions options{.store_text = false};
        const auto lacking = findings_after(
            [](auto& database) {
                change_document(database, [](Xapian::Document& document) { document.remove_term("harbours"); });
            },
            options);
        CHECK(names(lacking, "document 1 'a': its positions are not those of its words"));
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

    TEST_CASE("records and texts that are not what was indexed are named") {
        CHECK(names(findings_after([](auto& database) {
                        change_document(database, [](Xapian::Document& document) { document.set_data("rubbish"); });
                    }),
                    "document 1: "));
        CHECK(names(findings_after([](auto& database) {
                        change_record(database, [](StoredDocument& stored) { stored.fields[0].value = 13.5; });
                    }),
                    "document 1 'a': its text or its record is not what was indexed"));
        CHECK(names(
            findings_after([](auto& database) { change_frame(database, [](Frame& frame) { frame.text[0] = 'W'; }); }),
            "document 1 'a': its text or its record is not what was indexed"));
        CHECK(names(
            findings_after([](auto& database) { change_frame(database, [](Frame& frame) { frame.text += "!"; }); }),
            "document 1 'a': its text has "));
        CHECK(names(findings_after(
                        [](auto& database) { change_frame(database, [](Frame& frame) { frame.blocks[0].line = 1; }); }),
                    "document 1 'a': block 0 of frame 0 of its text is out of place"));
        CHECK(names(findings_after([](auto& database) {
                        change_record(database, [](StoredDocument& stored) { stored.end.position -= 1; });
                    }),
                    "document 1 'a': its block table does not end where its text ends"));
        CHECK(names(findings_after([](auto& database) {
                        change_record(database, [](StoredDocument& stored) { stored.end.position = 1u << 31; });
                    }),
                    "document 1 'a': its record says that it has more words than it has"));
        CHECK(names(findings_after([](auto& database) {
                        change_record(database, [](StoredDocument& stored) { stored.body.offset += 1; });
                    }),
                    "document 1 'a': its text does not begin where its record says"));
    }

    TEST_CASE("missing and stray frames of long texts are named") {
        const std::string key = frame_key(schema::id_hash("long"), 1);
        CHECK(names(findings_after([&](auto& database) { database.set_metadata(key, ""); }), "document 3 'long': "));
        const std::string stray = frame_key(schema::id_hash("gone"), 0);
        CHECK(names(findings_after([&](auto& database) { database.set_metadata(stray, "x"); }),
                    "frame of a text: it belongs to no document; its id would be 'Q"));
    }

    TEST_CASE("values that are not those of the record are named") {
        CHECK(names(findings_after([](auto& database) {
                        change_document(database, [](Xapian::Document& document) {
                            document.add_value(schema::date_slot, "20210406");
                        });
                    }),
                    "document 1 'a': its value in slot 0 is not that of its record"));
        const Xapian::valueno price = schema::field_slot("price", schema::SlotKind::numbers, {});
        CHECK(names(findings_after([&](auto& database) {
                        change_document(database, [&](Xapian::Document& document) { document.remove_value(price); });
                    }),
                    "document 1 'a': its value in slot " + std::to_string(price) + " is missing"));
        CHECK(names(findings_after([](auto& database) {
                        change_document(database, [](Xapian::Document& document) { document.add_value(77, "x"); });
                    }),
                    "document 1 'a': its value in slot 77 is not that of its record"));
    }

    TEST_CASE("ids that are missing or not unique are named") {
        const std::string id = schema::id_term(schema::id_hash("a"));
        CHECK(names(findings_after([&](auto& database) {
                        change_document(database, [&](Xapian::Document& document) { document.remove_term(id); });
                    }),
                    "document 1 'a': it lacks the term '" + id + "'"));
        CHECK(names(findings_after([](auto& database) { database.add_document(database.get_document(1)); }),
                    "term '" + id + "': this id is that of 2 documents"));
    }

    TEST_CASE("documents that are gone without the manifest are counted") {
        CHECK(findings_after([](auto& database) {
                  database.delete_document(2);
                  add_to_lexicon(database, {});
              }) == Lines{"documents of the manifest: 3 instead of 2"});
    }

    TEST_CASE("entries of the forms table that are missing or wrong are named") {
        const std::string key = "Fen:harbour";
        CHECK(findings_after([&](auto& database) { database.set_metadata(key, ""); }) ==
              Lines{"forms table, key 'en:harbour': 'harbours' is missing"});
        CHECK(findings_after([&](auto& database) {
                  database.set_metadata(key, piece("unheard") + piece("harbours"));
              }) == Lines{"forms table, key 'en:harbour': 'unheard' is no form of it"});
        CHECK(names(findings_after([](auto& database) { database.set_metadata("Fen:unheard", "\xff"); }),
                    "forms table, key 'en:unheard': "));
        CHECK(names(
            findings_after([&](auto& database) { database.set_metadata(key, piece("harboured") + piece("harbours")); }),
            "forms table, key 'en:harbour': its words are out of order"));
        // What a removed document leaves behind.
        CHECK(findings_after([&](auto& database) {
                  database.set_metadata(key, piece("harbours") + piece("harboured"));
              }) == Lines{});
    }

    TEST_CASE("entries of the names table that are missing or wrong are named") {
        const auto first_key = [](const Xapian::Database& database) {
            return *database.metadata_keys_begin(std::string(schema::names_key));
        };
        CHECK(names(findings_after([&](auto& database) { database.set_metadata(first_key(database), ""); }),
                    "'kadhafi' is missing"));
        CHECK(names(findings_after([&](auto& database) {
                        const std::string key = first_key(database);
                        database.set_metadata("Nzzzz", database.get_metadata(key));
                    }),
                    "names table, key 'zzzz': 'kadhafi' does not belong to it"));
    }

    TEST_CASE("languages and fields that are not those of the documents are named") {
        CHECK(names(findings_after([](auto& database) { database.set_metadata("kwic:languages", "fr\n"); }),
                    "languages: the forms table is of 'fr', the documents are of 'en'"));
        CHECK(names(findings_after([](auto& database) { database.set_metadata("kwic:fields", "price\t10\t0\n"); }),
                    "document 1 'a': its field 'status' is not among those of the index"));
        CHECK(names(findings_after(
                        [](auto& database) { database.set_metadata("kwic:fields", "price\t10\t0\nstatus\t0\t10\n"); }),
                    "fields: 'status' has slot 10, which is taken"));
        CHECK(findings_after([](auto& database) { database.set_metadata("zoo", "walrus"); }) ==
              Lines{"metadata: 'zoo' is nothing of an index"});
    }

    TEST_CASE("words that the lexicon lacks or counts otherwise are named") {
        const auto with_words = [](std::vector<std::pair<std::string, unsigned>> words) {
            return [words](Xapian::WritableDatabase& database) {
                for (std::size_t page = Lexicon(database).pages(); page > 0; --page)
                    database.set_metadata(std::string("W\0\0\0", 4) + static_cast<char>(page - 1), "");
                LexiconWriter lexicon;
                const auto write = [&](std::string_view key, std::string_view page) {
                    database.set_metadata(std::string(key), std::string(page));
                };
                for (const auto& [word, documents] : words) lexicon.add(word, documents, write);
                lexicon.finish(write);
            };
        };
        const Lines other = findings_after(with_words({{"harbour", 7}, {"unheard", 1}}));
        CHECK(names(other, "lexicon: 'harbour' is missing, or not with its number of documents"));
        CHECK(names(other, "lexicon: 'harbours' is missing"));
        CHECK(names(other, "lexicon: 'unheard' is no word of the index"));
        CHECK(findings_after(with_words({{"walrus", 1}, {"harbour", 1}})) ==
              Lines{"lexicon: its words are out of order"});
        CHECK(names(findings_after([](auto& database) { database.set_metadata(std::string("W\0\0\0\0", 5), ""); }),
                    " entries instead of "));
        CHECK(names(findings_after([](auto& database) { database.set_metadata(std::string("W\0\0\0\0", 5), "\x7f"); }),
                    "lexicon: the index is damaged: "));
        CHECK(names(findings_after([&](auto& database) {
                        with_words({{"harbour", 7}})(database);
                        database.set_metadata("Wdirectory", "\x01z");
                    }),
                    "lexicon: its directory is not that of its pages"));
        CHECK(findings_after([](auto& database) {
                  WordPacker packer;
                  packer.add("harbour", frequent_documents);
                  database.set_metadata("Wfrequent", packer.take());
              }) == Lines{"lexicon: its frequent words are not those of its pages"});
        // After an update, numbers may be old; so may words.
        CHECK(findings_after([&](auto& database) {
                  write_lexicon(database);
                  add_to_lexicon(database, {"unheard"});
              }) == Lines{});
        CHECK(names(findings_after([&](auto& database) {
                        add_to_lexicon(database, {});
                        with_words({{"harbour", 7}})(database);
                    }),
                    "lexicon: 'harbours' is missing"));
    }

    TEST_CASE("lists of postings and positions of another index are named by document") {
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
                    "document 2: its lists of postings do not go with its list of terms"));
        CHECK(swap("position.glass", "one walrus ", "walrus one ") ==
              Lines{"document 2: its positions are not those of its words"});
    }

    TEST_CASE("of very many damages the first are named and the others counted") {
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

}  // namespace kwic
