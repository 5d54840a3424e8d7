// SPDX-License-Identifier: GPL-2.0-or-later
// SeenIdentifiers: the words with several humps in the texts, titles and file names of documents.
#pragma once

#include "schema/identifier_collector.hpp"

#include <mutex>

namespace kwic::verify {

class SeenIdentifiers {
public:
    void add(const IdentifierCollector& seen) {  // thread-safe
        const std::lock_guard lock(mutex_);
        all_.add(seen);
    }
    const IdentifierCollector& all() const { return all_; }

private:
    std::mutex mutex_;
    IdentifierCollector all_;
};

}  // namespace kwic::verify
