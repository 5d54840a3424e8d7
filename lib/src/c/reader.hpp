// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <kwic/c/reader.h>
#include <kwic/index_reader.hpp>

struct kwic_reader {
    kwic::IndexReader reader;
};

namespace kwic::c {

kwic_indexed_document* make_indexed_document(IndexedDocument found);

}  // namespace kwic::c
