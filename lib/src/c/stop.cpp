// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/stop.hpp"

#include "c/guard.hpp"

kwic_stop* kwic_stop_new(void) {
    kwic_stop* stop = nullptr;
    kwic::c::hand_out(&stop, [] { return new kwic_stop; });
    return stop;
}

void kwic_stop_request(kwic_stop* stop) {
    if (stop) stop->source.request_stop();
}

bool kwic_stop_requested(const kwic_stop* stop) { return stop && stop->source.stop_requested(); }

void kwic_stop_free(kwic_stop* stop) { delete stop; }
