// SPDX-License-Identifier: GPL-2.0-or-later
// Checks the record, the text, the terms and the values of each document. The terms and values must equal those that
// DocumentTerms derives from the record and the text.
#include "schema/document_terms.hpp"
#include "schema/encoding_sink.hpp"
#include "schema/field_values.hpp"
#include "schema/fields.hpp"
#include "schema/stored_text.hpp"
#include "schema/term_positions.hpp"
#include "schema/word_position.hpp"
#include "verify/content_check.hpp"
#include "verify/expected_document.hpp"
#include "verify/text_check.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::verify {
namespace {

constexpr const char* wrong_positions = "its positions do not match its words";

class DocumentCheck {
public:
    DocumentCheck(State& state, const Xapian::Database& database, const DocumentReader& reader, Analyzer& analyzer,
                  WrittenWords& written, Xapian::docid document)
        : state_(state),
          database_(database),
          reader_(reader),
          analyzer_(analyzer),
          written_(written),
          document_(document),
          expected_(state, document) {}

    void run(Xapian::termcount length) {
        bool is_read = guarded("documents", [&] { read_record(length); });
        is_read = is_read && guarded("documents", [&] { read_text(); });
        const bool has_terms = guarded("termlists", [&] { read_terms(length, is_read); });
        if (!has_terms) state_.postings.ignore(document_);
        if (is_read && has_terms)
            state_.positions.add(document_, expected_.positions);
        else
            state_.positions.ignore(document_);
        if (is_read) guarded("values", [&] { compare_values(); });
    }

private:
    // Calls `function`, and returns true if `function` does not throw. Passes std::bad_alloc and DatabaseModifiedError
    // to the caller. Adds a finding for any other exception, and returns false. A DatabaseModifiedError is not a sign
    // of damage: a writer has overwritten blocks of the revision that the check reads.
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

    void find(const char* kind, const std::string& finding) {
        const std::string id = stored_.id.empty() ? "" : " '" + stored_.id + "'";
        state_.findings.add(kind, fmt::format("document {}{}: {}", document_, id, finding));
    }

    void read_record(Xapian::termcount length) {
        ++state_.documents;
        state_.length += length;
        stored_ = reader_.document(database_.get_document(document_, Xapian::DOC_ASSUME_VALID));
        if (stored_.id.empty()) fail("its record has no id");
        if (stored_.end.position > length) fail("its record counts more words than the document has");
        if (stored_.has_text != state_.manifest.store_text)
            fail(stored_.has_text ? "it has a text in an index without texts" : "its text is missing");
        for (const Field& field : stored_.fields) {
            const auto entry = state_.fields.find(field.name);
            if (entry == state_.fields.end()) fail("its field '" + field.name + "' is not a field of the index");
            entries_.push_back(entry->second);
            if ((entry->second.kinds & kind_of(field.value, entry->second.type)) == 0)
                fail("the list of fields lacks the kind of a value of its field '" + field.name + "'");
        }
    }

    void read_text() {
        const bool has_positions = state_.manifest.positions;
        codes_ = codes_of(database_, document_);
        if (!has_positions && codes_ != PositionCodes()) fail("it has positions in an index without positions");
        is_coded_ = has_positions && codes_ != PositionCodes::lists();
        EncodingSink coding(expected_);
        DocumentTerms terms(is_coded_ ? coding : static_cast<PostingSink&>(expected_), has_positions, &written_);
        if (stored_.has_text) {
            TextCheck text(state_, reader_, analyzer_, stored_);
            text.read_frames();
            text.analyze_frames(terms);
        } else {
            if (!stored_.frames.empty()) fail("it has frames of a text in an index without texts");
            for (std::uint64_t at = 1; has_positions && !is_coded_ && at <= stored_.end.position; ++at)
                expected_.positions += hash_of(0, document_, at);
        }
        terms.record(stored_, entries_, analyzer_);
        if (is_coded_ && coding.finish() != codes_ && stored_.has_text) fail(wrong_positions);
    }

    void read_terms(Xapian::termcount length, bool compare) {
        std::string last;
        std::uint64_t occurrences = 0;
        std::uint64_t words = 0;  // see compare_count(); counted only if the text is not stored
        std::size_t found = 0;
        std::optional<PositionDecoder> codes;  // set only if the document has position codes and no stored text
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
            fail(fmt::format("its length is {}, but its terms occur {} times", length, occurrences));
        if (!compare) return;
        if (found != expected_.terms.size()) name_missing_terms();
        if (!stored_.has_text) compare_count(words);
    }

