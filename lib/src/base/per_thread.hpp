// SPDX-License-Identifier: GPL-2.0-or-later
// PerThread: an object of each thread's own, destroyed with the thread. thread_local is not for objects with a
// destructor: where glibc has no memory to note it, it ends the program.
#pragma once

#include <pthread.h>

#include <memory>
#include <new>
#include <system_error>

namespace kwic {

// Is to be static: what threads hold refers to it.
template <class Object>
class PerThread {
public:
    PerThread() {
        const int error = pthread_key_create(&key_, [](void* object) { delete static_cast<Object*>(object); });
        if (error != 0)
            throw std::system_error(error, std::generic_category(), "cannot keep an object for each thread");
    }
    PerThread(const PerThread&) = delete;
    PerThread& operator=(const PerThread&) = delete;

    // This thread's, which is what make() returns the first time.
    template <class Make>
    Object& get(Make make) {
        if (void* const known = pthread_getspecific(key_)) return *static_cast<Object*>(known);
        auto made = std::make_unique<Object>(make());
        if (pthread_setspecific(key_, made.get()) != 0) throw std::bad_alloc();
        return *made.release();
    }

private:
    pthread_key_t key_{};
};

}  // namespace kwic
