// SPDX-License-Identifier: GPL-2.0-or-later
// PerThread holds one object per thread, which is destroyed when the thread ends. Use PerThread instead of thread_local
// for objects with a destructor: glibc terminates the program if memory runs out during the registration of a
// thread_local destructor.
#pragma once

#include <pthread.h>

#include <memory>
#include <new>
#include <system_error>

namespace kwic {

// A PerThread must be a static object, because its pthread key is never deleted.
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

    // Returns the object of the calling thread. The first call in a thread constructs the object from the result
    // of make().
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
