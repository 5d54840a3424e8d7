// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/engine_errors.hpp"
#include "open/indexed_document.hpp"
#include "open/open_index.hpp"

#include <kwic/error.hpp>
#include <kwic/index_reader.hpp>

#include <cstddef>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class [[gnu::visibility("hidden")]] IndexReader::Impl {
public:
    explicit Impl(const std::filesystem::path& index)
        : index_(index), opened_(open_index(folder_location(index), {.mapped = false})) {
        opened_->finish_refresh();
    }

    const OpenIndex& opened() const { return *opened_; }
    const Xapian::Database& database() const { return opened_->state().opened.database; }

    // Runs `function`, which reads the index, and translates exceptions of Xapian to Error.
    template <class Function>
    decltype(auto) translate_errors(Function function) const {
        return translated("cannot read the index '" + index_.string() + "'", [&] {
            try {
                return function();
            } catch (const Xapian::DatabaseModifiedError&) {
                throw Error(ErrorCode::locked,
                            "the index '" + index_.string() + "' was changed while it was read: read it again");
            } catch (const std::exception&) {
                opened_->throw_if_corrupt();
                throw;
            }
        });
    }

    IndexedDocument read(Xapian::docid id, bool with_text) const {
        const Xapian::Document document = database().get_document(id, Xapian::DOC_ASSUME_VALID);
        return indexed_document(*opened_, opened_->state().reader.document(document), with_text);
    }

private:
    std::filesystem::path index_;
    std::unique_ptr<OpenIndex> opened_;
};

IndexReader::IndexReader(const std::filesystem::path& index)
    : impl_(translated("cannot open the index '" + index.string() + "'",
                       [&] { return std::make_unique<Impl>(index); })) {}

IndexReader::IndexReader(IndexReader&&) noexcept = default;
IndexReader& IndexReader::operator=(IndexReader&&) noexcept = default;
IndexReader::~IndexReader() = default;

std::size_t IndexReader::document_count() const {
    return impl_->translate_errors([&] { return static_cast<std::size_t>(impl_->database().get_doccount()); });
}

bool IndexReader::has_texts() const { return impl_->opened().state().storage.texts; }

std::vector<FieldInfo> IndexReader::fields() const {
    std::vector<FieldInfo> fields;
    for (const auto& [name, entry] : impl_->opened().state().fields)
        fields.push_back({.name = name,
                          .type = entry.type,
                          .has_integers = (entry.kinds & schema::has_integers) != 0,
                          .has_reals = (entry.kinds & schema::has_reals) != 0,
                          .has_booleans = (entry.kinds & schema::has_booleans) != 0,
                          .has_dates = (entry.kinds & schema::has_dates) != 0,
                          .has_strings = (entry.kinds & schema::has_strings) != 0});
    return fields;
}

std::vector<std::string> IndexReader::field_names() const {
    std::vector<std::string> names;
    for (const auto& [name, entry] : impl_->opened().state().fields) names.push_back(name);
    return names;
}

std::optional<IndexedDocument> IndexReader::document(std::string_view id) const {
    return impl_->translate_errors([&]() -> std::optional<IndexedDocument> {
        const Xapian::Database& database = impl_->database();
        const std::string term = schema::id_term(schema::id_hash(id));
        const auto posting = database.postlist_begin(term);
        if (posting == database.postlist_end(term)) return {};
        return impl_->read(*posting, true);
    });
}

void IndexReader::for_each(const std::function<void(IndexedDocument)>& function, bool with_text) const {
    // Without this check, for_each() could omit documents of a damaged index and report no error.
    impl_->translate_errors([&] { impl_->opened().throw_if_corrupt(); });
    const Xapian::Database& database = impl_->database();
    const auto end = database.postlist_end("");
    auto posting = impl_->translate_errors([&] { return database.postlist_begin(""); });
    while (posting != end) {
        function(impl_->translate_errors([&] { return impl_->read(*posting, with_text); }));
        impl_->translate_errors([&] { ++posting; });
    }
}

}  // namespace kwic
