// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <kwic/c/query.h>
#include <kwic/query.hpp>

struct kwic_query {
    kwic::Query query;
};