    void compare_term(const std::string& term, Xapian::termcount count, std::size_t& found, std::uint64_t& words) {
        const auto expected = expected_.terms.find(term);
        const bool is_expected = expected != expected_.terms.end();
        found += is_expected;
        const std::uint64_t known = is_expected ? expected->second : 0;
        if (!stored_.has_text && schema::is_word(term) && count >= known)
            words += count - known;
        else if (!is_expected && !(term.starts_with(schema::padding_prefix) && count == 0))
            find("terms of documents",
                 "it has the term '" + term + "', which is neither in its text nor in its record");
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

    // Returns an upper bound on the number of broken words of the text (see text/broken_words.hpp). If the index stores
    // no positions, the bound is half of the number of words, because a broken word has at least two parts.
    std::uint64_t max_broken_words() {
        if (!state_.manifest.positions || codes_.low_bytes.empty()) return stored_.end.position / 2;
        if (is_coded_) return PositionDecoder(codes_.low_bytes).broken_words();
        std::uint64_t count = 0;
        for (auto term = database_.termlist_begin(document_); term != database_.termlist_end(document_); ++term)
            if (schema::is_word(*term))
                for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) count += is_broken(*at);
        return count;
    }

    // Checks whether `words` is consistent with the number of words that the record states. `words` is the sum of the
    // frequencies of the document's word terms that do not come from a separate title or from fields. Called only if
    // the index does not store the text: the record then states the number of words, but not the words.
    void compare_count(std::uint64_t words) {
        const std::uint64_t min_words = stored_.end.position;
        // A title in the text has at most stored_.body.position words. Each of these words counts title_weight times.
        const bool has_title = !stored_.has_separate_title && stored_.body.offset > 0;
        const std::uint64_t max_words = min_words + (has_title ? (title_weight - 1) * stored_.body.position : 0);
        if (words >= min_words && (words <= max_words || words <= max_words + max_broken_words())) return;
        const std::string expected =
            min_words == max_words ? fmt::to_string(min_words) : fmt::format("{} to {}", min_words, max_words);
        find("terms of documents", fmt::format("its words have {} occurrences instead of {}", words, expected));
    }

    void compare_values() {
        const Xapian::Document document = database_.get_document(document_, Xapian::DOC_ASSUME_VALID);
        for (auto at = document.values_begin(); at != document.values_end(); ++at) {
            if (at.get_valueno() == schema::similarity_slot && !stored_.has_text)
                continue;  // the fingerprint is derived from the text, which is not stored
            if (at.get_valueno() == schema::low_bytes_slot || at.get_valueno() == schema::high_bytes_slot) continue;
            const auto expected = expected_.values.find(at.get_valueno());
            if (expected == expected_.values.end() || expected->second != *at)
                find("values", fmt::format("its value in slot {} differs from its record", at.get_valueno()));
            if (expected != expected_.values.end()) expected_.values.erase(expected);
        }
        for (const auto& [slot, value] : expected_.values)
            if (!value.empty()) find("values", fmt::format("its value in slot {} is missing", slot));
    }

    State& state_;
    const Xapian::Database& database_;
    const DocumentReader& reader_;
    Analyzer& analyzer_;
    WrittenWords& written_;
    Xapian::docid document_;
    StoredDocument stored_;
    std::vector<schema::FieldEntry> entries_;
    PositionCodes codes_;
    bool is_coded_ = false;
    ExpectedDocument expected_;
};

}  // namespace

std::uint64_t position_hash(const State& state, std::string_view term) {
    return state.manifest.store_text || !schema::is_word(term) ? hash_of(term) : 0;
}

void check_documents(State& state, const Xapian::Database& database, Xapian::docid first, Xapian::docid last) {
    const DocumentReader reader(database);
    Analyzer analyzer;
    WrittenWords written;
    auto at = database.postlist_begin("");
    Xapian::docid before = 0;
    for (at.skip_to(first); at != database.postlist_end("") && *at <= last; ++at) {
        if (*at <= before) fail("the document numbers are out of order");
        before = *at;
        DocumentCheck(state, database, reader, analyzer, written, before).run(at.get_doclength());
    }
    const std::lock_guard lock(state.seen_identifiers_mutex);
    state.seen_identifiers.add(written.identifiers);
}

void name_uneven_documents(State& state, const Xapian::Database& database) {
    if (state.postings.is_equal() && state.positions.is_equal()) return;
    bool is_named = false;
    const auto report = [&](Xapian::docid document, const char* finding) {
        is_named = true;
        state.findings.add("postings", fmt::format("document {}: {}", document, finding));
    };
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
        if (state.postings.differs(*at)) report(*at, "its postings differ from its termlist");
        if (state.positions.differs(*at)) report(*at, wrong_positions);
    }
    if (!is_named) state.findings.add("postings", "there are postings of documents that do not exist");
}

}  // namespace kwic::verify
