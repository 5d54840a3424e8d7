// SPDX-License-Identifier: GPL-2.0-or-later
// SharedVocabulary: the words of the newest state of some indexes, once for all threads that search it.
#pragma once

#include "query/vocabulary.hpp"

#include <xapian.h>

#include <memory>
#include <mutex>
#include <string>

namespace kwic {

class SharedVocabulary {
public:
    // Those of `database`, whose state `revision` names; read unless they are here. Others wait meanwhile, as they are
    // likely to want the same. An empty `revision` is never shared. Safe to use from several threads.
    std::shared_ptr<const Vocabulary> of(const std::string& revision, const Xapian::Database& database) {
        if (revision.empty()) return std::make_shared<const Vocabulary>(database);
        const std::lock_guard lock(mutex_);
        if (revision_ != revision) {
            vocabulary_ = std::make_shared<const Vocabulary>(database);
            revision_ = revision;
        }
        return vocabulary_;
    }

private:
    std::mutex mutex_;
    std::string revision_;
    std::shared_ptr<const Vocabulary> vocabulary_;
};

}  // namespace kwic
