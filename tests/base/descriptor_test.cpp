// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/descriptor.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>

#include <cerrno>
#include <utility>

namespace kwic {
namespace {

bool is_open(int number) { return fcntl(number, F_GETFD) >= 0; }

TEST_SUITE("descriptor") {
    TEST_CASE("the last owner closes the descriptor") {
        int number = -1;
        {
            Descriptor first(open("/dev/null", O_RDONLY | O_CLOEXEC));
            number = first.number();
            Descriptor second = std::move(first);
            CHECK_FALSE(first.is_open());
            CHECK(second.number() == number);
            CHECK(is_open(number));
        }
        CHECK_FALSE(is_open(number));
    }

    TEST_CASE("assigning to a Descriptor closes its old descriptor") {
        Descriptor owner(open("/dev/null", O_RDONLY | O_CLOEXEC));
        const int number = owner.number();
        owner = Descriptor(open("/dev/zero", O_RDONLY | O_CLOEXEC));
        CHECK(owner.is_open());
        CHECK_FALSE(is_open(number));
    }

    TEST_CASE("closing a descriptor does not change errno") {
        Descriptor owner(open("/dev/null", O_RDONLY | O_CLOEXEC));
        errno = ENOSPC;
        owner.close();
        CHECK(errno == ENOSPC);
        CHECK_FALSE(owner.is_open());
    }
}

}  // namespace
}  // namespace kwic
