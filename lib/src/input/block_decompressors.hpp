// SPDX-License-Identifier: GPL-2.0-or-later
// The decompressors of xz and bzip2, for make_decompressor().
#pragma once

#include "input/decompressor.hpp"

#include <memory>

namespace kwic {

// The functions throw std::bad_alloc if memory runs out.
std::unique_ptr<Decompressor> make_xz_decompressor();
std::unique_ptr<Decompressor> make_bzip2_decompressor();

}  // namespace kwic
