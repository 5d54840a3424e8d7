// SPDX-License-Identifier: GPL-2.0-or-later
// Names across spellings and scripts: whether two words may be spellings of one name (Gaddafi, Kadhafi, القذافي).
// A word has a few keys. Words that share none are different names; for those that share one, Name::may_be() decides.
#pragma once

#include "text/names/name_sounds.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class Name {
public:
    // A folded word. One that can be no name (digits, too short, a script without letters) is empty.
    explicit Name(std::string_view word);

    bool empty() const { return keys_.empty(); }

    // Short, of letters of a to z and A to Z, ascending; at most max_keys for each reading.
    const std::vector<std::string>& keys() const { return keys_; }

    // Not transitive.
    bool may_be(const Name& other) const;

    // The same for a name that shares a key, whose keys need not be made again.
    bool sounds_like(const names::Reading& other) const;

    static constexpr std::size_t max_keys = 12;

private:
    bool shares_key(const Name& other) const;

    names::Reading reading_;
    std::vector<std::string> keys_;
};

// What makes the same Name as the word does, and faster: ICU takes many milliseconds to make itself ready for the
// scripts of India, Georgian and others. Empty for words of other scripts.
std::string quick_name(std::string_view word);

std::vector<std::string> name_keys(std::string_view word);

}  // namespace kwic
