// SPDX-License-Identifier: GPL-2.0-or-later
// IndexWriter calls a WriteSession, and translates its errors.
#include "base/engine_errors.hpp"
#include "base/owner_process.hpp"
#include "schema/check_document.hpp"
#include "text/terminal_codes.hpp"
#include "write/write_session.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {

namespace fs = std::filesystem;

namespace {

void remove_all_terminal_codes(Document& document) {
    remove_terminal_codes(document.text);
    remove_terminal_codes(document.title);
    for (Field& field : document.fields)
        if (auto* text = std::get_if<std::string>(&field.value)) remove_terminal_codes(*text);
}

}  // namespace

class [[gnu::visibility("hidden")]] IndexWriter::Impl {
public:
    Impl(const fs::path& index, const WriterOptions& options)
        : index_(index), session_(std::make_unique<WriteSession>(index, options)) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    // In a child process, leaves the session undestroyed: its destructor would remove the build of the parent, or wait
    // for threads that exist only in the parent.
    ~Impl() {
        if (!owner_.is_calling()) session_.release()->close_lock();
    }

    std::string name() const { return "the index '" + index_.string() + "'"; }

    const fs::path& root() const { return session_->root(); }

    // Returns the session. Throws Error (invalid_argument) in a child process.
    WriteSession& session() const {
        if (!owner_.is_calling())
            throw Error(ErrorCode::invalid_argument,
                        "a writer can be used only in the process that opened it, not in a child after fork()");
        return *session_;
    }

private:
    fs::path index_;  // the path as the application gave it
    OwnerProcess owner_;
    std::unique_ptr<WriteSession> session_;
};

IndexWriter::IndexWriter(const fs::path& index, const WriterOptions& options)
    : impl_(translated("cannot write to the index '" + index.string() + "'", [&] {
          check_language_option(options.language);
          return std::make_unique<Impl>(index, options);
      })) {}

IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

PutResult IndexWriter::put(Document document) {
    const std::string id = document.id;
    return translated("cannot add '" + id + "' to " + impl_->name(), [&] {
        check_document(document);
        remove_all_terminal_codes(document);
        WriteSession& session = impl_->session();
        return session.change([&] { return session.put(std::move(document)); });
    });
}

bool IndexWriter::remove(std::string_view id) {
    return translated("cannot remove '" + std::string(id) + "' from " + impl_->name(), [&] {
        WriteSession& session = impl_->session();
        return session.change([&] { return session.remove(id); });
    });
}

bool IndexWriter::touch(std::string_view id, const FileStamp& stamp) { return impl_->session().touch(id, stamp); }

bool IndexWriter::keep(std::string_view id) { return impl_->session().keep(id); }

void IndexWriter::keep_below(std::string_view folder) { impl_->session().keep_below(folder); }

std::vector<std::string> IndexWriter::missing(std::span<const std::string> ids) const {
    return translated("cannot look for missing documents in " + impl_->name(), [&] {
        WriteSession& session = impl_->session();
        return session.explain_failure([&] { return session.missing(ids); });
    });
}

bool IndexWriter::commit() {
    return translated("cannot complete " + impl_->name(), [&] {
        WriteSession& session = impl_->session();
        return session.change([&] { return session.commit(); });
    });
}

void IndexWriter::compact() {
    translated("cannot compact " + impl_->name(), [&] {
        WriteSession& session = impl_->session();
        session.change([&] { session.compact(); });
    });
}

std::size_t IndexWriter::document_count() const { return impl_->session().document_count(); }

const fs::path& IndexWriter::root() const { return impl_->root(); }

}  // namespace kwic
