// SPDX-License-Identifier: GPL-2.0-or-later
#include <kwic/c/base.h>
#include <kwic/version.h>

const char* kwic_version(void) { return KWIC_VERSION; }
