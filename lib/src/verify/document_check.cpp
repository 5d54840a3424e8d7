// SPDX-License-Identifier: GPL-2.0-or-later
// Documents: the record, the text, and whether terms and values are those that record and text give.
#include "base/bytes.hpp"
#include "base/utf8.hpp"
#include "schema/document_terms.hpp"
#include "schema/encoding_sink.hpp"
#include "schema/postings.hpp"
#include "schema/stored_text.hpp"
#include "schema/term_positions.hpp"
#include "text/dates/document_facts.hpp"
#include "verify/deep_check.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

namespace kwic::verify {
namespace {

constexpr const char* wrong_positions = "its positions are not those of its words";

[[noreturn]] void fail(const std::string& what) { throw Error(ErrorCode::corrupt, what); }

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view term) const { return std::hash<std::string_view>()(term); }
};

// What a document should have.
class Expected final : public PostingSink {
public:
    Expected(const State& state, Xapian::docid document) : state_(state), document_(document) {}

    void posting(std::string_view text, Xapian::termpos position, Xapian::termcount count) override {
        term(text, count);
        positions += hash_of(position_hash(state_, text), document_, position);
    }
    void term(std::string_view term, Xapian::termcount count) override {
        auto at = terms.find(term);
        if (at == terms.end()) at = terms.emplace(term, 0).first;
        at->second += count;
    }
    void value(Xapian::valueno slot, std::string_view value) override { values[slot] = value; }
    void metadata(std::string_view, std::string_view) override {}
    void data(std::string_view) override {}

    std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>> terms;  // occurrences
    std::map<Xapian::valueno, std::string> values;
    std::uint64_t positions = 0;  // sum of their hashes

private:
    const State& state_;
    Xapian::docid document_;
};

// A hash of a text that is read in pieces, for each seed that may have been used.
class ContentHashes {
public:
    // Whether a language was put or found out, the record does not say.
    explicit ContentHashes(const StoredDocument& stored) {
        Document put{.id = stored.id, .fields = stored.fields};
        if (stored.has_separate_title) put.title = stored.title;
        if (stored.date.source == DateSource::given) put.date = to_string(stored.date.date);
        for (const std::string& language : {std::string(), stored.language}) {
            put.language = language;
            states_.emplace_back(XXH3_createState(), XXH3_freeState);
            XXH3_64bits_reset_withSeed(states_.back().get(), content_seed(put));
        }
    }

    void add(std::string_view text) {
        for (const auto& state : states_) XXH3_64bits_update(state.get(), text.data(), text.size());
    }

    bool has(std::uint64_t hash) const {
        return std::any_of(states_.begin(), states_.end(),
                           [&](const auto& state) { return XXH3_64bits_digest(state.get()) == hash; });
    }

private:
    std::vector<std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)>> states_;
};

class DocumentCheck {
public:
    DocumentCheck(State& state, const Xapian::Database& database, const DocumentReader& reader, Analyzer& analyzer,
                  Xapian::docid document)
        : state_(state),
          database_(database),
          reader_(reader),
          analyzer_(analyzer),
          document_(document),
          expected_(state, document) {}

    void run(Xapian::termcount length) {
        bool is_read = guarded("documents", [&] { read_record(length); });
        is_read = is_read && guarded("documents", [&] { read_text(); });
        const bool has_terms = guarded("lists of terms", [&] { read_terms(length, is_read); });
        if (!has_terms) state_.postings.excuse(document_);
        if (is_read && has_terms)
            state_.positions.add(document_, expected_.positions);
        else
            state_.positions.excuse(document_);
        if (is_read) guarded("values", [&] { compare_values(); });
    }

private:
    // Whether nothing was thrown. A snapshot that is gone is no damage, and is dealt with above.
    template <class Function>
    bool guarded(const char* kind, Function function) {
        try {
            function();
            return true;
        } catch (const Xapian::DatabaseModifiedError&) {
            throw;
        } catch (const Xapian::Error& error) {
            find(kind, error.get_msg());
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& error) {
            find(kind, error.what());
        }
        return false;
    }

    void find(const char* kind, const std::string& what) {
        const std::string id = stored_.id.empty() ? "" : " '" + stored_.id + "'";
        state_.findings.add(kind, fmt::format("document {}{}: {}", document_, id, what));
    }

    void read_record(Xapian::termcount length) {
        ++state_.documents;
        state_.length += length;
        stored_ = reader_.document(database_.get_document(document_, Xapian::DOC_ASSUME_VALID));
        if (stored_.id.empty()) fail("its record has no id");
        if (stored_.end.position > length) fail("its record says that it has more words than it has");
        if (stored_.has_text != state_.manifest.store_text)
            fail(stored_.has_text ? "it has a text in an index without texts" : "its text is missing");
        for (const Field& field : stored_.fields) {
            const auto slot = state_.fields.find(field.name);
            if (slot == state_.fields.end()) fail("its field '" + field.name + "' is not among those of the index");
            slots_.push_back(slot->second);
            const auto* text = std::get_if<std::string>(&field.value);
            if (text ? is_facet_value(*text) && slot->second.facet_values == 0 : slot->second.numbers == 0)
                fail("the index has no place for the values of its field '" + field.name + "'");
        }
    }

