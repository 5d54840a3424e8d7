/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <kwic/kwic.h>

#include <stdio.h>

int main(void) {
    puts(kwic_version());
    return 0;
}
