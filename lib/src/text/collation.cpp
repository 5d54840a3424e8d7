// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/collation.hpp"

#include "base/per_thread.hpp"
#include "text/icu.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kwic {
namespace {

const icu::Collator& collator() {
    static PerThread<const std::unique_ptr<icu::Collator>> collators;
    return *collators.get([] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> root(icu::Collator::createInstance(icu::Locale::getRoot(), status));
        check_icu(status, "cannot load the order of letters");
        root->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
        check_icu(status, "cannot order numbers by their value");
        return root;
    });
}

}  // namespace

std::string collation_key(std::string_view text) {
    if (text.empty()) return {};
    const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    std::string key(4 * text.size() + 16, '\0');  // long enough for the keys of nearly all texts
    for (;;) {
        const int32_t size = collator().getSortKey(source, reinterpret_cast<std::uint8_t*>(key.data()),
                                                   static_cast<int32_t>(key.size()));
        const bool fits = static_cast<std::size_t>(size) <= key.size();
        key.resize(static_cast<std::size_t>(size));
        if (fits) return key;
    }
}

}  // namespace kwic