    void read_text() {
        const bool has_positions = state_.manifest.positions;
        codes_ = codes_of(database_, document_);
        if (!has_positions && codes_ != PositionCodes()) fail("it has positions in an index without positions");
        is_coded_ = has_positions && codes_ != PositionCodes::lists();
        EncodingSink coding(expected_);
        DocumentTerms terms(is_coded_ ? coding : static_cast<PostingSink&>(expected_), has_positions);
        if (stored_.has_text) {
            read_frames();
            analyze_frames(terms);
        } else {
            if (!stored_.frames.empty()) fail("it has frames of a text in an index without texts");
            for (std::uint64_t at = 1; has_positions && !is_coded_ && at <= stored_.end.position; ++at)
                expected_.positions += hash_of(0, document_, at);
        }
        terms.record(stored_, slots_, analyzer_);
        if (is_coded_ && coding.finish() != codes_ && stored_.has_text) fail(wrong_positions);
    }

    // Whether the text is the one that was put; a text that is not is not looked at any further.
    void read_frames() {
        ContentHashes hashes(stored_);
        std::uint64_t offset = 0;
        ByteReader further(stored_.further_frames);
        for (std::size_t i = 0; i < stored_.frames.size(); ++i) {
            if (stored_.frames[i].offset != offset) fail(fmt::format("frame {} of its text is out of place", i));
            if (i > 0 && stored_.has_frame_entries) {
                const std::string key = frame_key(schema::id_hash(stored_.id), i);
                state_.frames.add(hash_of(key), 1);
            } else if (i > 0) {
                further.string();
            }
            const Frame frame = reader_.frame(stored_, i);
            if (frame.text.empty()) fail(fmt::format("frame {} of its text is empty", i));
            hashes.add(frame.text);
            if (head_.size() <= head_bytes) head_ += frame.text;
            offset += frame.text.size();
        }
        if (!further.rest().empty()) fail("its record has bytes after the text");
        if (offset != stored_.end.offset)
            fail(fmt::format("its text has {} bytes instead of {}", offset, stored_.end.offset));
        // Of a title that was cut when it was stored, the hash cannot be made again.
        const bool is_title_cut = stored_.has_separate_title && stored_.title.size() + 4 > max_title_bytes;
        if (!is_title_cut && !hashes.has(stored_.content_hash)) fail("its text or its record is not what was indexed");
    }

    // Analyses the blocks as they were cut, which also shows whether the block tables are right.
    void analyze_frames(DocumentTerms& terms) {
        const auto head = clip(head_, head_bytes);
        const Span title = stored_.has_separate_title ? Span{} : title_line(head, stored_.title);
        TextPosition at;
        TextPosition body;
        for (std::size_t i = 0; i < stored_.frames.size(); ++i) {
            const Frame frame = reader_.frame(stored_, i);
            if (frame.start.position != at.position || frame.start.line != at.line)
                fail(fmt::format("frame {} of its text is out of place", i));
            for (std::size_t b = 0; b < frame.blocks.size(); ++b) {
                const Block& block = frame.blocks[b];
                const std::size_t end = b + 1 < frame.blocks.size() ? frame.blocks[b + 1].begin : frame.text.size();
                if (block.begin >= end || end > frame.text.size() ||
                    frame.start.position + block.position != at.position || frame.start.line + block.line != at.line)
                    fail(fmt::format("block {} of frame {} of its text is out of place", b, i));
                const auto text = std::string_view(frame.text).substr(block.begin, end - block.begin);
                const auto tokens = analyzer_.analyze(text);
                terms.block(text, tokens, at, title);
                if (at.offset == 0 && title.end > 0) body = body_of(head, title, tokens);
                at.offset += text.size();
                at.position += tokens.size();
                at.line += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
            }
        }
        terms.end_text();
        if (at != stored_.end) fail("its block table does not end where its text ends");
        if (body != stored_.body) fail("its text does not begin where its record says");
    }

