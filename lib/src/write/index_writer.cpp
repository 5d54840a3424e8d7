// SPDX-License-Identifier: GPL-2.0-or-later
// An IndexWriter calls its WriteSession for one thread after another, and translates the errors of the WriteSession.
#include "base/engine_errors.hpp"
#include "base/owner_process.hpp"
#include "query/filter.hpp"
#include "schema/check_document.hpp"
#include "text/terminal_codes.hpp"
#include "write/write_session.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/warning.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
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

// Throws Error (invalid_argument) if WriterOptions::memory is larger than WriterOptions::max_memory.
void check_memory_option(std::size_t memory) {
    if (memory > WriterOptions::max_memory)
        throw Error(ErrorCode::invalid_argument, "memory: " + std::to_string(memory) +
                                                     " bytes are more than the maximum, " +
                                                     std::to_string(WriterOptions::max_memory));
}

}  // namespace

class [[gnu::visibility("hidden")]] IndexWriter::Impl {
public:
    Impl(const fs::path& index, const WriterOptions& options)
        : index_(index), session_(std::make_unique<WriteSession>(index, options)), root_(session_->root()) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    // In a child process, leaves the session undestroyed: its destructor would remove the build of the parent, or wait
    // for threads that exist only in the parent.
    ~Impl() {
        if (!owner_.is_calling()) session_.release()->close_lock();
    }

    std::string name() const { return "the index '" + index_.string() + "'"; }

    const fs::path& root() const { return root_; }

    // Waits until no other thread uses the session, calls function(session), and returns the result of the call. Throws
    // Error (invalid_argument) in a child process, and in a callback that the session calls.
    template <class Function>
    decltype(auto) use(Function function) {
        if (!owner_.is_calling())
            throw Error(ErrorCode::invalid_argument,
                        "a writer can be used only in the process that opened it, not in a child after fork()");
        if (user_ == std::this_thread::get_id())
            throw Error(ErrorCode::invalid_argument, "a progress callback of a writer must not call the writer");
        const std::lock_guard lock(mutex_);
        const Use use(user_);
        return function(*session_);
    }

    // Calls function(session), which changes the index; see use().
    template <class Function>
    decltype(auto) change(Function function) {
        return use([&](WriteSession& session) { return session.change([&] { return function(session); }); });
    }

    std::size_t remove_matching(const ReadFilter& read) {
        return translated("cannot remove documents from " + name(), [&] {
            return use([&](WriteSession& session) {
                std::vector<Warning> unused;
                const std::vector<Xapian::docid> found = find(session, read, unused);
                session.change([&] { session.remove(found); });
                return found.size();
            });
        });
    }

    std::vector<std::string> matching(const ReadFilter& read, std::vector<Warning>* warnings) {
        return translated("cannot search " + name(), [&] {
            return use([&](WriteSession& session) {
                std::vector<std::string> ids;
                std::vector<Warning> unused;
                for (const Xapian::docid document : find(session, read, warnings ? *warnings : unused))
                    ids.push_back(session.id_of(document));
                std::sort(ids.begin(), ids.end());
                return ids;
            });
        });
    }

private:
    // An invalid filter does not make the writer unusable, because find() changes nothing.
    static std::vector<Xapian::docid> find(WriteSession & session, const ReadFilter& read,
                                           std::vector<Warning>& warnings) {
        session.change([&] { session.prepare_search(); });
        return session.explain_failure([&] { return session.find(read, warnings); });
    }

    // Makes the calling thread the user of the session as long as the object exists.
    class Use {
    public:
        explicit Use(std::atomic<std::thread::id>& user) : user_(user) { user_ = std::this_thread::get_id(); }
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;
        ~Use() { user_ = std::thread::id(); }

    private:
        std::atomic<std::thread::id>& user_;
    };

    fs::path index_;  // the path as the application gave it
    OwnerProcess owner_;
    std::mutex mutex_;                   // held while a thread uses the session
    std::atomic<std::thread::id> user_;  // the thread that uses the session
    std::unique_ptr<WriteSession> session_;
    const fs::path root_;  // a copy, which a rollback in another thread does not change
};

IndexWriter::IndexWriter(const fs::path& index, const WriterOptions& options)
    : impl_(translated("cannot write to the index '" + index.string() + "'", [&] {
          check_language_option(options.language);
          check_memory_option(options.memory);
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
        return impl_->change([&](WriteSession& session) { return session.put(std::move(document)); });
    });
}

bool IndexWriter::remove(std::string_view id) {
    return translated("cannot remove '" + std::string(id) + "' from " + impl_->name(),
                      [&] { return impl_->change([&](WriteSession& session) { return session.remove(id); }); });
}

std::size_t IndexWriter::remove_matching(std::string_view filter) {
    return impl_->remove_matching([&](const auto& fields) { return parse_filter(filter, fields); });
}

std::size_t IndexWriter::remove_matching(const Query& filter) {
    return impl_->remove_matching([&](const auto& fields) { return checked_filter(filter, fields); });
}

std::vector<std::string> IndexWriter::matching(std::string_view filter, std::vector<Warning>* warnings) {
    return impl_->matching([&](const auto& fields) { return parse_filter(filter, fields); }, warnings);
}

std::vector<std::string> IndexWriter::matching(const Query& filter, std::vector<Warning>* warnings) {
    return impl_->matching([&](const auto& fields) { return checked_filter(filter, fields); }, warnings);
}

std::optional<PutResult> IndexWriter::patch(std::string_view id, const std::vector<Field>& fields,
                                            const std::vector<std::string>& removed) {
    return translated("cannot change '" + std::string(id) + "' in " + impl_->name(), [&] {
        Document document{.fields = fields};
        check_contents(document);
        remove_all_terminal_codes(document);
        return impl_->change([&](WriteSession& session) { return session.patch(id, document.fields, removed); });
    });
}

bool IndexWriter::touch(std::string_view id, const FileStamp& stamp) {
    return impl_->use([&](WriteSession& session) { return session.touch(id, stamp); });
}

bool IndexWriter::keep(std::string_view id) {
    return impl_->use([&](WriteSession& session) { return session.keep(id); });
}

void IndexWriter::keep_below(std::string_view folder) {
    impl_->use([&](WriteSession& session) { session.keep_below(folder); });
}

std::vector<std::string> IndexWriter::missing(std::span<const std::string> ids) const {
    return translated("cannot look for missing documents in " + impl_->name(), [&] {
        return impl_->use(
            [&](WriteSession& session) { return session.explain_failure([&] { return session.missing(ids); }); });
    });
}

bool IndexWriter::commit() {
    return translated("cannot complete " + impl_->name(),
                      [&] { return impl_->change([](WriteSession& session) { return session.commit(); }); });
}

void IndexWriter::rollback() {
    translated("cannot roll back " + impl_->name(),
               [&] { impl_->use([](WriteSession& session) { session.rollback(); }); });
}

void IndexWriter::compact() {
    translated("cannot compact " + impl_->name(),
               [&] { impl_->change([](WriteSession& session) { session.compact(); }); });
}

std::vector<TypeConflict> IndexWriter::type_conflicts() const {
    return impl_->use([](WriteSession& session) { return session.type_conflicts(); });
}

std::size_t IndexWriter::document_count() const {
    return impl_->use([](WriteSession& session) { return session.document_count(); });
}

const fs::path& IndexWriter::root() const { return impl_->root(); }

}  // namespace kwic
