// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/answer.hpp"
#include "c/arguments.hpp"
#include "c/guard.hpp"
#include "c/progress.hpp"
#include "c/stop.hpp"

#include <kwic/c/index_files.h>
#include <kwic/index_files.hpp>

using namespace kwic::c;

kwic_status kwic_find_index(const char* from, char** out) {
    return hand_out(out, [&]() -> char* {
        const auto found = kwic::find_index(from ? from : ".");
        return found ? copied(found->string(), nullptr) : nullptr;
    });
}

bool kwic_holds_index(const char* folder) {
    return holds([&] { return folder && kwic::holds_index(folder); });
}

kwic_status kwic_verify(const char* index, kwic_progress_callback progress, void* context, const kwic_stop* stop,
                        kwic_strings** out) {
    return hand_out(out, [&] {
        require(index, "index");
        return make_strings(kwic::verify_index(index, progress_of(progress, context), token(stop)));
    });
}