    void read_terms(Xapian::termcount length, bool compare) {
        std::string last;
        std::uint64_t occurrences = 0;
        std::uint64_t words = 0;  // occurrences of words that the record does not give
        std::size_t found = 0;
        std::optional<PositionDecoder> codes;  // where they cannot be made again
        if (compare && is_coded_ && !stored_.has_text && !codes_.low_bytes.empty())
            codes.emplace(codes_.low_bytes, codes_.high_bytes);
        std::vector<Xapian::termpos> positions;
        bool has_wrong_positions = false;
        for (auto at = database_.termlist_begin(document_); at != database_.termlist_end(document_); ++at) {
            const std::string term = *at;
            if (term <= last) fail("its terms are out of order");
            last = term;
            const Xapian::termcount count = at.get_wdf();
            occurrences += count;
            state_.postings.add(document_, hash_of(hash_of(term), document_, count));
            if (compare) compare_term(term, count, found, words);
            const std::size_t before = positions.size();
            if (codes && count > 0) codes->positions(term, codes->size(), positions);
            has_wrong_positions |= positions.size() - before > count;
        }
        has_wrong_positions |= codes && positions.size() != codes->size();
        if (has_wrong_positions) find("documents", wrong_positions);
        if (occurrences != length)
            fail(fmt::format("its length is {}, and its terms occur {} times", length, occurrences));
        if (!compare) return;
        if (found != expected_.terms.size()) name_missing_terms();
        if (!stored_.has_text) compare_count(words);
    }

    void compare_term(const std::string& term, Xapian::termcount count, std::size_t& found, std::uint64_t& words) {
        // Terms without meaning, see ReadBackGuard.
        static const std::string padding = schema::field_prefix("kwic-pad");
        const auto expected = expected_.terms.find(term);
        const bool is_expected = expected != expected_.terms.end();
        found += is_expected;
        const std::uint64_t known = is_expected ? expected->second : 0;
        if (!stored_.has_text && schema::is_word(term) && count >= known)
            words += count - known;
        else if (!is_expected && !(term.starts_with(padding) && count == 0))
            find("terms of documents", "it has the term '" + term + "', which neither text nor record have");
        else if (known != count)
            find("terms of documents",
                 fmt::format("the term '{}' occurs {} times in it instead of {}", term, count, known));
    }

    void name_missing_terms() {
        for (auto at = database_.termlist_begin(document_); at != database_.termlist_end(document_); ++at)
            expected_.terms.erase(*at);
        for (const auto& [term, count] : expected_.terms)
            find("terms of documents", "it lacks the term '" + term + "'");
    }

    // Without the text, which words it has is not known, but how many.
    void compare_count(std::uint64_t words) {
        const std::uint64_t least = stored_.end.position;
        // A title in the text weighs more; how many words it has is not known to the last one either.
        const bool has_title = !stored_.has_separate_title && stored_.body.offset > 0;
        const std::uint64_t most = least + (has_title ? (title_weight - 1) * stored_.body.position : 0);
        if (words < least || words > most)
            find("terms of documents", fmt::format("its words occur {} times instead of {}", words, least));
    }

    void compare_values() {
        const Xapian::Document document = database_.get_document(document_, Xapian::DOC_ASSUME_VALID);
        for (auto at = document.values_begin(); at != document.values_end(); ++at) {
            if (at.get_valueno() == schema::similarity_slot && !stored_.has_text) continue;  // it is the text's
            if (at.get_valueno() == schema::low_bytes_slot || at.get_valueno() == schema::high_bytes_slot) continue;
            const auto expected = expected_.values.find(at.get_valueno());
            if (expected == expected_.values.end() || expected->second != *at)
                find("values", fmt::format("its value in slot {} is not that of its record", at.get_valueno()));
            if (expected != expected_.values.end()) expected_.values.erase(expected);
        }
        for (const auto& [slot, value] : expected_.values)
            if (!value.empty()) find("values", fmt::format("its value in slot {} is missing", slot));
    }

    State& state_;
    const Xapian::Database& database_;
    const DocumentReader& reader_;
    Analyzer& analyzer_;
    Xapian::docid document_;
    StoredDocument stored_;
    std::vector<schema::FieldSlot> slots_;
    PositionCodes codes_;
    bool is_coded_ = false;
    std::string head_;  // of the text
    Expected expected_;
};

}  // namespace

std::uint64_t position_hash(const State& state, std::string_view term) {
    return state.manifest.store_text || !schema::is_word(term) ? hash_of(term) : 0;
}

void check_documents(State& state, const Xapian::Database& database, Xapian::docid first, Xapian::docid last) {
    const DocumentReader reader(database);
    Analyzer analyzer;
    auto at = database.postlist_begin("");
    Xapian::docid before = 0;
    for (at.skip_to(first); at != database.postlist_end("") && *at <= last; ++at) {
        if (*at <= before) fail("the numbers of documents are out of order");
        before = *at;
        DocumentCheck(state, database, reader, analyzer, before).run(at.get_doclength());
    }
}

void name_uneven_documents(State& state, const Xapian::Database& database) {
    if (state.postings.is_even() && state.positions.is_even()) return;
    bool is_named = false;
    const auto name = [&](Xapian::docid document, const char* what) {
        is_named = true;
        state.findings.add("lists of postings", fmt::format("document {}: {}", document, what));
    };
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
        if (state.postings.is_off(*at)) name(*at, "its lists of postings do not go with its list of terms");
        if (state.positions.is_off(*at)) name(*at, wrong_positions);
    }
    if (!is_named) state.findings.add("lists of postings", "there are postings of documents that do not exist");
}

}  // namespace kwic::verify
