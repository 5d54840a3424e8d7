// SPDX-License-Identifier: GPL-2.0-or-later
#include <kwic/kwic.hpp>

const char* kwic::version() noexcept { return KWIC_VERSION; }
