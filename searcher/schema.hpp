// SPDX-License-Identifier: GPL-2.0-or-later
// The JSON Schema of the output of kwic-searcher: the contents of searcher/schema.json.
#pragma once

#include <string_view>

namespace kwic::searcher {

extern const std::string_view json_schema;

}  // namespace kwic::searcher
