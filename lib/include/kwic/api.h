/* SPDX-License-Identifier: GPL-2.0-or-later
 * KWIC_API marks the functions and classes that the shared library exports. */
#ifndef KWIC_API_H
#define KWIC_API_H

#if defined(__GNUC__)
#define KWIC_API __attribute__((visibility("default")))
#else
#define KWIC_API
#endif

#endif
